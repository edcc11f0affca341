import { setTimeout as sleep } from 'node:timers/promises';
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

/**
 * Maximum number of jobs of each kind at a time: few, because requests need the same embedding threads. A long text has hundreds
 * of passages; deferred memories, which no search finds yet, have lanes of their own so that they never wait for them.
 */
const LANES = 2;
/** Interval between looks for jobs that other processes queued, or whose retry is due. */
const LOOK_EVERY_MS = 1_000;
const LOOK_FOR_STALE_EVERY_MS = 20_000;
const RELEASE_WAITING_EVERY_MS = 1_000;
/** Pause between two lots of such jobs: they are worked off at about 160 a second, which leaves time for requests. */
const RELEASE_PAUSE_MS = 250;
/** First and longest backoff. Jobs are retried forever, however long an embedder is unavailable. */
const FIRST_PAUSE_SECONDS = 2;
const LONGEST_PAUSE_SECONDS = 300;
/** Time that the shutdown waits for running jobs before it releases their leases. */
const STOP_WAIT_MS = 4_000;

/** Works off the embedding jobs that any process queued, and retries each until it succeeds. */
@Injectable()
export class EmbeddingJobWorker implements OnApplicationBootstrap, OnModuleDestroy, OnApplicationShutdown {
  private readonly logger = new Logger('EmbeddingJobs');
  private readonly workers: readonly QueueWorker<EmbeddingJob>[];
  private readonly staleSearch: PeriodicTask;
  private readonly backfill: PeriodicTask;

  constructor(
    private readonly database: Database,
    private readonly jobs: EmbeddingJobRepository,
    private readonly deferred: DeferredMemoryRepository,
    private readonly embedding: DeferredEmbeddingService,
    private readonly workspaces: WorkspaceStateRepository,
  ) {
    this.workers = [() => jobs.claimDeferred(database), () => jobs.claimOther(database)].map((claim) => this.workerOf(claim));
    this.staleSearch = new PeriodicTask({
      name: 'EmbeddingJobs',
      everyMs: LOOK_FOR_STALE_EVERY_MS,
      run: () => jobs.addStale(database),
      failure: 'stale vectors wait',
    });
    this.backfill = new PeriodicTask({
      name: 'EmbeddingJobs',
      everyMs: RELEASE_WAITING_EVERY_MS,
      run: (stopping) => this.release(stopping),
      failure: 'vectors of earlier texts wait',
    });
  }

  onApplicationBootstrap(): void {
    for (const worker of this.workers) worker.start();
    this.staleSearch.start();
    this.backfill.start();
  }

  /** Stops claiming jobs. */
  onModuleDestroy(): void {
    for (const worker of this.workers) worker.close();
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([...this.workers, this.staleSearch, this.backfill].map((part) => part.stop()));
  }

  /** Looks for jobs now. Call it when a job was queued. */
  wake(): void {
    for (const worker of this.workers) worker.wake();
  }

  private workerOf(claim: () => Promise<EmbeddingJob | undefined>): QueueWorker<EmbeddingJob> {
    const { database, jobs } = this;
    return new QueueWorker<EmbeddingJob>({
      lanes: LANES,
      lookEveryMs: LOOK_EVERY_MS,
      renewEveryMs: (LEASE_SECONDS * 1_000) / 3,
      stopWaitMs: STOP_WAIT_MS,
      claim,
      work: (job) => this.attempt(job),
      renew: (job) => jobs.postpone(database, job, LEASE_SECONDS),
      release: (job) => jobs.postpone(database, job, 0),
      onError: ({ message }) => this.logger.warn(`vectors wait for the database: ${message}`),
    });
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

  /** Releases the jobs that wait, lot by lot. */
  private async release(stopping: AbortSignal): Promise<void> {
    while (!stopping.aborted && (await this.jobs.releaseWaiting(this.database))) {
      this.wake();
      await sleep(RELEASE_PAUSE_MS);
    }
  }

  private async run({ workspaceId, memoryId, wholeText }: EmbeddingJob): Promise<void> {
    const deferred = await this.deferred.findUnembedded(this.database, workspaceId, memoryId);
    const ctx = await this.contextOf(workspaceId, memoryId, deferred);
    if (deferred) return this.embedding.embed(ctx, memoryId, deferred.text);
    if (wholeText) await this.embedding.embedAgain(ctx, memoryId);
    await this.embedding.embedPassages(ctx, memoryId);
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
