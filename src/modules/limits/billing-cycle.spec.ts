import fc from 'fast-check';
import { cycleAt } from './billing-cycle.js';

const cycle = (anchor: string, now: string) => {
  const { start, end } = cycleAt(new Date(anchor), new Date(now));
  return [start.toISOString().replace('.000', ''), end.toISOString().replace('.000', '')];
};

describe('cycleAt', () => {
  it.each([
    ['2026-01-15T10:00:00Z', '2026-01-15T10:00:00Z', '2026-01-15T10:00:00Z', '2026-02-15T10:00:00Z'],
    ['2026-01-15T10:00:00Z', '2026-02-15T09:59:59Z', '2026-01-15T10:00:00Z', '2026-02-15T10:00:00Z'],
    ['2026-01-15T10:00:00Z', '2026-02-15T10:00:00Z', '2026-02-15T10:00:00Z', '2026-03-15T10:00:00Z'],
    ['2026-01-31T00:00:00Z', '2026-02-10T00:00:00Z', '2026-01-31T00:00:00Z', '2026-02-28T00:00:00Z'],
    ['2026-01-31T00:00:00Z', '2026-02-28T00:00:00Z', '2026-02-28T00:00:00Z', '2026-03-31T00:00:00Z'],
    ['2026-01-31T00:00:00Z', '2026-04-15T00:00:00Z', '2026-03-31T00:00:00Z', '2026-04-30T00:00:00Z'],
    ['2024-01-31T00:00:00Z', '2024-02-29T00:00:00Z', '2024-02-29T00:00:00Z', '2024-03-31T00:00:00Z'],
    ['2024-02-29T12:00:00Z', '2025-02-28T11:59:59Z', '2025-01-29T12:00:00Z', '2025-02-28T12:00:00Z'],
    ['2024-02-29T12:00:00Z', '2028-03-01T00:00:00Z', '2028-02-29T12:00:00Z', '2028-03-29T12:00:00Z'],
    ['2026-12-31T23:00:00Z', '2027-01-01T00:00:00Z', '2026-12-31T23:00:00Z', '2027-01-31T23:00:00Z'],
    ['2026-05-31T00:00:00Z', '2026-05-01T00:00:00Z', '2026-04-30T00:00:00Z', '2026-05-31T00:00:00Z'],
  ])('returns for the anchor %s and the time %s the cycle from %s to %s', (anchor, now, start, end) => {
    expect(cycle(anchor, now)).toEqual([start, end]);
  });

  const date = fc.date({ min: new Date('1990-01-01Z'), max: new Date('2100-01-01Z'), noInvalidDate: true });

  it('returns a cycle that contains the time, and that adjoins the previous and the next cycle without a gap', () => {
    fc.assert(
      fc.property(date, date, (anchor, now) => {
        const { start, end } = cycleAt(anchor, now);
        expect(start <= now && now < end).toBe(true);
        expect(cycleAt(anchor, end).start).toEqual(end);
        expect(cycleAt(anchor, new Date(start.getTime() - 1)).end).toEqual(start);
        expect(cycleAt(anchor, start)).toEqual({ start, end });
      }),
    );
  });

  it('returns a cycle that begins at the time of the anchor, on its day or on the last day of a shorter month', () => {
    fc.assert(
      fc.property(date, date, (anchor, now) => {
        const { start } = cycleAt(anchor, now);
        const lastDay = new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + 1, 0)).getUTCDate();
        expect(start.getUTCDate()).toBe(Math.min(anchor.getUTCDate(), lastDay));
        expect(start.getTime() % 86_400_000).toBe(anchor.getTime() % 86_400_000);
      }),
    );
  });

  it('returns a first cycle that begins at the anchor, and a year of twelve cycles', () => {
    fc.assert(
      fc.property(date, (anchor) => {
        expect(cycleAt(anchor, anchor).start).toEqual(anchor);
        let at = anchor;
        for (let month = 0; month < 12; month++) at = cycleAt(anchor, at).end;
        expect(at.getUTCFullYear()).toBe(anchor.getUTCFullYear() + 1);
        expect(at.getUTCMonth()).toBe(anchor.getUTCMonth());
      }),
    );
  });
});
