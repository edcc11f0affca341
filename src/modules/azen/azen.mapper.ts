import type { ChunkHit } from '../memory/retrieve/chunk-search.service.js';
import type { AzenMatch, AzenMemory, AzenMemoryListResponse } from './memory.response.js';
import type { PageRequest } from './page.js';
import type { AzenUsageResponse } from './usage.response.js';
import type { UsageOfDays } from './usage.service.js';
import type { CountedCall, DayCount } from './usage.types.js';

/** Maps a memory to the object that represents it in every response of the Azen API. */
export const toMemoryObject = (
  uuid: string,
  { text, createdAt, embedded }: { text: string; createdAt: Date; embedded: boolean },
): AzenMemory => ({ id: uuid, content: text, metadata: null, createdAt: createdAt.toISOString(), embedded });

/** Maps a page of a list of `total` memories to its response. */
export const toMemoryList = (memories: AzenMemory[], { page, per }: PageRequest, total: number): AzenMemoryListResponse => ({
  status: 'success',
  memories,
  page,
  per,
  total_pages: Math.ceil(total / per),
  total_count: total,
});

export const toMatch = (uuid: string, { chunk, similarity }: ChunkHit): AzenMatch => ({
  id: `${uuid}::${chunk}`,
  score: similarity,
  values: [],
});

/**
 * Maps counts to series with one number per day, and their sums. Only successful calls are in the series of their kind;
 * `total` has failed ones as well.
 */
export function toUsage({ days, counts }: UsageOfDays): AzenUsageResponse {
  const perDay = (count: (dayCount: DayCount) => number) =>
    days.map((day) => sum(counts.filter((dayCount) => dayCount.day === day).map(count)));
  const successesOf = (call: CountedCall) => perDay((dayCount) => (dayCount.call === call ? dayCount.successes : 0));
  const series = {
    memory_create: successesOf('memory_create'),
    memory_search: successesOf('memory_search'),
    total: perDay(({ successes, errors }) => successes + errors),
    success: perDay(({ successes }) => successes),
    error: perDay(({ errors }) => errors),
  };
  return {
    range: { start: days[0]!, end: days.at(-1)! },
    labels: [...days],
    series,
    summary: {
      total_requests: sum(series.total),
      success_count: sum(series.success),
      error_count: sum(series.error),
      memory_count: sum(series.memory_create),
      search_count: sum(series.memory_search),
    },
  };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
