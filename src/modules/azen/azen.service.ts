import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AppError } from '../../common/app-error.js';
import type { RequestContext } from '../../common/request-context.js';
import { Transactions } from '../../database/transactions.js';
import { EmbeddingSpaces } from '../embeddings/embedding-spaces.service.js';
import { QuotaService } from '../limits/quota.service.js';
import { type ChunkMatch, ChunkRepository } from '../memory/chunks/chunk.repository.js';
import { type DeferredMemory, DeferredMemoryRepository } from '../memory/chunks/deferred-memory.repository.js';
import { EmbeddingJobRepository } from '../memory/chunks/embedding-job.repository.js';
import { DeletionService } from '../memory/manage/deletion.service.js';
import { AccessCounter } from '../memory/retrieve/access-counter.js';
import { EmbeddingJobWorker } from '../memory/store/embedding-job.worker.js';
import { StoreService } from '../memory/store/store.service.js';
import { failing } from './azen-failure.js';
import type { PageRequest } from './page.js';

/** A chunk that fits a query, on the public scale of similarities. */
export interface Match extends Omit<ChunkMatch, 'cosine'> {
  /** 0..1 */
  readonly similarity: number;
}

const CREATE_FAILED = 'Failed to create memory record';
const JOB_FAILED = 'Failed to create embedding job record';
const EMBED_FAILED = 'Failed to embed query';
const VECTORS_FAILED = 'Failed to delete vectors for memory';
const DELETE_FAILED = 'Failed to delete memory record';

/** What Azen does with memories: each text is one of its own, and is embedded after the answer. */
@Injectable()
export class AzenService {
  constructor(
    private readonly transactions: Transactions,
    private readonly quotas: QuotaService,
    private readonly store: StoreService,
    private readonly deferred: DeferredMemoryRepository,
    private readonly chunks: ChunkRepository,
    private readonly jobs: EmbeddingJobRepository,
    private readonly worker: EmbeddingJobWorker,
    private readonly spaces: EmbeddingSpaces,
    private readonly accesses: AccessCounter,
    private readonly deletions: DeletionService,
  ) {}

  /**
   * Takes a text in; its vectors are made right after, or as soon as they can be.
   * @returns the id of the memory
   * @throws AppError `plan_limit_reached`, `pii_rejected`; AzenFailure
   */
  async create(ctx: RequestContext, text: string): Promise<number> {
    const id = await failing(CREATE_FAILED, () =>
      this.quotas.spend(ctx, 'memory_writes', async () => this.takeIn(ctx, this.store.prepare({ text }).text)),
    );
    this.worker.wake();
    return id;
  }

  private takeIn(ctx: RequestContext, text: string): Promise<number> {
    return this.transactions.run(async (manager) => {
      const id = await this.deferred.insert(manager, ctx, text);
      await failing(JOB_FAILED, () => this.jobs.insert(manager, { workspaceId: ctx.workspaceId, memoryId: id }));
      return id;
    });
  }

  /** @throws AppError `memory_not_found` */
  async get(ctx: RequestContext, id: number): Promise<DeferredMemory> {
    const memory = await this.deferred.find(ctx, id);
    if (!memory) throw new AppError('memory_not_found');
    return memory;
  }

  /** The newest first, and how many there are on all pages. */
  async list(ctx: RequestContext, { page, per }: PageRequest): Promise<{ memories: DeferredMemory[]; total: number }> {
    const [memories, total] = await Promise.all([this.deferred.list(ctx, (page - 1) * per, per), this.deferred.count(ctx)]);
    return { memories, total };
  }

  /**
   * The chunks that are nearest to the query, however far they are, and the memories that they are of; both the best first.
   * @throws AppError `plan_limit_reached`; AzenFailure
   */
  search(ctx: RequestContext, query: string, topK: number): Promise<{ memories: DeferredMemory[]; matches: Match[] }> {
    return this.quotas.spend(ctx, 'memory_retrieves', async () => {
      const embedded = await failing(EMBED_FAILED, () => this.spaces.embedQuery(ctx, query));
      const found = await this.chunks.nearest(ctx, embedded, topK);
      const ids = [...new Set(found.map(({ memoryId }) => memoryId))];
      const live = new Map((await this.deferred.findLive(ctx, ids)).map((memory) => [memory.id, memory]));
      this.accesses.record(ctx, [...live.keys()]);
      const { calibration } = embedded.space.embedder;
      return {
        memories: ids.flatMap((id) => live.get(id) ?? []),
        matches: found.map(({ cosine, ...match }) => ({ ...match, similarity: calibration.similarityOf(cosine) })),
      };
    });
  }

  /**
   * Deletes a memory for good, whether or not it has its vectors yet.
   * @throws AppError `memory_not_found`; AzenFailure
   */
  async delete(ctx: RequestContext, id: number): Promise<void> {
    await failing(DELETE_FAILED, async () => {
      if (await this.transactions.run((manager) => this.deleteUnembedded(manager, ctx, id))) return;
      await this.deletions.delete(ctx, id, undefined, (manager) =>
        failing(VECTORS_FAILED, () => this.chunks.remove(manager, ctx.workspaceId, [id])),
      );
    });
  }

  private async deleteUnembedded(manager: EntityManager, { workspaceId }: RequestContext, id: number): Promise<boolean> {
    const removed = await this.deferred.removeUnembedded(manager, workspaceId, id);
    if (removed) await this.jobs.remove(manager, workspaceId, [id]);
    return removed;
  }
}
