import { isTooSlow } from './export.service.js';

describe('isTooSlow', () => {
  it.each([
    [0, 29_000, false],
    [0, 31_000, true],
    [600_000, 60_000, true],
    [1_000_000, 60_000, false],
  ])('of %i bytes in %i ms is %s', (bytes, elapsedMs, slow) => expect(isTooSlow(bytes, elapsedMs)).toBe(slow));
});
