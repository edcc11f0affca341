import { setTimeout as sleep } from 'node:timers/promises';
import { whileHeld } from './while-held.js';

it('whileHeld reports a lost lease to its work and keeps renewing after a failed renewal', async () => {
  const answers = [async () => true, () => Promise.reject(new Error('away')), async () => false, async () => true];
  let renewals = 0;
  const result = whileHeld(
    () => answers[Math.min(renewals++, answers.length - 1)]!(),
    1,
    async (isLost) => {
      expect(isLost()).toBe(false);
      while (!isLost()) await sleep(1);
      return renewals;
    },
  );
  expect(await result).toBeGreaterThanOrEqual(3);
});

it('whileHeld stops renewing the lease when its work has ended, also with an error', async () => {
  let renewals = 0;
  const renew = async () => renewals++ >= 0;
  const failing = async () => {
    throw new Error('no more');
  };
  await expect(whileHeld(renew, 1, failing)).rejects.toThrow('no more');
  const before = renewals;
  await sleep(20);
  expect(renewals).toBe(before);
});
