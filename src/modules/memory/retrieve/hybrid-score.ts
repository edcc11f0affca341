// The ranking value of a memory (contract §6; weights as the imitated service publishes them), as SQL: the database ranks, so that the text of
// nothing but the hits has to leave it. All values are in 0..1; `m` is the memory, `a` how often it
// was returned (nulls: never), $5 the time it is.

const WEIGHTS = { relevance: 0.55, recency: 0.2, importance: 0.15, frequency: 0.1 } as const;
const RECENCY_HALF_LIFE_DAYS = 30;
const FREQUENCY_FULL_AT = 100;
const EXPIRED_MULTIPLIER = 0.05;
const DECAY_HALF_LIFE_DAYS = 180;
const DECAY_FLOOR = 0.5;
/** A persistent memory of this importance never decays. */
const LASTING_IMPORTANCE = 8;
/** Above 1, so that a few of many words count for less than their share. */
const LEXICAL_EXPONENT = 1.3;

/**
 * How well a memory fits the query: its similarity, and of what that leaves open as much as its words make good.
 * @param similarity SQL, 0..1
 * @param lexical SQL, 0..1: the share of the query's words that it or its neighbours in time hold, weighed by rarity
 */
export const relevance = (similarity: string, lexical: string): string =>
  `(${similarity} + (1 - ${similarity}) * power(${lexical}, ${LEXICAL_EXPONENT}))`;

/** Older counts for nothing anyway, and from 88 years on PostgreSQL fails with an underflow instead of saying 0. */
const MOST_IDLE_DAYS = 27_000;

/** Days since it was stored (or a later store gave it another text) or last returned, whichever is later. Of the past, what came after it is not known yet. */
const idleDays = (past: boolean) => {
  const touched = past
    ? 'GREATEST(CASE WHEN m.updated_at <= $5 THEN m.updated_at ELSE m.created_at END, CASE WHEN a.last_accessed_at <= $5 THEN a.last_accessed_at END)'
    : 'GREATEST(m.updated_at, a.last_accessed_at)';
  return `LEAST(${MOST_IDLE_DAYS}, GREATEST(0, extract(epoch FROM $5 - ${touched})::float8 / 86400))`;
};

/** Halves every 30 days. */
export const recency = (past: boolean): string => `power(2, -${idleDays(past)} / ${RECENCY_HALF_LIFE_DAYS})`;

export const importance = 'm.importance / 10.0::float8';

/** How often it was returned, on a logarithmic scale that ends at 100. */
export const frequency = `LEAST(1, ln(1 + COALESCE(a.access_count, 0)::float8) / ln(1 + ${FREQUENCY_FULL_AT}::float8))`;

/** What is over counts next to nothing; what lasts fades slowly while nobody asks for it, unless it is important. */
export const multiplier = (past: boolean): string => `CASE
    WHEN m.temporal_type = 'temporal' THEN CASE WHEN m.valid_until <= $5 THEN ${EXPIRED_MULTIPLIER} ELSE 1 END
    WHEN m.importance >= ${LASTING_IMPORTANCE} THEN 1
    ELSE GREATEST(${DECAY_FLOOR}, power(2, -${idleDays(past)} / ${DECAY_HALF_LIFE_DAYS})) END`;

/** Of the columns of the same names. */
export const score = `multiplier * (${Object.entries(WEIGHTS)
  .map(([factor, weight]) => `${weight} * ${factor}`)
  .join(' + ')})`;
