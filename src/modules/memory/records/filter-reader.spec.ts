import { parseJson } from '../../../common/json/json-parse.js';
import { Refusal } from '../../../http/field-readers.js';
import type { FilterNode } from './filter-node.js';
import { readFilter } from './filter-reader.dto.js';

const read = (filter: unknown) => readFilter(parseJson(JSON.stringify(filter)), ['body', 'filter']);
const refused = (filter: unknown) =>
  ((read(filter) as Refusal).items ?? []).map(({ type, loc, msg }) => [
    type,
    loc.slice(2).join(' '),
    msg.replace('Value error, ', ''),
  ]);
const value = (path: string, ...values: string[]): FilterNode => ({ kind: 'value', path: path.split('.'), values });
const deep = (levels: number): object => (levels === 0 ? { 'meta.a': 1 } : { not: deep(levels - 1) });
const many = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, i) => [`meta.k${i}`, i]));

describe('readFilter', () => {
  it.each<[object, FilterNode | undefined]>([
    [{}, undefined],
    [{ meta: {}, and: null, categories: null, created_at: null }, undefined],
    [{ 'meta.a.b': 'x' }, value('a.b', '"x"')],
    [{ 'meta.a': null }, value('a', 'null')],
    [{ 'meta.a': { in: [1, 1, 'x'] } }, value('a', '1', '"x"')],
    [{ 'meta.a': { ne: true } }, { kind: 'not', part: value('a', 'true') }],
    [{ 'meta.a': { gte: 3 } }, { kind: 'order', path: ['a'], operator: 'gte', value: '3' }],
    [{ 'meta.a': { contains: 'x' } }, { kind: 'contains', path: ['a'], value: '"x"' }],
    [{ 'meta.a': { exists: false } }, { kind: 'not', part: { kind: 'exists', path: ['a'] } }],
    [{ meta: { a: { b: 1 }, c: 'x' } }, { kind: 'and', parts: [value('a.b', '1'), value('c', '"x"')] }],
    [{ or: [{ 'meta.a': 1 }, { 'meta.b': 2 }] }, { kind: 'or', parts: [value('a', '1'), value('b', '2')] }],
    [{ and: [{ 'meta.a': 1 }] }, value('a', '1')],
    [{ not: { 'meta.a': 1 } }, { kind: 'not', part: value('a', '1') }],
    [{ categories: ['health'] }, { kind: 'categories', match: 'any', tags: ['health'] }],
    [{ categories: { all: ['health'] } }, { kind: 'categories', match: 'all', tags: ['health'] }],
    [{ created_after: '2026-03-01' }, { kind: 'time', field: 'created_at', operator: 'gte', at: new Date('2026-03-01') }],
    [{ categories: { any: null, all: ['health'] } }, { kind: 'categories', match: 'all', tags: ['health'] }],
    [
      { updated_at: { gte: null, lt: '2026-03-01' } },
      { kind: 'time', field: 'updated_at', operator: 'lt', at: new Date('2026-03-01') },
    ],
    [{ updated_at: { lt: '2026-03-01' } }, { kind: 'time', field: 'updated_at', operator: 'lt', at: new Date('2026-03-01') }],
  ])('reads %j', (given, filter) => expect(read(given)).toEqual(filter));

  it('keeps all digits of a number', () => {
    const filter = readFilter(parseJson('{"meta.a":{"gt":12345678901234567890.0}, "meta.b": 9007199254740993}'), []);
    expect(filter).toMatchObject({ parts: [{ value: '1.2345678901234567e+19' }, { values: ['9007199254740993'] }] });
  });

  const SCALAR = 'a string, a number, true, false or null is needed';
  const EXTRA = 'Extra inputs are not permitted';
  it.each<[unknown, string[][]]>([
    [[], [['model_attributes_type', '', 'Input should be a valid dictionary or object to extract fields from']]],
    [
      { source: 'x', __proto__: 1, constructor: 2 },
      [
        ['extra_forbidden', 'source', EXTRA],
        ['extra_forbidden', 'constructor', EXTRA],
      ],
    ],
    [{ 'meta.': 1 }, [['extra_forbidden', 'meta.', EXTRA]]],
    [{ 'meta.a..b': 1 }, [['extra_forbidden', 'meta.a..b', EXTRA]]],
    [{ 'meta.a': { like: 'x' } }, [['extra_forbidden', 'meta.a like', EXTRA]]],
    [{ 'meta.a': { toString: 'x' } }, [['extra_forbidden', 'meta.a toString', EXTRA]]],
    [{ 'meta.a': {} }, [['value_error', 'meta.a', 'an operator is needed: eq, ne, in, nin, gt, gte, lt, lte, contains, exists']]],
    [{ created_at: { gt: null } }, [['value_error', 'created_at', 'an operator is needed: gt, gte, lt, lte']]],
    [{ categories: { any: null } }, [['value_error', 'categories', 'any or all is needed']]],
    [{ 'meta.a': [1] }, [['value_error', 'meta.a', 'a list needs an operator: in, nin or contains']]],
    [{ 'meta.a': 'a\0b' }, [['value_error', 'meta.a', 'NUL characters are not allowed']]],
    [{ 'meta.a': { eq: [1] } }, [['value_error', 'meta.a eq', SCALAR]]],
    [
      { 'meta.a': { in: 1, contains: {} } },
      [
        ['list_type', 'meta.a in', 'Input should be a valid list'],
        ['value_error', 'meta.a contains', SCALAR],
      ],
    ],
    [{ 'meta.a': { in: [1, {}] } }, [['value_error', 'meta.a in 1', SCALAR]]],
    [{ 'meta.a': { nin: [] } }, [['too_short', 'meta.a nin', 'List should have at least 1 item after validation, not 0']]],
    [{ 'meta.a': { gt: true } }, [['value_error', 'meta.a gt', 'a number or a string is needed']]],
    [
      { 'meta.a': { exists: 'perhaps' } },
      [['bool_parsing', 'meta.a exists', 'Input should be a valid boolean, unable to interpret input']],
    ],
    [{ or: [] }, [['too_short', 'or', 'List should have at least 1 item after validation, not 0']]],
    [{ or: [{ 'meta.a': 1 }, {}] }, [['value_error', 'or 1', 'a condition is needed']]],
    [{ not: { meta: {} } }, [['value_error', 'not', 'a condition is needed']]],
    [{ and: { 'meta.a': 1 } }, [['list_type', 'and', 'Input should be a valid list']]],
    [
      { meta: { a: { b: {} } } },
      [['value_error', 'meta', 'meta can be compared with strings, numbers, true, false and null, not with an empty object']],
    ],
    [{ categories: {} }, [['value_error', 'categories', 'any or all is needed']]],
    [{ categories: { some: ['health'] } }, [['extra_forbidden', 'categories some', EXTRA]]],
    [{ categories: { all: ['healthy'] } }, [['value_error', 'categories all', 'unknown category: healthy']]],
    [{ created_at: { eq: '2026-03-01' } }, [['extra_forbidden', 'created_at eq', EXTRA]]],
    [{ updated_at: '2026-03-01' }, [['dict_type', 'updated_at', 'Input should be a valid dictionary']]],
    [
      { created_at: { gt: 'soon' } },
      [['datetime_from_date_parsing', 'created_at gt', 'Input should be a valid datetime or date, invalid format']],
    ],
    [many(21), [['value_error', '', 'at most 20 conditions are allowed']]],
    [{ or: [many(11), many(10)] }, [['value_error', '', 'at most 20 conditions are allowed']]],
    [deep(9), [['value_error', Array(9).fill('not').join(' '), 'at most 8 levels of and, or and not are allowed']]],
  ])('refuses %j at its place', (given, items) => expect(refused(given)).toEqual(items));

  it('reads 20 conditions, and 8 levels', () => {
    for (const filter of [many(20), deep(8)]) expect(read(filter)).not.toBeInstanceOf(Refusal);
  });
});
