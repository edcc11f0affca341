import type { Queries } from '../../common/queries.js';

/** A workspace in one of the two installations. */
export interface MovingWorkspace {
  readonly name: string;
  readonly account: string;
  /** The code of its plan; null without a subscription. */
  readonly plan: string | null;
  /** True from the beginning of a move; it stays so in the installation that the workspace has left. */
  readonly isMoving: boolean;
  readonly hasMoved: boolean;
  /** The other installation of its last move. */
  readonly moveWith: string | null;
}

export async function findWorkspace(db: Queries, workspaceId: number): Promise<MovingWorkspace | undefined> {
  const [row] = await db.query<MovingWorkspace>(null, FIND, [workspaceId]);
  return row;
}

/** True where a purge of the workspace, or of an earlier one with its id, may still delete rows. */
export async function isBeingPurged(db: Queries, workspaceId: number): Promise<boolean> {
  return (await db.query(null, PURGING, [workspaceId])).length > 0;
}

/** Takes the lock under which one process at a time moves a workspace, until the connection ends. */
export async function lockMove(db: Queries, workspaceId: number): Promise<boolean> {
  const [row] = await db.query<{ locked: boolean }>(null, 'SELECT pg_try_advisory_lock($1, $2) AS locked', [
    MOVE_LOCK,
    workspaceId,
  ]);
  return row?.locked === true;
}

/** From now on no worker works on the workspace. */
export async function beginLeaving(db: Queries, workspaceId: number, to: string): Promise<void> {
  await db.query(null, BEGIN_LEAVING, [workspaceId, to]);
}

/** Makes the workspace, suspended and without a key, so that rows can refer to it. */
export async function beginArriving(
  tx: Queries,
  workspaceId: number,
  from: string,
  name: string,
  account: string,
): Promise<void> {
  await tx.query(null, 'DELETE FROM purges WHERE id = $1', [workspaceId]);
  await tx.query(null, ADD_ACCOUNT, [account]);
  await tx.query(null, BEGIN_ARRIVING, [workspaceId, from, name, account]);
}

/** Gives the workspace its settings: with the commit it is active. */
export async function arrive(tx: Queries, from: Queries, workspaceId: number): Promise<void> {
  const [row] = await from.query<{ settings: object }>(null, SETTINGS, [workspaceId]);
  await tx.query(null, APPLY_SETTINGS, [workspaceId, JSON.stringify(row?.settings)]);
}

/** Returns the number of the workspace's plan in the other installation, where it is made if there is none with its code. */
export async function ensurePlan(tx: Queries, from: Queries, workspaceId: number): Promise<string | null> {
  const [row] = await from.query<{ plan: { code: string } }>(null, PLAN, [workspaceId]);
  if (!row) return null;
  await tx.query(null, ADD_PLAN, [JSON.stringify(row.plan)]);
  const [plan] = await tx.query<{ id: string }>(null, 'SELECT id::text AS id FROM plans WHERE code = $1', [row.plan.code]);
  return plan?.id ?? null;
}

/** Registers the OAuth clients of a workspace's grants in the other installation, unless it knows them. */
export async function copyClients(tx: Queries, from: Queries, workspaceId: number): Promise<void> {
  const clients = await from.query<{ client: object }>(null, CLIENTS, [workspaceId]);
  await tx.query(null, ADD_CLIENTS, [JSON.stringify(clients.map(({ client }) => client))]);
}

/** Notes that the workspace is active in the other installation: here it is suspended from now on. */
export async function finishLeaving(tx: Queries, workspaceId: number): Promise<void> {
  await tx.query(null, `UPDATE workspaces SET status = 'suspended', moved_at = now() WHERE id = $1 AND moved_at IS NULL`, [
    workspaceId,
  ]);
}

/** Takes the beginning of a move back. */
export async function stayHere(db: Queries, workspaceId: number): Promise<void> {
  await db.query(null, 'UPDATE workspaces SET moving_since = NULL, move_with = NULL WHERE id = $1', [workspaceId]);
}

export async function removeArriving(tx: Queries, workspaceId: number): Promise<void> {
  await tx.query(null, 'DELETE FROM workspaces WHERE id = $1 AND moving_since IS NOT NULL', [workspaceId]);
}

/** Writes an entry of the audit. @param action `workspace.moved` or `workspace.arrived` */
export async function recordMove(tx: Queries, workspaceId: number, action: string, other: string): Promise<void> {
  await tx.query(null, RECORD, [workspaceId, action, JSON.stringify({ installation_id: other })]);
}

/** Tells the processes of the service that keys and workspaces have changed. */
export async function tellCredentialsChanged(db: Queries, channel: string, about: string): Promise<void> {
  await db.query(null, 'SELECT pg_notify($1, $2)', [channel, about]);
}

/** The class of the advisory lock: an arbitrary number that no other program on this database is likely to use. */
const MOVE_LOCK = 7_726_303;

const FIND = `
SELECT w.name, a.name AS account, p.code AS plan, w.moving_since IS NOT NULL AS "isMoving", w.moved_at IS NOT NULL AS "hasMoved",
  w.move_with::text AS "moveWith"
FROM workspaces w JOIN accounts a ON a.id = w.account_id
LEFT JOIN subscriptions s ON s.workspace_id = w.id LEFT JOIN plans p ON p.id = s.plan_id
WHERE w.id = $1`;

/** Rows that a late call has written are deleted for a day: see the purge. */
const PURGING = `
SELECT FROM purges WHERE id = $1 AND (finished_at IS NULL OR finished_at > now() - interval '1 day')`;

const BEGIN_LEAVING = `
UPDATE workspaces SET moving_since = COALESCE(moving_since, now()), move_with = $2::uuid WHERE id = $1`;

const ADD_ACCOUNT = 'INSERT INTO accounts (name) SELECT $1::text WHERE NOT EXISTS (SELECT FROM accounts WHERE name = $1)';

const BEGIN_ARRIVING = `
INSERT INTO workspaces (id, account_id, name, status, moving_since, move_with) OVERRIDING SYSTEM VALUE
SELECT $1::int, (SELECT min(id) FROM accounts WHERE name = $4), $3::text, 'suspended', now(), $2::uuid
ON CONFLICT (id) DO NOTHING`;

const SETTINGS = `
SELECT to_jsonb(w) AS settings FROM workspaces w WHERE w.id = $1`;

const PLAN = 'SELECT to_jsonb(p) AS plan FROM subscriptions s JOIN plans p ON p.id = s.plan_id WHERE s.workspace_id = $1';

const CLIENTS = `
SELECT to_jsonb(c) AS client FROM oauth_clients c WHERE id IN (SELECT client_id FROM oauth_grants WHERE workspace_id = $1)`;

const ADD_CLIENTS = `
INSERT INTO oauth_clients SELECT * FROM jsonb_populate_recordset(NULL::oauth_clients, $1::jsonb) ON CONFLICT DO NOTHING`;

/** All columns but those that say where the workspace is. */
const APPLY_SETTINGS = `
UPDATE workspaces w SET (name, status, rpm_limit, burst_limit, memory_write_limit, memory_retrieve_limit, created_at, deleted_at,
    limit_reached_until, time_zone, scope_keys, auto_apply, moving_since, moved_at)
  = (SELECT s.name, s.status, s.rpm_limit, s.burst_limit, s.memory_write_limit, s.memory_retrieve_limit, s.created_at,
       s.deleted_at, s.limit_reached_until, s.time_zone, s.scope_keys, s.auto_apply,
       NULL::timestamptz, NULL::timestamptz
     FROM jsonb_populate_record(NULL::workspaces, $2::jsonb) s)
WHERE w.id = $1`;

const ADD_PLAN = `
INSERT INTO plans (code, name, rpm_limit, burst_limit, memory_write_limit, memory_retrieve_limit, created_at, max_keys)
SELECT code, name, rpm_limit, burst_limit, memory_write_limit, memory_retrieve_limit, created_at, max_keys
FROM jsonb_populate_record(NULL::plans, $1::jsonb) ON CONFLICT (code) DO NOTHING`;

const RECORD = `
INSERT INTO audit_entries (workspace_id, actor, action, details, request_id, created_at)
VALUES ($1, 'admin', $2, $3::jsonb, 'move', now())`;
