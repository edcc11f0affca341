import { isJsonObject } from '../../common/json/json-values.js';
import { ModelRule } from '../../http/dto.js';
import { refuse } from '../../http/field-readers.js';
import { IntField, StringField } from '../../http/fields.js';

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** The path parameters of a memory. */
@ModelRule<AzenMemoryPath>(({ id }, loc) =>
  UUID.test(id) ? undefined : refuse('uuid_parsing', [...loc, 'id'], 'not a UUID', id),
)
export class AzenMemoryPath {
  @StringField({ description: 'UUID of the memory.' })
  id: string;
}

export class CreateAzenMemoryRequest {
  @StringField({ minLength: 1, description: 'What is to be remembered.', examples: ['Ana prefers tea to coffee'] })
  text: string;
}

/** The body of a search. `topK` must be a JSON number: IntField alone would also accept a string that looks like one. */
@ModelRule<SearchAzenMemoriesRequest>((_dto, loc, input) =>
  isJsonObject(input) && ['undefined', 'number'].includes(typeof input['topK'])
    ? undefined
    : refuse('int_type', [...loc, 'topK'], 'not a number', undefined),
)
export class SearchAzenMemoriesRequest {
  @StringField({ minLength: 1, description: 'What to look for.', examples: ['what does Ana drink'] })
  query: string;

  @IntField({ ge: 1, le: 50, default: 5, description: 'Chunks to find at most.' })
  topK: number;
}
