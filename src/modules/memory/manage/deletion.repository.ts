import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../../common/queries.js';
import type { RequestContext } from '../../../common/request-context.js';
import { NOT_EXPIRED } from '../../../database/expiry.js';
import { IdempotencyPartsRepository } from '../../idempotency/idempotency-parts.repository.js';
import { ChunkRepository } from '../chunks/chunk.repository.js';
import { EmbeddingJobRepository } from '../chunks/embedding-job.repository.js';
import { filterOfEncrypted, resolvedFilter, type ScannedMemory } from '../records/filter-matches.js';
import { MemoryEncryption } from '../records/memory-encryption.js';
import { memoryEvents } from '../records/memory-events.js';
import { conditionsOf, heldConditionsOf, type MemoryFilter } from '../records/memory-filter.js';
import { BRIDGE_LINKS } from '../records/memory-links.js';

/** The kind of call that deleted a memory. */
export type DeletionReason = 'by_id' | 'by_filter' | 'erased' | 'expired';

/** The call that deletes memories, or the sweep. */
interface Deleter extends Pick<RequestContext, 'workspaceId' | 'requestId' | 'now'> {
  /** Null for the sweep. */
  readonly apiKeyId: number | null;
}

/**
 * Deletes memories for good, in the transaction of the caller. Every table that contains a part of a memory's text is
 * cleared here: nothing of it may be left once the transaction is committed.
 */
@Injectable()
export class DeletionRepository {
  constructor(
    private readonly idempotency: IdempotencyPartsRepository,
    private readonly chunks: ChunkRepository,
    private readonly jobs: EmbeddingJobRepository,
    private readonly encryption: MemoryEncryption,
  ) {}

  /** Locks at most `limit` of the memories that meet the filter until the transaction ends, and returns their ids. */
  async lockMatches(ctx: RequestContext, tx: Transaction, filter: MemoryFilter, limit: number): Promise<number[]> {
    const { workspaceId } = ctx;
    const resolved = await resolvedFilter(ctx, tx, this.encryption, filter);
    const split = filterOfEncrypted(this.encryption, this.encryption.filterOf(workspaceId, filter));
    const values: unknown[] = [workspaceId, limit];
    const conditions = conditionsOf(resolved, values);
    const held = split && heldConditionsOf(split.decided, values);
    const rows = await tx.query<ScannedMemory & { id: number }>(
      null,
      // In the order in which the access counter locks: otherwise a deadlock.
      `SELECT id${held ? `, text, meta::text AS "metaJson", ${held} AS held` : ''}
       FROM own_memories WHERE workspace_id = $1 AND ${conditions} ORDER BY id LIMIT $2 FOR UPDATE`,
      values,
    );
    // What was decrypted before it was locked may have changed meanwhile.
    const locked = split ? rows.filter((row) => split.isMatch(this.encryption.decrypt(workspaceId, row.id, row))) : rows;
    return locked.map(({ id }) => id);
  }

  /**
   * Deletes the memories with their vectors and revisions. A cluster of near-duplicates that one of them named gets
   * the oldest remaining memory as its name. An outbox event for each deleted memory records who deleted it and why,
   * but nothing of its text.
   * @returns the number of deleted memories
   */
  async delete(
    { workspaceId, apiKeyId, requestId, now }: Deleter,
    tx: Transaction,
    ids: readonly number[],
    reason: DeletionReason,
  ): Promise<number> {
    await tx.query(null, BRIDGE_LINKS, [workspaceId, ids]);
    const deleted = await tx.query<{ id: number }>(null, DELETE_MEMORIES, [workspaceId, ids]);
    const deletedIds = deleted.map(({ id }) => id);
    if (!deletedIds.length) return 0;
    await this.chunks.remove(tx, workspaceId, deletedIds);
    await this.jobs.remove(tx, workspaceId, deletedIds);
    await tx.query(null, DELETE_REVISIONS, [workspaceId, deletedIds]);
    await tx.query(null, DELETE_RECOMMENDATIONS, [workspaceId, deletedIds]);
    await this.idempotency.erase(tx, workspaceId, deletedIds);
    await tx.query(null, RENAME_CLUSTERS, [workspaceId, deletedIds]);
    await tx.query(null, RECORD_DELETIONS, [workspaceId, deletedIds, apiKeyId, requestId, reason, now]);
    return deletedIds.length;
  }
}

const DELETE_MEMORIES = `
WITH deleted AS (DELETE FROM memories WHERE workspace_id = $1 AND id = ANY($2::bigint[]) RETURNING id)
SELECT id FROM deleted`;

const DELETE_REVISIONS = 'DELETE FROM memory_revisions WHERE workspace_id = $1 AND memory_id = ANY($2::bigint[])';

/** They hold hashes of texts. */
const DELETE_RECOMMENDATIONS = 'DELETE FROM recommendations WHERE workspace_id = $1 AND memory_ids && $2::bigint[]';

/** The oldest remaining memory names the cluster; its own `near_duplicate_of` becomes null. */
const RENAME_CLUSTERS = `
WITH orphans AS (
  SELECT id, min(id) OVER (PARTITION BY near_duplicate_of, scope) AS oldest FROM memories
  WHERE workspace_id = $1 AND near_duplicate_of = ANY($2::bigint[]) AND archived_at IS NULL
    AND ${NOT_EXPIRED})
UPDATE memories m SET near_duplicate_of = NULLIF(orphans.oldest, m.id)
FROM orphans WHERE m.workspace_id = $1 AND m.id = orphans.id`;

const RECORD_DELETIONS = `
WITH ${memoryEvents('(SELECT id FROM unnest($2::bigint[]) AS id)', 'memory.deleted', `'reason', $5::text`, '$3', '$4', '$6')}
SELECT FROM told`;
