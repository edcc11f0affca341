import fc from 'fast-check';
import { FairQueue, QueueFullError } from './fair-queue.js';

/** A queue with a clock of its own, whose tasks end when the test says so. */
function scripted({ capacity = 1, longestWaitMs = 1_000 } = {}) {
  const clock = { now: 0 };
  const queue = new FairQueue<string>({ capacity, longestWaitMs, clock: () => clock.now });
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
  return { queue, started, refused, submit, end };
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
