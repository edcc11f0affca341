import { EVENT_TYPES } from '../../database/outbox.js';
import { ForbidExtra } from '../../http/dto.js';
import { enumReader, listReader } from '../../http/field-readers.js';
import { BoolField, EnumField, type FieldOptions, IntField, ReaderField, StringField } from '../../http/fields.js';
import { PageQuery } from '../../http/page.dto.js';
import type { DeliveryState } from './webhook.types.js';

/** Types that a webhook can ask for: a test is sent to the webhook that is tested. */
const TYPES = EVENT_TYPES.filter((type) => type !== 'webhook.test');

const UrlField = (options: FieldOptions<string> = {}) =>
  StringField({
    minLength: 1,
    maxLength: 2_000,
    description: 'https only. Private addresses are refused; so are redirects when it is called.',
    examples: ['https://example.com/hooks/mnemonest'],
    ...options,
  });

/** The optional settings of a webhook. */
class SettingFields {
  @ReaderField(
    listReader(enumReader(TYPES), { minItems: 1, maxItems: TYPES.length }),
    { type: 'array', items: { type: 'string', enum: TYPES }, minItems: 1, maxItems: TYPES.length },
    {
      optional: true,
      nullable: true,
      description: 'Types of events to send; null: all.',
      examples: [['memory.stored', 'memory.deleted']],
    },
  )
  event_types?: string[] | null;

  @StringField({ optional: true, nullable: true, maxLength: 200, description: 'For operators.' })
  description?: string | null;

  @BoolField({
    optional: true,
    nullable: true,
    description: 'true: `text` and `meta` of memories are sent with `memory.stored` and `memory.updated` (false at first).',
  })
  include_text?: boolean | null;

  @BoolField({
    optional: true,
    nullable: true,
    description: 'false: nothing is sent, and events that happen meanwhile are not sent later either.',
  })
  enabled?: boolean | null;
}

@ForbidExtra()
export class CreateWebhookRequest extends SettingFields {
  @UrlField()
  url: string;
}

/** The body that changes a webhook: absent fields keep their values. */
@ForbidExtra()
export class UpdateWebhookRequest extends SettingFields {
  @UrlField({ optional: true, nullable: true })
  url?: string | null;
}

const STATES = ['pending', 'delivered', 'dead'] satisfies DeliveryState[];

export class ListDeliveriesQuery extends PageQuery {
  @EnumField(STATES, { optional: true, description: 'Only deliveries in this state.' })
  state?: DeliveryState;
}

/** The path of a webhook, or of the workspace that owns webhooks. */
export class WebhookPath {
  @IntField({ ge: 1, le: 2_147_483_647 })
  id: number;
}

export class DeliveryPath {
  @IntField({ ge: 1, le: Number.MAX_SAFE_INTEGER })
  id: number;
}
