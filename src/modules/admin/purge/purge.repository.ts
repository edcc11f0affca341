import { Injectable } from '@nestjs/common';
import type { Queries, Transaction } from '../../../common/queries.js';
import { tablesInOrder } from '../../../database/table-order.js';
import { EVERY_WORKSPACE } from '../../../database/tenancy/workspace-of.js';

/** A purge: the deletion of all that a workspace has. */
export interface Purge {
  /** Id of the workspace. */
  readonly id: number;
  readonly rowsDeleted: number;
  readonly requestedAt: Date;
  readonly finishedAt: Date | null;
}

/** The result of a step: `busy` if another process is working on the purge. */
export type PurgeStep = 'deleted' | 'finished' | 'busy';

/** Rows that a step deletes: few enough that the embedded database is soon free for other calls. */
const STEP_ROWS = 500;

/** Deletes the rows of workspaces, whatever tables they are in. */
@Injectable()
export class PurgeRepository {
  /** Begins a purge; no effect if it has begun already. */
  async begin(tx: Transaction, workspaceId: number): Promise<void> {
    await tx.query(null, 'INSERT INTO purges (id) VALUES ($1) ON CONFLICT (id) DO NOTHING', [workspaceId]);
  }

  async find(db: Queries, workspaceId: number): Promise<Purge | undefined> {
    const [purge] = await db.query<Purge>(null, FIND, [workspaceId]);
    return purge;
  }

  /** Returns the workspaces whose purge has not finished, and those to which a late call may still have written something. */
  async listOpen(db: Queries): Promise<number[]> {
    return (await db.query<{ id: number }>('list_open_purges', LIST_OPEN, [])).map(({ id }) => id);
  }

  /**
   * Deletes some rows of a workspace, and at the end the workspace itself.
   * @param tables as of {@link findTables}
   */
  async step(tx: Transaction, workspaceId: number, tables: readonly string[]): Promise<PurgeStep> {
    const [held] = await tx.query<{ finished: boolean }>(null, HOLD, [workspaceId]);
    if (!held) return 'busy';
    for (const table of tables) {
      const deleted = await tx.query(null, deleteFrom(table), [workspaceId, STEP_ROWS]);
      if (deleted.length === 0) continue;
      await tx.query(null, COUNT_DELETED, [workspaceId, deleted.length]);
      return 'deleted';
    }
    await this.finish(tx, workspaceId, held.finished);
    return 'finished';
  }

  /** The audit keeps its entries of the workspace, without what they say of it. */
  private async finish(tx: Transaction, workspaceId: number, wasFinished: boolean): Promise<void> {
    await tx.query(null, ANONYMISE_AUDIT, [workspaceId]);
    await tx.query(null, 'DELETE FROM workspaces WHERE id = $1', [workspaceId]);
    if (wasFinished) return;
    await tx.query(null, 'UPDATE purges SET finished_at = now() WHERE id = $1', [workspaceId]);
    await tx.query(null, RECORD, [workspaceId]);
  }

  /** Returns all tables that have rows of workspaces, those that refer to others first. A new table is found by itself. */
  async findTables(db: Queries): Promise<string[]> {
    const tables = await db.query<{ name: string; refersTo: string[] }>(null, FIND_TABLES, []);
    return tablesInOrder(new Map(tables.map(({ name, refersTo }) => [name, refersTo])));
  }
}

const FIND = `
SELECT id, rows_deleted AS "rowsDeleted", requested_at AS "requestedAt", finished_at AS "finishedAt" FROM purges WHERE id = $1`;

/** A call may have begun before its workspace was deleted: the longest is an import. */
const LIST_OPEN = `
SELECT id FROM purges WHERE finished_at IS NULL OR finished_at > now() - interval '1 day' ORDER BY finished_at DESC, id`;

const HOLD = 'SELECT finished_at IS NOT NULL AS finished FROM purges WHERE id = $1 FOR UPDATE SKIP LOCKED';

const COUNT_DELETED = 'UPDATE purges SET rows_deleted = rows_deleted + $2 WHERE id = $1';

/** The rows of one workspace are in one partition, where a ctid names one row. */
const deleteFrom = (table: string) => `
DELETE FROM ${table} WHERE workspace_id = $1
  AND ctid = ANY(ARRAY(SELECT ctid FROM ${table} WHERE workspace_id = $1 LIMIT $2)) RETURNING 1`;

const FIND_TABLES = `
SELECT c.oid::regclass::text AS name,
       ARRAY(SELECT f.confrelid::regclass::text FROM pg_constraint f WHERE f.conrelid = c.oid AND f.contype = 'f') AS "refersTo"
FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'workspace_id' AND NOT a.attisdropped
WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relnamespace = current_schema()::regnamespace
  AND c.relname <> 'audit_entries'
ORDER BY c.relname`;

/** The entries leave the workspace, which a statement of it may not do. */
const ANONYMISE_AUDIT = `${EVERY_WORKSPACE}
UPDATE audit_entries SET workspace_id = NULL, details = jsonb_build_object('purged_workspace_id', $1::int)
WHERE workspace_id = $1`;

const RECORD = `${EVERY_WORKSPACE}
INSERT INTO audit_entries (actor, action, details, request_id, created_at)
SELECT 'service', 'workspace.purged', jsonb_build_object('purged_workspace_id', id, 'rows', rows_deleted), 'purge', now()
FROM purges WHERE id = $1`;
