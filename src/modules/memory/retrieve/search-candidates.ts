import { LIVE, nearestRows, type SearchPlan } from '../records/vector-search.js';
import { bitOf, WORD_BITS } from './search-words.js';

// The memories that a search ranks, as common table expressions (CTEs) of the search statement: those nearest by vector,
// those that hold the rarest words of the query, and the neighbours in time of the latter.

/** Maximum number of memories that become candidates by their words; their neighbours come on top. */
const MAX_BY_WORDS = 40;
/** The rarest words are looked up in the index while they bring no more memories than this; the others only help to rank. */
const MAX_LOOKED_UP = 200;

/**
 * Shares of a query word's weight that a memory gets if only a neighbour in time holds the word, by the neighbour's distance:
 * [before, after]. Speakers name their subject once and go on about it. Measured on LoCoMo; a broad optimum.
 */
const NEIGHBOUR_SHARES = [
  [0.9, 0.6],
  [0.6, 0.4],
] as const;
/** A pause of this length ends a conversation: memories on its two sides are no neighbours in time. */
const CONVERSATION_GAP = `interval '30 minutes'`;

/** Columns with the word bits of neighbours in time: `before_1`, `after_1`, `before_2`, … */
export const NEIGHBOUR_BITS = NEIGHBOUR_SHARES.flatMap((_, i) => [`before_${i + 1}`, `after_${i + 1}`]);

/** SQL: 1 if the memory itself holds the current word, else 0. */
export const OWN_SHARE = bitOf('words');

/** SQL: the largest share of the current word that the memory gets, from itself or from a neighbour in time. */
export const SHARE = `GREATEST(${OWN_SHARE}, ${NEIGHBOUR_SHARES.flatMap(([before, after], i) => [
  `${before} * ${bitOf(`before_${i + 1}`)}`,
  `${after} * ${bitOf(`after_${i + 1}`)}`,
]).join(', ')})`;

/** The parts of the statement that every look at `memories` shares, in SQL. */
export interface Source {
  /** The partition of the workspace. */
  readonly memories: string;
  /** The condition for a memory `m`, besides being live and of the workspace. */
  readonly rest: string;
  readonly distance: string;
  /** Number of memories that become candidates by their vectors. */
  readonly nearest: number;
}

/** The CTEs `looked_up`, `holding` and `best_by_words`: the memories that hold the rarest words of the query. */
const byWords = ({ memories, rest }: Source) => `
  looked_up AS MATERIALIZED (
    SELECT array_agg(key) AS keys
    FROM (SELECT keys, sum(memories) OVER (ORDER BY bit) AS sum FROM words) AS w, unnest(keys) AS key
    WHERE sum <= ${MAX_LOOKED_UP}),
  holding AS MATERIALIZED (
    SELECT m.id, m.created_at, ${WORD_BITS} AS words FROM ${memories} m
    WHERE workspace_lexemes(m.workspace_id, m.lexemes) && (SELECT keys FROM looked_up)
      AND m.workspace_id + 0 = $1 AND ${LIVE} AND ${rest}),
  best_by_words AS MATERIALIZED (
    SELECT * FROM holding
    ORDER BY (SELECT sum(weight) FROM words WHERE (holding.words >> bit) & 1 = 1) DESC, id DESC LIMIT ${MAX_BY_WORDS})`;

/** SQL: the neighbours in time of the memory `l` on one side, numbered by their distance: 1, 2 … after it, -1, -2 … before it. */
function neighboursOf(memories: string, side: 'before' | 'after'): string {
  const [comparison, order, sign] = side === 'after' ? ['>', 'ASC', ''] : ['<', 'DESC', '-'];
  return `(SELECT m.id, m.created_at, ${sign}row_number() OVER (ORDER BY m.id ${order}) AS place
    FROM ${memories} m WHERE m.workspace_id = $1 AND m.id ${comparison} l.id
    ORDER BY m.id ${order} LIMIT ${NEIGHBOUR_SHARES.length})`;
}

/** The CTE `found`: the ids of all candidates, each with the word bits of its neighbours in time. */
function found(memories: string): string {
  const none = NEIGHBOUR_BITS.map((bits) => `0 AS ${bits}`).join(', ');
  const bits = NEIGHBOUR_SHARES.flatMap((_, i) => [
    `CASE WHEN place = ${i + 1} THEN words ELSE 0 END`,
    `CASE WHEN place = ${-i - 1} THEN words ELSE 0 END`,
  ]).join(', ');
  return `
  found AS MATERIALIZED (
    SELECT id, ${NEIGHBOUR_BITS.map((mask) => `bit_or(${mask}) AS ${mask}`).join(', ')} FROM (
      SELECT id, ${none} FROM nearest
      UNION ALL SELECT id, ${none} FROM best_by_words
      UNION ALL SELECT n.id, ${bits}
      FROM best_by_words l
        CROSS JOIN LATERAL (${neighboursOf(memories, 'after')} UNION ALL ${neighboursOf(memories, 'before')}) AS n
      WHERE GREATEST(n.created_at, l.created_at) - LEAST(n.created_at, l.created_at) <= ${CONVERSATION_GAP}) AS each
    GROUP BY id)`;
}

/** The CTE `candidates`: the live ones of `found`, with their cosines and word bits. */
const candidates = ({ memories, rest, distance }: Source) => `
  candidates AS MATERIALIZED (
    SELECT found.*, m.cosine, m.words FROM found CROSS JOIN LATERAL (
      SELECT 1 - (${distance}) AS cosine, ${WORD_BITS} AS words FROM ${memories} m
      WHERE m.workspace_id = $1 AND m.id = found.id AND ${LIVE} AND ${rest} LIMIT 1) AS m)`;

/** Returns the CTEs from `nearest` to `candidates`; they use those of `wordTables`. */
export function candidateTables(plan: SearchPlan, source: Source): string {
  const { distance, rest, nearest } = source;
  const byVector = `
  nearest AS MATERIALIZED (${nearestRows(plan, { columns: 'm.id', distance, rest, limit: nearest })})`;
  return [byVector, byWords(source), found(source.memories), candidates(source)].join(',');
}
