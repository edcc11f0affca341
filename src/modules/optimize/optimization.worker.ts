import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { AppError } from '../../common/app-error.js';
import { createContext, type RequestContext } from '../../common/request-context.js';
import { PeriodicTask } from '../../common/work/periodic-task.js';
import { RunWorker } from '../../common/work/run-worker.js';
import { Database } from '../../database/database.js';
import { RecommendationRepository } from './recommendation.repository.js';
import { RecommendationService } from './recommendation.service.js';
import { SAFE_TYPES } from './recommendation.types.js';
import { type OptimizationRun, OptimizationRunRepository } from './run.repository.js';
import { type Scan, ScanService } from './scan.service.js';

const PLAN_EVERY_MS = 60_000;
/** Time after which a run lets others have their turn: a workspace of a million memories takes hours the first time. */
const TURN_MS = 20_000;
/** Share of the time in which the worker works: it must not slow calls down. */
const DUTY = 1 / 3;
/** Maximum number of recommendations that a run applies by itself. */
const MAX_APPLIED = 500;

/** Works on the runs of the optimizer that are due, one at a time, in whichever process has the lease. */
@Injectable()
export class OptimizationWorker implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger('Optimizer');
  private readonly worker: RunWorker<OptimizationRun>;
  private readonly planning: PeriodicTask;

  constructor(
    private readonly database: Database,
    private readonly runs: OptimizationRunRepository,
    private readonly scans: ScanService,
    private readonly recommendations: RecommendationRepository,
    private readonly service: RecommendationService,
  ) {
    this.worker = new RunWorker<OptimizationRun>({
      name: 'optimization',
      logger: this.logger,
      claim: (holder) => runs.claim(holder),
      renew: (run, holder) => runs.renew(run, holder),
      release: (holder) => runs.release(holder),
      work: (run, checkpoint) => this.work(run, checkpoint),
      recordError: (run, reason) => runs.recordError(run, reason),
    });
    this.planning = new PeriodicTask({
      name: OptimizationWorker.name,
      everyMs: PLAN_EVERY_MS,
      run: () => runs.plan(),
      failure: 'new workspaces wait for their first optimization',
    });
  }

  onModuleInit(): void {
    this.worker.start();
    this.planning.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([this.worker.stop(), this.planning.stop()]);
  }

  /** Looks for a run now. */
  wake(): void {
    this.worker.wake();
  }

  private async work(run: OptimizationRun, checkpoint: () => void): Promise<void> {
    const scan = await this.scans.begin(run);
    const isDone = await this.scanAll(scan, checkpoint);
    if (!isDone) return this.runs.postpone(run);
    await this.applySafe(run, checkpoint);
    await this.runs.finish(run);
  }

  /** @returns false if the turn is over before the end */
  private async scanAll(scan: Scan, checkpoint: () => void): Promise<boolean> {
    const started = performance.now();
    let worked = started;
    const pause = async () => {
      checkpoint();
      await sleep((performance.now() - worked) * (1 / DUTY - 1));
      worked = performance.now();
    };
    for (let { afterId } = scan.run; ; ) {
      const step = await this.scans.next(scan, afterId, pause);
      if (!step) return true;
      ({ afterId } = step);
      await this.runs.proceed(scan.run, afterId, step.hasSkipped);
      await pause();
      if (performance.now() - started > TURN_MS) return false;
    }
  }

  /** Applies what the workspace wants to be applied without anybody's decision. */
  private async applySafe(run: OptimizationRun, checkpoint: () => void): Promise<void> {
    const types = SAFE_TYPES.filter((type) => run.autoApply.includes(type));
    if (!types.length) return;
    for (const id of await this.recommendations.listSafe(this.database, run.workspaceId, types, MAX_APPLIED)) {
      checkpoint();
      try {
        await this.service.apply(contextOf(run), id);
      } catch (error) {
        // A caller changed the memory, or decided, meanwhile.
        if (!(error instanceof AppError && error.code === 'conflict')) throw error;
      }
    }
  }
}

const NO_LIMIT = { perMinute: Number.MAX_SAFE_INTEGER, burst: Number.MAX_SAFE_INTEGER };

/** Returns the context in which a run acts: no caller's, and under no limit. */
const contextOf = ({ workspaceId, timeZone, scopeKeys, runId }: OptimizationRun): RequestContext =>
  createContext(
    `optimization-${runId}`,
    {
      workspaceId,
      apiKeyId: 0,
      timeZone,
      scopeKeys,
      limits: {
        key: NO_LIMIT,
        workspace: NO_LIMIT,
        quotas: { memoryWrites: null, memoryRetrieves: null, cycleAnchor: new Date(0) },
      },
    },
    new Date(),
  );
