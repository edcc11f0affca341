import { Injectable } from '@nestjs/common';
import pRetry from 'p-retry';
import { AppError } from '../../../common/app-error.js';
import type { Transaction } from '../../../common/queries.js';
import type { RequestContext } from '../../../common/request-context.js';
import { Database } from '../../../database/database.js';
import { Transactions } from '../../../database/transactions.js';
import { type EffectOf, IdempotentWrites } from '../../idempotency/idempotent-writes.js';
import { ChunkRepository } from '../chunks/chunk.repository.js';
import { DeferredMemoryRepository } from '../chunks/deferred-memory.repository.js';
import { EmbeddingJobRepository } from '../chunks/embedding-job.repository.js';
import { boundFilter, visible } from '../records/bound-user.js';
import { namingStep } from '../records/failed-step.js';
import type { MemoryFilter } from '../records/memory-filter.js';
import { RecordRepository } from '../records/record.repository.js';
import type { Versioned } from '../records/record.types.js';
import { DeletionRepository } from './deletion.repository.js';
import { isMatch } from './etag.js';

/** Maximum number of memories that one call deletes: more would block the embedded database for too long. */
export const MAX_DELETED = 20_000;

/** Memories that a deletion of any number of them deletes in one transaction. */
const STEP = 1_000;

const RETRIES = 3;
const RETRY_MS = 20;

/** Deletes memories for good. */
@Injectable()
export class DeletionService {
  constructor(
    private readonly database: Database,
    private readonly transactions: Transactions,
    private readonly writes: IdempotentWrites,
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
   * Deletes a memory, deferred or embedded.
   * @throws AppError `memory_not_found`; FailedStep
   */
  deleteDeferred(ctx: RequestContext, id: number): Promise<void> {
    const { workspaceId } = ctx;
    return namingStep('memory_deletion', async () => {
      if (ctx.idempotency?.outcome) return;
      const work = async (tx: Transaction) => (await this.deleteUnembedded(tx, workspaceId, id)) || undefined;
      if (await this.writes.transact(ctx, work, () => ({ outcome: 'removed' }))) return;
      await this.deleteById(ctx, id, undefined, (tx) =>
        namingStep('vector_deletion', () => this.chunks.remove(tx, workspaceId, [id])),
      );
    });
  }

  private async deleteUnembedded(tx: Transaction, workspaceId: number, id: number): Promise<boolean> {
    const deleted = await this.deferred.removeUnembedded(tx, workspaceId, id);
    if (deleted) await this.jobs.remove(tx, workspaceId, [id]);
    return deleted;
  }

  /** @param beforeDeletion runs in the same transaction, once the memory is found and locked */
  private async deleteById(
    ctx: RequestContext,
    id: number,
    ifMatch?: string,
    beforeDeletion?: (tx: Transaction) => Promise<void>,
  ): Promise<void> {
    if (ctx.idempotency?.outcome) return;
    const work = async (tx: Transaction) => {
      await this.records.lock(ctx, tx, id);
      const version = await this.findVersion(ctx, tx, id);
      if (!version) throw new AppError('memory_not_found');
      if (!isMatch(ifMatch, version)) throw new AppError('precondition_failed');
      await beforeDeletion?.(tx);
      await this.deletions.delete(ctx, tx, [id], 'by_id');
      return 'removed';
    };
    await this.transact(ctx, work, (outcome) => ({ outcome }));
  }

  /** A memory whose key is missing can be deleted as well: its meta is read only where the key is bound to a user. */
  private async findVersion(ctx: RequestContext, tx: Transaction, id: number): Promise<Versioned | undefined> {
    return ctx.boundUserId ? visible(ctx, await this.records.find(ctx, tx, id)) : this.records.findVersion(ctx, tx, id);
  }

  /** Returns the number of memories that `deleteMatching` would delete now. */
  countMatching(ctx: RequestContext, filter: MemoryFilter): Promise<number> {
    return this.records.count(ctx, this.database, boundFilter(ctx, filter));
  }

  /**
   * Deletes the memories that meet the filter, all of them or none.
   * @param confirmed the expected number of those memories, at most `MAX_DELETED`
   * @throws AppError `conflict`, with the actual number in its detail, if it is another one
   */
  async deleteMatching(ctx: RequestContext, given: MemoryFilter, confirmed: number): Promise<number> {
    const filter = boundFilter(ctx, given);
    if (typeof ctx.idempotency?.outcome === 'number') return ctx.idempotency.outcome;
    const work = async (tx: Transaction) => {
      const ids = await this.lockConfirmed(ctx, tx, filter, confirmed);
      return this.deletions.delete(ctx, tx, ids, 'by_filter');
    };
    return this.transact(ctx, work, (deleted) => ({ outcome: deleted }));
  }

  /**
   * Locks the memories that meet a filter until the transaction ends, and returns their ids.
   * @param confirmed the expected number of those memories
   * @throws AppError `conflict`, with the actual number in its detail, if it is another one
   */
  async lockConfirmed(ctx: RequestContext, tx: Transaction, filter: MemoryFilter, confirmed: number): Promise<number[]> {
    const ids = await this.deletions.lockMatches(ctx, tx, filter, confirmed + 1);
    if (ids.length === confirmed) return ids;
    const matched = await this.records.count(ctx, tx, filter);
    throw new AppError('conflict', {
      detail: `The filter matches ${matched} ${matched === 1 ? 'memory' : 'memories'} now, not ${confirmed}`,
    });
  }

  /**
   * Deletes the memories that meet the filter, however many they are, in steps of their own: a failure leaves the rest.
   * @returns the number of deleted memories
   */
  async deleteAll(ctx: RequestContext, filter: MemoryFilter): Promise<number> {
    const work = async (tx: Transaction) =>
      this.deletions.delete(ctx, tx, await this.deletions.lockMatches(ctx, tx, filter, STEP), 'erased');
    for (let deleted = 0; ; ) {
      const step = await this.retried(() => this.transactions.run(work));
      deleted += step;
      if (step < STEP) return deleted;
    }
  }

  /** Runs a deletion, again after a deadlock: near-duplicates that get another name are locked late, and not in order. */
  private transact<T>(ctx: RequestContext, work: (tx: Transaction) => Promise<T>, effectOf: EffectOf<T>): Promise<T> {
    return this.retried(() => this.writes.transact(ctx, work, effectOf));
  }

  private retried<T>(work: () => Promise<T>): Promise<T> {
    const shouldRetry = ({ error }: { error: Error }) => isDeadlock(error);
    return pRetry(work, { retries: RETRIES, minTimeout: RETRY_MS, shouldRetry });
  }
}

const isDeadlock = (error: Error): boolean => (error as { driverError?: { code?: string } }).driverError?.code === '40P01';
