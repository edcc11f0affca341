import { Module } from '@nestjs/common';
import { EventsModule } from '../../events/events.module.js';
import { StoreModule } from '../store/store.module.js';
import { ConversationHandler } from './conversation.handler.js';

/** Stores the turns of events as memories. */
@Module({
  imports: [EventsModule, StoreModule],
  providers: [ConversationHandler],
})
export class ConversationModule {}
