import { Module } from '@nestjs/common';
import { ChunksModule } from './chunks/chunks.module.js';
import { ConversationModule } from './conversation/conversation.module.js';
import { ManageModule } from './manage/manage.module.js';
import { RecordsModule } from './records/records.module.js';
import { RetrieveModule } from './retrieve/retrieve.module.js';
import { StoreModule } from './store/store.module.js';
import { TransferModule } from './transfer/transfer.module.js';

/**
 * The memories of workspaces, with one folder for each use case. Four of them serve `POST /v1/memory/…`: `store` and
 * `store/batch` are in store/, `retrieve` in retrieve/, `{id}/restore` in manage/, `import` in transfer/. Imports
 * point one way: records <- chunks <- retrieve, store <- manage, transfer, conversation.
 */
@Module({
  imports: [RecordsModule, ChunksModule, StoreModule, RetrieveModule, ManageModule, TransferModule, ConversationModule],
  exports: [RecordsModule, ChunksModule, StoreModule, RetrieveModule, ManageModule],
})
export class MemoryModule {}
