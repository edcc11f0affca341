import { availableParallelism } from 'node:os';
import { Inject, Injectable } from '@nestjs/common';
import { AppError } from '../../common/app-error.js';
import type { RequestContext } from '../../common/request-context.js';
import { FairQueue, QueueFullError } from '../../common/work/fair-queue.js';
import { Embedders } from '../../providers/embeddings/embedders.js';
import { LLM, type Llm } from '../../providers/llm/llm.js';
import { Metrics } from '../../providers/metrics/metrics.js';

/**
 * The number of calls that are worked on at a time, for each core. Calls wait for the database and the model most of their time;
 * with more at a time, they only wait there instead, where nobody can tell whose they are.
 */
const CALLS_PER_CORE = 8;
/**
 * The same during an overload where the model is local: enough to keep the cores busy. With more, each call takes longer, that of
 * another workspace as well. Calls that wait for an endpoint on the network leave the cores to others meanwhile.
 */
const LOCAL_CALLS_PER_CORE = 1;
const LONGEST_WAIT_MS = 2_000;

/** Shares this process out among the workspaces whose calls it serves. */
@Injectable()
export class CallQueue {
  private readonly queue: FairQueue<number>;
  private latestRefusal = new AppError('overloaded', { retryAfterSeconds: 1 });

  constructor(
    private readonly metrics: Metrics,
    embedders: Embedders,
    @Inject(LLM) llm: Llm | null,
  ) {
    const cores = availableParallelism();
    const capacity = CALLS_PER_CORE * cores;
    const overloadedCapacity = embedders.isRemote || llm ? capacity : LOCAL_CALLS_PER_CORE * cores;
    this.queue = new FairQueue<number>({ capacity, overloadedCapacity, longestWaitMs: LONGEST_WAIT_MS });
    metrics.gaugeCallQueue(() => this.queue.length);
  }

  /** Returns why the next call of a workspace that is overloaded is refused; undefined if it may try. */
  refusalOf({ workspaceId }: Pick<RequestContext, 'workspaceId'>, connection: object): AppError | undefined {
    const waitMs = this.queue.refuse(workspaceId, connection);
    return waitMs === undefined ? undefined : this.refusal(waitMs);
  }

  /**
   * Runs the work of a call when its workspace has its turn.
   * @param connection the one that the call came over, if it waits for this call alone
   * @param onRefusal is called when the call is refused
   * @throws AppError `overloaded` if the calls of the workspace that wait already are more than two seconds of work, or if it has
   *   gone on to make more than can be worked on
   */
  async run<T>(
    { workspaceId }: Pick<RequestContext, 'workspaceId'>,
    work: () => Promise<T>,
    { connection, onRefusal = () => {} }: { readonly connection?: object; readonly onRefusal?: () => void } = {},
  ): Promise<T> {
    try {
      return await this.queue.run(workspaceId, work, connection);
    } catch (error) {
      if (!(error instanceof QueueFullError)) throw error;
      onRefusal();
      throw this.refusal(error.waitMs);
    }
  }

  /** During an overload, the stack of each error would cost a good part of the refusal. */
  private refusal(waitMs: number): AppError {
    this.metrics.countOverload();
    const retryAfterSeconds = Math.max(1, Math.ceil(waitMs / 1_000));
    if (retryAfterSeconds !== this.latestRefusal.options.retryAfterSeconds)
      this.latestRefusal = new AppError('overloaded', { retryAfterSeconds });
    return this.latestRefusal;
  }
}
