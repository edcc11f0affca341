import { Injectable } from '@nestjs/common';
import { AppError } from '../../common/app-error.js';
import { type Page, type PageRequest, positionOf, toPage } from '../../common/page.js';
import { Database } from '../../database/database.js';
import { Transactions } from '../../database/transactions.js';
import { DeliveryRepository } from './delivery.repository.js';
import { DeliveryWorker } from './delivery.worker.js';
import { DeliverySender } from './delivery-sender.service.js';
import { WebhookRepository } from './webhook.repository.js';
import { WebhookService } from './webhook.service.js';
import type { Delivery, DeliveryState } from './webhook.types.js';

/** Shows deliveries, and makes those that operators ask for. */
@Injectable()
export class DeliveryService {
  constructor(
    private readonly database: Database,
    private readonly transactions: Transactions,
    private readonly webhooks: WebhookRepository,
    private readonly service: WebhookService,
    private readonly deliveries: DeliveryRepository,
    private readonly sender: DeliverySender,
    private readonly worker: DeliveryWorker,
  ) {}

  /**
   * Lists the deliveries of a webhook, the newest first.
   * @throws AppError `not_found`, `validation_failed` for a cursor of another list
   */
  async list(webhookId: number, state: DeliveryState | undefined, { limit, cursor }: PageRequest): Promise<Page<Delivery>> {
    const webhook = await this.service.find(webhookId);
    const list = `deliveries of ${webhookId} ${state ?? ''}`;
    const before = positionOf(list, cursor)?.[0];
    const last = before === undefined ? Number.MAX_SAFE_INTEGER : Number(before);
    const rows = await this.deliveries.list(this.database, webhook, state, last, limit + 1);
    return toPage(list, rows, limit, ({ id }) => [BigInt(id), 0n]);
  }

  /**
   * Sends a `webhook.test` at once, beside the queue, and even to a webhook that is disabled.
   * @returns its delivery, which was tried once
   * @throws AppError `not_found`
   */
  async test(webhookId: number): Promise<Delivery> {
    const found = await this.webhooks.findEndpoint(this.database, webhookId);
    if (!found) throw new AppError('not_found', { detail: 'Webhook not found' });
    const event = await this.deliveries.insertEvent(this.database, found.webhook, 'webhook.test');
    const attempt = await this.sender.send(found.endpoint, event);
    return this.deliveries.insertTried(this.database, found.webhook, event, attempt);
  }

  /**
   * Queues the event of a finished delivery once more.
   * @returns the new delivery
   * @throws AppError `not_found`; `conflict` if the delivery is not finished, its webhook is disabled, or its event is no
   *   longer kept
   */
  async replay(id: number): Promise<Delivery> {
    const replayed = await this.transactions.run(async (tx) => {
      const delivery = await this.deliveries.find(tx, id);
      const webhook = delivery && (await this.webhooks.find(tx, delivery.webhookId));
      if (!webhook) throw new AppError('not_found', { detail: 'Delivery not found' });
      if (delivery.state === 'pending') throw new AppError('conflict', { detail: 'The delivery waits for its attempt already' });
      if (!webhook.enabled) throw new AppError('conflict', { detail: 'The webhook is disabled: enable it first' });
      const requeued = await this.deliveries.requeue(tx, webhook.workspaceId, id);
      if (!requeued) throw new AppError('conflict', { detail: 'The event of the delivery is no longer kept' });
      return requeued;
    });
    this.worker.wake();
    return replayed;
  }
}
