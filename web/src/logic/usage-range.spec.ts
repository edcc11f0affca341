import { daysBefore } from './usage-range';

it('daysBefore counts days of UTC, over months', () => {
  expect(daysBefore(6, new Date('2026-03-02T23:59:00Z'))).toBe('2026-02-24T00:00:00Z');
});
