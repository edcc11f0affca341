import { stillMeans } from './relative-time.js';

/** A Monday. */
const SAID_AT = new Date('2026-03-02T10:00:00Z');

it.each([
  ['The demo is tomorrow', '2026-03-02T12:00:00Z', true],
  ['The demo is tomorrow', '2026-03-03T10:00:00Z', false],
  ['The demo is on 2026-03-20', '2026-03-10T10:00:00Z', true],
  ['Mira likes tea', '2030-01-01T00:00:00Z', true],
])('stillMeans of %j, said on Monday 2 March and read at %s, is %s', (text, now, expected) => {
  expect(stillMeans({ text, saidAt: SAID_AT }, { now: new Date(now), timeZone: 'UTC' })).toBe(expected);
});
