import { availableParallelism } from 'node:os';
import { Injectable } from '@nestjs/common';
import { AppError } from '../../common/app-error.js';
import type { RequestContext } from '../../common/request-context.js';
import { FairQueue, QueueFullError } from '../../common/work/fair-queue.js';
import { Metrics } from '../../providers/metrics/metrics.js';

/**
 * The number of calls that are worked on at a time, for each core. Calls wait for the database and the model most of their time;
 * with more at a time, they only wait there instead, where nobody can tell whose they are.
 */
const CALLS_PER_CORE = 8;
const LONGEST_WAIT_MS = 2_000;

/** Shares this process out among the workspaces whose calls it serves. */
@Injectable()
export class CallQueue {
  private readonly queue = new FairQueue<number>({
    capacity: CALLS_PER_CORE * availableParallelism(),
    longestWaitMs: LONGEST_WAIT_MS,
  });

  constructor(private readonly metrics: Metrics) {
    metrics.gaugeCallQueue(() => this.queue.length);
  }

  /**
   * Runs the work of a call when its workspace has its turn.
   * @throws AppError `overloaded` if the calls of the workspace that wait already are more than two seconds of work
   */
  async run<T>({ workspaceId }: Pick<RequestContext, 'workspaceId'>, work: () => Promise<T>): Promise<T> {
    try {
      return await this.queue.run(workspaceId, work);
    } catch (error) {
      if (!(error instanceof QueueFullError)) throw error;
      this.metrics.countOverload();
      throw new AppError('overloaded', { retryAfterSeconds: error.waitMs / 1000, cause: error });
    }
  }
}
