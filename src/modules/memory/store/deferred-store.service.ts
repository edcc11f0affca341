import { Injectable } from '@nestjs/common';
import type { RequestContext } from '../../../common/request-context.js';
import { Transactions } from '../../../database/transactions.js';
import { QuotaService } from '../../limits/quota.service.js';
import { DeferredMemoryRepository } from '../chunks/deferred-memory.repository.js';
import { EmbeddingJobRepository } from '../chunks/embedding-job.repository.js';
import { namingStep } from '../records/failed-step.js';
import { EmbeddingJobWorker } from './embedding-job.worker.js';
import { StorePipeline } from './store.pipeline.js';

/** Stores texts as standalone memories, whose vectors a worker makes after the answer. */
@Injectable()
export class DeferredStoreService {
  constructor(
    private readonly transactions: Transactions,
    private readonly quotas: QuotaService,
    private readonly pipeline: StorePipeline,
    private readonly memories: DeferredMemoryRepository,
    private readonly jobs: EmbeddingJobRepository,
    private readonly worker: EmbeddingJobWorker,
  ) {}

  /**
   * Stores a text and queues the job that embeds it, in one transaction.
   * @returns the id of the memory
   * @throws AppError `plan_limit_reached`, `pii_rejected`; FailedStep
   */
  async create(ctx: RequestContext, text: string): Promise<number> {
    const id = await namingStep('memory_insert', () =>
      this.quotas.spend(ctx, 'memory_writes', async () => this.insert(ctx, this.pipeline.redact({ text }).text)),
    );
    this.worker.wake();
    return id;
  }

  private insert(ctx: RequestContext, text: string): Promise<number> {
    const { workspaceId } = ctx;
    return this.transactions.run(async (tx) => {
      const memoryId = await this.memories.insert(ctx, tx, text);
      await namingStep('embedding_job_insert', () => this.jobs.insert(tx, { workspaceId, memoryId }));
      return memoryId;
    });
  }
}
