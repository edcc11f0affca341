import { parseJson } from '../../../common/json/json-parse.js';
import { toSixDecimals } from '../records/decimals.js';
import { allOf, type FilterNode } from '../records/filter-node.js';
import type { RetrievedMemory, ScoreFactors } from '../records/memory.types.js';
import type { MemoryFilter } from '../records/memory-filter.js';
import { subjectFilter } from '../records/subject-filter.js';
import type { RetrieveMemoriesRequest } from './retrieve.dto.js';
import type { RetrievedMemoryResponse, RetrieveMemoriesResponse } from './retrieve.response.js';
import type { Query } from './retrieve.service.js';

/** Returns the query of a request. */
export const toQuery = ({ query, top_k, min_score, filter, explain, as_of, ...subject }: RetrieveMemoriesRequest): Query => ({
  query,
  topK: top_k,
  minScore: min_score,
  filter: toFilter(allOf([filter ?? undefined, subjectFilter(subject)])),
  explain,
  asOf: as_of ?? undefined,
});

const toFilter = (where: FilterNode | undefined): MemoryFilter | undefined => where && { where };

/** Returns the answer of a retrieve. */
export const toRetrieveResponse = (memories: readonly RetrievedMemory[]): RetrieveMemoriesResponse => ({
  memories: memories.map(toHit),
});

const toHit = ({
  id,
  text,
  score,
  similarity,
  importance,
  metaJson,
  expiresAt,
  factors,
}: RetrievedMemory): RetrievedMemoryResponse => ({
  id,
  text,
  score: toSixDecimals(score),
  similarity: toSixDecimals(similarity),
  importance,
  meta: parseJson(metaJson) as Record<string, unknown>,
  ...(expiresAt && { expires_at: expiresAt }),
  ...(factors && { explain: toSixDecimalsEach(factors) }),
});

const toSixDecimalsEach = ({ passage, period, supersedes, ...factors }: ScoreFactors): ScoreFactors => {
  const rounded = Object.entries(factors).map(([name, value]) => [name, toSixDecimals(value)]);
  return {
    ...(Object.fromEntries(rounded) as Omit<ScoreFactors, 'passage' | 'period' | 'supersedes'>),
    passage,
    supersedes: supersedes.map(({ id, confidence }) => ({ id, confidence: toSixDecimals(confidence) })),
    period: period && { ...period, match: toSixDecimals(period.match) },
  };
};
