import fc from 'fast-check';
import { canonicalFilter, conditionsOf, isSelective, type MemoryFilter } from './memory-filter.js';

const filter: fc.Arbitrary<MemoryFilter> = fc.record(
  {
    categories: fc.array(fc.constantFrom('health', 'travel'), { minLength: 1 }),
    temporalType: fc.constantFrom('persistent' as const, 'temporal' as const),
    meta: fc.array(fc.record({ path: fc.array(fc.string(), { minLength: 1 }), values: fc.array(fc.json(), { minLength: 1 }) })),
    createdAfter: fc.date({ noInvalidDate: true }),
    createdBefore: fc.date({ noInvalidDate: true }),
    text: fc.string({ minLength: 1 }),
    archived: fc.constantFrom('true' as const, 'false' as const, 'any' as const),
  },
  { requiredKeys: [] },
);

/** A filter of the same shape with other values. */
const plain = ({ meta, ...given }: MemoryFilter): MemoryFilter => ({
  archived: given.archived,
  ...(given.categories && { categories: ['c'] }),
  ...(given.temporalType && { temporalType: 'temporal' }),
  ...(meta && { meta: meta.map(({ values }) => ({ path: ['p'], values: values.map(() => '1') })) }),
  ...(given.createdAfter && { createdAfter: new Date(0) }),
  ...(given.createdBefore && { createdBefore: new Date(0) }),
  ...(given.text !== undefined && { text: 't' }),
});

describe('a memory filter', () => {
  it('becomes SQL that contains nothing written by a caller, and uses every value once', () => {
    fc.assert(
      fc.property(filter, (given) => {
        const values: unknown[] = ['workspace', 'limit'];
        const sql = conditionsOf(given, values);
        const named = [...sql.matchAll(/\$(\d+)/g)].map(([, number]) => Number(number));
        expect(named).toEqual(values.slice(2).map((_, i) => i + 3));
        expect(sql).toBe(conditionsOf(plain(given), ['workspace', 'limit']));
      }),
    );
  });

  it.each<[MemoryFilter, boolean]>([
    [{}, false],
    [{ archived: 'any' }, false],
    [{ archived: 'false', meta: [] }, false],
    [{ archived: 'true' }, true],
    [{ text: 'a' }, true],
    [{ meta: [{ path: ['a'], values: ['""'] }] }, true],
    [{ createdAfter: new Date(0) }, true],
    [{ temporalType: 'temporal' }, true],
    [{ categories: ['health'] }, true],
  ])('is selective if it excludes live memories (%j: %s)', (given, selective) => {
    expect(isSelective(given)).toBe(selective);
  });

  it('has one canonical text for any order of its conditions, and another for other values', () => {
    const [a, b] = [
      { path: ['a'], values: ['1'] },
      { path: ['b'], values: ['2'] },
    ];
    expect(canonicalFilter({ meta: [a, b], text: undefined })).toBe(canonicalFilter({ archived: 'false', meta: [b, a] }));
    const others: MemoryFilter[] = [{}, { meta: [a] }, { meta: [a, b], text: 'x' }, { meta: [a, b], archived: 'any' }];
    expect(new Set([{ meta: [a, b] }, ...others].map(canonicalFilter)).size).toBe(others.length + 1);
  });
});
