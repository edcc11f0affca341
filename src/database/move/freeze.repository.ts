import { setTimeout as sleep } from 'node:timers/promises';
import type { Queries } from '../../common/queries.js';

/** A lock that is not there soon is asked for again: its other users wait behind it meanwhile, and go on between. */
const LOCK_TIMEOUT = `SELECT set_config('lock_timeout', '2s', false)`;
const ATTEMPTS = 30;
const PAUSE_MS = 500;
const LOCK_NOT_AVAILABLE = '55P03';

/**
 * Lets nothing change rows of a workspace any more. Each trigger waits for the transactions that are writing to its table, so
 * that none of them is missed; rows of other workspaces are only compared with its condition.
 */
export async function freeze(db: Queries, workspaceId: number, tables: readonly string[]): Promise<void> {
  await db.query(null, LOCK_TIMEOUT, []);
  const frozen = new Set((await triggersOf(db, workspaceId)).map(({ table, name }) => `${table} ${name}`));
  for (const table of tables)
    for (const { name, events, row } of triggersFor(workspaceId))
      if (!frozen.has(`${table} ${name}`))
        await locked(() => db.query(null, createTrigger(name, events, table, row, Number(workspaceId)), []));
}

/** True if rows of a workspace cannot be changed. */
export const isFrozen = async (db: Queries, workspaceId: number): Promise<boolean> =>
  (await triggersOf(db, workspaceId)).length > 0;

/** Lets rows of a workspace be changed again. */
export async function unfreeze(db: Queries, workspaceId: number): Promise<void> {
  await db.query(null, LOCK_TIMEOUT, []);
  for (const { table, name } of await triggersOf(db, workspaceId))
    await locked(() => db.query(null, `DROP TRIGGER ${name} ON ${table}`, []));
}

const triggersFor = (workspaceId: number) => [
  { name: `moving_${workspaceId}_new`, events: 'INSERT', row: 'NEW' },
  { name: `moving_${workspaceId}_old`, events: 'UPDATE OR DELETE', row: 'OLD' },
];

const createTrigger = (name: string, events: string, table: string, row: string, workspaceId: number) => `
CREATE TRIGGER ${name} BEFORE ${events} ON ${table} FOR EACH ROW
WHEN (${row}.workspace_id = ${workspaceId}) EXECUTE FUNCTION refuse_moving('${workspaceId}')`;

/** The triggers of partitions come and go with those of their table. */
const TRIGGERS = `
SELECT tgrelid::regclass::text AS table, tgname::text AS name FROM pg_trigger
WHERE tgname = ANY($1::text[]) AND tgparentid = 0 ORDER BY 1, 2`;

const triggersOf = (db: Queries, workspaceId: number) =>
  db.query<{ table: string; name: string }>(null, TRIGGERS, [triggersFor(workspaceId).map(({ name }) => name)]);

async function locked(work: () => Promise<unknown>): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await work();
      return;
    } catch (error) {
      if ((error as { code?: string }).code !== LOCK_NOT_AVAILABLE || attempt === ATTEMPTS) throw error;
      await sleep(PAUSE_MS);
    }
  }
}
