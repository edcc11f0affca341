import { codePoints } from '../../common/json/json-parse.js';
import { isJsonObject } from '../../common/json/json-values.js';
import { ModelRule } from '../../http/dto.js';
import { dateTimeReader, type Reader, Refusal, refuse, refuseValue } from '../../http/field-readers.js';
import { BoolField, FloatField, IntField, ObjectField, ReaderField, StringField } from '../../http/fields.js';
import { allOf, conditionsIn, type FilterNode, MAX_CONDITIONS, TOO_MANY_CONDITIONS } from '../memory/records/filter-node.js';
import { readFilter } from '../memory/records/filter-reader.dto.js';
import { ENTITIES, namesEntity, toFilterJson } from './mem0-filter.js';

const ENTITY = { optional: true, nullable: true, minLength: 1, maxLength: 256 } as const;
const NO_ENTITY = `at least one of ${ENTITIES.join(', ')} is required`;
const MAX_MESSAGES = 1_000;
const MAX_CONTENT = 10_000;
const MAX_BATCH = 1_000;
/** The number of the last memory that a page may show: the pages before it are read as well. */
const MAX_LISTED = 10_000;

/** A message of a conversation. */
export interface Message {
  readonly role: 'user' | 'assistant' | 'system' | 'tool';
  readonly content: string;
}

/** Reads the messages of mem0's clients: a text, a message or a list of them; of content in parts, the texts. */
const messagesReader: Reader = (input, loc) => {
  if (typeof input === 'string') return messagesReader([{ role: 'user', content: input }], loc);
  const list = Array.isArray(input) ? input : [input];
  if (list.length === 0 || list.length > MAX_MESSAGES) return refuseValue(loc, `1 to ${MAX_MESSAGES} messages are needed`, input);
  const read = list.map((message, index) => messageAt(message, [...loc, index]));
  const refused = read.filter((message) => message instanceof Refusal);
  return refused.length > 0 ? new Refusal(refused.flatMap(({ items }) => items)) : read;
};

function messageAt(input: unknown, loc: (string | number)[]): Message | Refusal {
  if (!isJsonObject(input)) return refuseValue(loc, 'a message has a role and a content', input);
  const { role, content } = input;
  const text = contentOf(content);
  if (role !== 'user' && role !== 'assistant' && role !== 'system' && role !== 'tool')
    return refuseValue([...loc, 'role'], 'the role is user, assistant, system or tool', role);
  if (text === undefined || text === '') return refuseValue([...loc, 'content'], 'a text is needed', content);
  return codePoints(text) > MAX_CONTENT
    ? refuseValue([...loc, 'content'], `at most ${MAX_CONTENT} characters are allowed`, null)
    : { role, content: text };
}

function contentOf(content: unknown): string | undefined {
  if (typeof content === 'string') return content;
  const parts = Array.isArray(content) ? content : [content];
  const texts = parts.map((part) => (isJsonObject(part) && typeof part['text'] === 'string' ? part['text'] : ''));
  return texts.filter(Boolean).join('\n') || undefined;
}

/** Reads a time as mem0's clients send it: seconds since 1970, or an ISO date. */
const timestampReader: Reader = (input, loc) =>
  typeof input === 'number' && Number.isFinite(input) && Math.abs(input) < 1e11
    ? new Date(input * 1_000)
    : dateTimeReader(input, loc);

const filtersReader: Reader = (input, loc) =>
  namesEntity(input) ? readFilter(toFilterJson(input), loc) : refuseValue(loc, NO_ENTITY, input);

const MESSAGES = { anyOf: [{ type: 'string' }, { type: 'array', items: { type: 'object', additionalProperties: true } }] };
const TIMESTAMP = { anyOf: [{ type: 'number' }, { type: 'string', format: 'date-time' }] };
const NARROWS = { optional: true, nullable: true } as const;
const FILTERS = { type: 'object', additionalProperties: true };

const TimestampField = (description: string): PropertyDecorator =>
  ReaderField(timestampReader, TIMESTAMP, { optional: true, nullable: true, description });

const FiltersField = (): PropertyDecorator =>
  ReaderField(filtersReader, FILTERS, {
    description: 'A filter of mem0, which names at least one entity.',
    examples: [{ AND: [{ user_id: 'ana' }] }],
  });

/** An option beside `filters` that stands for a filter: what is refused in it is named as in one. */
const NarrowingField = (
  schema: Record<string, unknown>,
  description: string,
  toFilter: (value: unknown) => unknown,
): PropertyDecorator =>
  ReaderField((value, loc) => readFilter(toFilter(value), loc.slice(0, -1)), schema, { ...NARROWS, description });

/** To whom memories belong. */
export class Mem0Entities {
  @StringField({ ...ENTITY, description: 'The user.' })
  user_id?: string | null;

  @StringField({ ...ENTITY, description: 'The agent.' })
  agent_id?: string | null;

  @StringField({ ...ENTITY, description: 'The application; kept in the meta as `app_id`.' })
  app_id?: string | null;

  @StringField({ ...ENTITY, description: 'The run, session or thread.' })
  run_id?: string | null;
}

const someEntity = (entities: Mem0Entities, loc: (string | number)[], input: unknown) =>
  ENTITIES.some((name) => entities[name]) ? undefined : refuseValue(loc, NO_ENTITY, input);

@ModelRule<Mem0AddRequest>(someEntity)
export class Mem0AddRequest extends Mem0Entities {
  @ReaderField(messagesReader, MESSAGES, { description: 'What was said.', examples: [[{ role: 'user', content: 'I like tea' }]] })
  messages: Message[];

  @ObjectField({ optional: true, nullable: true, description: 'Anything; it comes back with the memories.' })
  metadata?: Record<string, unknown> | null;

  @BoolField({ default: true, nullable: true, description: 'False: each message becomes a memory as it is, at once.' })
  infer: boolean;

  @TimestampField('When it was said.')
  timestamp?: Date | null;

  @TimestampField('When the memories end.')
  expiration_date?: Date | null;
}

/** The filters of a request, and the options beside them that narrow it as well. */
@ModelRule<Mem0Conditions>((request, loc, input) =>
  conditionsIn(toWhere(request)).length > MAX_CONDITIONS ? refuseValue(loc, TOO_MANY_CONDITIONS, input) : undefined,
)
class Mem0Conditions {
  @FiltersField()
  filters: FilterNode;

  @NarrowingField({ type: 'array', items: { type: 'string' } }, 'Only memories with one of these categories.', (any) => ({
    categories: { any },
  }))
  categories?: FilterNode | null;
}

/** Returns the filter that a request amounts to. */
export const toWhere = ({ filters, ...others }: Mem0Conditions & Partial<Mem0SearchRequest & Mem0ListRequest>): FilterNode =>
  allOf([filters, others.categories, others.metadata, others.start_date, others.end_date].map((node) => node ?? undefined))!;

export class Mem0SearchRequest extends Mem0Conditions {
  @StringField({ minLength: 1, maxLength: 1_000, description: 'What to look for.', examples: ['What does Ana drink?'] })
  query: string;

  @NarrowingField(FILTERS, 'Only memories that have all of this metadata.', (metadata) => toFilterJson({ metadata }))
  metadata?: FilterNode | null;

  @IntField({ ge: 1, le: 1_000, default: 10, nullable: true, description: 'Most memories to return; at most 50 are.' })
  top_k: number;

  @FloatField({ ge: 0, le: 1, default: 0.1, nullable: true, description: 'Smallest similarity of a memory that is returned.' })
  threshold: number;
}

export class Mem0ListRequest extends Mem0Conditions {
  @NarrowingField({ type: 'string' }, 'Only memories that were stored then or later.', (gte) => ({ created_at: { gte } }))
  start_date?: FilterNode | null;

  @NarrowingField({ type: 'string' }, 'Only memories that were stored then or earlier.', (lte) => ({ created_at: { lte } }))
  end_date?: FilterNode | null;
}

@ModelRule<Mem0PageQuery>(({ page, page_size }, loc, input) =>
  page * page_size > MAX_LISTED ? refuseValue(loc, `pages end at memory ${MAX_LISTED}`, input) : undefined,
)
export class Mem0PageQuery {
  @IntField({ ge: 1, le: MAX_LISTED, default: 1, description: 'The number of the page.' })
  page: number;

  @IntField({ ge: 1, le: 100, default: 100, description: 'Memories a page.' })
  page_size: number;
}

@ModelRule<Mem0EntitiesQuery>(someEntity)
export class Mem0EntitiesQuery extends Mem0Entities {}

export class Mem0UpdateRequest {
  @StringField({ optional: true, nullable: true, minLength: 1, maxLength: MAX_CONTENT, description: 'The new text.' })
  text?: string | null;

  @ObjectField({ optional: true, nullable: true, description: 'Metadata to add or to change.' })
  metadata?: Record<string, unknown> | null;

  @ReaderField(timestampReader, TIMESTAMP, {
    optional: true,
    description: 'When the memory ends; null: not at all.',
    nullable: true,
  })
  expiration_date?: Date | null;
}

const batchReader =
  (hasText: boolean): Reader =>
  (input, loc) => {
    if (!Array.isArray(input) || input.length === 0 || input.length > MAX_BATCH)
      return refuseValue(loc, `a list of 1 to ${MAX_BATCH} memories is needed`, input);
    const broken = input.findIndex(
      (item) => !isJsonObject(item) || !isId(item['memory_id']) || (hasText && !isText(item['text'])),
    );
    return broken < 0
      ? input.map((item) => ({ id: Number(item.memory_id), text: item.text }))
      : refuse('value_error', [...loc, broken], `a memory_id${hasText ? ' and a text' : ''} is needed`, null);
  };

const isId = (id: unknown): boolean => /^[1-9]\d{0,14}$/.test(String(id));
const isText = (text: unknown): boolean => typeof text === 'string' && text !== '' && codePoints(text) <= MAX_CONTENT;
const BATCH = { type: 'array', items: { type: 'object', additionalProperties: true } };

export class Mem0BatchUpdateRequest {
  @ReaderField(batchReader(true), BATCH, {
    description: 'The ids, each with its new text.',
    examples: [[{ memory_id: '7', text: 'Tea' }]],
  })
  memories: { id: number; text: string }[];
}

export class Mem0BatchDeleteRequest {
  @ReaderField(batchReader(false), BATCH, { description: 'The ids.', examples: [[{ memory_id: '7' }]] })
  memories: { id: number }[];
}

/** The path of one event. */
export class Mem0EventPath {
  @IntField({ ge: 1, le: Number.MAX_SAFE_INTEGER })
  event_id: number;
}

/** The path of an entity; mem0 calls the fields `user`, `agent` and `run`. */
export class Mem0EntityPath {
  @StringField({ minLength: 1, maxLength: 10 })
  type: string;

  @StringField({ minLength: 1, maxLength: 256 })
  id: string;
}
