import { BoolField, EnumField, IntField, IsoDateTimeField, ModelListField, ObjectField, StringField } from '../../http/fields.js';
import { MemoryFields } from '../../http/lifetime.dto.js';
import { PageQuery } from '../../http/page.dto.js';
import type { BatchStatus } from './event-batch.types.js';
import { STATUSES } from './events.response.js';

const ROLES = ['user', 'assistant', 'system', 'tool'] as const;

/** Maximum number of turns in one call. */
const MAX_EVENTS = 1_000;

/** A turn of a conversation. */
export class EventRequest extends MemoryFields {
  @EnumField(ROLES, { description: 'Who said it.', examples: ['user'] })
  role: string;

  @StringField({ minLength: 1, maxLength: 10_000, description: 'What was said.', examples: ['I moved to Lisbon last week'] })
  content: string;

  @StringField({
    minLength: 1,
    maxLength: 200,
    optional: true,
    nullable: true,
    description: 'The name of who said it.',
    examples: ['Ana'],
  })
  name?: string | null;

  @IsoDateTimeField({
    optional: true,
    nullable: true,
    description:
      'When it was said: "tomorrow" is read from then, and the memory is as old. ' +
      'Without one, or with one that is yet to come: now.',
    examples: ['2026-03-02T10:00:00Z'],
  })
  timestamp?: Date | null;

  @StringField({
    minLength: 1,
    maxLength: 256,
    optional: true,
    nullable: true,
    description:
      'Your own id of the event, one of a kind in its source and subject. Sent again with another content it is an edit: what ' +
      'the earlier one became is replaced. Sent again with the same content it is `dropped` as `repeated`.',
    examples: ['msg-17'],
  })
  external_id?: string | null;

  @ObjectField({
    optional: true,
    nullable: true,
    description: 'Anything; it comes back with the memory, with `role`, `name`, `source`, `timestamp` and `external_id` added.',
    examples: [{ channel: 'support' }],
  })
  meta?: Record<string, unknown> | null;
}

/** Subject and life time are those of all events that name none themselves. */
export class SubmitEventsRequest extends MemoryFields {
  @StringField({
    minLength: 1,
    maxLength: 200,
    optional: true,
    nullable: true,
    description: 'Where it was said, such as the id of a conversation: what comes from one source is worked on in order.',
    examples: ['slack:C024BE91L'],
  })
  source?: string | null;

  @BoolField({
    default: true,
    nullable: true,
    description:
      'False keeps each turn as it is, but for greetings and small talk. Otherwise the turns are put together: ' +
      'questions become no memories, an answer is found by its question, and "yes, do it" takes what was proposed.',
  })
  extract: boolean;

  @ModelListField(() => EventRequest, { minItems: 1, maxItems: MAX_EVENTS, description: 'Turns, the oldest first.' })
  events: EventRequest[];
}

/** The path of one call's events. */
export class EventPath {
  @IntField({ ge: 1, le: Number.MAX_SAFE_INTEGER })
  event_id: number;
}

/** The query parameters of the list. */
export class ListEventsQuery extends PageQuery {
  @EnumField(Object.keys(STATUSES), { optional: true, description: 'Only those that are that far.' })
  status?: BatchStatus;

  @StringField({ optional: true, minLength: 1, maxLength: 200, description: 'Only those of this source.' })
  source?: string;
}
