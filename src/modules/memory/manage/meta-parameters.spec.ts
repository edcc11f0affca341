import { Refusal } from '../../../http/field-readers.js';
import { readMetaParameters } from './meta-parameters.js';

const read = (parameters: Record<string, unknown>) => readMetaParameters(parameters, ['query']);

describe('readMetaParameters', () => {
  it.each([
    ['slack', ['"slack"']],
    ['', ['""']],
    ['7', ['"7"', '7']],
    ['-1.50e3', ['"-1.50e3"', '-1.50e3']],
    ['true', ['"true"', 'true']],
    ['null', ['"null"', 'null']],
    ['True', ['"True"']],
    ['007', ['"007"']],
    ['1e999999', ['"1e999999"']],
    ['{"a":1}', ['"{\\"a\\":1}"']],
    ['"quoted"', ['"\\"quoted\\""']],
  ])('reads the value %s as any of the JSON values %j', (value, values) => {
    expect(read({ 'meta.a.b': value })).toEqual([{ kind: 'value', path: ['a', 'b'], values }]);
  });

  it('returns a condition for each value, also for two values of one name', () => {
    expect(read({ 'meta.a': ['x', 'y'], 'meta.b': 'z' })).toEqual([
      { kind: 'value', path: ['a'], values: ['"x"'] },
      { kind: 'value', path: ['a'], values: ['"y"'] },
      { kind: 'value', path: ['b'], values: ['"z"'] },
    ]);
    expect(read({})).toEqual([]);
  });

  it('refuses a parameter without a name, and a value with a NUL', () => {
    const refusal = read({ 'meta.': 'a', 'meta.a..b': 'b', 'meta.a': 'c\0' });
    expect(refusal).toBeInstanceOf(Refusal);
    expect((refusal as Refusal).items).toEqual([
      { type: 'extra_forbidden', loc: ['query', 'meta.'], msg: 'Extra inputs are not permitted', input: 'a' },
      { type: 'extra_forbidden', loc: ['query', 'meta.a..b'], msg: 'Extra inputs are not permitted', input: 'b' },
      {
        type: 'value_error',
        loc: ['query', 'meta.a'],
        msg: 'Value error, NUL characters are not allowed',
        input: 'c\0',
        ctx: { error: {} },
      },
    ]);
  });
});
