import { Injectable } from '@nestjs/common';
import type { Queries, Transaction } from '../../../common/queries.js';
import { NOT_MOVING } from '../../../database/move/moving.js';
import { changeEach, claimFirst } from '../../../database/tenancy/by-workspace.js';
import { EVERY_WORKSPACE } from '../../../database/tenancy/workspace-of.js';

/** A job to make vectors: of a deferred memory, of the passages of a memory that was written without them, or all of it again. */
export interface EmbeddingJob {
  readonly workspaceId: number;
  readonly memoryId: number;
  /** Number of attempts, including the present one. */
  readonly attempts: number;
  /** True if the vector of the whole text is made again as well. */
  readonly wholeText: boolean;
}

type JobId = Pick<EmbeddingJob, 'workspaceId' | 'memoryId'>;

/** Duration of a lease, after which its holder is assumed dead. If two processes work on one job, the result is the same. */
export const LEASE_SECONDS = 20;
const MAX_STALE_AT_ONCE = 200;
/** Number of waiting jobs that become due at a time, if less than half as many are due. */
const WAITING_AT_ONCE = 40;

@Injectable()
export class EmbeddingJobRepository {
  /** Queues the job of a deferred memory. */
  async insert(tx: Transaction, { workspaceId, memoryId }: JobId): Promise<void> {
    await tx.query(null, 'INSERT INTO embedding_jobs (workspace_id, memory_id, deferred) VALUES ($1, $2, true)', [
      workspaceId,
      memoryId,
    ]);
  }

  /** Claims the job of a deferred memory that has been due for longest. */
  claimDeferred(db: Queries): Promise<EmbeddingJob | undefined> {
    return this.claim(db, db.query<JobId>('find_deferred_embedding_jobs', findOf('deferred'), []));
  }

  /** Claims the job that has been due for longest of those of memories that searches find already. */
  claimOther(db: Queries): Promise<EmbeddingJob | undefined> {
    return this.claim(db, db.query<JobId>('find_embedding_jobs', findOf('NOT deferred'), []));
  }

  private claim(db: Queries, due: Promise<JobId[]>): Promise<EmbeddingJob | undefined> {
    return claimFirst(due, ({ workspaceId, memoryId }) =>
      db.query<EmbeddingJob>('claim_embedding_job', CLAIM, [workspaceId, memoryId]),
    );
  }

  /** Gives back a job, to be claimed again after `seconds`. */
  async postpone(db: Queries, { workspaceId, memoryId }: JobId, seconds: number): Promise<void> {
    await db.query(
      'postpone_embedding_job',
      `UPDATE embedding_jobs SET due_at = now() + $3 * interval '1 second' WHERE workspace_id = $1 AND memory_id = $2`,
      [workspaceId, memoryId, seconds],
    );
  }

  async remove(tx: Transaction, workspaceId: number, memoryIds: readonly number[]): Promise<void> {
    // A trigger keeps the jobs with this mark from processes that do not know of it.
    await tx.query(
      null,
      'UPDATE embedding_jobs SET whole_text = false WHERE workspace_id = $1 AND memory_id = ANY($2::bigint[]) AND whole_text',
      [workspaceId, memoryIds],
    );
    await tx.query(null, 'DELETE FROM embedding_jobs WHERE workspace_id = $1 AND memory_id = ANY($2::bigint[])', [
      workspaceId,
      memoryIds,
    ]);
  }

  /**
   * Makes some of the jobs due that wait until little else is: those of migrations.
   * @returns false if there are none, or much else is due
   */
  async releaseWaiting(db: Queries): Promise<boolean> {
    const [due] = await db.query<{ count: number }>('count_due_embedding_jobs', COUNT_DUE, []);
    if (due!.count >= WAITING_AT_ONCE / 2) return false;
    const waiting = db.query<JobId>('find_waiting_embedding_jobs', FIND_WAITING, []);
    const released = await changeEach(waiting, (workspaceId, jobs) =>
      db.query('release_embedding_jobs', RELEASE_WAITING, [workspaceId, jobs.map(({ memoryId }) => memoryId)]),
    );
    return released > 0;
  }

  /** Adds jobs for memories whose passages have no vectors of the active model, or still have vectors of a retired one. */
  async addStale(db: Queries): Promise<void> {
    await db.query('add_stale_embedding_jobs', ADD_STALE, []);
  }
}

/** Several, because other processes may be claiming the first ones. */
const findOf = (kind: string): string => `${EVERY_WORKSPACE}
SELECT workspace_id AS "workspaceId", memory_id AS "memoryId" FROM embedding_jobs
WHERE due_at <= now() AND ${kind} AND ${NOT_MOVING} ORDER BY due_at LIMIT 20`;

const CLAIM = `
WITH due AS (
  SELECT memory_id FROM embedding_jobs WHERE workspace_id = $1 AND memory_id = $2 AND due_at <= now() FOR UPDATE SKIP LOCKED)
UPDATE embedding_jobs j SET attempts = attempts + 1, due_at = now() + interval '${LEASE_SECONDS} seconds'
FROM due WHERE j.workspace_id = $1 AND j.memory_id = due.memory_id
RETURNING j.workspace_id AS "workspaceId", j.memory_id AS "memoryId", j.attempts, j.whole_text AS "wholeText"`;

const COUNT_DUE = `${EVERY_WORKSPACE}
SELECT count(*) AS count FROM (SELECT memory_id FROM embedding_jobs WHERE due_at <= now() LIMIT ${WAITING_AT_ONCE}) AS due`;

const FIND_WAITING = `${EVERY_WORKSPACE}
SELECT workspace_id AS "workspaceId", memory_id AS "memoryId" FROM embedding_jobs WHERE due_at = 'infinity' AND ${NOT_MOVING}
LIMIT ${WAITING_AT_ONCE}`;

const RELEASE_WAITING = `
UPDATE embedding_jobs SET due_at = now() WHERE workspace_id = $1 AND memory_id = ANY($2::bigint[]) AND due_at = 'infinity'
RETURNING memory_id`;

const ADD_STALE = `${EVERY_WORKSPACE}
INSERT INTO embedding_jobs (workspace_id, memory_id)
SELECT DISTINCT c.workspace_id, c.memory_id
FROM embedding_models o JOIN memory_chunks c ON c.model_id = o.id
WHERE o.state <> 'active' AND (o.state = 'retired' OR NOT EXISTS (
  SELECT FROM memory_chunks n JOIN embedding_models a ON a.id = n.model_id
  WHERE a.state = 'active' AND n.workspace_id = c.workspace_id AND n.memory_id = c.memory_id))
LIMIT ${MAX_STALE_AT_ONCE}
ON CONFLICT DO NOTHING`;
