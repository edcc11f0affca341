import { Matches } from 'class-validator';
import { parseJson } from '../common/json/json-parse.js';
import { render } from '../common/json/json-render.js';
import { ForbidExtra, ModelRule, readDto } from './dto.js';
import { Refusal, refuseValue } from './field-readers.js';
import {
  BoolField,
  EachModelListField,
  EnumField,
  FloatField,
  IntField,
  IsoDateTimeField,
  type ListItem,
  ModelField,
  ModelListField,
  ObjectField,
  PrefixField,
  StringField,
  StringListField,
} from './fields.js';

class StoreDto {
  @StringField({ minLength: 1, maxLength: 5 }) text!: string;
  @ObjectField({ optional: true, nullable: true }) meta?: object | null;
}

class RetrieveDto {
  @StringField({ minLength: 1, maxLength: 1000 }) query!: string;
  @IntField({ ge: 1, le: 50, default: 5 }) top_k!: number;
  @FloatField({ ge: 0, le: 1, default: 0.35 }) min_score!: number;
}

class OtherDto {
  @BoolField({ default: false }) explain!: boolean;
  @IntField({ default: 3, nullable: true, ge: 1, le: 9 }) size!: number;
  @EnumField(['a', 'b', 'c'], { optional: true }) kind?: string;
  @IsoDateTimeField({ optional: true }) as_of?: Date;
  @StringListField({ optional: true, minItems: 1, maxItems: 2, maxLength: 3 }) tags?: string[];
  @ModelField(() => StoreDto, { optional: true, nullable: true }) one?: StoreDto | null;
  @ModelListField(() => StoreDto, { optional: true, nullable: true, maxItems: 2 }) many?: StoreDto[] | null;
  @StringField({ optional: true }) @Matches(/^x/, { message: 'must start with x' }) name?: string = 'x';
}

@ForbidExtra()
@ModelRule<StrictDto>(({ a, b }, loc, input) => (a || b ? undefined : refuseValue(loc, 'a or b is needed', input)))
class StrictDto {
  @StringField({ optional: true, minLength: 2 }) a?: string;
  @StringField({ optional: true }) b?: string;
  @PrefixField('x.', (input) => Object.keys(input as object)) x!: string[];
}

class StricterDto extends StrictDto {
  @IntField({ optional: true }) c?: number;
}

class BatchDto {
  @EachModelListField(() => StoreDto, { minItems: 1, maxItems: 3 }) items!: ListItem<StoreDto>[];
}

/** Returns the DTO that is read from `json`, or the JSON text of each item of the refusal. */
function read<T extends object>(type: new () => T, json: string): unknown {
  const dto = readDto(type, parseJson(json), ['body']);
  return dto instanceof Refusal ? dto.items.map((item) => render(item)) : { ...dto };
}

const refusal = (type = '', field: string, msg = '', input = '', ctx?: string) => [
  `{"type":"${type}","loc":["body","${field}"],"msg":"${msg}","input":${input}${ctx ? `,"ctx":${ctx}` : ''}}`,
];

describe('readDto', () => {
  it('applies defaults and ignores unknown keys', () =>
    expect(read(RetrieveDto, '{"query":"hi","foo":1}')).toEqual({ query: 'hi', top_k: 5, min_score: 0.35 }));

  it('accepts numbers in every form that pydantic accepts', () => {
    expect(read(RetrieveDto, '{"query":"hi","top_k":"0_7","min_score":true}')).toMatchObject({ top_k: 7, min_score: 1 });
    expect(read(RetrieveDto, '{"query":"hi","top_k":1e1,"min_score":-0.0}')).toMatchObject({ top_k: 10, min_score: -0 });
  });

  it('returns JSON objects exactly as they were parsed', () => {
    const { meta } = read(StoreDto, '{"text":"a","meta":{"b":1.0,"1":12345678901234567890,"__proto__":{}}}') as StoreDto;
    expect(render(meta)).toBe('{"b":1.0,"1":12345678901234567890,"__proto__":{}}');
  });

  it('distinguishes null from an absent key', () => {
    expect(read(StoreDto, '{"text":"a","meta":null}')).toEqual({ text: 'a', meta: null });
    expect(read(StoreDto, '{"text":"a"}')).toEqual({ text: 'a', meta: undefined });
    expect(read(OtherDto, '{"kind":null}')).toEqual(
      refusal('literal_error', 'kind', "Input should be 'a', 'b' or 'c'", 'null', "{\"expected\":\"'a', 'b' or 'c'\"}"),
    );
  });

  it('reads null as the default of a field that may be null', () => {
    expect(read(OtherDto, '{"size":null}')).toMatchObject({ size: 3 });
    expect(read(OtherDto, '{"size":4,"one":null,"many":null}')).toMatchObject({ size: 4, one: null, many: null });
  });

  it('reports one error item per field, in model order', () =>
    expect(read(RetrieveDto, '{"min_score":"x","top_k":null}')).toEqual([
      '{"type":"missing","loc":["body","query"],"msg":"Field required","input":{"min_score":"x","top_k":null}}',
      ...refusal('int_type', 'top_k', 'Input should be a valid integer', 'null'),
      ...refusal('float_parsing', 'min_score', 'Input should be a valid number, unable to parse string as a number', '"x"'),
    ]));

  it.each(['[]', '"a"', '5', 'true', '51.0', '12345678901234567890'])('refuses the body %s, which is not an object', (json) =>
    expect(read(StoreDto, json)).toEqual([
      '{"type":"model_attributes_type","loc":["body"],' +
        `"msg":"Input should be a valid dictionary or object to extract fields from","input":${json}}`,
    ]),
  );

  it.each([
    ['5', 'string_type', 'Input should be a valid string'],
    ['""', 'string_too_short', 'String should have at least 1 character', '{"min_length":1}'],
    ['"abcde😀"', 'string_too_long', 'String should have at most 5 characters', '{"max_length":5}'],
    ['"\\u0000"', 'value_error', 'Value error, NUL characters are not allowed', '{"error":{}}'],
  ])('refuses the string %s as %s', (...[input, type, msg, ctx]: string[]) =>
    expect(read(StoreDto, `{"text":${input}}`)).toEqual(refusal(type, 'text', msg, input, ctx)),
  );

  it('shows lone surrogates as text in the error item', () =>
    expect(read(StoreDto, '{"text":"\\ud800"}')).toEqual(
      refusal(
        'string_unicode',
        'text',
        'Input should be a valid string, unable to parse raw data as a unicode string',
        '"\\\\ud800"',
      ),
    ));

  it.each([
    ['{}', 'int_type', 'Input should be a valid integer'],
    ['NaN', 'finite_number', 'Input should be a finite number', '', '"NaN"'],
    ['1e400', 'finite_number', 'Input should be a finite number', '', '"Infinity"'],
    ['5.5', 'int_from_float', 'Input should be a valid integer, got a number with a fractional part'],
    ['1e+30', 'int_parsing_size', 'Unable to parse input string as an integer, exceeded maximum size'],
    ['9e+18', 'less_than_equal', 'Input should be less than or equal to 50', '{"le":50}'],
    ['99999999999999999999', 'less_than_equal', 'Input should be less than or equal to 50', '{"le":50}'],
    ['false', 'greater_than_equal', 'Input should be greater than or equal to 1', '{"ge":1}'],
    ['51.0', 'less_than_equal', 'Input should be less than or equal to 50', '{"le":50}'],
    ['"x"', 'int_parsing', 'Input should be a valid integer, unable to parse string as an integer'],
  ])('refuses the integer %s as %s', (...[input, type, msg, ctx, echo = input]: string[]) =>
    expect(read(RetrieveDto, `{"query":"hi","top_k":${input}}`)).toEqual(refusal(type, 'top_k', msg, echo, ctx)),
  );

  it.each([
    ['[0.5]', 'float_type', 'Input should be a valid number'],
    ['1.1', 'less_than_equal', 'Input should be less than or equal to 1', '{"le":1.0}'],
    ['-5e-324', 'greater_than_equal', 'Input should be greater than or equal to 0', '{"ge":0.0}'],
    ['"nan"', 'less_than_equal', 'Input should be less than or equal to 1', '{"le":1.0}'],
    [`1${'0'.repeat(308)}`, 'less_than_equal', 'Input should be less than or equal to 1', '{"le":1.0}'],
    [`1${'0'.repeat(309)}`, 'float_type', 'Input should be a valid number'],
  ])('refuses the float %s as %s', (...[input, type, msg, ctx]: string[]) =>
    expect(read(RetrieveDto, `{"query":"hi","min_score":${input}}`)).toEqual(refusal(type, 'min_score', msg, input, ctx)),
  );

  it.each([
    ['[]', 'dict_type', 'Input should be a valid dictionary'],
    ['51.0', 'dict_type', 'Input should be a valid dictionary'],
    ['{"a":["\\u0000"]}', 'value_error', 'Value error, NUL characters are not allowed', '{"error":{}}'],
    ['{"\\u0000":1}', 'value_error', 'Value error, NUL characters are not allowed', '{"error":{}}'],
    ['{"a":"\\udfff"}', 'value_error', 'Value error, lone surrogates are not allowed', '{"error":{}}', '{"a":"\\\\udfff"}'],
    ['{"a":NaN}', 'value_error', 'Value error, numbers must be finite', '{"error":{}}', '{"a":"NaN"}'],
    [`{"a":"${'x'.repeat(32_800)}"}`, 'value_error', 'Value error, JSON must not exceed 32 KB', '{"error":{}}'],
    [
      `${'{"a":'.repeat(33)}1${'}'.repeat(33)}`,
      'value_error',
      'Value error, JSON must not be nested deeper than 32 levels',
      '{"error":{}}',
    ],
  ])('refuses the object %.40s as %s', (...[input, type, msg, ctx, echo = input]: string[]) =>
    expect(read(StoreDto, `{"text":"a","meta":${input}}`)).toEqual(refusal(type, 'meta', msg, echo, ctx)),
  );

  it('accepts an object with 32 levels and with empty keys', () =>
    expect(read(StoreDto, `{"text":"a","meta":${'{"":'.repeat(32)}1${'}'.repeat(32)}}`)).toHaveProperty('meta'));

  it.each([
    ['1', true],
    ['0.0', false],
    ['"Yes"', true],
    ['"off"', false],
    ['2', 'bool_parsing'],
    ['2.0', 'bool_parsing'],
    ['"maybe"', 'bool_parsing'],
    ['0.5', 'bool_type'],
    ['null', 'bool_type'],
    ['[]', 'bool_type'],
  ])('reads the boolean %s as %s', (input, expected) =>
    typeof expected === 'boolean'
      ? expect(read(OtherDto, `{"explain":${input}}`)).toMatchObject({ explain: expected })
      : expect(read(OtherDto, `{"explain":${input}}`)).toEqual([expect.stringContaining(`"type":"${expected}"`)]),
  );

  it('reads ISO 8601 dates and refuses other strings', () => {
    const at = (text: string) => (read(OtherDto, JSON.stringify({ as_of: text })) as OtherDto).as_of?.toISOString();
    expect(at('2026-05-15')).toBe('2026-05-15T00:00:00.000Z');
    expect(at('2026-05-15 18:30')).toBe('2026-05-15T18:30:00.000Z');
    expect(at('2026-05-15T18:30:00.5+02:00')).toBe('2026-05-15T16:30:00.500Z');
    for (const text of ['', 'now', '2026-02-31', '2026-05-15T25:00', '99999-01-01', '2026-05-15T18:30:00+99:00'])
      expect(read(OtherDto, JSON.stringify({ as_of: text }))).toEqual([expect.stringContaining('datetime_from_date_parsing')]);
  });

  it('reads lists and reports their bad items by index', () => {
    expect(read(OtherDto, '{"tags":["abc"],"many":[{"text":"a"}]}')).toMatchObject({ tags: ['abc'], many: [{ text: 'a' }] });
    expect(read(OtherDto, '{"tags":"a","one":{"text":1},"many":[1,{}]}')).toEqual([
      ...refusal('list_type', 'tags', 'Input should be a valid list', '"a"'),
      '{"type":"string_type","loc":["body","one","text"],"msg":"Input should be a valid string","input":1}',
      expect.stringContaining('"loc":["body","many",0]'),
      '{"type":"missing","loc":["body","many",1,"text"],"msg":"Field required","input":{}}',
    ]);
    expect(read(OtherDto, '{"tags":[]}')).toEqual(
      refusal(
        'too_short',
        'tags',
        'List should have at least 1 item after validation, not 0',
        '[]',
        '{"field_type":"List","min_length":1,"actual_length":0}',
      ),
    );
  });

  it('reports the rules of other class-validator decorators as value errors', () =>
    expect(read(OtherDto, '{"name":"y"}')).toEqual(
      refusal('value_error', 'name', 'Value error, must start with x', '"y"', '{"error":{}}'),
    ));

  it('refuses extra keys, after the fields, if the class or a parent class forbids them', () => {
    expect(read(StrictDto, '{"a":"aa","x.y":1,"x.":2}')).toEqual({ a: 'aa', x: ['x.y', 'x.'] });
    expect(read(StrictDto, '{"b":"b"}')).toEqual({ b: 'b', x: [] });
    const extra = (key: string, input: string) =>
      `{"type":"extra_forbidden","loc":["body","${key}"],"msg":"Extra inputs are not permitted","input":${input}}`;
    expect(read(StrictDto, '{"c":1,"a":"a","x":[2]}')).toEqual([
      ...refusal('string_too_short', 'a', 'String should have at least 2 characters', '"a"', '{"min_length":2}'),
      extra('c', '1'),
      extra('x', '[2]'),
    ]);
    expect(read(StricterDto, '{"a":"aa","c":1,"d":null}')).toEqual([extra('d', 'null')]);
  });

  it('applies the rule of a model only if all its fields are valid', () => {
    const rule = (input: string) =>
      `{"type":"value_error","loc":["body"],"msg":"Value error, a or b is needed","input":${input},"ctx":{"error":{}}}`;
    expect(read(StrictDto, '{"x.y":1}')).toEqual([rule('{"x.y":1}')]);
    expect(read(StricterDto, '{"c":1}')).toEqual([rule('{"c":1}')]);
    expect(read(StrictDto, '{"a":1}')).toEqual(refusal('string_type', 'a', 'Input should be a valid string', '1'));
  });

  it('validates the items of a batch one by one, and the length of the list as a whole', () => {
    const { items } = read(BatchDto, '{"items":[{"text":"a"},{"text":""},3]}') as BatchDto;
    expect(items.map(({ read: item }) => (item instanceof Refusal ? item.items[0]!.loc : item.text))).toEqual([
      'a',
      ['body', 'items', 1, 'text'],
      ['body', 'items', 2],
    ]);
    expect(read(BatchDto, '{"items":[]}')).toEqual([expect.stringContaining('"type":"too_short","loc":["body","items"]')]);
  });
});
