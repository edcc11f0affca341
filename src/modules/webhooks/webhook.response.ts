import { ApiProperty } from '@nestjs/swagger';
import { closedWord, NextCursor, orNull } from '../../http/response-schema.js';
import type { DeliveryState } from './webhook.types.js';

const TIME = { type: 'string', format: 'date-time' };

/** A webhook, without its secret. */
export class WebhookResponse {
  @ApiProperty({ type: 'integer', examples: [3] })
  id: number;

  @ApiProperty({ type: 'integer', examples: [42] })
  workspace_id: number;

  @ApiProperty({ examples: ['https://example.com/hooks/mnemonest'] })
  url: string;

  @ApiProperty({
    ...orNull({ type: 'array', items: { type: 'string' } }),
    description: 'Types of events that are sent; null: all.',
    examples: [['memory.stored']],
  })
  event_types: readonly string[] | null;

  @ApiProperty(orNull({ type: 'string' }))
  description: string | null;

  @ApiProperty({ description: 'True if texts of memories are sent.' })
  include_text: boolean;

  @ApiProperty()
  enabled: boolean;

  @ApiProperty({ ...orNull(TIME), description: 'Since when every attempt has failed; null after one that did not.' })
  failing_since: Date | null;

  @ApiProperty({ ...orNull(TIME), description: 'When the service disabled it, after three days of failures.' })
  disabled_at: Date | null;

  @ApiProperty({ ...orNull(TIME), description: 'Until when the secret before the last rotation signs along.' })
  previous_secret_until: Date | null;

  @ApiProperty({ examples: ['2026-05-15T18:30:00Z'] })
  created_at: Date;
}

/** A webhook with its secret. */
export class IssuedWebhookResponse {
  @ApiProperty()
  webhook: WebhookResponse;

  @ApiProperty({ description: 'Shown only here.', examples: ['whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD'] })
  secret: string;
}

/** A page of webhooks, oldest first. */
export class WebhookListResponse {
  @ApiProperty({ type: [WebhookResponse] })
  webhooks: WebhookResponse[];

  @NextCursor()
  next_cursor: string | null;
}

const STATES = {
  pending: 'it waits for its turn, or for its next attempt',
  delivered: 'an attempt was answered with 200 to 299',
  dead: 'every attempt has failed',
} satisfies Record<DeliveryState, string>;

/** The delivery of an event to a webhook. */
export class DeliveryResponse {
  @ApiProperty({ type: 'integer', examples: [9001] })
  id: number;

  @ApiProperty({ type: 'integer', examples: [3] })
  webhook_id: number;

  @ApiProperty({ description: 'As in the body and in `webhook-id`.', examples: ['evt_mij3k2x1_4711'] })
  event_id: string;

  @ApiProperty({
    ...orNull({ type: 'string' }),
    description: 'null once the event is no longer kept.',
    examples: ['memory.stored'],
  })
  event_type: string | null;

  @ApiProperty({
    ...orNull({ type: 'object', additionalProperties: true }),
    description: 'That of the body, without texts of memories; null once the event is no longer kept.',
    examples: [{ memory_id: 8421, api_key_id: 1, request_id: 'order-4711', action: 'stored_new' }],
  })
  payload: Readonly<Record<string, unknown>> | null;

  @ApiProperty(closedWord(STATES))
  state: DeliveryState;

  @ApiProperty({ type: 'integer', minimum: 0, examples: [1] })
  attempts: number;

  @ApiProperty({ ...orNull({ type: 'integer' }), description: 'Status of the last answer; null without one.', examples: [200] })
  status_code: number | null;

  @ApiProperty({ ...orNull({ type: 'string' }), description: 'Why the last attempt failed.', examples: [null] })
  error: string | null;

  @ApiProperty({ format: 'date-time' })
  created_at: Date;

  @ApiProperty({ ...orNull(TIME), description: 'When the last attempt began.' })
  attempted_at: Date | null;

  @ApiProperty(orNull(TIME))
  finished_at: Date | null;
}

/** A page of deliveries, newest first. */
export class DeliveryListResponse {
  @ApiProperty({ type: [DeliveryResponse] })
  deliveries: DeliveryResponse[];

  @NextCursor()
  next_cursor: string | null;
}
