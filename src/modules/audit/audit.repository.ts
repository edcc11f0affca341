import { Injectable } from '@nestjs/common';
import { type Page, type PageRequest, pageById } from '../../common/page.js';
import type { Queries } from '../../common/queries.js';
import { EVERY_WORKSPACE } from '../../database/tenancy/workspace-of.js';

/** An action to be recorded. */
export interface AuditRecord {
  /** Null for what concerns no single workspace. */
  readonly workspaceId: number | null;
  /** `admin`, `key:<id>`, or `service` for what it does by itself. */
  readonly actor: string;
  /** E.g. `workspace.updated`. */
  readonly action: string;
  /** Facts that the data no longer tell; no text of a memory, and no secret. */
  readonly details: object;
  readonly requestId: string;
  readonly at: Date;
}

/** An entry of the audit. */
export interface AuditEntry {
  readonly id: number;
  readonly workspaceId: number | null;
  readonly actor: string;
  readonly action: string;
  readonly details: Record<string, unknown>;
  readonly requestId: string;
  readonly createdAt: Date;
}

/** A kind of thing that belongs to one workspace and has paths of its own, named by the first part of these. */
export type OwnedKind = keyof typeof WORKSPACE_OF;

/** Selects entries; what is undefined selects all. */
export interface AuditSelection {
  readonly workspaceId?: number | undefined;
  /** An action, or the first part of several: `key` for `key.created` and `key.deleted`. */
  readonly action?: string | undefined;
  readonly from?: Date | undefined;
  readonly to?: Date | undefined;
}

/** Writes and reads the audit: who did what, and when. */
@Injectable()
export class AuditRepository {
  /** Adds an entry. @param db the transaction of what was done, where there is one: neither is there without the other */
  async record(db: Queries, { workspaceId, actor, action, details, requestId, at }: AuditRecord): Promise<void> {
    await db.query(null, workspaceId === null ? RECORD_OF_SERVICE : RECORD, [
      workspaceId,
      actor,
      action,
      JSON.stringify(details),
      requestId,
      at,
    ]);
  }

  /**
   * Returns a page of entries, the newest first.
   * @throws AppError `validation_failed` for a cursor of another list
   */
  list(db: Queries, selection: AuditSelection, page: PageRequest): Promise<Page<AuditEntry>> {
    const { workspaceId, action, from, to } = selection;
    const list = `audit ${JSON.stringify([workspaceId, action, from, to])}`;
    return pageById(list, page, (before, limit) => {
      const values: unknown[] = workspaceId === undefined ? [limit] : [limit, workspaceId];
      const parameter = (value: unknown) => `$${values.push(value)}`;
      const conditions = [
        before === undefined ? 'true' : `id < ${parameter(before)}`,
        ...(action === undefined ? [] : [`(action = ${parameter(action)} OR starts_with(action, ${parameter(`${action}.`)}))`]),
        ...(from === undefined ? [] : [`created_at >= ${parameter(from)}`]),
        ...(to === undefined ? [] : [`created_at < ${parameter(to)}`]),
      ].join(' AND ');
      const select = workspaceId === undefined ? `${EVERY_WORKSPACE}${SELECT} WHERE` : `${SELECT} WHERE workspace_id = $2 AND`;
      return db.query<AuditEntry>(null, `${select} ${conditions} ORDER BY id DESC LIMIT $1`, values);
    });
  }

  /** Returns the workspace of a key, a grant, a webhook or a delivery; undefined for an unknown id. */
  async workspaceOf(db: Queries, kind: OwnedKind, id: number): Promise<number | undefined> {
    const [row] = await db.query<{ workspaceId: number }>(null, WORKSPACE_OF[kind], [id]);
    return row?.workspaceId;
  }

  /** Deletes up to `limit` entries that are older than `days`. @returns their number */
  async sweep(db: Queries, days: number, limit: number): Promise<number> {
    return (await db.query('sweep_audit_entries', SWEEP, [days, limit])).length;
  }
}

const RECORD = `
INSERT INTO audit_entries (workspace_id, actor, action, details, request_id, created_at) VALUES ($1, $2, $3, $4, $5, $6)`;
/** For what concerns no single workspace. */
const RECORD_OF_SERVICE = `${EVERY_WORKSPACE}${RECORD}`;

const SELECT = `SELECT id, workspace_id AS "workspaceId", actor, action, details, request_id AS "requestId",
  created_at AS "createdAt" FROM audit_entries`;

const WORKSPACE_OF = {
  keys: `${EVERY_WORKSPACE}SELECT workspace_id AS "workspaceId" FROM api_keys WHERE id = $1`,
  grants: `${EVERY_WORKSPACE}SELECT workspace_id AS "workspaceId" FROM oauth_grants WHERE id = $1`,
  webhooks: `${EVERY_WORKSPACE}SELECT workspace_id AS "workspaceId" FROM webhooks WHERE id = $1`,
  deliveries: `${EVERY_WORKSPACE}SELECT workspace_id AS "workspaceId" FROM webhook_deliveries WHERE id = $1`,
};

const SWEEP = `${EVERY_WORKSPACE}
WITH old AS (
  SELECT id FROM audit_entries WHERE created_at < now() - $1::int * interval '1 day'
  ORDER BY created_at LIMIT $2 FOR UPDATE SKIP LOCKED)
DELETE FROM audit_entries WHERE id IN (SELECT id FROM old) RETURNING 1`;
