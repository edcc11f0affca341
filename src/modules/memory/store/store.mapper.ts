import type { RequestContext } from '../../../common/request-context.js';
import type { StoredMemory } from '../records/memory.types.js';
import type { StoreMemoryResponse } from './store.response.js';

/** Returns the answer of a store. */
export const toStoreResponse = ({ workspaceId }: RequestContext, stored: StoredMemory): StoreMemoryResponse => ({
  status: 'ok',
  memory_id: stored.id,
  workspace_id: workspaceId,
  dedup: { action: stored.action, existing_id: stored.action === 'stored_new' ? null : stored.id },
  importance: stored.importance,
  categories: stored.categories,
  temporal: { type: stored.temporal.type, raw_text: stored.temporal.rawText, valid_until: stored.temporal.validUntil },
});
