import { setTimeout as sleep } from 'node:timers/promises';
import { rememberedFor } from './remembered-for.js';

describe('rememberedFor', () => {
  it('gives callers in the time the same result, and reads anew after it', async () => {
    let reads = 0;
    const read = rememberedFor(20, async () => ++reads);
    expect(await Promise.all([read(), read(), read()])).toEqual([1, 1, 1]);
    await sleep(25);
    expect(await read()).toBe(2);
  });
});
