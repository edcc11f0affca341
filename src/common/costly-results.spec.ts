import { CostlyResults } from './costly-results.js';

describe('CostlyResults', () => {
  let now: number;
  let computed: number;
  let failures: unknown[];
  const results = (isCostly = true, usableMs = 0) =>
    new CostlyResults<number, number>({
      most: 2,
      isCostly: () => isCostly,
      factor: 10,
      longestMs: 1_000,
      usableMs,
      onFailure: (error) => failures.push(error),
      clock: () => now,
    });
  const taking = (ms: number) => () => {
    now += ms;
    return Promise.resolve(++computed);
  };
  beforeEach(() => {
    [now, computed, failures] = [1_000, 0, []];
  });

  it('computes a cheap result again each time', async () => {
    const cheap = results(false);
    expect([await cheap.get(1, taking(19)), await cheap.get(1, taking(19))]).toEqual([1, 2]);
  });

  it('remembers a costly one for as long as it is worth, and at most the longest time', async () => {
    const costly = results();
    expect(await costly.get(1, taking(50))).toBe(1);
    now += 499;
    expect(await costly.get(1, taking(50))).toBe(1);
    now += 1;
    expect(await costly.get(1, taking(300))).toBe(2);
    now += 999;
    expect(await costly.get(1, taking(300))).toBe(2);
    now += 1;
    expect(await costly.get(1, taking(300))).toBe(3);
  });

  it('gives an old one while the next is computed, and computes too old a one anew', async () => {
    const usable = results(true, 5_000);
    const get = () => usable.get(1, taking(50));
    expect(await get()).toBe(1);
    now += 500;
    expect([await get(), computed]).toEqual([1, 2]);
    expect([await get(), computed]).toEqual([2, 2]);
    now += 5_500;
    expect(await get()).toBe(3);
  });

  it('computes once for all that are given the old one, and tells a failure', async () => {
    const usable = results(true, 5_000);
    expect(await usable.get(1, taking(50))).toBe(1);
    now += 500;
    const failing = () => Promise.reject(new Error(`failure ${++computed}`));
    expect(await Promise.all([usable.get(1, failing), usable.get(1, failing)])).toEqual([1, 1]);
    expect(failures).toEqual([new Error('failure 2')]);
    expect([await usable.get(1, taking(50)), computed]).toEqual([1, 3]);
    expect(await usable.get(1, taking(50))).toBe(3);
  });

  it('shares a computation, and forgets a failure', async () => {
    const shared = results();
    const both = [shared.get(1, taking(1)), shared.get(1, taking(1))];
    expect(await Promise.all(both)).toEqual([1, 1]);
    await expect(shared.get(2, () => Promise.reject(new Error('away')))).rejects.toThrow('away');
    expect(await shared.get(2, taking(1))).toBe(2);
  });

  it('keeps the results of keys apart, and few of them', async () => {
    const few = results();
    for (const key of [1, 2, 3]) await few.get(key, taking(100));
    expect([await few.get(3, taking(1)), await few.get(1, taking(1))]).toEqual([3, 4]);
  });
});
