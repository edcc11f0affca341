import { loadConfig } from '../../config/config.js';
import { DISABLE_AFTER_MS, delayAfter } from './retry-delays.js';

const { retryDelaysMs } = loadConfig({}).webhooks;

describe('the delays of a delivery', () => {
  it('are 5 s, 30 s, 2 min, 15 min, 1 h and 6 h, and then none', () => {
    const delays = [1, 2, 3, 4, 5, 6, 7].map((attempts) => delayAfter(attempts, retryDelaysMs));
    expect(delays).toEqual([5, 30, 120, 900, 3_600, 21_600].map((seconds) => seconds * 1_000).concat([undefined as never]));
  });

  it('end before the webhook is disabled, so that one bad event does not disable it', () => {
    expect(retryDelaysMs.reduce((sum, delay) => sum + delay, 0)).toBeLessThan(DISABLE_AFTER_MS);
  });
});
