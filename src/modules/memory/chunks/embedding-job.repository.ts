import { Injectable } from '@nestjs/common';
import type { Queries, Transaction } from '../../../common/queries.js';
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
  async claimDeferred(db: Queries): Promise<EmbeddingJob | undefined> {
    const [job] = await db.query<EmbeddingJob>('claim_deferred_embedding_job', claimOf('deferred'), []);
    return job;
  }

  /** Claims the job that has been due for longest of those of memories that searches find already. */
  async claimOther(db: Queries): Promise<EmbeddingJob | undefined> {
    const [job] = await db.query<EmbeddingJob>('claim_embedding_job', claimOf('NOT deferred'), []);
    return job;
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
    const released = await db.query('release_embedding_jobs', RELEASE_WAITING, []);
    return released.length > 0;
  }

  /** Adds jobs for memories whose passages have no vectors of the active model, or still have vectors of a retired one. */
  async addStale(db: Queries): Promise<void> {
    await db.query('add_stale_embedding_jobs', ADD_STALE, []);
  }
}

const claimOf = (kind: string): string => `${EVERY_WORKSPACE}
UPDATE embedding_jobs j SET attempts = attempts + 1, due_at = now() + interval '${LEASE_SECONDS} seconds'
FROM (SELECT workspace_id, memory_id FROM embedding_jobs
      WHERE due_at <= now() AND ${kind} ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED) due
WHERE j.workspace_id = due.workspace_id AND j.memory_id = due.memory_id
RETURNING j.workspace_id AS "workspaceId", j.memory_id AS "memoryId", j.attempts, j.whole_text AS "wholeText"`;

const RELEASE_WAITING = `${EVERY_WORKSPACE}
UPDATE embedding_jobs SET due_at = now() WHERE (workspace_id, memory_id) IN (
  SELECT workspace_id, memory_id FROM embedding_jobs WHERE due_at = 'infinity' LIMIT ${WAITING_AT_ONCE} FOR UPDATE SKIP LOCKED)
  AND (SELECT count(*) FROM (SELECT FROM embedding_jobs WHERE due_at <= now() LIMIT ${WAITING_AT_ONCE}) AS due)
    < ${WAITING_AT_ONCE / 2}
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
