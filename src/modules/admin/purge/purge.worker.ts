import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { PeriodicTask } from '../../../common/work/periodic-task.js';
import { PurgeSteps } from './purge-steps.service.js';

const LOOK_EVERY_MS = 10_000;
/** Pause between two steps, in which the embedded database answers calls. */
const PAUSE_MS = 20;

/** Works on the purges step by step, in whichever process holds the next step. */
@Injectable()
export class PurgeWorker implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger('Purge');
  private readonly task = new PeriodicTask({
    name: 'Purge',
    everyMs: LOOK_EVERY_MS,
    run: (stopping) => this.run(stopping),
    failure: 'workspaces wait to be purged',
  });

  constructor(private readonly steps: PurgeSteps) {}

  onModuleInit(): void {
    this.task.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.task.stop();
  }

  /** Looks for purges now. */
  wake(): void {
    void this.task.run();
  }

  private async run(stopping: AbortSignal): Promise<void> {
    for (const workspaceId of await this.steps.listOpen()) await this.purge(workspaceId, stopping);
  }

  private async purge(workspaceId: number, stopping: AbortSignal): Promise<void> {
    let steps = 0;
    while (!stopping.aborted && (await this.steps.next(workspaceId)) === 'deleted') {
      if (++steps === 1) this.logger.log(`the rows of workspace ${workspaceId} are being deleted`);
      await sleep(PAUSE_MS);
    }
    if (steps > 0 && !stopping.aborted) this.logger.log(`nothing is left of workspace ${workspaceId}`);
  }
}
