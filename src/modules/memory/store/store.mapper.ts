import { expiryOf } from '../../../common/lifetime.js';
import type { RequestContext } from '../../../common/request-context.js';
import { withSubject } from '../../../common/subject.js';
import { toSixDecimals } from '../records/decimals.js';
import type { Explanation } from '../records/explanation.types.js';
import type { StoredMemory } from '../records/memory.types.js';
import type { StoreMemoryRequest } from './store.dto.js';
import type { StoreExplainResponse, StoreMemoryResponse } from './store.response.js';
import type { Submission } from './submission.types.js';

/** Returns the submission of a request. */
export const toSubmission = (request: StoreMemoryRequest): Submission => {
  const { text, meta, mode, external_id, explain, expires_at, ttl_seconds, ...subject } = request;
  return {
    explain: explain ?? false,
    text,
    meta: withSubject(meta, subject),
    mode: mode ?? 'smart',
    externalId: external_id ?? undefined,
    expiresAt: expiryOf({ expires_at, ttl_seconds }, new Date()) ?? null,
  };
};

/** Returns the answer of a store. */
export const toStoreResponse = ({ workspaceId }: RequestContext, stored: StoredMemory): StoreMemoryResponse => ({
  status: 'ok',
  memory_id: stored.id,
  workspace_id: workspaceId,
  dedup: {
    action: stored.action,
    existing_id: stored.action === 'stored_new' ? null : stored.id,
    ...(stored.explanation?.reason && { reason: stored.explanation.reason }),
  },
  importance: stored.importance,
  categories: stored.categories,
  temporal: { type: stored.temporal.type, raw_text: stored.temporal.rawText, valid_until: stored.temporal.validUntil },
  ...(stored.expiresAt && { expires_at: stored.expiresAt }),
  ...(stored.explanation && { explain: toExplainResponse(stored.explanation) }),
});

const toExplainResponse = ({ redactions, neighbours }: Explanation): StoreExplainResponse => ({
  redactions,
  neighbours: neighbours.map(({ id, text, similarity }) => ({ memory_id: id, text, similarity: toSixDecimals(similarity) })),
});
