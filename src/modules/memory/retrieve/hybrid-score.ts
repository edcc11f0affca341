import type { TemporalType } from '../../../database/entities/memory-content.js';

/** What the score of one memory for one query is made from. */
export interface Scorable {
  /** How well it fits the query, 0..1. Equals the similarity where nothing else speaks for or against it. */
  readonly relevance: number;
  /** 1..10 */
  readonly importance: number;
  readonly accessCount: number;
  /** When it was stored, or a later store gave it another text. */
  readonly updatedAt: Date;
  readonly lastAccessedAt: Date | null;
  readonly temporalType: TemporalType;
  readonly validUntil: Date | null;
}

/** The score and what it is made of, all in 0..1: `score = multiplier x (weighted sum of the four factors)`. */
export interface HybridScore {
  readonly score: number;
  readonly relevance: number;
  readonly recency: number;
  readonly importance: number;
  readonly frequency: number;
  readonly multiplier: number;
}

const WEIGHTS = { relevance: 0.55, recency: 0.2, importance: 0.15, frequency: 0.1 } as const;
const RECENCY_HALF_LIFE_DAYS = 30;
const FREQUENCY_FULL_AT = 100;
const EXPIRED_MULTIPLIER = 0.05;
const DECAY_HALF_LIFE_DAYS = 180;
const DECAY_FLOOR = 0.5;
/** A persistent memory of this importance never decays. */
const LASTING_IMPORTANCE = 8;
const MAX_IMPORTANCE = 10;
const DAY_MS = 86_400_000;

/** The ranking value of a memory (contract §6; weights as the imitated service publishes them). */
export function hybridScore(memory: Scorable, now: Date): HybridScore {
  const idleDays = Math.max(0, now.getTime() - lastTouched(memory)) / DAY_MS;
  const factors = {
    relevance: memory.relevance,
    recency: 2 ** (-idleDays / RECENCY_HALF_LIFE_DAYS),
    importance: memory.importance / MAX_IMPORTANCE,
    frequency: Math.min(1, Math.log1p(memory.accessCount) / Math.log1p(FREQUENCY_FULL_AT)),
  };
  const multiplier = decay(memory, idleDays, now);
  const sum =
    WEIGHTS.relevance * factors.relevance +
    WEIGHTS.recency * factors.recency +
    WEIGHTS.importance * factors.importance +
    WEIGHTS.frequency * factors.frequency;
  return { score: multiplier * sum, ...factors, multiplier };
}

/** Milliseconds since the epoch when it was stored or last returned, whichever is later. */
const lastTouched = ({ updatedAt, lastAccessedAt }: Scorable) => Math.max(updatedAt.getTime(), lastAccessedAt?.getTime() ?? 0);

function decay({ temporalType, validUntil, importance }: Scorable, idleDays: number, now: Date): number {
  if (temporalType === 'temporal') return validUntil && validUntil <= now ? EXPIRED_MULTIPLIER : 1;
  return importance >= LASTING_IMPORTANCE ? 1 : Math.max(DECAY_FLOOR, 2 ** (-idleDays / DECAY_HALF_LIFE_DAYS));
}
