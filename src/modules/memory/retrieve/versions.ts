import type { RetrievedMemory, ScoreFactors, Supersession } from '../records/memory.types.js';

/** A hit with what tells whether it is the newer version of another one. */
export interface RankedHit extends Omit<RetrievedMemory, 'factors'> {
  /** 0..1 */
  readonly relevance: number;
  /** The words of the query that the memory holds, one bit each. */
  readonly words: number;
  /** The id of the older memory that it is a newer version of. */
  readonly follows: number | null;
  /** The older memories that it may supersede; null for none. */
  readonly supersedes: readonly Supersession[] | null;
  /** Only if the caller asked for them. */
  readonly factors?: Omit<ScoreFactors, 'period' | 'supersedes' | 'confidence'>;
  /** The fit of the memory to the period of the query, 0..1; undefined for a query without one. */
  readonly periodMatch?: number;
}

/** Number of hits below the wanted ones that are looked at: a newer version may stand there. */
export const VERSIONS_BELOW = 5;
/** The most by which the older version may be more relevant, more if both are linked: beyond it, the query asks for that one. */
const RELEVANCE_LEAD = { version: 0.1, linked: 0.25 };

/** Confidence from which the newer of two linked memories ranks above the older one, whatever the query is. */
const SURE = 0.5;
/** The least difference of two scores that are shown. */
const SCORE_STEP = 1e-6;

/**
 * Ranks the newer of two versions of a fact right above the older one, however much the older one was used. The newer one gets
 * the score of the older one; of equal scores, the newer memory comes first.
 * @param hits the best first
 */
export function newestVersionsFirst(hits: readonly RankedHit[]): RankedHit[] {
  const ranked = new Map(hits.map((hit) => [hit.id, hit]));
  // A version may itself have a newer one: the older first, so that a score is passed on.
  const byAge = [...hits].sort((a, b) => a.updatedAt.getTime() - b.updatedAt.getTime() || a.id - b.id);
  for (const { id, follows, supersedes } of byAge) {
    for (const link of [...(supersedes ?? []), ...(follows === null ? [] : [{ id: follows, confidence: 0 }])]) {
      const [newer, older] = [ranked.get(id) as RankedHit, ranked.get(link.id)];
      if (!older || older.score < newer.score || !isSuperseded(older, newer, link.confidence)) continue;
      const score = older.id < newer.id ? older.score : older.score + SCORE_STEP;
      ranked.set(id, { ...newer, score: Math.max(newer.score, score) });
    }
  }
  return [...ranked.values()].sort((a, b) => b.score - a.score || b.id - a.id);
}

/**
 * Returns true unless the older version changed later. Where the link is in doubt, also unless the older one is much more
 * relevant, or alone holds a word of the query.
 */
const isSuperseded = (older: RankedHit, newer: RankedHit, confidence: number): boolean =>
  older.updatedAt <= newer.updatedAt &&
  (confidence >= SURE ||
    (older.relevance - newer.relevance <= (confidence ? RELEVANCE_LEAD.linked : RELEVANCE_LEAD.version) &&
      (older.words & ~newer.words) === 0));
