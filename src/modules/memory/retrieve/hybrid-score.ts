// The score of a memory as SQL (contract §6; the weights that the imitated service publishes). The database ranks, so that
// only the texts of the hits leave it. All values are in 0..1. `m` is the memory, `a` its accesses (nulls if it was never
// returned), $5 the time of the call.

const WEIGHTS = { relevance: 0.55, recency: 0.2, importance: 0.15, frequency: 0.1 } as const;
/** Idle days after which the recency has halved. */
const RECENCY_SCALE_DAYS = 10;
/** Importance spreads the score by a third of its weight: at full spread it outranked relevance. */
const IMPORTANCE_SPREAD = 1 / 3;
const FREQUENCY_FULL_AT = 100;
const EXPIRED_MULTIPLIER = 0.05;
const DECAY_HALF_LIFE_DAYS = 180;
/** Idle time counts in the recency; here it only breaks ties. */
const DECAY_FLOOR = 0.95;
/** Importance from which a persistent memory never decays. */
const LASTING_IMPORTANCE = 8;
/** Above 1: a few of many words count for less than their share. */
const LEXICAL_EXPONENT = 1.3;
/**
 * Share of what a similarity leaves open that words can earn. Below 1, so that of two memories that hold every word of the query
 * the more similar one comes first, not the newer one.
 */
const LEXICAL_SHARE = 0.85;

/**
 * Returns the relevance of a memory to the query: its similarity, plus the part of the rest up to 1 that its words earn.
 * @param similarity SQL, 0..1
 * @param lexical SQL, 0..1: the share of the query's words that the memory or its neighbours in time hold, weighted by rarity
 */
export const relevance = (similarity: string, lexical: string): string =>
  `(${similarity} + ${LEXICAL_SHARE} * (1 - ${similarity}) * power(${lexical}, ${LEXICAL_EXPONENT}))`;

/** Share of what a relevance leaves open that a memory of the query's period earns. */
const PERIOD_SHARE = 0.8;
/** Days after a period in which what is said of it halves: people tell of a day in the evening, or the day after. */
const TOLD_WITHIN_DAYS = 2;
/** Days after which nothing is left of the match; a power of much more would be an underflow error. */
const TOLD_AT_LATEST_DAYS = 100;
/** From this match on, a memory that has ended counts as one that the query asks for. */
const MATCHES_PERIOD = 0.5;

/** SQL: half for every {@link TOLD_WITHIN_DAYS} that a time lies after the period from $7 to $8; 0 before it. */
const toldAt = (time: string): string => `CASE WHEN ${time} >= $7 THEN
    power(2, -LEAST(${TOLD_AT_LATEST_DAYS}, GREATEST(0, extract(epoch FROM ${time} - $8)::float8 / 86400)) / ${TOLD_WITHIN_DAYS})
    ELSE 0 END`;

/**
 * SQL, 0..1: how well a memory `m` fits the period of the query, from $7 to $8: it was said then or soon after, or has its end
 * then. A search of the past ignores what came after its time.
 */
export const periodMatch = (past: boolean): string => `CASE WHEN m.valid_until >= $7 AND m.valid_until < $8 THEN 1::float8
    ELSE GREATEST(${toldAt('m.created_at')}, ${
      past ? `CASE WHEN m.updated_at <= $5 THEN ${toldAt('m.updated_at')} END` : toldAt('m.updated_at')
    }) END`;

/**
 * Returns a relevance with the addition for the period: the most where it is middling, so that a memory that only has the time
 * of the query in common stays below one that fits its words.
 * @param relevance SQL, 0..1
 * @param match SQL, 0..1
 */
export const ofPeriod = (relevance: string, match: string): string =>
  `(${relevance} + ${PERIOD_SHARE} * ${match} * ${relevance} * (1 - ${relevance}))`;

/** Maximum of idle days: beyond it the recency is next to 0, and from 88 years on PostgreSQL raises an underflow error. */
const MOST_IDLE_DAYS = 27_000;

/**
 * Returns the days since the memory got its text or was last returned, whichever is later. A search of the past ignores what came
 * after its time.
 */
const idleDays = (past: boolean) => {
  const touched = past
    ? `GREATEST(CASE WHEN m.updated_at <= $5 THEN m.updated_at ELSE m.created_at END,
        CASE WHEN a.last_accessed_at <= $5 THEN a.last_accessed_at END)`
    : 'GREATEST(m.updated_at, a.last_accessed_at)';
  return `LEAST(${MOST_IDLE_DAYS}, GREATEST(0, extract(epoch FROM $5 - ${touched})::float8 / 86400))`;
};

/**
 * Returns the recency of a memory: its relevance, less the longer it is idle. Fresh memories that have little to do with the
 * query gain little by being fresh, and an old perfect match stays above them.
 * @param relevance SQL, 0..1
 */
export const recency = (relevance: string, past: boolean): string =>
  `(${relevance} * ${RECENCY_SCALE_DAYS} / (${RECENCY_SCALE_DAYS} + ${idleDays(past)}))`;

/** The importance of a memory, 0.37 for 1 to 0.67 for 10. */
export const importance = `(0.5 + (m.importance / 10.0::float8 - 0.5) * ${IMPORTANCE_SPREAD}::float8)`;

/**
 * Returns the number of times that the memory was returned, and what it inherited of one like it, on a logarithmic scale that
 * is 1 from 100 on. No times of single uses are kept: a search of the past takes the share of them that falls before its time
 * if they came evenly until the last one.
 */
export const frequency = (past: boolean): string => {
  const share = past
    ? ` * CASE WHEN a.last_accessed_at > $5 THEN GREATEST(0, extract(epoch FROM $5 - m.created_at)::float8
        / NULLIF(extract(epoch FROM a.last_accessed_at - m.created_at)::float8, 0)) ELSE 1 END`
    : '';
  return `LEAST(1, ln(1 + COALESCE(a.access_count::float8${share} + a.inherited_count, 0))
    / ln(1 + ${FREQUENCY_FULL_AT}::float8))`;
};

/**
 * Returns the factor for age. An expired memory counts next to nothing, unless the query asks for its period; a lasting one
 * decays while idle, unless important.
 * @param match SQL, 0..1: how well it fits the period; undefined for a query without one
 */
export const multiplier = (past: boolean, match?: string): string => `CASE
    WHEN m.temporal_type = 'temporal' THEN CASE WHEN m.valid_until <= $5${
      match ? ` AND ${match} < ${MATCHES_PERIOD}` : ''
    } THEN ${EXPIRED_MULTIPLIER} ELSE 1 END
    WHEN m.importance >= ${LASTING_IMPORTANCE} THEN 1
    ELSE GREATEST(${DECAY_FLOOR}, power(2, -${idleDays(past)} / ${DECAY_HALF_LIFE_DAYS})) END`;

/** The score, from columns with the names of its factors. */
export const score = `multiplier * (${Object.entries(WEIGHTS)
  .map(([factor, weight]) => `${weight} * ${factor}`)
  .join(' + ')})`;
