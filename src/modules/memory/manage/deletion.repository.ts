import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../../common/queries.js';
import type { RequestContext } from '../../../common/request-context.js';
import { IdempotencyPartsRepository } from '../../idempotency/idempotency-parts.repository.js';
import { ChunkRepository } from '../chunks/chunk.repository.js';
import { EmbeddingJobRepository } from '../chunks/embedding-job.repository.js';
import { MemoryEncryption } from '../records/memory-encryption.js';
import { conditionsOf, type MemoryFilter } from '../records/memory-filter.js';
import { holdsText, resolvedFilter } from '../records/text-matches.js';

/** What asked for a deletion. */
export type DeletionReason = 'by_id' | 'by_filter';

/**
 * Deletes memories for good, in the transaction of whoever asks. What keeps the text of a memory anywhere else removes it from here, too:
 * nothing of it may be left once the transaction is over.
 */
@Injectable()
export class DeletionRepository {
  constructor(
    private readonly idempotency: IdempotencyPartsRepository,
    private readonly chunks: ChunkRepository,
    private readonly jobs: EmbeddingJobRepository,
    private readonly encryption: MemoryEncryption,
  ) {}

  /** Locks at most `limit` of what meets the filter, until the transaction ends, and tells the ids. */
  async lockMatches(ctx: RequestContext, tx: Transaction, filter: MemoryFilter, limit: number): Promise<number[]> {
    const { workspaceId } = ctx;
    const resolved = await resolvedFilter(ctx, tx, this.encryption, filter);
    const values: unknown[] = [workspaceId, limit];
    const conditions = conditionsOf(resolved, values);
    const rows = await tx.query<{ id: number; text?: string }>(
      null,
      // In the order in which access counters lock: two that wait for each other would be a deadlock.
      `SELECT id${resolved.ids ? ', text' : ''} FROM memories WHERE workspace_id = $1 AND ${conditions} ORDER BY id LIMIT $2 FOR UPDATE`,
      values,
    );
    // What was looked into before it was locked may say something else by now.
    const { text: part = '' } = filter;
    return rows
      .filter(({ id, text }) => text === undefined || holdsText(this.encryption.decryptText(workspaceId, id, text), part))
      .map(({ id }) => id);
  }

  /**
   * Deletes the memories with their vectors and revisions. Near-duplicates that were named by one of them are named by the oldest that is
   * left, and an event for each tells that it was deleted, by whom and why, without a word of what it said.
   * @returns how many there were
   */
  async delete(
    { workspaceId, apiKeyId, requestId, now }: RequestContext,
    tx: Transaction,
    ids: readonly number[],
    reason: DeletionReason,
  ): Promise<number> {
    const deleted = await tx.query<{ id: number }>(null, DELETE_MEMORIES, [workspaceId, ids]);
    const gone = deleted.map(({ id }) => id);
    if (!gone.length) return 0;
    await this.chunks.remove(tx, workspaceId, gone);
    await this.jobs.remove(tx, workspaceId, gone);
    await tx.query(null, 'DELETE FROM memory_revisions WHERE workspace_id = $1 AND memory_id = ANY($2::bigint[])', [
      workspaceId,
      gone,
    ]);
    await this.idempotency.erase(tx, workspaceId, gone);
    await tx.query(null, RENAME_CLUSTERS, [workspaceId, gone]);
    await tx.query(null, RECORD_DELETIONS, [workspaceId, gone, apiKeyId, requestId, reason, now]);
    return gone.length;
  }
}

const DELETE_MEMORIES = `
WITH deleted AS (DELETE FROM memories WHERE workspace_id = $1 AND id = ANY($2::bigint[]) RETURNING id)
SELECT id FROM deleted`;

/** The oldest that is left names the others, and itself is named by none. */
const RENAME_CLUSTERS = `
WITH orphans AS (
  SELECT id, min(id) OVER (PARTITION BY near_duplicate_of) AS oldest FROM memories
  WHERE workspace_id = $1 AND near_duplicate_of = ANY($2::bigint[]) AND archived_at IS NULL)
UPDATE memories m SET near_duplicate_of = NULLIF(orphans.oldest, m.id)
FROM orphans WHERE m.workspace_id = $1 AND m.id = orphans.id`;

const RECORD_DELETIONS = `
INSERT INTO outbox_events (workspace_id, type, payload, created_at)
SELECT $1, 'memory.deleted',
       jsonb_build_object('memory_id', id, 'api_key_id', $3::int, 'request_id', $4::text, 'reason', $5::text), $6
FROM unnest($2::bigint[]) AS id`;
