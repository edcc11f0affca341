import { Module } from '@nestjs/common';
import { ChunksModule } from './chunks/chunks.module.js';
import { ConversationModule } from './conversation/conversation.module.js';
import { ManageModule } from './manage/manage.module.js';
import { RecordsModule } from './records/records.module.js';
import { RetrieveModule } from './retrieve/retrieve.module.js';
import { StoreModule } from './store/store.module.js';
import { TransferModule } from './transfer/transfer.module.js';

/**
 * The memories of workspaces, a room for each use case. `POST /v1/memory/…` is spread over four of them:
 * `store` and `store/batch` in store/, `retrieve` in retrieve/, `{id}/restore` in manage/, `import` in transfer/.
 * Imports run one way: records <- chunks <- retrieve, store <- manage, transfer, conversation.
 */
@Module({
  imports: [RecordsModule, ChunksModule, StoreModule, RetrieveModule, ManageModule, TransferModule, ConversationModule],
  exports: [RecordsModule, ChunksModule, StoreModule, RetrieveModule, ManageModule],
})
export class MemoryModule {}
