import { Signal } from './signal.js';

const TOO_LONG_MS = 60_000;

describe('Signal', () => {
  it('wakes all who wait', async () => {
    const signal = new Signal();
    const waiting = Promise.all([signal.waitAfter(0, TOO_LONG_MS), signal.waitAfter(0, TOO_LONG_MS)]);
    signal.notify();
    await waiting;
  });

  it('lets nobody wait who has missed a notification', async () => {
    const signal = new Signal();
    const heard = signal.notifications;
    signal.notify();
    await signal.waitAfter(heard, TOO_LONG_MS);
  });

  it('lets nobody wait for longer than the timeout', async () => {
    await new Signal().waitAfter(0, 1);
  });
});
