import { dayInWords, daysInWords, stacked } from './usage-days';

const DAYS = [
  { day: '2026-05-14', memory_writes: 1, memory_retrieves: 0 },
  { day: '2026-05-15', memory_writes: 1_200, memory_retrieves: 34 },
];

describe('days of usage', () => {
  it('stand on top of each other, stores below', () => {
    const [days, both, stores] = stacked(DAYS);
    expect([both, stores]).toEqual([
      [1, 1_234],
      [1, 1_200],
    ]);
    expect(days.map((seconds) => new Date(seconds * 1_000).toISOString())).toEqual([
      '2026-05-14T00:00:00.000Z',
      '2026-05-15T00:00:00.000Z',
    ]);
  });

  it('are told one by one and together', () => {
    expect(DAYS.map(dayInWords)).toEqual(['May 14: 1 store, 0 retrieves', 'May 15: 1,200 stores, 34 retrieves']);
    expect(daysInWords(DAYS)).toBe('1,201 stores and 34 retrieves in 2 days, at most 1,234 in one');
    expect(daysInWords([])).toBe('0 stores and 0 retrieves in 0 days');
  });
});
