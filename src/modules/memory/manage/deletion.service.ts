import { Injectable } from '@nestjs/common';
import pRetry from 'p-retry';
import type { EntityManager } from 'typeorm';
import { AppError } from '../../../common/app-error.js';
import type { RequestContext } from '../../../common/request-context.js';
import { Transactions } from '../../../database/transactions.js';
import { ChunkRepository } from '../chunks/chunk.repository.js';
import { DeferredMemoryRepository } from '../chunks/deferred-memory.repository.js';
import { EmbeddingJobRepository } from '../chunks/embedding-job.repository.js';
import { namingStep } from '../records/failed-step.js';
import type { MemoryFilter } from '../records/memory-filter.js';
import { RecordRepository } from '../records/record.repository.js';
import { DeletionRepository } from './deletion.repository.js';
import { isMatch } from './etag.js';

/** Memories that one call deletes at most: more would keep the embedded database from all other work for too long. */
export const MAX_DELETED = 20_000;

const RETRIES = 3;
const RETRY_MS = 20;

/** Deletes memories for good. */
@Injectable()
export class DeletionService {
  constructor(
    private readonly transactions: Transactions,
    private readonly records: RecordRepository,
    private readonly deletions: DeletionRepository,
    private readonly deferred: DeferredMemoryRepository,
    private readonly chunks: ChunkRepository,
    private readonly jobs: EmbeddingJobRepository,
  ) {}

  /** @throws AppError `memory_not_found`, `precondition_failed` */
  delete(ctx: RequestContext, id: number, ifMatch?: string): Promise<void> {
    return this.deleteById(ctx, id, ifMatch);
  }

  /**
   * Deletes a memory, whether or not it has its vectors yet.
   * @throws AppError `memory_not_found`; FailedStep
   */
  deleteDeferred(ctx: RequestContext, id: number): Promise<void> {
    const { workspaceId } = ctx;
    return namingStep('memory_deletion', async () => {
      if (await this.transactions.run((manager) => this.deleteUnembedded(manager, workspaceId, id))) return;
      await this.deleteById(ctx, id, undefined, (manager) =>
        namingStep('vector_deletion', () => this.chunks.remove(manager, workspaceId, [id])),
      );
    });
  }

  private async deleteUnembedded(manager: EntityManager, workspaceId: number, id: number): Promise<boolean> {
    const deleted = await this.deferred.removeUnembedded(manager, workspaceId, id);
    if (deleted) await this.jobs.remove(manager, workspaceId, [id]);
    return deleted;
  }

  /** @param first runs before, in the same transaction, once the memory is found and locked */
  private async deleteById(
    ctx: RequestContext,
    id: number,
    ifMatch?: string,
    first?: (manager: EntityManager) => Promise<void>,
  ): Promise<void> {
    if (ctx.idempotency?.outcome) return;
    await this.transact(async (manager) => {
      await this.records.lock(manager, ctx, id);
      const version = await this.records.findVersion(manager, ctx, id);
      if (!version) throw new AppError('memory_not_found');
      if (!isMatch(ifMatch, version)) throw new AppError('precondition_failed');
      await first?.(manager);
      await this.deletions.delete(manager, ctx, [id], 'by_id');
      await ctx.idempotency?.record(manager, 'removed');
    });
  }

  /** How many memories `removeMatching` would delete now. */
  countMatching(ctx: RequestContext, filter: MemoryFilter): Promise<number> {
    return this.records.count(ctx, filter);
  }

  /**
   * Deletes what meets the filter, all or nothing.
   * @param confirmed how many those are, at most `MAX_REMOVED`
   * @throws AppError `conflict`, with the number in its detail, if there are more or fewer by now
   */
  async deleteMatching(ctx: RequestContext, filter: MemoryFilter, confirmed: number): Promise<number> {
    if (typeof ctx.idempotency?.outcome === 'number') return ctx.idempotency.outcome;
    return this.transact(async (manager) => {
      const ids = await this.deletions.lockMatches(manager, ctx, filter, confirmed + 1);
      if (ids.length === confirmed) {
        const removed = await this.deletions.delete(manager, ctx, ids, 'by_filter');
        await ctx.idempotency?.record(manager, removed);
        return removed;
      }
      const matched = await this.records.count(ctx, filter, manager);
      throw new AppError('conflict', {
        detail: `The filter matches ${matched} ${matched === 1 ? 'memory' : 'memories'} now, not ${confirmed}`,
      });
    });
  }

  /** Near-duplicates that get another name are locked late, so two transactions may wait for each other: one of them begins anew. */
  private transact<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    const shouldRetry = ({ error }: { error: Error }) => isDeadlock(error);
    return pRetry(() => this.transactions.run(work), { retries: RETRIES, minTimeout: RETRY_MS, shouldRetry });
  }
}

const isDeadlock = (error: Error): boolean => (error as { driverError?: { code?: string } }).driverError?.code === '40P01';
