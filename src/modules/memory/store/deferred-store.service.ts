import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../../common/queries.js';
import type { RequestContext } from '../../../common/request-context.js';
import { IdempotentWrites } from '../../idempotency/idempotent-writes.js';
import { QuotaService } from '../../limits/quota.service.js';
import { DeferredMemoryRepository } from '../chunks/deferred-memory.repository.js';
import { EmbeddingJobRepository } from '../chunks/embedding-job.repository.js';
import { namingStep } from '../records/failed-step.js';
import { EmbeddingJobWorker } from './embedding-job.worker.js';
import { Redactor } from './redactor.service.js';

/** A memory whose vectors are still to be made. */
export interface DeferredStore {
  readonly id: number;
  /** ISO 8601. */
  readonly createdAt: string;
}

/** Stores texts as standalone memories, whose vectors a worker makes after the answer. */
@Injectable()
export class DeferredStoreService {
  constructor(
    private readonly writes: IdempotentWrites,
    private readonly quotas: QuotaService,
    private readonly redactor: Redactor,
    private readonly memories: DeferredMemoryRepository,
    private readonly jobs: EmbeddingJobRepository,
    private readonly worker: EmbeddingJobWorker,
  ) {}

  /**
   * Stores a text and queues the job that embeds it, in one transaction.
   * @throws AppError `plan_limit_reached`, `pii_rejected`; FailedStep
   */
  async create(ctx: RequestContext, text: string): Promise<DeferredStore> {
    if (ctx.idempotency?.outcome) return ctx.idempotency.outcome as DeferredStore;
    const stored = await namingStep('memory_insert', () =>
      this.quotas.spend(ctx, 'memory_writes', async () => this.insert(ctx, this.redactor.redact({ text }).text)),
    );
    this.worker.wake();
    return stored;
  }

  private insert(ctx: RequestContext, text: string): Promise<DeferredStore> {
    const { workspaceId } = ctx;
    const work = async (tx: Transaction) => {
      const memoryId = await this.memories.insert(ctx, tx, text);
      await namingStep('embedding_job_insert', () => this.jobs.insert(tx, { workspaceId, memoryId }));
      return { id: memoryId, createdAt: ctx.now.toISOString() };
    };
    return this.writes.transact(ctx, work, (outcome) => ({ outcome }));
  }
}
