import {
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
  type OnModuleDestroy,
} from '@nestjs/common';
import { createContext, type RequestContext } from '../../../common/request-context.js';
import { PeriodicTask } from '../../../common/work/periodic-task.js';
import { QueueWorker } from '../../../common/work/queue-worker.js';
import { Database } from '../../../database/database.js';
import { WorkspaceStateRepository } from '../../workspaces/workspace-state.repository.js';
import { DeferredMemoryRepository } from '../chunks/deferred-memory.repository.js';
import { type EmbeddingJob, EmbeddingJobRepository, LEASE_SECONDS } from '../chunks/embedding-job.repository.js';
import { DeferredEmbeddingService } from './deferred-embedding.service.js';

/** Memories whose vectors are made side by side: few, because requests need the same embedding threads. */
const LANES = 4;
/** Interval of looking for jobs that other processes queued, or that are due again. */
const LOOK_EVERY_MS = 1_000;
const LOOK_FOR_STALE_EVERY_MS = 20_000;
const FIRST_PAUSE_SECONDS = 2;
/** No memory is given up, however long an embedder is out of order. */
const LONGEST_PAUSE_SECONDS = 300;
/** How long the shutdown waits for the jobs under way before it gives them back. */
const STOP_WAIT_MS = 4_000;

/** Makes the vectors of deferred memories, of every process, and tries until they are made. */
@Injectable()
export class EmbeddingJobWorker implements OnApplicationBootstrap, OnModuleDestroy, OnApplicationShutdown {
  private readonly logger = new Logger('EmbeddingJobs');
  private readonly worker: QueueWorker<EmbeddingJob>;
  private readonly staleSearch: PeriodicTask;

  constructor(
    private readonly database: Database,
    private readonly jobs: EmbeddingJobRepository,
    private readonly deferred: DeferredMemoryRepository,
    private readonly embedding: DeferredEmbeddingService,
    private readonly workspaces: WorkspaceStateRepository,
  ) {
    this.worker = new QueueWorker<EmbeddingJob>({
      lanes: LANES,
      lookEveryMs: LOOK_EVERY_MS,
      renewEveryMs: (LEASE_SECONDS * 1_000) / 3,
      stopWaitMs: STOP_WAIT_MS,
      claim: () => jobs.claim(database),
      work: (job) => this.attempt(job),
      renew: (job) => jobs.postpone(database, job, LEASE_SECONDS),
      release: (job) => jobs.postpone(database, job, 0),
      onError: ({ message }) => this.logger.warn(`vectors wait for the database: ${message}`),
    });
    this.staleSearch = new PeriodicTask({
      name: 'EmbeddingJobs',
      everyMs: LOOK_FOR_STALE_EVERY_MS,
      run: () => jobs.addStale(database),
      failure: 'stale vectors wait',
    });
  }

  onApplicationBootstrap(): void {
    this.worker.start();
    this.staleSearch.start();
  }

  /** Begins no other job from here on. */
  onModuleDestroy(): void {
    this.worker.close();
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([this.worker.stop(), this.staleSearch.stop()]);
  }

  /** Looks for jobs now; to be called when one was queued. */
  wake(): void {
    this.worker.wake();
  }

  private async attempt(job: EmbeddingJob): Promise<void> {
    try {
      await this.run(job);
    } catch (error) {
      const pause = Math.min(LONGEST_PAUSE_SECONDS, FIRST_PAUSE_SECONDS * 2 ** Math.min(job.attempts - 1, 16));
      const reason = ((error as Error).cause as Error | undefined)?.message ?? (error as Error).message;
      this.logger.warn(`vectors of memory ${job.memoryId} are tried again in ${pause} s: ${reason}`);
      await this.jobs.postpone(this.database, job, pause).catch(() => {});
    }
  }

  private async run({ workspaceId, memoryId }: EmbeddingJob): Promise<void> {
    const waiting = await this.deferred.findUnembedded(this.database, workspaceId, memoryId);
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
    return createContext(`embedding-job-${memoryId}`, { ...state, workspaceId, apiKeyId }, now);
  }
}
