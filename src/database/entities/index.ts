import { Account } from './account.entity.js';
import { ApiKey } from './api-key.entity.js';
import { EmbeddingModel } from './embedding-model.entity.js';
import { Memory } from './memory.entity.js';
import { MemoryAccess } from './memory-access.entity.js';
import { MemoryLink } from './memory-link.entity.js';
import { MemoryRevision } from './memory-revision.entity.js';
import { OutboxEvent } from './outbox-event.entity.js';
import { Plan } from './plan.entity.js';
import { Subscription } from './subscription.entity.js';
import { UsageCounter } from './usage-counter.entity.js';
import { Workspace } from './workspace.entity.js';

/** The entities that TypeORM maps to tables. */
export const entities = [
  Account,
  ApiKey,
  EmbeddingModel,
  OutboxEvent,
  Memory,
  MemoryAccess,
  MemoryLink,
  MemoryRevision,
  Plan,
  Subscription,
  UsageCounter,
  Workspace,
];
