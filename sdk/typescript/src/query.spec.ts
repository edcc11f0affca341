import { queryString } from './query.js';

describe('queryString', () => {
  it.each([
    [{}, ''],
    [{ limit: undefined, meta: undefined }, ''],
    [{ limit: 5, archived: 'any' }, '?limit=5&archived=any'],
    [{ q: 'a&b=c +%' }, '?q=a%26b%3Dc+%2B%25'],
    [{ created_after: new Date('2026-03-02T10:00:00Z') }, '?created_after=2026-03-02T10%3A00%3A00.000Z'],
    [{ created_after: '2026-03-02T10:00:00+01:00' }, '?created_after=2026-03-02T10%3A00%3A00%2B01%3A00'],
    [
      { meta: { source: 'slack', thread: { open: true, n: 1, by: null } } },
      '?meta.source=slack&meta.thread.open=true&meta.thread.n=1&meta.thread.by=null',
    ],
  ])('encodes the parameters %j', (query, expected) => {
    expect(queryString(query)).toBe(expected);
  });
});
