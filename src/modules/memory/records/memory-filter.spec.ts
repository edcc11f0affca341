import fc from 'fast-check';
import type { Condition, FilterNode } from './filter-node.js';
import { canonicalFilter, conditionsOf, isIndexed, isSelective, type MemoryFilter, nameOfFilter } from './memory-filter.js';

const path = fc.array(fc.string(), { minLength: 1, maxLength: 3 });
const operator = fc.constantFrom('gt' as const, 'gte' as const, 'lt' as const, 'lte' as const);
const scalar = fc.oneof(fc.string(), fc.integer(), fc.constant(null)).map((value) => JSON.stringify(value));
const condition: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({ kind: fc.constant('value' as const), path, values: fc.array(scalar, { minLength: 1 }) }),
  fc.record({ kind: fc.constant('contains' as const), path, value: scalar }),
  fc.record({ kind: fc.constant('order' as const), path, operator, value: fc.integer().map(String) }),
  fc.record({ kind: fc.constant('order' as const), path, operator, value: fc.string().map((text) => JSON.stringify(text)) }),
  fc.record({ kind: fc.constant('exists' as const), path }),
  fc.record({
    kind: fc.constant('categories' as const),
    match: fc.constantFrom('any' as const, 'all' as const),
    tags: fc.array(fc.string(), { minLength: 1 }),
  }),
  fc.record({
    kind: fc.constant('time' as const),
    field: fc.constantFrom('created_at' as const, 'updated_at' as const),
    operator,
    at: fc.date({ noInvalidDate: true }),
  }),
);
const { node } = fc.letrec<{ node: FilterNode }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    condition,
    fc.record({ kind: fc.constant('and' as const), parts: fc.array(tie('node'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ kind: fc.constant('or' as const), parts: fc.array(tie('node'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ kind: fc.constant('not' as const), part: tie('node') }),
  ),
}));

const filter: fc.Arbitrary<MemoryFilter> = fc.record(
  {
    where: node,
    temporalType: fc.constantFrom('persistent' as const, 'temporal' as const),
    text: fc.string({ minLength: 1 }),
    archived: fc.constantFrom('true' as const, 'false' as const, 'any' as const),
  },
  { requiredKeys: [] },
);

/** A filter of the same shape with other values. */
const plain = ({ where, ...given }: MemoryFilter): MemoryFilter => ({
  ...given,
  ...(where && { where: plainNode(where) }),
  ...(given.temporalType && { temporalType: 'temporal' }),
  ...(given.text !== undefined && { text: 't' }),
});

function plainNode(given: FilterNode): FilterNode {
  switch (given.kind) {
    case 'and':
    case 'or':
      return { kind: given.kind, parts: given.parts.map(plainNode) };
    case 'not':
      return { kind: 'not', part: plainNode(given.part) };
    case 'categories':
      return { ...given, tags: ['c'] };
    case 'time':
      return { ...given, at: new Date(0) };
    case 'order':
      return { ...given, path: given.path.map(() => 'p'), value: given.value.startsWith('"') ? '"v"' : '1' };
    default:
      return { ...given, path: given.path.map(() => 'p'), ...('values' in given ? { values: ['1'] } : {}) } as FilterNode;
  }
}

const value = (key: string, ...values: string[]): FilterNode => ({ kind: 'value', path: [key], values });
const exists: FilterNode = { kind: 'exists', path: ['a'] };

describe('a memory filter', () => {
  it('becomes SQL that contains nothing written by a caller, and uses every value', () => {
    fc.assert(
      fc.property(filter, (given) => {
        const values: unknown[] = [7, 'limit'];
        const sql = conditionsOf(given, values);
        const named = new Set([...sql.matchAll(/\$(\d+)/g)].map(([, number]) => Number(number)));
        expect([...named].filter((number) => number > 2).sort((a, b) => a - b)).toEqual(values.slice(2).map((_, i) => i + 3));
        expect(sql).toBe(conditionsOf(plain(given), [7, 'limit']));
      }),
    );
  });

  it.each<[MemoryFilter, boolean]>([
    [{}, false],
    [{ archived: 'any' }, false],
    [{ archived: 'false', where: undefined }, false],
    [{ archived: 'true' }, true],
    [{ text: 'a' }, true],
    [{ where: value('a', '""') }, true],
    [{ temporalType: 'temporal' }, true],
  ])('is selective if it excludes live memories (%j: %s)', (given, selective) => {
    expect(isSelective(given)).toBe(selective);
  });

  it.each<[FilterNode | undefined, boolean]>([
    [undefined, false],
    [value('a', '1'), true],
    [{ kind: 'contains', path: ['a'], value: '1' }, true],
    [exists, false],
    [{ kind: 'not', part: value('a', '1') }, false],
    [{ kind: 'and', parts: [exists, value('a', '1')] }, true],
    [{ kind: 'or', parts: [exists, value('a', '1')] }, false],
    [{ kind: 'or', parts: [value('b', '2'), value('a', '1')] }, true],
  ])('is found by the index if that has all of its memories (%j: %s)', (given, indexed) => {
    expect(isIndexed(given)).toBe(indexed);
  });

  it('reads the index only where it has every memory of a part', () => {
    const sql = (where: FilterNode) => conditionsOf({ where }, [7]);
    expect(sql(value('a', '1'))).toContain('jsonb_set');
    expect(sql({ kind: 'or', parts: [exists, value('a', '1')] })).not.toContain('jsonb_set');
    expect(sql({ kind: 'not', part: value('a', '1') })).not.toContain('jsonb_set');
  });

  it('has one canonical text for any order of its conditions, and another for other values', () => {
    const [a, b] = [value('a', '1', '2'), value('b', '2')];
    const both: FilterNode = { kind: 'and', parts: [a, b] };
    const turned: FilterNode = { kind: 'and', parts: [b, value('a', '2', '1')] };
    expect(canonicalFilter({ where: both, text: undefined })).toBe(canonicalFilter({ archived: 'false', where: turned }));
    const others: MemoryFilter[] = [
      {},
      { where: a },
      { where: { kind: 'or', parts: [a, b] } },
      { where: { kind: 'not', part: both } },
      { where: { kind: 'order', path: ['a'], operator: 'gt', value: '1' } },
      { where: { kind: 'order', path: ['a'], operator: 'lt', value: '1' } },
      { where: { kind: 'time', field: 'created_at', operator: 'lt', at: new Date(0) } },
      { where: { kind: 'time', field: 'created_at', operator: 'lt', at: new Date(1) } },
      { where: both, text: 'x' },
      { where: both, archived: 'any' },
    ];
    expect(new Set([{ where: both }, ...others].map(canonicalFilter)).size).toBe(others.length + 1);
  });
});

describe('nameOfFilter', () => {
  const sqlOf = (filter: MemoryFilter) => conditionsOf(filter, [1]);
  const filters: fc.Arbitrary<MemoryFilter> = fc.record(
    {
      where: node,
      temporalType: fc.constantFrom('persistent' as const, 'temporal' as const),
      text: fc.string(),
      ids: fc.array(fc.integer()),
      externalKeys: fc.constant([Buffer.of(1)]),
      archived: fc.constantFrom('false' as const, 'true' as const, 'any' as const),
      expired: fc.boolean(),
    },
    { requiredKeys: [] },
  );
  const values = fc.record({ kind: fc.constant('value' as const), path, values: fc.array(scalar, { minLength: 1 }) });
  const ofValues: fc.Arbitrary<MemoryFilter> = fc.record(
    {
      where: fc.oneof(
        values,
        fc.record({ kind: fc.constant('and' as const), parts: fc.array(values, { minLength: 1, maxLength: 3 }) }),
      ),
      ids: fc.array(fc.integer()),
    },
    { requiredKeys: [] },
  );

  it('gives filters of one name one SQL', () =>
    fc.assert(
      fc.property(fc.oneof(filters, ofValues), fc.oneof(filters, ofValues), (a, b) => {
        const name = nameOfFilter(a);
        if (name !== undefined && name === nameOfFilter(b)) expect(sqlOf(a)).toBe(sqlOf(b));
      }),
      { numRuns: 2_000 },
    ));

  it('names those that select by values and ids, and no others', () => {
    const value = { kind: 'value' as const, path: ['user_id'], values: ['"ana"'] };
    expect(nameOfFilter({ where: value, ids: [1], archived: 'false' })).toBe('value_1_ids');
    expect(nameOfFilter({ where: { kind: 'and', parts: [value, value] } })).toBe('and_2');
    expect(nameOfFilter({ ids: [1] })).toBe('all_0_ids');
    for (const filter of [
      { where: { kind: 'not' as const, part: value } },
      { where: { kind: 'or' as const, parts: [value] } },
      { where: value, text: '' },
      { where: value, archived: 'any' as const },
      { where: value, expired: true },
    ])
      expect(nameOfFilter(filter)).toBeUndefined();
  });
});
