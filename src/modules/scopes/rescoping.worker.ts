import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { RunWorker } from '../../common/work/run-worker.js';
import { type Rescoping, RescopingRepository } from './rescoping.repository.js';

/** Pause while processes may still store by the old keys. */
const WAIT_MS = 1_000;

/** Works on the runs, one at a time, in whichever process has the lease. */
@Injectable()
export class RescopingWorker implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger('Scopes');
  private readonly worker: RunWorker<Rescoping>;

  constructor(private readonly runs: RescopingRepository) {
    this.worker = new RunWorker<Rescoping>({
      name: 'change of scopes',
      logger: this.logger,
      claim: (holder) => runs.claim(holder),
      renew: (run, holder) => runs.renew(run, holder),
      release: (holder) => runs.release(holder),
      work: (run, checkpoint) => this.work(run, checkpoint),
      recordError: (run, reason) => runs.recordError(run, reason),
    });
  }

  onModuleInit(): void {
    this.worker.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.worker.stop();
  }

  /** Looks for a run now. */
  wake(): void {
    this.worker.wake();
  }

  private async work(run: Rescoping, checkpoint: () => void): Promise<void> {
    this.logger.log(`the memories of workspace ${run.workspaceId} get their scopes by its present scope keys`);
    for (let state = await this.runs.next(run); state !== 'finished'; state = await this.runs.next(run)) {
      if (state === 'waiting') await sleep(WAIT_MS);
      checkpoint();
    }
    this.logger.log(`the scopes of workspace ${run.workspaceId} are done`);
  }
}
