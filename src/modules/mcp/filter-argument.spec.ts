import { lenientFilter } from './filter-argument.js';

describe('lenientFilter', () => {
  it.each([
    ['{"meta.a":1}', { 'meta.a': 1 }],
    [
      { meta: '{"a":1}', categories: '["health"]' },
      { meta: { a: 1 }, categories: ['health'] },
    ],
    [{ categories: 'health' }, { categories: ['health'] }],
    [{ categories: '{"all":["health"]}' }, { categories: { all: ['health'] } }],
    [{ or: '[{"meta.a":1},"{\\"meta.b\\":2}"]' }, { or: [{ 'meta.a': 1 }, { 'meta.b': 2 }] }],
    [{ not: '{"meta":"{\\"a\\":1}"}' }, { not: { meta: { a: 1 } } }],
    [{ created_at: '{"gte":"2026-03-01"}' }, { created_at: { gte: '2026-03-01' } }],
    [
      { meta: '', not: '', categories: null },
      { meta: null, not: null, categories: null },
    ],
    [
      { 'meta.a': '{"b":1}', 'meta.c': null, created_after: '2026-03-01' },
      { 'meta.a': '{"b":1}', 'meta.c': null, created_after: '2026-03-01' },
    ],
    ['what', 'what'],
  ])('of %j is %j', (given, meant) => expect(lenientFilter(given as never)).toEqual(meant));
});
