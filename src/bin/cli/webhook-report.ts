import type {
  toDeliveryList,
  toDeliveryResponse,
  toIssuedWebhook,
  toWebhookList,
  toWebhookResponse,
} from '../../modules/webhooks/webhook.mapper.js';
import { nextPageLines } from './paging.js';
import type { Json } from './report.js';
import { aligned, quoted, table } from './text-table.js';

type Webhook = Json<ReturnType<typeof toWebhookResponse>>;
type Issued = Json<ReturnType<typeof toIssuedWebhook>>;
type Delivery = Json<ReturnType<typeof toDeliveryResponse>>;

const typesOf = ({ event_types: types }: Webhook): string => types?.join(', ') ?? 'all';

const stateOf = ({ enabled, disabled_at: disabledAt, failing_since: failingSince }: Webhook): string => {
  if (!enabled) return disabledAt === null ? 'disabled' : `disabled by the service at ${disabledAt}`;
  return failingSince === null ? 'enabled' : `enabled, fails since ${failingSince}`;
};

/** Formats a webhook for people. */
export const webhookLines = (webhook: Webhook): string[] =>
  aligned([
    ['webhook', `${webhook.id} ${webhook.url}`],
    ['workspace', webhook.workspace_id],
    ['state', stateOf(webhook)],
    ['types', typesOf(webhook)],
    ['texts', webhook.include_text ? 'are sent' : 'are not sent'],
    ['created', webhook.created_at],
    ...(webhook.description === null ? [] : [['description', quoted(webhook.description)] as const]),
    ...(webhook.previous_secret_until === null
      ? []
      : [['previous secret', `signs along until ${webhook.previous_secret_until}`] as const]),
  ]);

/** Formats a webhook with a new secret, which is shown only this once. */
export const issuedWebhookLines = ({ webhook, secret }: Issued): string[] => [
  ...webhookLines(webhook),
  '',
  `secret of webhook ${webhook.id}, shown only now: ${secret}`,
];

/** Formats a page of webhooks for people. */
export const webhookTable = (page: Json<ReturnType<typeof toWebhookList>>): string[] => [
  ...table(
    ['webhook', 'state', 'created', 'types', 'url'],
    page.webhooks.map((webhook) => [
      webhook.id,
      webhook.enabled ? (webhook.failing_since ? 'failing' : 'enabled') : 'disabled',
      webhook.created_at,
      typesOf(webhook),
      webhook.url,
    ]),
  ),
  ...nextPageLines(page),
];

const outcomeOf = ({ status_code: status, error }: Delivery): string =>
  [status === null ? [] : [`answered ${status}`], error ?? []].flat().join(': ') || 'not tried yet';

/** Formats a delivery for people. */
export const deliveryLines = (delivery: Delivery): string[] => [
  `delivery ${delivery.id} of ${delivery.event_type ?? 'an event that is no longer kept'} (${delivery.event_id}) to webhook ` +
    `${delivery.webhook_id} is ${delivery.state}: ${outcomeOf(delivery)}`,
];

/** Formats a page of deliveries for people. */
export const deliveryTable = (page: Json<ReturnType<typeof toDeliveryList>>): string[] => [
  ...table(
    ['delivery', 'state', 'attempts', 'created', 'type', 'outcome'],
    page.deliveries.map((delivery) => [
      delivery.id,
      delivery.state,
      delivery.attempts,
      delivery.created_at,
      delivery.event_type ?? 'not kept',
      outcomeOf(delivery),
    ]),
  ),
  ...nextPageLines(page),
];
