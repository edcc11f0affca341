import { parseJson } from '../../common/json/json-parse.js';
import type { RequestContext } from '../../common/request-context.js';
import type { RetrievedMemory, ScoreFactors, StoredMemory } from './records/memory.types.js';
import type { RetrieveMemoriesRequest } from './retrieve/retrieve.dto.js';
import type { RetrievedMemoryResponse, RetrieveMemoriesResponse } from './retrieve/retrieve.response.js';
import type { Query } from './retrieve/retrieve.service.js';
import { toMemoryFilter } from './retrieve/retrieve-filter.dto.js';
import type { StoreMemoryResponse } from './store/store.response.js';

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

/** What a retrieve is asked for. */
export const toQuery = ({ query, top_k, min_score, filter, explain, as_of }: RetrieveMemoriesRequest): Query => ({
  query,
  topK: top_k,
  minScore: min_score,
  filter: filter && toMemoryFilter(filter),
  explain,
  asOf: as_of ?? undefined,
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
