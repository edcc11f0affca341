import type { Page } from '../../common/page.js';
import type { EventType } from '../../database/outbox.js';
import type { CreateWebhookRequest, UpdateWebhookRequest } from './webhook.dto.js';
import type {
  DeliveryListResponse,
  DeliveryResponse,
  IssuedWebhookResponse,
  WebhookListResponse,
  WebhookResponse,
} from './webhook.response.js';
import type { IssuedWebhook } from './webhook.service.js';
import type { Delivery, Webhook, WebhookSettings } from './webhook.types.js';

export const toNewWebhook = (request: CreateWebhookRequest): WebhookSettings => ({
  url: request.url,
  eventTypes: (request.event_types as EventType[] | null | undefined) ?? null,
  description: request.description ?? null,
  includeText: request.include_text ?? false,
  enabled: request.enabled ?? true,
});

/** Returns the settings that a request changes. */
export const toWebhookChanges = (request: UpdateWebhookRequest): Partial<WebhookSettings> => ({
  ...(typeof request.url === 'string' && { url: request.url }),
  ...(request.event_types !== undefined && { eventTypes: request.event_types as EventType[] | null }),
  ...(request.description !== undefined && { description: request.description }),
  ...(typeof request.include_text === 'boolean' && { includeText: request.include_text }),
  ...(typeof request.enabled === 'boolean' && { enabled: request.enabled }),
});

export const toWebhookResponse = (webhook: Webhook): WebhookResponse => ({
  id: webhook.id,
  workspace_id: webhook.workspaceId,
  url: webhook.url,
  event_types: webhook.eventTypes,
  description: webhook.description,
  include_text: webhook.includeText,
  enabled: webhook.enabled,
  failing_since: webhook.failingSince,
  disabled_at: webhook.disabledAt,
  previous_secret_until: webhook.previousSecretUntil,
  created_at: webhook.createdAt,
});

export const toIssuedWebhook = ({ webhook, secret }: IssuedWebhook): IssuedWebhookResponse => ({
  webhook: toWebhookResponse(webhook),
  secret,
});

export const toWebhookList = ({ items, nextCursor }: Page<Webhook>): WebhookListResponse => ({
  webhooks: items.map(toWebhookResponse),
  next_cursor: nextCursor,
});

export const toDeliveryResponse = (delivery: Delivery): DeliveryResponse => ({
  id: delivery.id,
  webhook_id: delivery.webhookId,
  event_id: delivery.eventId,
  event_type: delivery.eventType,
  payload: delivery.payload,
  state: delivery.state,
  attempts: delivery.attempts,
  status_code: delivery.statusCode,
  error: delivery.error,
  created_at: delivery.createdAt,
  attempted_at: delivery.attemptedAt,
  finished_at: delivery.finishedAt,
});

export const toDeliveryList = ({ items, nextCursor }: Page<Delivery>): DeliveryListResponse => ({
  deliveries: items.map(toDeliveryResponse),
  next_cursor: nextCursor,
});
