import { setImmediate } from 'node:timers';
import { Breather } from './breather.js';

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
