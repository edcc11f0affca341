import { counted, grouped, percent, relativeTime, spoken } from './format.js';

describe('format', () => {
  const now = new Date('2026-05-15T12:00:00Z');

  it.each([
    ['2026-05-15T11:59:55Z', 'just now'],
    ['2026-05-15T11:59:00Z', '1 minute ago'],
    ['2026-05-15T09:00:00Z', '3 hours ago'],
    ['2026-05-14T12:00:00Z', 'yesterday'],
    ['2026-05-17T12:00:00Z', 'in 2 days'],
    ['2024-05-15T12:00:00Z', '2 years ago'],
  ])('tells how far %s is', (moment, text) => {
    expect(relativeTime(moment, now)).toBe(text);
  });

  it('groups digits, and counts one and many', () => {
    expect(grouped(1_234_567)).toBe('1,234,567');
    expect([counted(1, 'memory', 'memories'), counted(2_000, 'memory', 'memories')]).toEqual(['1 memory', '2,000 memories']);
    expect([percent(0.348), spoken('project_management')]).toEqual(['35 %', 'project management']);
  });
});
