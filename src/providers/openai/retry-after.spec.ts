import { retryAfterSeconds } from './retry-after.js';

const NOW = Date.parse('2026-01-01T00:00:00Z');

describe('retryAfterSeconds', () => {
  it.each([
    ['7', 7],
    [' 0.5 ', 0.5],
    ['0', 0],
    ['Thu, 01 Jan 2026 00:00:30 GMT', 30],
    ['Wed, 31 Dec 2025 00:00:00 GMT', 0],
    ['soon', undefined],
    ['', undefined],
    [null, undefined],
  ])('reads the header %j as %p seconds', (header, seconds) => expect(retryAfterSeconds(header, NOW)).toBe(seconds));
});
