import { ForbidExtra, readDto } from './dto.js';
import { Refusal } from './field-readers.js';
import { IntField, LikeField, StringField } from './fields.js';
import { requestSchemaOf, responseSchemaOf } from './json-schema.js';
import type { OpenApi } from './openapi.js';

class Original {
  @StringField({ minLength: 1, maxLength: 3, description: 'A text.' })
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

it('requestSchemaOf describes the input of a DTO', () => {
  expect(requestSchemaOf(Copy)).toEqual({
    type: 'object',
    properties: {
      content: { type: 'string', minLength: 1, maxLength: 3, description: 'Another word for it.' },
      count: { type: 'integer', minimum: 1, maximum: 50, default: 5 },
    },
    required: ['content'],
    additionalProperties: false,
  });
  expect(requestSchemaOf(Original)).not.toHaveProperty('additionalProperties');
});

it('responseSchemaOf resolves references and drops titles and examples', () => {
  const schemas = {
    Page: {
      type: 'object',
      title: 'Page',
      properties: {
        title: { type: 'string', title: 'Title', examples: ['x'] },
        items: { type: 'array', items: { $ref: '#/components/schemas/Item' } },
      },
    },
    Item: { type: 'object', title: 'Item', properties: { examples: { $ref: '#/components/schemas/Leaf' } } },
    Leaf: { type: 'integer' },
  };
  class Page {}
  expect(responseSchemaOf(Page, { components: { schemas } } as unknown as OpenApi)).toEqual({
    type: 'object',
    properties: {
      title: { type: 'string' },
      items: { type: 'array', items: { type: 'object', properties: { examples: { type: 'integer' } } } },
    },
  });
});
