export interface FairQueueOptions {
  /** Number of tasks that run at a time. */
  readonly capacity: number;
  /**
   * The same while an overload lasts, and for ten seconds after one that ended although tasks were refused; `capacity` by
   * default.
   */
  readonly overloadedCapacity?: number;
  /** The longest expected wait of a task, in milliseconds: one that would wait longer is refused. */
  readonly longestWaitMs: number;
  /** Returns milliseconds of a monotonic clock. */
  readonly clock?: () => number;
}

/** A task that was refused. */
export class QueueFullError extends Error {
  /** @param waitMs the time that the task has waited or would have waited, in milliseconds */
  constructor(readonly waitMs: number) {
    super('the queue is full');
  }
}

/** The weight of the latest task in the average duration. */
const WEIGHT = 0.05;
/** A task that has waited so many times longer than expected is refused: the tasks before it take longer than they used to. */
const PATIENCE = 2;
/** An overload that lasts longer is no burst, in milliseconds. */
const BURST_MS = 100;
/** The longest wait during an overload that is no burst: so many milliseconds, or the time until so many tasks have ended. */
const SHORT_WAIT_MS = 10;
const SHORT_WAIT_TASKS = 2;

/** The time over which the callers that are refused are counted, in milliseconds: who is told to wait comes back within it. */
const COUNTING_MS = 1_000;
/** An overload ends once so large a part of the longest wait is enough for all who were refused. */
const FITTING = 0.2;
/**
 * The time before which an overload does not end so, in milliseconds: tasks that come by connections which are used again and
 * again look like those of few callers. It doubles, up to the longest, if the owner is overloaded again soon after.
 */
const PATIENCE_MS = 5_000;
const LONGEST_PATIENCE_MS = 60_000;
const RELAPSE_MS = 10_000;
/** The part of the longest wait that tasks may wait for in that time: twice as much as was enough for all who were refused. */
const RELAPSE_WAIT = 2 * FITTING;

interface Waiting {
  readonly since: number;
  readonly start: () => void;
  readonly refuse: (error: QueueFullError) => void;
}

/** A time in which an owner had more tasks than could be waited for. */
interface Overload {
  readonly since: number;
  /** The time after which it may end although tasks are refused. */
  readonly patienceMs: number;
  /** The time at which a task of the owner was last refused. */
  last: number;
  /** The callers that were refused since `countedFrom`. */
  callers: Set<unknown>;
  countedFrom: number;
}

/**
 * Runs tasks of many owners, a limited number at a time. Those that wait are started in turns, one of each owner (round-robin
 * scheduling), so that the wait of a task does not depend on how many tasks another owner has. The owner whose own tasks would
 * wait too long is refused more, and nobody else.
 *
 * A burst may wait for long. An owner that goes on to have too many tasks would only make all of them wait for long: its line is
 * kept short until it has fewer, as CoDel does with the packets of a network (RFC 8289), so that what is started is started soon.
 * It has fewer when nobody was refused for a while, or only so few callers that all of them could have waited: those would go on
 * to be refused, however often they try, when their number no longer is the reason.
 */
export class FairQueue<Owner> {
  /** The waiting tasks of each owner that has any, the oldest first; the first owner is next. */
  private readonly lines = new Map<Owner, Waiting[]>();
  private readonly overloads = new Map<Owner, Overload>();
  /** The overloads that have ended although tasks were refused, and when. */
  private readonly ended = new Map<Owner, { readonly at: number; readonly patienceMs: number }>();
  private running = 0;
  private averageMs = 0;
  private readonly clock: () => number;

  constructor(private readonly options: FairQueueOptions) {
    this.clock = options.clock ?? (() => performance.now());
  }

  /** The number of tasks that wait. */
  get length(): number {
    let length = 0;
    for (const line of this.lines.values()) length += line.length;
    return length;
  }

  /**
   * Refuses a task of an overloaded owner before it is made, which costs less than to queue it.
   * @param caller who makes one task at a time, such as a connection; somebody else each time by default
   * @returns the wait that it would have, in milliseconds; undefined if it may be made: `run` can refuse it still
   */
  refuse(owner: Owner, caller: unknown = Symbol()): number | undefined {
    const overload = this.overloadOf(owner);
    const waitMs = overload && this.running >= this.capacity ? this.expectedWaitMs(owner) : 0;
    if (!overload || waitMs <= this.limitFor(owner, overload)) return undefined;
    this.note(overload, caller);
    return waitMs;
  }

  /**
   * Runs a task of an owner when its turn comes.
   * @param caller as for `refuse`
   * @throws QueueFullError
   */
  async run<T>(owner: Owner, task: () => Promise<T>, caller: unknown = Symbol()): Promise<T> {
    if (this.running >= this.capacity) await this.turn(owner, caller);
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

  private turn(owner: Owner, caller: unknown): Promise<void> {
    const waitMs = this.expectedWaitMs(owner);
    const now = this.clock();
    const overload = this.overloadOf(owner);
    if (waitMs > this.limitFor(owner, overload)) {
      if (overload) this.note(overload, caller);
      else this.begin(owner, caller, now);
      return Promise.reject(new QueueFullError(waitMs));
    }
    return new Promise((resolve, reject) => {
      const task = { since: now, start: resolve, refuse: reject };
      const line = this.lines.get(owner);
      if (line) line.push(task);
      else this.lines.set(owner, [task]);
    });
  }

  /** The expected wait of one more task of an owner: before its turn come its own tasks, and as many of each other owner. */
  private expectedWaitMs(owner: Owner): number {
    const own = this.lines.get(owner)?.length ?? 0;
    let before = 1;
    for (const line of this.lines.values()) before += Math.min(line.length, own + 1);
    return (before * this.averageMs) / this.capacity;
  }

  private startNext(): void {
    while (this.running < this.capacity) {
      const next = this.lines.entries().next().value;
      if (!next) return;
      const [owner, line] = next;
      this.refuseOverdue(owner, line);
      const task = line.shift();
      // The owner goes to the end of the line.
      this.lines.delete(owner);
      if (line.length) this.lines.set(owner, line);
      if (!task) continue;
      this.running++;
      task.start();
    }
  }

  private refuseOverdue(owner: Owner, line: Waiting[]): void {
    const now = this.clock();
    const limitMs = this.limitFor(owner, this.overloadOf(owner)) * PATIENCE;
    while (line[0] && now - line[0].since > limitMs) {
      const { since, refuse } = line.shift()!;
      refuse(new QueueFullError(now - since));
    }
  }

  /** The number of tasks that run at a time now, when an overload lasts or may come back. */
  private get capacity(): number {
    const { capacity, overloadedCapacity = capacity } = this.options;
    for (const owner of this.overloads.keys()) if (isLasting(this.overloadOf(owner))) return overloadedCapacity;
    const now = this.clock();
    for (const owner of this.ended.keys()) if (this.relapseOf(owner, now)) return overloadedCapacity;
    return capacity;
  }

  /** The longest wait of a task of an owner, in milliseconds, who has an overload or none. */
  private limitFor(owner: Owner, overload: Overload | undefined): number {
    if (!isLasting(overload)) return this.options.longestWaitMs * (this.relapseOf(owner, this.clock()) ? RELAPSE_WAIT : 1);
    return Math.max(SHORT_WAIT_MS, (SHORT_WAIT_TASKS * this.averageMs) / this.capacity);
  }

  private begin(owner: Owner, caller: unknown, now: number): void {
    const before = this.relapseOf(owner, now);
    this.ended.delete(owner);
    const patienceMs = before ? Math.min(2 * before.patienceMs, LONGEST_PATIENCE_MS) : PATIENCE_MS;
    // What comes back is no burst.
    const since = before ? now - BURST_MS - 1 : now;
    this.overloads.set(owner, { since, patienceMs, last: now, callers: new Set([caller]), countedFrom: now });
  }

  /** Returns the overload of an owner that would be back if there were one now. */
  private relapseOf(owner: Owner, now: number): { readonly patienceMs: number } | undefined {
    const before = this.ended.get(owner);
    if (before && now - before.at <= RELAPSE_MS) return before;
    this.ended.delete(owner);
    return undefined;
  }

  private note(overload: Overload, caller: unknown): void {
    overload.last = this.clock();
    overload.callers.add(caller);
  }

  /** Returns the overload of an owner; undefined once it has ended. */
  private overloadOf(owner: Owner): Overload | undefined {
    const overload = this.overloads.get(owner);
    if (!overload) return undefined;
    const now = this.clock();
    const isOver = now - overload.last > this.options.longestWaitMs;
    const isCounted = now - overload.countedFrom >= COUNTING_MS;
    const fits = !isOver && isCounted && now - overload.since >= overload.patienceMs && this.fits(owner, overload);
    if (fits) this.ended.set(owner, { at: now, patienceMs: overload.patienceMs });
    if (isOver || fits) {
      this.overloads.delete(owner);
      return undefined;
    }
    if (isCounted) Object.assign(overload, { callers: new Set(), countedFrom: now });
    return overload;
  }

  /** True if all tasks of an owner could have waited, with one for each caller that was refused. */
  private fits(owner: Owner, overload: Overload): boolean {
    const { capacity, overloadedCapacity = capacity, longestWaitMs } = this.options;
    const tasks = overload.callers.size + this.running + (this.lines.get(owner)?.length ?? 0);
    return (tasks * this.averageMs) / (isLasting(overload) ? overloadedCapacity : capacity) <= FITTING * longestWaitMs;
  }
}

/** True if an overload is no burst. */
const isLasting = (overload: Overload | undefined): boolean =>
  overload !== undefined && overload.last - overload.since > BURST_MS;
