import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../common/queries.js';
import { Database } from '../../database/database.js';
import type { EmbeddingModelName, LiveModel } from '../../database/embedding-models.js';
import type { EmbeddingModelState } from '../../database/entities/embedding-model.entity.js';
import { EVERY_WORKSPACE } from '../../database/tenancy/workspace-of.js';
import { Transactions } from '../../database/transactions.js';
import { vectorTypeFor } from '../../database/vector-index.js';
import { blockWriters, changeOneByOne } from './model-change.js';

/** A model of a run, which may be retired. */
export interface RunModel extends Omit<LiveModel, 'state'> {
  readonly state: EmbeddingModelState;
}

/** A run that makes new vectors for all memories. */
export interface Run {
  readonly id: number;
  readonly from: RunModel;
  readonly to: RunModel;
  readonly memoriesTotal: number;
  /** Number of memories that the run has re-embedded. Memories stored meanwhile are embedded by both models anyway. */
  readonly memoriesDone: number;
  /** Number of memories whose old vectors were deleted. */
  readonly memoriesCleared: number;
  readonly memoriesPerSecond: number | null;
  /** Number of workspaces that still wait to be switched. */
  readonly workspacesLeft: number;
  /** The last error, until the run proceeds. */
  readonly problem: string | null;
  /** True if the run goes back to the former model. */
  readonly abandoned: boolean;
  readonly startedAt: Date;
  /** Time when the last workspace was switched. */
  readonly switchedAt: Date | null;
  readonly finishedAt: Date | null;
}

const LEASE = `interval '5 seconds'`;

const modelColumns = (alias: string) =>
  `json_build_object('id', ${alias}.id, 'provider', ${alias}.provider, 'model', ${alias}.name, 'dimensions', ${alias}.dimensions,
     'directory', ${alias}.directory, 'vectorColumn', ${alias}.slot, 'vectorType', ${alias}.vector_type,
     'state', ${alias}.state)`;

const RUN = `${EVERY_WORKSPACE}
SELECT r.id, ${modelColumns('f')} AS "from", ${modelColumns('t')} AS "to", r.memories_total AS "memoriesTotal",
    LEAST(r.memories_done, r.memories_total) AS "memoriesDone", LEAST(r.memories_cleared, r.memories_total) AS "memoriesCleared",
    r.memories_per_second AS "memoriesPerSecond",
    CASE WHEN r.finished_at IS NULL THEN (SELECT count(*) FROM reembedding_workspaces) ELSE 0 END AS "workspacesLeft",
    r.problem, r.abandoned, r.started_at AS "startedAt", r.switched_at AS "switchedAt", r.finished_at AS "finishedAt"
  FROM reembeddings r JOIN embedding_models f ON f.id = r.from_model_id JOIN embedding_models t ON t.id = r.to_model_id`;

/** Reads and writes re-embedding runs and their leases, and the states of the models. */
@Injectable()
export class ReembeddingRepository {
  constructor(
    private readonly database: Database,
    private readonly transactions: Transactions,
  ) {}

  /** Finds the run under way, or else the last one. */
  async latest(): Promise<Run | undefined> {
    const [run] = await this.database.query<Run>('latest_reembedding', `${RUN} ORDER BY r.id DESC LIMIT 1`, []);
    return run;
  }

  /**
   * Makes `wanted` the active model, and queues every workspace to be switched to it. After the commit, every writer of a
   * memory sees the change: the lock waits for earlier writers, and blocks later ones until then.
   * @returns false if a run is under way
   */
  begin(wanted: EmbeddingModelName): Promise<boolean> {
    const vectorType = vectorTypeFor(this.database.isEmbedded, wanted.dimensions);
    return this.transactions.run(async (tx) => {
      await changeOneByOne(tx);
      const [counted] = await tx.query<{ total: number }>(null, `${EVERY_WORKSPACE}SELECT count(*) AS total FROM memories`, []);
      await blockWriters(tx);
      if (await currentRun(tx)) return false;
      const [active] = await tx.query<Pick<RunModel, 'id' | 'vectorColumn'>>(
        null,
        `SELECT id, slot AS "vectorColumn" FROM embedding_models WHERE state = 'active'`,
        [],
      );
      const from = active!;
      await tx.query(null, `UPDATE embedding_models SET state = 'leaving' WHERE id = $1`, [from.id]);
      const [to] = await tx.query<{ id: number }>(
        null,
        `INSERT INTO embedding_models (provider, name, dimensions, directory, slot, vector_type, state)
         VALUES ($1, $2, $3, $4, $5, $6, 'active') RETURNING id`,
        [
          wanted.provider,
          wanted.model,
          wanted.dimensions,
          wanted.directory,
          from.vectorColumn === 'embedding' ? 'embedding_b' : 'embedding',
          vectorType,
        ],
      );
      await tx.query(null, 'INSERT INTO reembeddings (from_model_id, to_model_id, memories_total) VALUES ($1, $2, $3)', [
        from.id,
        to!.id,
        counted!.total,
      ]);
      await tx.query(null, `${EVERY_WORKSPACE}INSERT INTO reembedding_workspaces SELECT id FROM workspaces`, []);
      return true;
    });
  }

  /**
   * Turns back the run under way: every workspace goes back to its former model.
   * @returns false if there is no run that can go back
   */
  turnBack(): Promise<boolean> {
    return this.transactions.run(async (tx) => {
      await changeOneByOne(tx);
      await blockWriters(tx);
      const run = await currentRun(tx);
      if (!run || run.abandoned) return false;
      const [leaving] = await tx.query(null, `SELECT id FROM embedding_models WHERE state = 'leaving'`, []);
      if (!leaving) return false;
      await tx.query(null, `UPDATE embedding_models SET state = 'retired' WHERE id = $1`, [run.to]);
      await tx.query(null, `UPDATE embedding_models SET state = 'active' WHERE id = $1`, [run.from]);
      await tx.query(null, `UPDATE embedding_models SET state = 'leaving' WHERE id = $1`, [run.to]);
      await tx.query(
        null,
        `UPDATE reembeddings SET from_model_id = to_model_id, to_model_id = from_model_id, abandoned = true, memories_done = 0,
           memories_per_second = NULL, switched_at = NULL, problem = NULL WHERE id = $1`,
        [run.id],
      );
      await tx.query(
        null,
        `${EVERY_WORKSPACE}WITH unswitched AS (DELETE FROM reembedding_workspaces RETURNING workspace_id)
         INSERT INTO reembedding_workspaces SELECT id FROM workspaces EXCEPT SELECT workspace_id FROM unswitched`,
        [],
      );
      return true;
    });
  }

  /**
   * Claims the run under way for `holder`, for five seconds.
   * @returns undefined if there is none, or another process has its lease
   */
  async claim(holder: string): Promise<Run | undefined> {
    const [claimed] = await this.database.query<{ id: number }>(
      'hold_reembedding',
      `UPDATE reembeddings SET holder = $1, held_until = now() + ${LEASE}
       WHERE finished_at IS NULL AND (holder = $1 OR held_until IS NULL OR held_until < now()) RETURNING id`,
      [holder],
    );
    if (!claimed) return undefined;
    const [run] = await this.database.query<Run>('reembedding', `${RUN} WHERE r.id = $1`, [claimed.id]);
    return run;
  }

  /** Renews the lease of a run. @returns false if `holder` no longer has it, or the run has another goal */
  async renew({ id, to }: Run, holder: string): Promise<boolean> {
    const [renewed] = await this.database.query(
      'keep_reembedding',
      `UPDATE reembeddings SET held_until = now() + ${LEASE} WHERE id = $1 AND holder = $2 AND to_model_id = $3 RETURNING id`,
      [id, holder, to.id],
    );
    return renewed !== undefined;
  }

  async release(holder: string): Promise<void> {
    await this.database.query(
      'release_reembedding',
      'UPDATE reembeddings SET held_until = NULL, holder = NULL WHERE holder = $1',
      [holder],
    );
  }

  /** Adds re-embedded memories to the progress. */
  async count({ id, to }: Run, done: number, perSecond: number): Promise<void> {
    await this.database.query(
      'count_reembedded',
      `UPDATE reembeddings SET memories_done = memories_done + $3, memories_per_second = $4, problem = NULL
       WHERE id = $1 AND to_model_id = $2`,
      [id, to.id, done, perSecond],
    );
  }

  async countCleared({ id }: Run, cleared: number): Promise<void> {
    await this.database.query(
      'count_cleared',
      'UPDATE reembeddings SET memories_cleared = memories_cleared + $2, problem = NULL WHERE id = $1',
      [id, cleared],
    );
  }

  async recordError({ id }: Run, problem: string): Promise<void> {
    await this.database.query('note_problem', 'UPDATE reembeddings SET problem = $2 WHERE id = $1', [id, problem]);
  }

  /**
   * Records that all workspaces are switched, if they are.
   * @returns seconds since that was first recorded; undefined if a workspace is not switched, or the run has another goal
   */
  async switched({ id, to }: Run): Promise<number | undefined> {
    await this.database.query(
      'reembedding_switched',
      `${EVERY_WORKSPACE}UPDATE reembeddings SET switched_at = LEAST(switched_at, now())
       WHERE id = $1 AND to_model_id = $2 AND NOT EXISTS (SELECT FROM reembedding_workspaces)`,
      [id, to.id],
    );
    const [since] = await this.database.query<{ seconds: number }>('reembedding_switched_for', SWITCHED_FOR, [id, to.id]);
    return since?.seconds;
  }

  /** Retires the old model. @returns false if a workspace is still searched by it, or the run was turned back */
  async retire({ from }: Run): Promise<boolean> {
    const [row] = await this.database.query(
      'retire_model',
      `${EVERY_WORKSPACE}UPDATE embedding_models SET state = 'retired'
       WHERE id = $1 AND state = 'leaving' AND NOT EXISTS (SELECT FROM reembedding_workspaces) RETURNING id`,
      [from.id],
    );
    return row !== undefined;
  }

  async finish({ id }: Run): Promise<void> {
    await this.database.query(
      'finish_reembedding',
      `UPDATE reembeddings
       SET finished_at = now(), memories_done = memories_total, problem = NULL, holder = NULL, held_until = NULL
       WHERE id = $1`,
      [id],
    );
  }
}

const SWITCHED_FOR = `${EVERY_WORKSPACE}
SELECT EXTRACT(epoch FROM now() - switched_at)::float AS seconds FROM reembeddings
WHERE id = $1 AND to_model_id = $2 AND switched_at IS NOT NULL AND NOT EXISTS (SELECT FROM reembedding_workspaces)`;

interface CurrentRun {
  readonly id: number;
  readonly from: number;
  readonly to: number;
  readonly abandoned: boolean;
}

async function currentRun(tx: Transaction): Promise<CurrentRun | undefined> {
  const [run] = await tx.query<CurrentRun>(
    null,
    'SELECT id, from_model_id AS "from", to_model_id AS "to", abandoned FROM reembeddings WHERE finished_at IS NULL FOR UPDATE',
    [],
  );
  return run;
}
