import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
  type OnModuleDestroy,
} from '@nestjs/common';
import { QueueWorker } from '../../common/work/queue-worker.js';
import { recordEvents } from '../../database/outbox.js';
import { Transactions } from '../../database/transactions.js';
import { Metrics } from '../../providers/metrics/metrics.js';
import { DeliveryFailureRepository } from './delivery-failure.repository.js';
import { DeliveryQueueRepository, type DueDelivery, LEASE_MS, type Lease } from './delivery-queue.repository.js';
import { DeliverySender } from './delivery-sender.service.js';
import { DISABLE_AFTER_MS, delayAfter, RETRY_DELAYS } from './retry-delays.js';
import type { AttemptResult } from './webhook.types.js';

/** Webhooks that are delivered to at a time: each mostly waits for its receiver. */
const LANES = 8;
/** Limits of the deliveries to one webhook, after which the next has its turn. */
const SLICE_DELIVERIES = 50;
const SLICE_MS = 5_000;
/** Interval at which the worker looks for deliveries. */
const LOOK_EVERY_MS = 1_000;
/** Time that the shutdown waits for the attempts under way; one that takes longer is made again after the next start. */
const STOP_WAIT_MS = 5_000;
const MAX_PAUSE_MS = 30_000;

/** The result of a delivery whose event is no longer kept. */
const NOT_KEPT: AttemptResult = { delivered: false, statusCode: null, error: 'its event is no longer kept' };

/**
 * Delivers events to webhooks, each at least once, and in order for each webhook: while one waits for its next attempt, so do
 * those behind it.
 */
@Injectable()
export class DeliveryWorker implements OnApplicationBootstrap, OnModuleDestroy, OnApplicationShutdown {
  private readonly logger = new Logger('Webhooks');
  private readonly worker: QueueWorker<Lease>;

  /** @param delays before each further attempt, in milliseconds */
  constructor(
    private readonly queue: DeliveryQueueRepository,
    private readonly failures: DeliveryFailureRepository,
    private readonly sender: DeliverySender,
    private readonly transactions: Transactions,
    private readonly metrics: Metrics,
    @Inject(RETRY_DELAYS) private readonly delays: readonly number[],
  ) {
    this.worker = new QueueWorker<Lease>({
      lanes: LANES,
      lookEveryMs: LOOK_EVERY_MS,
      renewEveryMs: LEASE_MS / 3,
      stopWaitMs: STOP_WAIT_MS,
      claim: () => queue.claim(),
      work: (lease, stopping) => this.workOn(lease, stopping),
      renew: (lease) => queue.renew(lease),
      release: (lease) => queue.release(lease),
      // An error of the queue itself: the database is unavailable. The lease runs out by itself.
      onError: ({ message }, failures) => {
        if (failures === 1) this.logger.warn(`deliveries wait: ${message}`);
      },
      backoffMs: (failures) => Math.min(MAX_PAUSE_MS, LOOK_EVERY_MS * 2 ** failures),
    });
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.queue.freeOrphans();
    this.metrics.gaugeWebhookQueue(() => this.queue.depth());
    this.worker.start();
  }

  /** Begins no more deliveries. */
  onModuleDestroy(): void {
    this.worker.close();
  }

  onApplicationShutdown(): Promise<void> {
    return this.worker.stop();
  }

  /** Looks for deliveries now. */
  wake(): void {
    this.worker.wake();
  }

  private async workOn(lease: Lease, stopping: AbortSignal): Promise<void> {
    const end = performance.now() + SLICE_MS;
    for (let done = 0; done < SLICE_DELIVERIES && performance.now() < end && !stopping.aborted; done++) {
      const delivery = await this.queue.begin(lease);
      if (!delivery) break;
      if (!(await this.deliver(lease, delivery))) return;
    }
    await this.queue.release(lease);
  }

  /** @returns true if the webhook can continue with its next delivery */
  private async deliver(lease: Lease, delivery: DueDelivery): Promise<boolean> {
    const { endpoint, event } = delivery;
    const result = event ? await this.sender.send(endpoint, event) : NOT_KEPT;
    if (!result.delivered) return this.fail(lease, delivery, result);
    await this.queue.succeed(lease, delivery, result);
    this.metrics.countWebhookAttempt('delivered');
    return true;
  }

  private async fail(lease: Lease, delivery: DueDelivery, result: AttemptResult): Promise<boolean> {
    const { workspaceId, webhookId } = lease;
    const delayMs = delivery.event ? delayAfter(delivery.attempts, this.delays) : undefined;
    const failed = await this.transactions.run(async (tx) => {
      const outcome = await this.failures.record(tx, lease, delivery, result, delayMs, DISABLE_AFTER_MS);
      // After the statement that disables it, so that the event is for the other webhooks only.
      if (outcome?.disabled) {
        const payload = { webhook_id: webhookId, failing_since: outcome.failingSince, error: result.error };
        await recordEvents(tx, workspaceId, [{ type: 'webhook.disabled', payload }]);
      }
      return outcome;
    });
    this.metrics.countWebhookAttempt(delayMs === undefined ? 'dead' : 'failed');
    if (delayMs === undefined) this.logger.warn(`webhook ${webhookId}: delivery ${delivery.id} is given up: ${result.error}`);
    if (failed?.disabled) this.logger.warn(`webhook ${webhookId} is disabled: every attempt since ${failed.failingSince} failed`);
    return failed !== undefined && !failed.disabled && delayMs === undefined;
  }
}
