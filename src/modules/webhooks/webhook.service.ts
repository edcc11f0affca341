import { Injectable } from '@nestjs/common';
import { AppError, invalidField } from '../../common/app-error.js';
import { type Page, type PageRequest, pageById } from '../../common/page.js';
import { Database } from '../../database/database.js';
import { Transactions } from '../../database/transactions.js';
import { OutboundClient } from '../../providers/outbound/outbound-client.js';
import { DeliveryRepository } from './delivery.repository.js';
import { DeliveryWorker } from './delivery.worker.js';
import { newSecret } from './signature.js';
import { WebhookRepository } from './webhook.repository.js';
import type { Webhook, WebhookSettings } from './webhook.types.js';

/** A webhook with its secret, which is shown this once. */
export interface IssuedWebhook {
  readonly webhook: Webhook;
  readonly secret: string;
}

/** Maximum number of webhooks of a workspace: each change of a memory is queued for every one that wants it. */
const MAX_WEBHOOKS = 20;
/** Hours for which a rotated secret signs along. */
const ROTATION_HOURS = 24;

/** Makes, changes and deletes webhooks. */
@Injectable()
export class WebhookService {
  constructor(
    private readonly database: Database,
    private readonly transactions: Transactions,
    private readonly webhooks: WebhookRepository,
    private readonly deliveries: DeliveryRepository,
    private readonly client: OutboundClient,
    private readonly worker: DeliveryWorker,
  ) {}

  /**
   * @throws AppError `not_found` for an unknown or deleted workspace, `validation_failed` for a URL that is refused, `conflict`
   *   if the workspace has {@link MAX_WEBHOOKS}
   */
  create(workspaceId: number, settings: WebhookSettings): Promise<IssuedWebhook> {
    this.refuseUrl(settings.url);
    const secret = newSecret();
    return this.transactions.run(async (tx) => {
      if (!(await this.webhooks.lockWorkspace(tx, workspaceId))) throw notFound('Workspace');
      if ((await this.webhooks.count(tx, workspaceId)) >= MAX_WEBHOOKS)
        throw new AppError('conflict', { detail: `A workspace has at most ${MAX_WEBHOOKS} webhooks: delete one first` });
      return { webhook: await this.webhooks.insert(tx, workspaceId, settings, secret), secret };
    });
  }

  /** @throws AppError `validation_failed` for a cursor of another list */
  list(workspaceId: number, page: PageRequest): Promise<Page<Webhook>> {
    return pageById(`webhooks of ${workspaceId}`, page, (after, limit) =>
      this.webhooks.list(this.database, workspaceId, after ?? 0, limit),
    );
  }

  /** @throws AppError `not_found` */
  async find(id: number): Promise<Webhook> {
    const webhook = await this.webhooks.find(this.database, id);
    if (!webhook) throw notFound('Webhook');
    return webhook;
  }

  /**
   * Changes settings; those that are absent stay.
   * @throws AppError `not_found`, `validation_failed` for a URL that is refused
   */
  async update(id: number, changes: Partial<WebhookSettings>): Promise<Webhook> {
    if (changes.url !== undefined) this.refuseUrl(changes.url);
    const updated = await this.transactions.run(async (tx) => {
      const webhook = await this.webhooks.lock(tx, id);
      if (!webhook) throw notFound('Webhook');
      return this.webhooks.update(tx, webhook, { ...webhook, ...changes });
    });
    this.worker.wake();
    return updated;
  }

  /**
   * Gives a webhook another secret. The present one signs along for {@link ROTATION_HOURS}; one that was rotated before it does
   * not any more.
   * @throws AppError `not_found`
   */
  rotateSecret(id: number): Promise<IssuedWebhook> {
    const secret = newSecret();
    return this.transactions.run(async (tx) => {
      const webhook = await this.webhooks.lock(tx, id);
      if (!webhook) throw notFound('Webhook');
      return { webhook: await this.webhooks.rotateSecret(tx, webhook, secret, ROTATION_HOURS), secret };
    });
  }

  /** Deletes a webhook, and then its deliveries. @throws AppError `not_found` */
  async delete(id: number): Promise<void> {
    const deleted = await this.transactions.run(async (tx) => {
      const webhook = await this.webhooks.lock(tx, id);
      if (!webhook) throw notFound('Webhook');
      await this.webhooks.delete(tx, webhook);
      return webhook;
    });
    while (await this.deliveries.deleteSome(this.database, deleted));
  }

  private refuseUrl(url: string): void {
    const problem = this.client.problemOf(url);
    if (problem) throw invalidField(['body', 'url'], problem, url);
  }
}

const notFound = (what: string) => new AppError('not_found', { detail: `${what} not found` });
