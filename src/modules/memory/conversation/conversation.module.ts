import { Module } from '@nestjs/common';
import { EventsModule } from '../../events/events.module.js';
import { StoreModule } from '../store/store.module.js';
import { ConversationHandler } from './conversation.handler.js';

/** Turns of conversations that become memories. */
@Module({
  imports: [EventsModule, StoreModule],
  providers: [ConversationHandler],
})
export class ConversationModule {}
