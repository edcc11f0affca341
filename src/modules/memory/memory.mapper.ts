import type { RequestContext } from '../../common/request-context.js';
import { parseJson } from '../../http/json-parse.js';
import type { RetrievedMemoryResponse, RetrieveMemoriesResponse } from './dto/retrieve.response.js';
import type { StoreMemoryResponse } from './dto/store.response.js';
import type { RetrievedMemory, ScoreFactors, StoredMemory } from './memory.types.js';

/** The answer of a store. */
export const toStoreResponse = ({ workspaceId }: RequestContext, stored: StoredMemory): StoreMemoryResponse => ({
  status: 'ok',
  memory_id: stored.id,
  workspace_id: workspaceId,
  dedup: { action: stored.action, existing_id: stored.action === 'stored_new' ? null : stored.id },
  importance: stored.importance,
  categories: stored.categories,
  temporal: { type: stored.temporal.type, raw_text: stored.temporal.rawText, valid_until: stored.temporal.validUntil },
});

/** The answer of a retrieve. */
export const toRetrieveResponse = (memories: readonly RetrievedMemory[]): RetrieveMemoriesResponse => ({
  memories: memories.map(toHit),
});

const toHit = ({ id, text, score, similarity, importance, metaJson, factors }: RetrievedMemory): RetrievedMemoryResponse => ({
  id,
  text,
  score: toSixDecimals(score),
  similarity: toSixDecimals(similarity),
  importance,
  meta: parseJson(metaJson) as Record<string, unknown>,
  ...(factors && { explain: toSixDecimalsEach(factors) }),
});

const toSixDecimalsEach = (factors: ScoreFactors) =>
  Object.fromEntries(Object.entries(factors).map(([name, value]) => [name, toSixDecimals(value)])) as unknown as ScoreFactors;

const toSixDecimals = (value: number) => Math.round(value * 1e6) / 1e6;
