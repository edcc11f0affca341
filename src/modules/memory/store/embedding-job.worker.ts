import { setTimeout as sleep } from 'node:timers/promises';
import {
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
  type OnModuleDestroy,
} from '@nestjs/common';
import type { RequestContext } from '../../../common/request-context.js';
import { WorkspaceStateRepository } from '../../workspaces/workspace-state.repository.js';
import { DeferredMemoryRepository } from '../chunks/deferred-memory.repository.js';
import { type EmbeddingJob, EmbeddingJobRepository, LEASE_SECONDS } from '../chunks/embedding-job.repository.js';
import { DeferredEmbeddingService } from './deferred-embedding.service.js';

/** Memories whose vectors are made side by side: few, because those who wait for an answer need the same embedding threads. */
const AT_ONCE = 4;
/** How often is looked for what other processes took in, or for what is due again. */
const LOOK_EVERY_MS = 1_000;
const LOOK_FOR_STALE_EVERY_MS = 20_000;
const FIRST_PAUSE_SECONDS = 2;
/** However long an embedder is out of order, no memory is given up. */
const LONGEST_PAUSE_SECONDS = 300;
/** How long the shutdown waits for what is under way before it gives it back. */
const FINISH_MS = 4_000;

/** Makes vectors that were left for later, whichever process took the memory in, until they are made. */
@Injectable()
export class EmbeddingJobWorker implements OnApplicationBootstrap, OnModuleDestroy, OnApplicationShutdown {
  private readonly logger = new Logger('EmbeddingJobs');
  private readonly held = new Set<EmbeddingJob>();
  private readonly lanes = new Set<Promise<void>>();
  private timers: NodeJS.Timeout[] = [];
  private stopping = false;

  constructor(
    private readonly jobs: EmbeddingJobRepository,
    private readonly deferred: DeferredMemoryRepository,
    private readonly embedding: DeferredEmbeddingService,
    private readonly workspaces: WorkspaceStateRepository,
  ) {}

  onApplicationBootstrap(): void {
    this.timers = [
      setInterval(() => this.wake(), LOOK_EVERY_MS).unref(),
      setInterval(() => void this.keepHeld(), (LEASE_SECONDS * 1_000) / 3).unref(),
      setInterval(() => void this.addStale(), LOOK_FOR_STALE_EVERY_MS).unref(),
    ];
  }

  /** From here on no other job is begun. */
  onModuleDestroy(): void {
    this.stopping = true;
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.race([Promise.all(this.lanes), sleep(FINISH_MS, undefined, { ref: false })]);
    for (const timer of this.timers) clearInterval(timer);
    await Promise.allSettled([...this.held].map((job) => this.jobs.postpone(job, 0)));
  }

  /** To be called when there is a job. */
  wake(): void {
    if (this.stopping || this.lanes.size >= AT_ONCE) return;
    const lane = this.work().finally(() => this.lanes.delete(lane));
    this.lanes.add(lane);
  }

  /** One job after the other; where there is one, there may be another for the next lane. */
  private async work(): Promise<void> {
    try {
      for (let job = await this.jobs.claim(); job; job = this.stopping ? undefined : await this.jobs.claim()) {
        this.wake();
        await this.attempt(job);
      }
    } catch (error) {
      this.logger.warn(`vectors wait for the database: ${(error as Error).message}`);
    }
  }

  private async keepHeld(): Promise<void> {
    await Promise.allSettled([...this.held].map((job) => this.jobs.postpone(job, LEASE_SECONDS)));
  }

  private async attempt(job: EmbeddingJob): Promise<void> {
    this.held.add(job);
    try {
      await this.run(job);
    } catch (error) {
      const pause = Math.min(LONGEST_PAUSE_SECONDS, FIRST_PAUSE_SECONDS * 2 ** Math.min(job.attempts - 1, 16));
      const reason = ((error as Error).cause as Error | undefined)?.message ?? (error as Error).message;
      this.logger.warn(`vectors of memory ${job.memoryId} are tried again in ${pause} s: ${reason}`);
      await this.jobs.postpone(job, pause).catch(() => {});
    } finally {
      this.held.delete(job);
    }
  }

  private async run({ workspaceId, memoryId }: EmbeddingJob): Promise<void> {
    const waiting = await this.deferred.findUnembedded(workspaceId, memoryId);
    const ctx = await this.contextOf(workspaceId, memoryId, waiting);
    if (waiting) await this.embedding.embed(ctx, memoryId, waiting.text);
    else await this.embedding.embedAgain(ctx, memoryId);
  }

  private async contextOf(
    workspaceId: number,
    memoryId: number,
    { createdAt: now, apiKeyId }: { createdAt: Date; apiKeyId: number } = { createdAt: new Date(), apiKeyId: 0 },
  ): Promise<RequestContext> {
    const state = await this.workspaces.find(workspaceId);
    if (!state) throw new Error(`there is no workspace ${workspaceId}`);
    const { limits, timeZone } = state;
    return { requestId: `embedding-job-${memoryId}`, workspaceId, apiKeyId, limits, timeZone, now };
  }

  private async addStale(): Promise<void> {
    await this.jobs.addStale().catch((error) => this.logger.warn(`stale vectors wait: ${(error as Error).message}`));
  }
}
