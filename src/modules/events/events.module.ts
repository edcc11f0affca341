import { Module } from '@nestjs/common';
import { WorkspacesModule } from '../workspaces/workspaces.module.js';
import { EventWorker } from './event.worker.js';
import { EventBatchRepository } from './event-batch.repository.js';
import { EventListRepository } from './event-list.repository.js';
import { EventQueueRepository } from './event-queue.repository.js';
import { EventSweep } from './event-sweep.js';
import { EventsController } from './events.controller.js';
import { EventsService } from './events.service.js';
import { StretchRepository } from './stretch.repository.js';
import { StretchService } from './stretch.service.js';
import { TurnErasure } from './turn-erasure.repository.js';
import { TurnHandlerRegistry } from './turn-handler.registry.js';
import { TurnOutcomeRepository } from './turn-outcome.repository.js';
import { TurnReencryption } from './turn-reencryption.repository.js';
import { TurnVersions } from './turn-versions.repository.js';

/** Queues conversations and works on them later. The memory module registers the handler that stores their turns. */
@Module({
  imports: [WorkspacesModule],
  controllers: [EventsController],
  providers: [
    EventBatchRepository,
    EventListRepository,
    EventQueueRepository,
    TurnOutcomeRepository,
    TurnHandlerRegistry,
    StretchRepository,
    StretchService,
    EventWorker,
    EventSweep,
    EventsService,
    TurnReencryption,
    TurnErasure,
    TurnVersions,
  ],
  exports: [EventsService, TurnHandlerRegistry, TurnReencryption, TurnErasure],
})
export class EventsModule {}
