import { LIVE, nearestRows, ofWorkspace, type SearchPlan } from '../records/vector-search.js';
import { bitOf, WORD_BITS } from './search-words.js';

// The memories that a search ranks, as common table expressions (CTEs) of the search statement: those nearest by vector,
// those that hold the rarest words of the query, and the neighbours in time of the latter.

/** Maximum number of memories that become candidates by their words; their neighbours come on top. */
const MAX_BY_WORDS = 40;
/** The rarest words are looked up in the index while they bring no more memories than this; the others only help to rank. */
const MAX_LOOKED_UP = 200;

/**
 * Shares of a query word's weight that a memory gets if only a neighbour in time holds the word, by the neighbour's distance:
 * [before, after]. Speakers name their subject once and go on about it. Broad optima on LoCoMo, REALTALK and BEAM.
 */
const NEIGHBOUR_SHARES = [
  [0.63, 0.42],
  [0.42, 0.28],
] as const;
/** Number of distinct lexemes up to which a text is short: one of a conversation's turns, whose words all count in full. */
const SHORT_TEXT = 60;
/** Strength of the penalty for length: each word says less of a longer text. */
const LENGTH_PENALTY = 1.2;
/** A pause of this length ends a conversation: memories on its two sides are no neighbours in time. */
const CONVERSATION_GAP = `interval '30 minutes'`;

/** Columns with the word bits of neighbours in time: `before_1`, `after_1`, `before_2`, … */
export const NEIGHBOUR_BITS = NEIGHBOUR_SHARES.flatMap((_, i) => [`before_${i + 1}`, `after_${i + 1}`]);

/** SQL: the share of a word's weight that a memory gets: 1 if a short text holds it, less if a long one does, 0 if none. */
export const OWN_SHARE = `(${bitOf('words')} * word_share)`;

/** SQL: that share of a memory `m`; see {@link OWN_SHARE}. */
const WORD_SHARE = `1 / (1 + ${LENGTH_PENALTY} * ln(GREATEST(1, length(m.lexemes) / ${SHORT_TEXT}::float8)))`;

/** SQL: the largest share of the current word that the memory gets, from itself or from a neighbour in time. */
export const SHARE = `GREATEST(${OWN_SHARE}, ${NEIGHBOUR_SHARES.flatMap(([before, after], i) => [
  `${before}::float8 * ${bitOf(`before_${i + 1}`)}`,
  `${after}::float8 * ${bitOf(`after_${i + 1}`)}`,
]).join(', ')})`;

/** The parts of the statement that every look at `memories` shares, in SQL. */
export interface Source {
  /** The partition of the workspace. */
  readonly memories: string;
  /** The condition for a memory `m`, besides being live and of the workspace. */
  readonly rest: string;
  readonly distance: string;
  /** The distance of a passage `c` in `memory_chunks`, and the condition for its model. */
  readonly passage: { readonly distance: string; readonly model: string };
  /** The condition for a memory that is compared across languages; undefined if the model has one calibration for all. */
  readonly isAcross: string | undefined;
  /** True if `rest` has a condition of the call, which may exclude the memories of any number of the nearest passages. */
  readonly filtered: boolean;
  /** Number of memories that become candidates by their vectors. */
  readonly nearest: number;
}

/** SQL: whether a memory `m` is short enough for a turn of a conversation. */
const IS_SHORT = `length(m.lexemes) <= ${SHORT_TEXT}`;

/**
 * SQL: the conversation that a memory is a turn of, by its meta; null for a long text, and for one of no conversation: facts that
 * are stored one after the other have nothing to do with each other. An encrypted meta has a hash of it
 * (`MemoryEncryption.encryptMeta`).
 */
const conversationOf = (meta: string, isShort: string) => `CASE WHEN ${isShort} THEN memory_conversation(${meta}) END`;

/**
 * The CTEs `passages` and `nearest_passages`: the best passage of each long text, and those of the best. All passages of the
 * workspace are compared, one by one: most workspaces have none.
 */
const byPassages = ({ memories, rest, passage, filtered, nearest }: Source) => `
  passages AS MATERIALIZED (
    SELECT DISTINCT ON (memory_id) memory_id AS id, chunk, 1 - distance AS passage_cosine
    FROM (SELECT memory_id, chunk, ${passage.distance} AS distance FROM memory_chunks c
          WHERE c.workspace_id = $1 AND ${passage.model}) AS each
    ORDER BY memory_id, distance),
  nearest_passages AS MATERIALIZED (
    SELECT p.id FROM (SELECT * FROM passages ORDER BY passage_cosine DESC${filtered ? '' : ` LIMIT ${10 * nearest}`}) AS p
      CROSS JOIN LATERAL (
        SELECT FROM ${memories} m WHERE m.workspace_id = $1 AND m.id = p.id AND ${LIVE} AND ${rest} LIMIT 1) AS m
    ORDER BY passage_cosine DESC LIMIT ${nearest})`;

/** The CTEs `looked_up`, `holding` and `best_by_words`: the memories that hold the rarest words of the query. */
const byWords = (plan: SearchPlan, { memories, rest }: Source) => `
  looked_up AS MATERIALIZED (
    SELECT array_agg(key) AS keys
    FROM (SELECT keys, sum(memories) OVER (ORDER BY bit) AS sum FROM words) AS w, unnest(keys) AS key
    WHERE sum <= ${MAX_LOOKED_UP}),
  holding AS MATERIALIZED (
    SELECT m.id, m.created_at, m.meta, ${IS_SHORT} AS is_short, ${WORD_BITS} AS words FROM own_${memories} m
    WHERE workspace_lexemes(m.workspace_id, m.lexemes) && (SELECT keys FROM looked_up)
      AND ${ofWorkspace(plan)} AND ${LIVE} AND ${rest}),
  best_by_words AS MATERIALIZED (
    SELECT id, created_at, words, ${conversationOf('meta', 'is_short')} AS conversation
    FROM (SELECT * FROM holding
          ORDER BY (SELECT sum(weight) FROM words WHERE (holding.words >> bit) & 1 = 1) DESC, id DESC
          LIMIT ${MAX_BY_WORDS}) AS best)`;

/** SQL: the neighbours in time of the memory `l` on one side, numbered by their distance: 1, 2 … after it, -1, -2 … before it. */
function neighboursOf(memories: string, side: 'before' | 'after'): string {
  const [comparison, order, sign] = side === 'after' ? ['>', 'ASC', ''] : ['<', 'DESC', '-'];
  return `(SELECT m.id, m.created_at, ${conversationOf('m.meta', IS_SHORT)} AS conversation,
      ${sign}row_number() OVER (ORDER BY m.id ${order}) AS place
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
      UNION ALL SELECT id, ${none} FROM nearest_passages
      UNION ALL SELECT id, ${none} FROM best_by_words
      UNION ALL SELECT n.id, ${bits}
      FROM (SELECT * FROM best_by_words WHERE conversation IS NOT NULL) AS l
        CROSS JOIN LATERAL (${neighboursOf(memories, 'after')} UNION ALL ${neighboursOf(memories, 'before')}) AS n
      WHERE n.conversation = l.conversation
        AND GREATEST(n.created_at, l.created_at) - LEAST(n.created_at, l.created_at) <= ${CONVERSATION_GAP}) AS each
    GROUP BY id)`;
}

/** The CTE `candidates`: the live ones of `found`, with their cosines, word bits, and the columns that the score needs. */
const candidates = ({ memories, rest, distance, isAcross }: Source) => `
  candidates AS MATERIALIZED (
    SELECT found.*, m.*, passages.chunk, passages.passage_cosine
    FROM found LEFT JOIN passages USING (id) CROSS JOIN LATERAL (
      SELECT 1 - (${distance}) AS cosine, ${WORD_SHARE} AS word_share, ${WORD_BITS} AS words,
        m.importance, m.temporal_type, m.valid_until, m.created_at, m.updated_at${
          isAcross
            ? `,
        ${isAcross} AS is_across`
            : ''
        }
      FROM ${memories} m
      WHERE m.workspace_id = $1 AND m.id = found.id AND ${LIVE} AND ${rest} LIMIT 1) AS m)`;

/** Returns the CTEs from `nearest` to `candidates`; they use those of `wordTables`. */
export function candidateTables(plan: SearchPlan, source: Source): string {
  const { distance, rest, nearest } = source;
  const byVector = `
  nearest AS MATERIALIZED (${nearestRows(plan, { columns: 'm.id', distance, rest, limit: nearest })})`;
  return [byVector, byPassages(source), byWords(plan, source), found(source.memories), candidates(source)].join(',');
}
