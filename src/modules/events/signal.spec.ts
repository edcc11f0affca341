import { Bell } from './signal.js';

const TOO_LONG_MS = 60_000;

describe('Bell', () => {
  it('wakes all who wait', async () => {
    const bell = new Bell();
    const waiting = Promise.all([bell.nextAfter(0, TOO_LONG_MS), bell.nextAfter(0, TOO_LONG_MS)]);
    bell.ring();
    await waiting;
  });

  it('does not let anybody wait who has missed a ring', async () => {
    const bell = new Bell();
    const heard = bell.rings;
    bell.ring();
    await bell.nextAfter(heard, TOO_LONG_MS);
  });

  it('lets nobody wait for longer than asked', async () => {
    await new Bell().nextAfter(0, 1);
  });
});
