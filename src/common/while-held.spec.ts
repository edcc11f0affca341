import { setTimeout as sleep } from 'node:timers/promises';
import { whileHeld } from './while-held.js';

it('tells its work once somebody else has it, and goes on through failures to say so', async () => {
  const answers = [async () => true, () => Promise.reject(new Error('away')), async () => false, async () => true];
  let asked = 0;
  const held = whileHeld(
    () => answers[Math.min(asked++, answers.length - 1)]!(),
    1,
    async (isLost) => {
      expect(isLost()).toBe(false);
      while (!isLost()) await sleep(1);
      return asked;
    },
  );
  expect(await held).toBeGreaterThanOrEqual(3);
});

it('keeps nothing once its work has ended, however it ends', async () => {
  let asked = 0;
  const count = async () => asked++ >= 0;
  const failing = async () => {
    throw new Error('no more');
  };
  await expect(whileHeld(count, 1, failing)).rejects.toThrow('no more');
  const before = asked;
  await sleep(20);
  expect(asked).toBe(before);
});
