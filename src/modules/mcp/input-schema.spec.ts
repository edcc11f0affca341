import { ForbidExtra, readDto } from '../../http/dto.js';
import { Refusal } from '../../http/field-readers.js';
import { IntField, LikeField, ModelField, ModelListField, ObjectField, StringField } from '../../http/fields.js';
import { inputSchemaOf } from './input-schema.js';

class Original {
  @StringField({ minLength: 1, maxLength: 3, description: 'A text.', examples: ['abc'] })
  text: string;

  @IntField({ ge: 1, le: 50, default: 5 })
  count: number;
}

@ForbidExtra()
class Copy {
  @LikeField(Original, 'text', 'Another word for it.')
  content: string;

  @LikeField(Original, 'count')
  count: number;
}

class Outer {
  @ModelField(() => Copy, { optional: true, description: 'A copy.' })
  copy?: Copy;

  @ModelListField(() => Copy, { optional: true, maxItems: 3 })
  copies?: Copy[];

  @ObjectField({ optional: true, nullable: true })
  meta?: object | null;
}

describe('LikeField', () => {
  it('applies the rules of the other field under its own name', () => {
    expect(readDto(Copy, { content: 'abc' }, [])).toEqual(Object.assign(new Copy(), { content: 'abc', count: 5 }));
    const refused = readDto(Copy, { content: 'abcd', count: 51 }, []);
    expect(refused).toBeInstanceOf(Refusal);
    expect((refused as Refusal).items.map(({ loc, type }) => [loc, type])).toEqual([
      [['content'], 'string_too_long'],
      [['count'], 'less_than_equal'],
    ]);
  });

  it('throws if the other class has no such field', () => {
    expect(() => LikeField(Original, 'other')(Copy.prototype, 'other')).toThrow('Original has no field other');
  });
});

describe('inputSchemaOf', () => {
  const copy = {
    type: 'object',
    properties: {
      content: { type: 'string', minLength: 1, maxLength: 3, description: 'Another word for it.' },
      count: { type: 'integer', minimum: 1, maximum: 50, default: 5 },
    },
    required: ['content'],
    additionalProperties: false,
  };

  it('describes the input of a DTO, without examples', () => {
    expect(inputSchemaOf(Copy)).toEqual(copy);
    expect(inputSchemaOf(Original)).not.toHaveProperty('additionalProperties');
  });

  it('describes nested DTOs to a depth, and gives each field one plain type', () => {
    expect(inputSchemaOf(Outer)['properties']).toEqual({
      copy: { ...copy, description: 'A copy.' },
      copies: { type: 'array', items: copy, maxItems: 3 },
      meta: { type: 'object', additionalProperties: true },
    });
    expect(inputSchemaOf(Outer, 0)['properties']).toMatchObject({ copy: { type: 'object', description: 'A copy.' } });
  });
});
