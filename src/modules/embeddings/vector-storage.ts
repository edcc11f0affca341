import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { Queries } from '../../common/queries.js';
import { Database } from '../../database/database.js';
import { Sessions } from '../../database/sessions.js';
import { walk } from '../../database/tenancy/by-workspace.js';
import { EVERY_WORKSPACE } from '../../database/tenancy/workspace-of.js';
import { vectorIndexDefinition, vectorIndexName } from '../../database/vector-index.js';
import type { RunModel } from './reembedding.repository.js';

const LOCK_NOT_AVAILABLE = '55P03';
const LOCK_TIMEOUT = '1s';
const LOCK_PAUSE_MS = 500;

/** The key of the last memory whose vector was cleared. */
export interface ClearPosition {
  readonly workspaceId: number;
  readonly id: number;
}

/** Creates and drops the index of a model, and deletes its vectors. Continues work that a dead process began. */
@Injectable()
export class VectorStorage {
  constructor(
    private readonly database: Database,
    private readonly sessions: Sessions,
  ) {}

  /** Creates the index of a model, one partition after the other, without blocking writers. */
  async createIndex(model: RunModel): Promise<void> {
    const name = vectorIndexName(model.id);
    const definition = vectorIndexDefinition(model);
    await this.sessions.withoutTimeout(async (session) => {
      if (await isValid(session, name)) return;
      await session.query(null, `CREATE INDEX IF NOT EXISTS ${name} ON ONLY memories ${definition}`, []);
      for (const partition of await partitions(session)) {
        const part = partIndexName(partition, model.id);
        if (await isAttached(session, part)) continue;
        // An index whose process died while it was created exists, but is not valid.
        if (!(await isValid(session, part))) {
          await session.query(null, `DROP INDEX IF EXISTS ${part}`, []);
          await session.query(null, `CREATE INDEX CONCURRENTLY ${part} ON ${partition} ${definition}`, []);
        }
        await session.query(null, `ALTER INDEX ${name} ATTACH PARTITION ${part}`, []);
      }
    });
  }

  /** Drops the index of a model. Waits for its lock only a second at a time, because all other statements wait behind it. */
  async dropIndex({ id }: RunModel): Promise<void> {
    await this.sessions.withoutTimeout(async (session) => {
      await session.query(null, `SET lock_timeout = '${LOCK_TIMEOUT}'`, []);
      for (;;) {
        try {
          const parts = (await partitions(session)).map((partition) => partIndexName(partition, id));
          // The parts go with the index, but those of an unfinished index are not attached, and must be named.
          for (const index of [vectorIndexName(id), ...parts]) await session.query(null, `DROP INDEX IF EXISTS ${index}`, []);
          return;
        } catch (error) {
          if ((error as { driverError?: { code?: string } }).driverError?.code !== LOCK_NOT_AVAILABLE) throw error;
          await sleep(LOCK_PAUSE_MS);
        }
      }
    });
  }

  /**
   * Clears the vectors of `old` from up to `limit` memories that have one of `current`.
   * @returns their number and the position of the last one; undefined if there are none left
   */
  async clear(
    old: RunModel,
    current: RunModel,
    after: ClearPosition,
    limit: number,
  ): Promise<{ last: ClearPosition; cleared: number } | undefined> {
    const next = (passed: number) =>
      this.database.query<{ workspaceId: number }>(
        `find_old_${old.vectorColumn}`,
        `${EVERY_WORKSPACE}SELECT workspace_id AS "workspaceId" FROM memories
         WHERE workspace_id > $1
           AND ${old.vectorColumn}_model_id = $2::smallint AND ${current.vectorColumn}_model_id = $3::smallint
         ORDER BY workspace_id LIMIT 1`,
        [passed, old.id, current.id],
      );
    return walk(after, next, (workspaceId, position) => this.clearIn(workspaceId, position?.id ?? 0, old, current, limit));
  }

  private async clearIn(workspaceId: number, after: number, old: RunModel, current: RunModel, limit: number) {
    const rows = await this.database.query<{ id: number }>(
      `clear_${old.vectorColumn}`,
      `WITH old AS (
         SELECT id FROM memories
         WHERE workspace_id = $1 AND id > $2
           AND ${old.vectorColumn}_model_id = $3::smallint AND ${current.vectorColumn}_model_id = $4::smallint
         ORDER BY id LIMIT $5 FOR UPDATE)
       UPDATE memories m SET ${old.vectorColumn} = NULL, ${old.vectorColumn}_model_id = NULL
       FROM old WHERE m.workspace_id = $1 AND m.id = old.id
       RETURNING m.id`,
      [workspaceId, after, old.id, current.id, limit],
    );
    if (!rows.length) return undefined;
    return { last: { workspaceId, id: Math.max(...rows.map(({ id }) => id)) }, cleared: rows.length };
  }

  /** Frees the space of cleared vectors and refreshes the planner's statistics, one partition at a time. */
  async *vacuum(): AsyncGenerator<void> {
    const names = await this.sessions.withoutTimeout(partitions);
    for (const name of names) {
      await this.sessions.withoutTimeout((session) => session.query(null, `VACUUM (ANALYZE) ${name}`, []));
      yield;
    }
  }
}

const partIndexName = (partition: string, modelId: number) => `${partition}_embedding_${Number(modelId)}`;

async function partitions(session: Queries): Promise<string[]> {
  const rows = await session.query<{ name: string }>(
    null,
    `SELECT inhrelid::regclass::text AS name FROM pg_inherits WHERE inhparent = 'memories'::regclass ORDER BY inhrelid`,
    [],
  );
  return rows.map(({ name }) => name);
}

async function isValid(session: Queries, index: string): Promise<boolean> {
  const [row] = await session.query<{ valid: boolean }>(
    null,
    'SELECT indisvalid AS valid FROM pg_index WHERE indexrelid = to_regclass($1)',
    [index],
  );
  return row?.valid === true;
}

async function isAttached(session: Queries, index: string): Promise<boolean> {
  const [row] = await session.query(null, 'SELECT FROM pg_inherits WHERE inhrelid = to_regclass($1)', [index]);
  return row !== undefined;
}
