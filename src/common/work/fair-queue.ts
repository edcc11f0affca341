export interface FairQueueOptions {
  /** Number of tasks that run at a time. */
  readonly capacity: number;
  /** The longest expected wait of a task, in milliseconds: one that would wait longer is refused. */
  readonly longestWaitMs: number;
  /** Returns milliseconds of a monotonic clock. */
  readonly clock?: () => number;
}

/** A task that was refused. */
export class QueueFullError extends Error {
  /** @param waitMs the time that the task would have waited, in milliseconds */
  constructor(readonly waitMs: number) {
    super('the queue is full');
  }
}

/** The weight of the latest task in the average duration. */
const WEIGHT = 0.05;
/** A task that has waited so many times longer than expected is refused: the tasks before it take longer than they used to. */
const PATIENCE = 2;

interface Waiting {
  readonly since: number;
  readonly start: () => void;
  readonly refuse: (error: QueueFullError) => void;
}

/**
 * Runs tasks of many owners, a limited number at a time. Those that wait are started in turns, one of each owner (round-robin
 * scheduling), so that the wait of a task does not depend on how many tasks another owner has. The owner whose own tasks would
 * wait too long is refused more, and nobody else.
 */
export class FairQueue<Owner> {
  /** The waiting tasks of each owner that has any; the first owner is next. */
  private readonly waiting = new Map<Owner, Waiting[]>();
  private running = 0;
  private averageMs = 0;
  private readonly clock: () => number;

  constructor(private readonly options: FairQueueOptions) {
    this.clock = options.clock ?? (() => performance.now());
  }

  /** The number of tasks that wait. */
  get length(): number {
    let length = 0;
    for (const tasks of this.waiting.values()) length += tasks.length;
    return length;
  }

  /** Runs a task of an owner when its turn comes. @throws QueueFullError */
  async run<T>(owner: Owner, task: () => Promise<T>): Promise<T> {
    if (this.running >= this.options.capacity) await this.turn(owner);
    else this.running++;
    const started = this.clock();
    try {
      return await task();
    } finally {
      const took = this.clock() - started;
      this.averageMs = this.averageMs === 0 ? took : this.averageMs + WEIGHT * (took - this.averageMs);
      this.running--;
      this.startNext();
    }
  }

  private turn(owner: Owner): Promise<void> {
    const waitMs = this.expectedWaitMs(owner);
    if (waitMs > this.options.longestWaitMs) return Promise.reject(new QueueFullError(waitMs));
    return new Promise((resolve, reject) => {
      const tasks = this.waiting.get(owner);
      const task = { since: this.clock(), start: resolve, refuse: reject };
      if (tasks) tasks.push(task);
      else this.waiting.set(owner, [task]);
    });
  }

  /** The expected wait of one more task of an owner: before its turn come its own tasks, and as many of each other owner. */
  private expectedWaitMs(owner: Owner): number {
    const own = this.waiting.get(owner)?.length ?? 0;
    let before = 1;
    for (const tasks of this.waiting.values()) before += Math.min(tasks.length, own + 1);
    return (before * this.averageMs) / this.options.capacity;
  }

  private startNext(): void {
    while (this.running < this.options.capacity) {
      const next = this.waiting.entries().next().value;
      if (!next) return;
      const [owner, tasks] = next;
      const { since, start, refuse } = tasks.shift()!;
      // The owner goes to the end of the line.
      this.waiting.delete(owner);
      if (tasks.length) this.waiting.set(owner, tasks);
      const waitedMs = this.clock() - since;
      if (waitedMs > this.options.longestWaitMs * PATIENCE) {
        refuse(new QueueFullError(waitedMs));
        continue;
      }
      this.running++;
      start();
    }
  }
}
