import { canBulk, filterOf, isNarrowed, memorySearch } from './memory-search.js';

describe('the address of the page of memories', () => {
  it('is read as far as it makes sense', () => {
    expect(memorySearch({ q: 42, by: 'magic', type: 'temporal', after: 'yesterday', memory: '7', other: 1 })).toEqual({
      q: '42',
      type: 'temporal',
      memory: 7,
    });
  });

  it('has the open part of the details of a memory, and of none without one', () => {
    expect([
      memorySearch({ memory: 7, tab: 'history' }),
      memorySearch({ memory: 7, tab: 'details' }),
      memorySearch({ tab: 'edit' }),
    ]).toEqual([{ memory: 7, tab: 'history' }, { memory: 7 }, {}]);
    expect(isNarrowed({ memory: 7, tab: 'history' })).toBe(false);
  });

  it('has conditions on the meta as an object, and no others', () => {
    const filter = { 'meta.source': 'slack' };
    expect([memorySearch({ filter }), memorySearch({ filter: 'slack' }), memorySearch({ filter: [] })]).toEqual([
      { filter },
      {},
      {},
    ]);
    expect(filterOf({ filter })).toEqual({ filter });
  });

  it('becomes a filter; a day counts with all of it', () => {
    const {
      created_after: after,
      created_before: before,
      ...filter
    } = filterOf({ q: 'tea', user: 'ana', after: '2026-05-15', before: '2026-05-15' });
    expect(filter).toEqual({ q: 'tea', user_id: 'ana' });
    expect((before as Date).getTime() - (after as Date).getTime()).toBe(86_400_000);
  });

  it('leaves the words of a search by meaning to the retrieve', () => {
    expect(filterOf({ q: 'tea', by: 'meaning' })).toEqual({});
  });

  it('tells a narrowed list from the whole one', () => {
    expect([isNarrowed({ memory: 3 }), isNarrowed({ category: 'travel' })]).toEqual([false, true]);
  });
});

it('canBulk needs a filter that the API takes for many', () => {
  expect(
    [{}, { memory: 3 }, { q: 'tea', by: 'meaning' }, { archived: 'any' }].map((search) => canBulk(search as object)),
  ).toEqual([false, false, false, false]);
  expect([{ q: 'tea' }, { user: 'ann', archived: 'true' }, { after: '2026-05-15' }].map((s) => canBulk(s as object))).toEqual([
    true,
    true,
    true,
  ]);
});
