import { setTimeout } from 'node:timers/promises';
import { inParallel } from './in-parallel.js';

describe('inParallel', () => {
  it('returns the results in order, with at most so many calls under way', async () => {
    let [under, most] = [0, 0];
    const results = await inParallel([5, 1, 3, 2, 4], 2, async (ms) => {
      most = Math.max(most, ++under);
      await setTimeout(ms);
      under--;
      return ms * 10;
    });
    expect(results).toEqual([50, 10, 30, 20, 40]);
    expect(most).toBe(2);
  });

  it('begins no item after a failure', async () => {
    const begun: number[] = [];
    const run = inParallel([1, 2, 3, 4], 2, async (item) => {
      begun.push(item);
      if (item === 1) throw new Error('no');
      await setTimeout(5);
    });
    await expect(run).rejects.toThrow('no');
    await setTimeout(20);
    expect(begun).toEqual([1, 2]);
  });
});
