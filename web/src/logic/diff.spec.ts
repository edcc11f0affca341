import { diffOf, metaPatch, readMeta } from './diff.js';

describe('a change of a memory', () => {
  it('is told word by word', () => {
    const parts = diffOf('meets on Tuesdays', 'meets on Fridays');
    expect(parts.map(({ text, change }) => `${change} ${text}`)).toEqual(['same meets on ', 'removed Tuesdays', 'added Fridays']);
  });

  it('is told in one piece where every word changed', () => {
    const parts = diffOf('Call me at noon about it', 'Call the client on Mondays about it');
    expect(parts.map(({ text, change }) => `${change} ${text}`)).toEqual([
      'same Call ',
      'removed me at noon ',
      'added the client on Mondays ',
      'same about it',
    ]);
  });

  it('is a patch of meta that removes, changes and adds keys', () => {
    const before = { source: 'slack', thread: { id: 1, open: true }, kept: [1] };
    const after = { thread: { id: 1, open: false }, kept: [1], user_id: 'ana' };
    expect(metaPatch(before, after)).toEqual({ source: null, thread: { open: false }, user_id: 'ana' });
    expect(metaPatch(after, after)).toEqual({});
  });

  it.each([
    ['', { meta: {} }],
    ['{"a":1}', { meta: { a: 1 } }],
    ['[1]', { problem: expect.stringContaining('an object') }],
    ['{a', { problem: expect.stringContaining('no JSON') }],
  ])('has meta as JSON: %s', (text, read) => {
    expect(readMeta(text)).toEqual(read);
  });
});
