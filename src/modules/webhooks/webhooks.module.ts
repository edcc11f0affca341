import { type DynamicModule, Module } from '@nestjs/common';
import type { AppConfig } from '../../config/config.js';
import { OutboundClient } from '../../providers/outbound/outbound-client.js';
import { MemoryModule } from '../memory/memory.module.js';
import { DeliveryRepository } from './delivery.repository.js';
import { DeliveryService } from './delivery.service.js';
import { DeliveryWorker } from './delivery.worker.js';
import { DeliveryFailureRepository } from './delivery-failure.repository.js';
import { DeliveryQueueRepository } from './delivery-queue.repository.js';
import { DeliverySender } from './delivery-sender.service.js';
import { MemoryTextRepository } from './memory-text.repository.js';
import { RETRY_DELAYS } from './retry-delays.js';
import { SecretReencryption } from './secret-reencryption.repository.js';
import { WebhookRepository } from './webhook.repository.js';
import { WebhookService } from './webhook.service.js';
import { RETENTION_DAYS, WebhookSweep } from './webhook-sweep.js';
import { WebhooksController } from './webhooks.controller.js';
import { WorkspaceWebhooksController } from './workspace-webhooks.controller.js';

/** Webhooks: outbox events are delivered to the URLs that operators name. */
@Module({})
export class WebhooksModule {
  static register({ allowLoopback, retryDelaysMs, retentionDays }: AppConfig['webhooks']): DynamicModule {
    return {
      module: WebhooksModule,
      // For the key rotation, which encrypts the secrets again.
      global: true,
      imports: [MemoryModule],
      controllers: [WorkspaceWebhooksController, WebhooksController],
      providers: [
        { provide: OutboundClient, useFactory: () => new OutboundClient({ allowLoopback }) },
        { provide: RETRY_DELAYS, useValue: retryDelaysMs },
        { provide: RETENTION_DAYS, useValue: retentionDays },
        WebhookRepository,
        DeliveryRepository,
        DeliveryQueueRepository,
        DeliveryFailureRepository,
        MemoryTextRepository,
        DeliverySender,
        DeliveryWorker,
        WebhookService,
        DeliveryService,
        WebhookSweep,
        SecretReencryption,
      ],
      exports: [SecretReencryption],
    };
  }
}
