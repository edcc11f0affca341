import { Logger } from '@nestjs/common';
import { Sweep } from './sweep.js';

const sweepOf = (step: (batch: number) => Promise<number>) => new Sweep({ name: 'old rows', everyMs: 60_000, batch: 10, step });

describe('Sweep', () => {
  it('deletes batches until one is not full', async () => {
    let rows = 35;
    const deleted: number[] = [];
    await sweepOf(async (batch) => {
      const count = Math.min(batch, rows);
      rows -= count;
      deleted.push(count);
      return count;
    }).run();
    expect(deleted).toEqual([10, 10, 10, 5]);
  });

  it('ends at its stop after the batch under way', async () => {
    let batches = 0;
    const sweep = sweepOf(async (batch) => {
      batches++;
      await Promise.resolve();
      return batch;
    });
    void sweep.run();
    await sweep.stop();
    expect(batches).toBe(1);
  });

  it('does not fail when the database is away, but says so', async () => {
    const warnings: unknown[] = [];
    const silent = () => {};
    Logger.overrideLogger({ log: silent, error: silent, warn: (message: unknown) => warnings.push(message) });
    await sweepOf(() => Promise.reject(new Error('away'))).run();
    Logger.overrideLogger(false);
    expect(warnings).toEqual(['old rows wait to be deleted: away']);
  });
});
