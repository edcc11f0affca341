import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { QueueWorker, type QueueWorkerOptions } from './queue-worker.js';

interface Job {
  readonly id: number;
}

const TOO_LONG_MS = 60_000;

/** A queue of jobs in memory that knows which of them are leased. */
class Queue {
  readonly leased = new Set<number>();
  readonly ended: number[] = [];
  readonly released: number[] = [];
  readonly renewed: number[] = [];
  claims = 0;
  mostLeased = 0;

  constructor(private due: number[] = []) {}

  add(...ids: number[]): void {
    this.due.push(...ids);
  }
  readonly claim = async (): Promise<Job | undefined> => {
    this.claims++;
    const id = this.due.shift();
    if (id === undefined) return undefined;
    expect(this.leased.has(id)).toBe(false);
    this.leased.add(id);
    this.mostLeased = Math.max(this.mostLeased, this.leased.size);
    return { id };
  };
  end({ id }: Job): void {
    this.leased.delete(id);
    this.ended.push(id);
  }
  readonly release = async ({ id }: Job) => {
    this.leased.delete(id);
    this.released.push(id);
  };
  readonly renew = async ({ id }: Job) => this.renewed.push(id);
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await sleep(1);
}

describe('QueueWorker', () => {
  let queue: Queue;
  let errors: string[];
  let workers: QueueWorker<Job>[];

  const workerOf = (changes: Partial<QueueWorkerOptions<Job>> = {}): QueueWorker<Job> => {
    const { claim, renew, release } = queue;
    const worker = new QueueWorker<Job>({
      ...{ lanes: 2, lookEveryMs: TOO_LONG_MS, renewEveryMs: TOO_LONG_MS, stopWaitMs: 10, claim, renew, release },
      work: async (job) => queue.end(job),
      onError: ({ message }, failures) => errors.push(`${failures}: ${message}`),
      ...changes,
    });
    workers.push(worker);
    return worker;
  };
  const untilAborted = (signal: AbortSignal) => new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));

  beforeEach(() => {
    queue = new Queue();
    errors = [];
    workers = [];
  });
  afterEach(async () => {
    for (const worker of workers) await worker.stop();
  });

  it('works off all jobs that are due at its start', async () => {
    queue.add(1, 2, 3, 4, 5);
    workerOf().start();
    await until(() => queue.ended.length === 5);
    expect(queue.ended).toEqual([1, 2, 3, 4, 5]);
  });

  it('finds a job when it is woken, and otherwise at the interval of looking', async () => {
    const worker = workerOf();
    worker.start();
    await until(() => queue.claims > 0);
    queue.add(1);
    await sleep(10);
    expect(queue.ended).toEqual([]);
    worker.wake();
    await until(() => queue.ended.length === 1);

    workerOf({ lookEveryMs: 2 }).start();
    queue.add(2);
    await until(() => queue.ended.length === 2);
  });

  it('finds a job that was queued while a claim was under way', async () => {
    const worker = workerOf({
      claim: async () => {
        const job = await queue.claim();
        if (queue.claims === 1) {
          queue.add(1);
          worker.wake();
        }
        return job;
      },
    });
    worker.start();
    await until(() => queue.ended.length === 1);
  });

  it('claims once at a time, and no job while all lanes are busy', async () => {
    queue.add(1, 2, 3);
    let claiming = 0;
    const ends: (() => void)[] = [];
    const worker = workerOf({
      claim: async () => {
        expect(++claiming).toBe(1);
        const job = await queue.claim();
        claiming--;
        return job;
      },
      work: async (job) => {
        await new Promise<void>((resolve) => ends.push(resolve));
        queue.end(job);
      },
    });
    worker.start();
    await until(() => ends.length === 2);
    worker.wake();
    await sleep(5);
    expect([...queue.leased]).toEqual([1, 2]);
    ends[0]!();
    await until(() => ends.length === 3);
    expect([...queue.leased]).toEqual([2, 3]);
    for (const end of ends) end();
    await until(() => queue.ended.length === 3);
  });

  it('renews the leases of the jobs under way', async () => {
    queue.add(1, 2);
    const worker = workerOf({ renewEveryMs: 1, work: (_job, stopping) => untilAborted(stopping) });
    worker.start();
    await until(() => queue.renewed.length >= 4);
    expect(new Set(queue.renewed)).toEqual(new Set([1, 2]));
    await worker.stop();
    const before = queue.renewed.length;
    await sleep(10);
    expect(queue.renewed).toHaveLength(before);
  });

  it('pauses after failures by the number of those in a row', async () => {
    const pauses: number[] = [];
    let away = 3;
    const worker = workerOf({
      claim: async () => {
        if (away-- > 0) throw new Error('away');
        return queue.claim();
      },
      backoffMs: (failures) => {
        pauses.push(failures);
        return 1;
      },
    });
    queue.add(1);
    worker.start();
    await until(() => queue.ended.length === 1);
    expect(errors).toEqual(['1: away', '2: away', '3: away']);
    expect(pauses).toEqual([1, 2, 3]);
    await sleep(5);
    expect(pauses).toHaveLength(3);
  });

  it('is woken out of the pause after a failure', async () => {
    let away = true;
    const worker = workerOf({
      claim: async () => {
        if (away) throw new Error('away');
        return queue.claim();
      },
      backoffMs: () => TOO_LONG_MS,
    });
    queue.add(1);
    worker.start();
    await until(() => errors.length === 1);
    away = false;
    worker.wake();
    await until(() => queue.ended.length === 1);
  });

  it('keeps its lanes when jobs fail, even at once', async () => {
    queue.add(1, 2, 3, 4);
    workerOf({
      lookEveryMs: 1,
      work: (job) => {
        queue.end(job);
        throw new Error(`job ${job.id}`);
      },
    }).start();
    await until(() => queue.ended.length === 4);
    expect(errors.map((line) => line.slice(3))).toEqual(['job 1', 'job 2', 'job 3', 'job 4']);
  });

  it('begins no job once it is closed, and gives one back that it was just claiming', async () => {
    queue.add(1, 2);
    let finish = () => {};
    const begun: Job[] = [];
    const worker = workerOf({
      claim: async () => {
        const job = await queue.claim();
        await new Promise<void>((resolve) => {
          finish = resolve;
        });
        return job;
      },
      work: async (job) => begun.push(job),
    });
    worker.start();
    await until(() => queue.claims === 1);
    worker.close();
    finish();
    await worker.stop();
    expect([begun, queue.released, queue.claims]).toEqual([[], [1], 1]);
  });

  it('waits at the stop for jobs that end in time, and gives the others back', async () => {
    queue.add(1, 2);
    const worker = workerOf({
      work: async (job, stopping) => {
        await untilAborted(stopping);
        if (job.id === 2) await new Promise(() => {});
        queue.end(job);
      },
    });
    worker.start();
    await until(() => queue.leased.size === 2);
    await worker.stop();
    expect([queue.ended, queue.released]).toEqual([[1], [2]]);
  });

  it('stops although it was never started, and although a job cannot be given back', async () => {
    await workerOf().stop();
    queue.add(1);
    const worker = workerOf({ work: () => new Promise(() => {}), release: () => Promise.reject(new Error('away')) });
    worker.start();
    await until(() => queue.leased.size === 1);
    await worker.stop();
  });

  it('works on each job once and on no more than its lanes at a time, whatever fails and whenever jobs come', async () => {
    const jobs = fc.array(fc.record({ ms: fc.integer({ min: 0, max: 2 }), fails: fc.boolean(), together: fc.boolean() }), {
      maxLength: 12,
    });
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 4 }), jobs, async (lanes, all) => {
        queue = new Queue();
        const worker = workerOf({
          lanes,
          lookEveryMs: 1,
          work: async (job) => {
            const { ms, fails } = all[job.id]!;
            if (ms) await sleep(ms);
            queue.end(job);
            if (fails) throw new Error('away');
          },
        });
        worker.start();
        for (const [id, { together }] of all.entries()) {
          if (!together) await sleep(1);
          queue.add(id);
          worker.wake();
        }
        await until(() => queue.ended.length === all.length);
        await worker.stop();
        expect([...queue.ended].sort((a, b) => a - b)).toEqual([...all.keys()]);
        expect(queue.mostLeased).toBeLessThanOrEqual(lanes);
        expect(queue.released).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });
});
