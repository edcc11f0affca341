import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { DataSource, type QueryRunner } from 'typeorm';
import { vectorIndexDefinition, vectorIndexName } from '../../database/embedding-models.js';
import { Sql } from '../../database/sql.js';
import type { RunModel } from './reembedding.repository.js';

const LOCK_NOT_AVAILABLE = '55P03';
const LOCK_TIMEOUT = '1s';
const LOCK_PAUSE_MS = 500;

/** A memory whose old vector may be cleared is behind this one. */
export interface Place {
  readonly workspaceId: number;
  readonly id: number;
}

/** The index of a model and the room that its vectors take. Whatever was begun by a process that died is gone on with. */
@Injectable()
export class VectorStorage {
  constructor(
    private readonly dataSource: DataSource,
    private readonly sql: Sql,
  ) {}

  /** Makes the index of a model, one partition after the other, without keeping anybody from writing. */
  async createIndex(model: RunModel): Promise<void> {
    const name = vectorIndexName(model.id);
    const definition = vectorIndexDefinition(model);
    await this.unhurried(async (runner) => {
      if (await isValid(runner, name)) return;
      await runner.query(`CREATE INDEX IF NOT EXISTS ${name} ON ONLY memories ${definition}`);
      for (const partition of await partitions(runner)) {
        const part = partIndexName(partition, model.id);
        if (await isAttached(runner, part)) continue;
        // One that was being made when its process died is there, but not valid.
        if (!(await isValid(runner, part))) {
          await runner.query(`DROP INDEX IF EXISTS ${part}`);
          await runner.query(`CREATE INDEX CONCURRENTLY ${part} ON ${partition} ${definition}`);
        }
        await runner.query(`ALTER INDEX ${name} ATTACH PARTITION ${part}`);
      }
    });
  }

  /** Drops the index of a model. It waits for nobody longer than a moment, because everybody else would wait behind it. */
  async dropIndex({ id }: RunModel): Promise<void> {
    await this.unhurried(async (runner) => {
      await runner.query(`SET lock_timeout = '${LOCK_TIMEOUT}'`);
      try {
        for (;;) {
          try {
            const parts = (await partitions(runner)).map((partition) => partIndexName(partition, id));
            // With its parts; those of one that was never finished have to be named.
            for (const index of [vectorIndexName(id), ...parts]) await runner.query(`DROP INDEX IF EXISTS ${index}`);
            return;
          } catch (error) {
            if ((error as { driverError?: { code?: string } }).driverError?.code !== LOCK_NOT_AVAILABLE) throw error;
            await sleep(LOCK_PAUSE_MS);
          }
        }
      } finally {
        await runner.query('RESET lock_timeout');
      }
    });
  }

  /**
   * Clears the vectors of `old` from up to `limit` memories that have one of `current`.
   * @returns how many, and where to go on; undefined if none are left
   */
  async clear(
    old: RunModel,
    current: RunModel,
    after: Place,
    limit: number,
  ): Promise<{ last: Place; cleared: number } | undefined> {
    const rows = await this.sql.query<{ workspaceId: number; id: number }>(
      `clear_${old.slot}`,
      `WITH old AS (
         SELECT workspace_id, id FROM memories
         WHERE (workspace_id, id) > ($1::int, $2::bigint) AND ${old.slot}_model_id = $3::smallint AND ${current.slot}_model_id = $4::smallint
         ORDER BY workspace_id, id LIMIT $5 FOR UPDATE)
       UPDATE memories m SET ${old.slot} = NULL, ${old.slot}_model_id = NULL
       FROM old WHERE m.workspace_id = old.workspace_id AND m.id = old.id
       RETURNING m.workspace_id AS "workspaceId", m.id`,
      [after.workspaceId, after.id, old.id, current.id, limit],
    );
    if (!rows.length) return undefined;
    const last = rows.reduce((a, b) =>
      a.workspaceId > b.workspaceId || (a.workspaceId === b.workspaceId && a.id > b.id) ? a : b,
    );
    return { last, cleared: rows.length };
  }

  /** Gives the room of cleared vectors free for others, and tells the planner what is there now. */
  async *vacuum(): AsyncGenerator<void> {
    const names = await this.unhurried(partitions);
    for (const name of names) {
      await this.unhurried((runner) => runner.query(`VACUUM (ANALYZE) ${name}`));
      yield;
    }
  }

  /** Runs `work` on a connection whose statements may take as long as they need. */
  private async unhurried<T>(work: (runner: QueryRunner) => Promise<T>): Promise<T> {
    const runner = this.dataSource.createQueryRunner();
    try {
      await runner.query('SET statement_timeout = 0');
      return await work(runner);
    } finally {
      await runner.query('RESET statement_timeout').finally(() => runner.release());
    }
  }
}

const partIndexName = (partition: string, modelId: number) => `${partition}_embedding_${Number(modelId)}`;

async function partitions(runner: QueryRunner): Promise<string[]> {
  const rows: { name: string }[] = await runner.query(
    `SELECT inhrelid::regclass::text AS name FROM pg_inherits WHERE inhparent = 'memories'::regclass ORDER BY inhrelid`,
  );
  return rows.map(({ name }) => name);
}

async function isValid(runner: QueryRunner, index: string): Promise<boolean> {
  const [row] = await runner.query('SELECT indisvalid AS valid FROM pg_index WHERE indexrelid = to_regclass($1)', [index]);
  return row?.valid === true;
}

async function isAttached(runner: QueryRunner, index: string): Promise<boolean> {
  const [row] = await runner.query('SELECT FROM pg_inherits WHERE inhrelid = to_regclass($1)', [index]);
  return row !== undefined;
}
