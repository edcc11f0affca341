import type { RetrievedMemory, ScoreFactors } from '../records/memory.types.js';

/** A hit with what tells whether it is the newer version of another one. */
export interface RankedHit extends Omit<RetrievedMemory, 'factors'> {
  /** 0..1 */
  readonly relevance: number;
  /** The words of the query that the memory holds, one bit each. */
  readonly words: number;
  /** The id of the older memory that it is a newer version of. */
  readonly follows: number | null;
  /** Only if the caller asked for them. */
  readonly factors?: Omit<ScoreFactors, 'period' | 'confidence'>;
  /** The fit of the memory to the period of the query, 0..1; undefined for a query without one. */
  readonly periodMatch?: number;
}

/** Number of hits below the wanted ones that are looked at: a newer version may stand there. */
export const VERSIONS_BELOW = 5;
/** The most by which the older version may be more relevant: beyond it, the query asks for the older one. */
const RELEVANCE_LEAD = 0.1;

/**
 * Ranks the newer of two versions of a fact right above the older one, however much the older one was used. The newer one gets
 * the score of the older one; of equal scores, the newer memory comes first.
 * @param hits the best first
 */
export function newestVersionsFirst(hits: readonly RankedHit[]): RankedHit[] {
  const ranked = new Map(hits.map((hit) => [hit.id, hit]));
  // A version may itself have a newer one: the older first, so that a score is passed on.
  for (const { id } of [...hits].sort((a, b) => a.id - b.id)) {
    const newer = ranked.get(id) as RankedHit;
    const older = newer.follows === null ? undefined : ranked.get(newer.follows);
    if (older && older.score > newer.score && isSuperseded(older, newer)) ranked.set(id, { ...newer, score: older.score });
  }
  return [...ranked.values()].sort((a, b) => b.score - a.score || b.id - a.id);
}

/** Returns true unless the older version changed later, is much more relevant, or alone holds a word of the query. */
const isSuperseded = (older: RankedHit, newer: RankedHit): boolean =>
  older.updatedAt <= newer.updatedAt && older.relevance - newer.relevance <= RELEVANCE_LEAD && (older.words & ~newer.words) === 0;
