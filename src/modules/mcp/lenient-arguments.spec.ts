import { parseJson } from '../../common/json/json-parse.js';
import type { JsonObject } from '../../common/json/json-values.js';
import {
  BoolField,
  EnumField,
  IntField,
  IsoDateTimeField,
  ModelField,
  ObjectField,
  StringField,
  StringListField,
} from '../../http/fields.js';
import { lenientArguments } from './lenient-arguments.js';

class Filter {
  @ObjectField({ optional: true })
  meta?: object;

  @StringListField({ optional: true })
  categories?: string[];
}

class Arguments {
  @StringField({ minLength: 1 })
  query: string;

  @StringField({ optional: true })
  q?: string;

  @IntField({ default: 5 })
  limit: number;

  @BoolField({ default: false })
  exact: boolean;

  @EnumField(['false', 'true', 'any'], { default: 'false' })
  archived: string;

  @IsoDateTimeField({ optional: true, nullable: true })
  as_of?: Date | null;

  @ObjectField({ optional: true, nullable: true })
  meta?: object | null;

  @ModelField(() => Filter, { optional: true })
  filter?: Filter;
}

const read = (given: object) => lenientArguments(Arguments, given as JsonObject);

describe('lenientArguments', () => {
  it('leaves proper arguments as they are', () => {
    const given = {
      query: 'x',
      q: 'null',
      limit: 3,
      exact: true,
      archived: 'any',
      meta: { a: null, b: '' },
      filter: { meta: {} },
    };
    expect(read(given)).toEqual(given);
  });

  it.each([null, ''])('takes %p of an optional argument as not given, and lets a required one be refused', (nothing) => {
    const given = {
      q: nothing,
      limit: nothing,
      exact: nothing,
      archived: nothing,
      as_of: nothing,
      meta: nothing,
      filter: nothing,
    };
    expect(read({ ...given, query: nothing })).toEqual({ query: nothing });
  });

  it.each(['null', 'None', 'undefined'])('takes the word %s as not given, but not where a text may say it', (word) => {
    expect(read({ query: word, q: word, limit: word, as_of: word, meta: word, filter: word })).toEqual({ query: word, q: word });
  });

  it('parses objects and lists that are JSON text, nested ones too, and keeps their digits', () => {
    expect(
      read({ query: '{"a":1}', meta: '{"a":{"b":null}}', filter: '{"meta":"{\\"a\\":1}","categories":"[\\"x\\"]"}' }),
    ).toEqual({
      query: '{"a":1}',
      meta: { a: { b: null } },
      filter: { meta: { a: 1 }, categories: ['x'] },
    });
    expect(read({ meta: '{"big":12345678901234567890}' })).toEqual({ meta: parseJson('{"big":12345678901234567890}') });
    expect(read({ filter: { categories: 'work', meta: null } })).toEqual({ filter: { categories: ['work'] } });
  });

  it('reads a boolean where the words of a field are written as text', () => {
    expect(read({ archived: true })).toEqual({ archived: 'true' });
  });

  it.each([
    { meta: '{' },
    { meta: '[1]' },
    { meta: 5 },
    { filter: 'x' },
    { archived: 'perhaps' },
    { limit: 'many' },
    { unknown: 5 },
  ])('keeps %j for the field to refuse', (given) => expect(read(given)).toEqual(given));

  it('ignores null for an argument that there is not', () => expect(read({ unknown: null })).toEqual({}));
});
