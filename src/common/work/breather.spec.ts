import { setImmediate } from 'node:timers';
import { Breather, mapInSlices } from './breather.js';

describe('Breather', () => {
  it('lets other work run in a task of many steps, but not between any two of them', async () => {
    let turns = 0;
    let done = false;
    const turn = () => {
      turns++;
      if (!done) setImmediate(turn);
    };
    setImmediate(turn);
    const breather = new Breather();
    let steps = 0;
    for (const end = performance.now() + 60; performance.now() < end; steps++) await breather.pause();
    done = true;
    expect(turns).toBeGreaterThan(0);
    expect(steps).toBeGreaterThan(turns);
  });
});

describe('mapInSlices', () => {
  it('maps items in their order, and lets other work run between them', async () => {
    let turns = 0;
    let done = false;
    const turn = () => {
      turns++;
      if (!done) setImmediate(turn);
    };
    setImmediate(turn);
    const busily = (item: number) => {
      for (const end = performance.now() + 15; performance.now() < end; );
      return item * 2;
    };
    expect(await mapInSlices([1, 2, 3, 4], busily)).toEqual([2, 4, 6, 8]);
    done = true;
    expect(turns).toBeGreaterThanOrEqual(3);
  });
});
