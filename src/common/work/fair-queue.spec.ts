import fc from 'fast-check';
import { FairQueue, type FairQueueOptions, QueueFullError } from './fair-queue.js';

/** A queue with a clock of its own, whose tasks end when the test says so. */
function scripted({ capacity = 1, longestWaitMs = 1_000, overloadedCapacity }: Partial<FairQueueOptions> = {}) {
  const clock = { now: 0 };
  const options = { capacity, longestWaitMs, ...(overloadedCapacity && { overloadedCapacity }) };
  const queue = new FairQueue<string>({ ...options, clock: () => clock.now });
  const started: string[] = [];
  const ends: (() => void)[] = [];
  const refused: string[] = [];
  const submit = (owner: string, name = owner) =>
    queue
      .run(owner, () => {
        started.push(name);
        return new Promise<void>((resolve) => ends.push(resolve));
      })
      .catch((error: unknown) => {
        expect(error).toBeInstanceOf(QueueFullError);
        refused.push(name);
      });
  /** Ends the task that began first, after `ms`. */
  const end = async (ms: number) => {
    clock.now += ms;
    ends.shift()?.();
    for (let turn = 0; turn < 10; turn++) await Promise.resolve();
  };
  const wait = (ms: number) => {
    clock.now += ms;
  };
  return { queue, started, refused, submit, end, wait };
}

describe('FairQueue', () => {
  it('starts the tasks of all owners in turns, and those of one in their order', async () => {
    const { queue, started, submit, end } = scripted();
    for (const name of ['a1', 'a2', 'a3', 'a4', 'b1', 'c1', 'b2']) void submit(name[0]!, name);
    expect(queue.length).toBe(6);
    for (let n = 0; n < 7; n++) await end(1);
    expect(started).toEqual(['a1', 'a2', 'b1', 'c1', 'a3', 'b2', 'a4']);
    expect(queue.length).toBe(0);
  });

  it('refuses the owner whose own tasks fill it, and no other', async () => {
    const { refused, submit, end } = scripted({ longestWaitMs: 500 });
    void submit('warm');
    await end(100);
    for (let n = 0; n < 20; n++) void submit('greedy');
    void submit('modest');
    await end(0);
    expect(new Set(refused)).toEqual(new Set(['greedy']));
    expect(refused).toHaveLength(14);
  });

  it('refuses tasks that have waited too long since the others became slow', async () => {
    const { refused, started, submit, end } = scripted({ longestWaitMs: 100 });
    void submit('warm');
    await end(10);
    for (const owner of ['a', 'b', 'c']) void submit(owner);
    await end(5_000);
    expect([started, refused]).toEqual([
      ['warm', 'a'],
      ['b', 'c'],
    ]);
  });

  it('lets a burst wait for long, whatever was too much of it', async () => {
    const { started, refused, submit, end } = scripted({ longestWaitMs: 1_000 });
    void submit('warm');
    await end(100);
    for (let n = 0; n < 15; n++) void submit('a');
    await end(0);
    expect(refused).toHaveLength(4);
    for (let n = 0; n < 9; n++) await end(100);
    expect(started).toHaveLength(12);
    expect(refused).toHaveLength(4);
  });

  it('keeps the line of an owner short that goes on to have too many tasks, until it has had fewer for a while', async () => {
    const { queue, refused, submit, end, wait } = scripted({ longestWaitMs: 1_000 });
    void submit('warm');
    await end(100);
    for (let n = 0; n < 15; n++) void submit('a');
    expect(queue.refuse('a')).toBe(1_100);
    expect(queue.refuse('b')).toBeUndefined();
    wait(101);
    expect(queue.refuse('a')).toBe(1_100);
    await end(0);
    expect([queue.length, refused.length]).toEqual([9, 4]);
    await end(450);
    // Those that have waited for longer than two of the short waits are given up.
    expect(queue.length).toBe(0);
    for (let n = 0; n < 3; n++) void submit('a');
    expect(queue.refuse('a')).toBeGreaterThan(200);
    wait(1_001);
    expect(queue.refuse('a')).toBeUndefined();
  });

  /** Overloads a queue for four seconds: in the end a task is under way and two wait. */
  const overload = async ({ queue, submit, end, wait }: ReturnType<typeof scripted>) => {
    for (let n = 0; n < 350; n++) void submit('a');
    wait(4_000);
    queue.refuse('a');
    // Those that have waited for too long are given up.
    await end(0);
    for (let n = 0; n < 3; n++) void submit('a');
  };
  const overloaded = async () => {
    const script = scripted({ longestWaitMs: 30_000 });
    void script.submit('warm');
    await script.end(100);
    await overload(script);
    return script;
  };
  /** Lets callers try again and again. @returns the waits at last for which they are refused */
  const goOn = ({ queue, wait }: ReturnType<typeof scripted>, callers: number, seconds: number) => {
    const tryAgain = () => Array.from({ length: callers * 20 }, (_, time) => queue.refuse('a', time % callers));
    for (let time = 0; time < seconds * 5; time++) {
      tryAgain();
      wait(200);
    }
    return new Set(tryAgain());
  };

  it('ends an overload, after a while, when all callers that go on to be refused could wait', async () => {
    const script = await overloaded();
    expect(goOn(script, 3, 0)).not.toContain(undefined);
    expect(goOn(script, 3, 2)).toEqual(new Set([undefined]));
  });

  it('waits twice as long for the end of an overload that comes back at once', async () => {
    const script = await overloaded();
    goOn(script, 3, 2);
    await overload(script);
    expect(goOn(script, 3, 4)).not.toContain(undefined);
    expect(goOn(script, 3, 3)).toEqual(new Set([undefined]));
  });

  it('takes an overload that comes back at once for no burst', async () => {
    const script = await overloaded();
    goOn(script, 3, 2);
    await script.end(0);
    await script.end(100);
    const before = script.refused.length;
    for (let n = 0; n < 200; n++) void script.submit('a');
    // Twelve of thirty seconds may be waited for, and after the first that was refused, a short time.
    expect(script.queue.refuse('a')).toBeGreaterThan(12_000);
    await script.end(100);
    await script.end(3_000);
    expect([script.queue.length, script.refused.length - before > 190]).toEqual([0, true]);
  });

  it('lets an overload last while more callers are refused than could wait', async () => {
    expect(goOn(await overloaded(), 60, 20)).not.toContain(undefined);
  });

  it('runs fewer tasks at a time while an overload lasts', async () => {
    const { queue, started, submit, end, wait } = scripted({ capacity: 4, overloadedCapacity: 1 });
    void submit('warm');
    await end(100);
    const running = (ended: number) => started.length - ended;
    for (let n = 0; n < 60; n++) void submit('a');
    expect(running(1)).toBe(4);
    wait(101);
    expect(queue.refuse('a')).toBeGreaterThan(1_000);
    for (let ended = 2; ended <= 4; ended++) {
      await end(1);
      expect(running(ended)).toBe(5 - ended);
    }
    await end(1);
    expect(running(5)).toBe(1);
    wait(1_001);
    void submit('b');
    await end(1);
    expect(running(6)).toBeGreaterThan(1);
  });

  it('runs fewer tasks at a time as long as an overload may come back', async () => {
    const script = scripted({ capacity: 4, overloadedCapacity: 1, longestWaitMs: 30_000 });
    const { queue, started, submit, end, wait } = script;
    void submit('warm');
    await end(100);
    for (let n = 0; n < 2_000; n++) void submit('a');
    wait(4_000);
    queue.refuse('a');
    for (let n = 0; n < 4; n++) await end(0);
    expect(goOn(script, 3, 2)).toEqual(new Set([undefined]));
    const runningOf = async () => {
      for (let n = 0; n < 4; n++) await end(1);
      const before = started.length;
      for (let n = 0; n < 6; n++) void submit('b');
      return started.length - before;
    };
    expect(await runningOf()).toBe(1);
    wait(10_000);
    for (let n = 0; n < 6; n++) await end(1);
    expect(await runningOf()).toBe(4);
  });

  it('runs each task that it does not refuse exactly once, and never more than its capacity', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 4 }),
        fc.array(fc.oneof(fc.constantFrom('a', 'b', 'c'), fc.constant('end')), { maxLength: 60 }),
        async (capacity, steps) => {
          const { queue, started, refused, submit, end } = scripted({ capacity, longestWaitMs: 50 });
          let [submitted, ended] = [0, 0];
          for (const step of steps) {
            if (step === 'end') {
              ended += started.length > ended ? 1 : 0;
              await end(10);
            } else {
              void submit(step, String(submitted++));
              await Promise.resolve();
            }
            expect(started.length - ended).toBeLessThanOrEqual(capacity);
          }
          while (started.length > ended || queue.length) {
            ended++;
            await end(1);
          }
          expect([...started, ...refused].sort()).toEqual(Array.from({ length: submitted }, (_, n) => String(n)).sort());
        },
      ),
    );
  });
});
