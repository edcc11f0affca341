import { vectorsOf } from '../../../database/embedding-models.js';
import type { Calibration } from '../../../providers/embeddings/calibration.js';
import type { EmbeddingSpace } from '../../embeddings/embedding-space.js';
import { SHOWN_META } from '../records/shown-meta.js';
import { LIVE, nearestRows, type SearchPlan } from '../records/vector-search.js';
import { frequency, importance, multiplier, recency, relevance, score } from './hybrid-score.js';

/** What a statement depends on, besides its parameters. */
export interface SearchShape extends SearchPlan {
  /** Memories that the vectors put up for ranking: so many more than wanted that a farther one with a better score is not missed. */
  readonly nearest: number;
  /** Whether what the words of a memory and those of its neighbours contribute is told apart. */
  readonly explain: boolean;
  /** Whether the past is searched: the workspace as it was at $5. */
  readonly past: boolean;
  /** Whether memories may be encrypted: then the words are given as what they may be kept as. */
  readonly encrypted: boolean;
}

/** Words that a text is searched for; a bit each in an integer, rarest first. */
const MAX_WORDS = 20;
/** Memories that their words put up for ranking, with their neighbours. */
const BEST_BY_WORDS = 40;
/** The rarest words are looked up in the index as long as they bring no more memories than this; others only help to rank. */
const MAX_LOOKED_UP = 200;

/**
 * What a word of the query counts in a memory whose neighbour in time holds it, by how far the neighbour is: [before, after]. Who talks
 * says what it is about once and goes on. Measured on LoCoMo; a broad optimum.
 */
const LENT = [
  [0.9, 0.6],
  [0.6, 0.4],
] as const;
/** A pause that ends a conversation. */
const CONVERSATION_GAP = `interval '30 minutes'`;

/**
 * The statement of one retrieve: from the embedded query to the ranked hits, in one snapshot.
 *
 * Parameters: $1 workspace, $2 vector of the query, $3 its words (each with its forms, separated by spaces; where memories may be encrypted, with what they are kept as), $4 smallest similarity,
 * $5 the time it is, $6 hits wanted, and from $7 on what the condition needs.
 *
 * The words are weighed by the binary independence model (Robertson and Spärck Jones, 1976): a memory gets ln(1 + (N - n + 0.5) / (n + 0.5)) for
 * each word of the query that it holds, n of the workspace's N memories holding it. That is BM25 with k1 = 0: memories are notes of a sentence or
 * two, in which counting repetitions and length measured worse. A word that only a neighbour in time holds counts less (LENT).
 * @param condition SQL over the columns of `memories` that a memory has to meet
 */
export function searchStatement(space: EmbeddingSpace, shape: SearchShape, condition = 'true'): string {
  const { partition, nearest, explain, past, encrypted } = shape;
  const vectors = vectorsOf(space);
  const memories = `memories_${partition}`;
  const rest = [`m.${vectors.predicate}`, ...(past ? ['m.created_at <= $5'] : []), condition].join(' AND ');
  const distance = `m.${vectors.expression} <=> $2::${vectors.type}`;
  return `WITH ${encrypted ? ENCRYPTED_LEXEMES : lexemesOf('$3')},
    ${WORDS},
    ${candidates(shape, { memories, rest, distance, nearest })},
    compared AS (SELECT *, ${similarityOf(space.embedder.calibration, 'cosine')} AS similarity FROM candidates),
    fitting AS MATERIALIZED (SELECT *, ${explain ? `CASE WHEN words <> 0 THEN ${wordWeight(OWN)} ELSE 0 END` : 'NULL::float8'} AS own_words,
        CASE WHEN ${LENT_MASKS.join(' | ')} | words <> 0 THEN ${wordWeight(WITH_LENT)} ELSE 0 END AS all_words
      FROM compared WHERE similarity >= $4),
    weighed AS (SELECT *, GREATEST(max(all_words) OVER (), (SELECT all_weights FROM query) / 3, 1e-9) AS most FROM fitting),
    ranked AS (SELECT *, ${relevance('similarity', 'all_words / most')} AS relevance FROM weighed),
    scored AS (SELECT r.id, r.similarity, r.relevance, r.own_words / r.most AS lexical, (r.all_words - r.own_words) / r.most AS neighbours,
        ${recency(past)} AS recency, ${importance} AS importance, ${frequency} AS frequency, ${multiplier(past)} AS multiplier
      FROM ranked r CROSS JOIN LATERAL (SELECT * FROM ${memories} WHERE workspace_id = $1 AND id = r.id LIMIT 1) AS m
        LEFT JOIN LATERAL (SELECT * FROM memory_accesses WHERE workspace_id = $1 AND memory_id = r.id LIMIT 1) AS a ON true),
    best AS (SELECT *, ${score} AS score FROM scored ORDER BY score DESC, id DESC LIMIT $6)
    SELECT best.id, m.text, best.score, best.similarity, m.importance, ${SHOWN_META} AS "metaJson"${explain ? `, ${FACTORS} AS factors` : ''}
    FROM best JOIN LATERAL (${past ? contentThen(memories) : contentOf(memories)}) AS m ON true
    ORDER BY best.score DESC, best.id DESC`;
}

/** What a score is made of. */
const FACTORS = `json_build_object('relevance', best.relevance, 'recency', best.recency, 'importance', best.importance, 'frequency', best.frequency,
      'multiplier', best.multiplier, 'lexical', best.lexical, 'neighbours', best.neighbours)`;

const contentOf = (memories: string) => `SELECT * FROM ${memories} WHERE workspace_id = $1 AND id = best.id`;

/** A memory that has changed since says what it said then: what the first change after $5 put away. */
const contentThen = (memories: string) => `SELECT COALESCE(earlier.text, m.text) AS text, COALESCE(earlier.meta, m.meta) AS meta,
      COALESCE(earlier.importance, m.importance) AS importance, COALESCE(earlier.temporal_type, m.temporal_type) AS temporal_type,
      CASE WHEN earlier.text IS NULL THEN m.valid_until ELSE earlier.valid_until END AS valid_until
    FROM ${memories} m LEFT JOIN LATERAL (
      SELECT * FROM memory_revisions WHERE workspace_id = $1 AND memory_id = m.id AND created_at > $5 ORDER BY revision LIMIT 1) AS earlier ON true
    WHERE m.workspace_id = $1 AND m.id = best.id`;

/** What the words of a query are in the database. */
const lexemesOf = (words: string) => `lexemes AS MATERIALIZED (
      SELECT l.lexeme, min(word) AS word, bool_or(content) AS content
      FROM unnest(${words}::text[]) WITH ORDINALITY AS q (forms, word),
        LATERAL (SELECT to_tsvector('pg_catalog.english', split_part(forms, ' ', 1)) <> '' AS content OFFSET 0) AS kind,
        unnest(tsvector_to_array(CASE WHEN content THEN to_tsvector('pg_catalog.english', forms)
                                      ELSE to_tsvector('english_with_stop_words', forms) END)) AS l (lexeme)
      GROUP BY l.lexeme)`;

/** All that are not stop words, or all if there are only such. */
const MEANT = 'content OR NOT EXISTS (SELECT FROM lexemes WHERE content)';

/** The lexemes of each word of a query ($1), without the search for them. */
export const QUERY_LEXEMES = `WITH ${lexemesOf('$1')}
  SELECT array_agg(lexeme) AS lexemes FROM lexemes WHERE ${MEANT} GROUP BY word ORDER BY word`;

/** The same, where what the words are kept as is given. */
const ENCRYPTED_LEXEMES = `lexemes AS MATERIALIZED (
      SELECT lexeme, min(word) AS word, true AS content
      FROM unnest($3::text[]) WITH ORDINALITY AS q (kept, word), unnest(string_to_array(kept, ' ')) AS lexeme
      GROUP BY lexeme)`;

/** Words of the query by how many memories hold them, rarest first. */
const WORDS = `corpus AS MATERIALIZED (
      SELECT COALESCE((SELECT memories FROM lexeme_statistics WHERE workspace_id = $1 AND lexeme = ''), 0)::float8 AS memories),
    words AS MATERIALIZED (
      SELECT row_number() OVER (ORDER BY w.memories, word)::integer - 1 AS bit, keys, query, w.memories,
        ln(1 + (corpus.memories - w.memories + 0.5) / (w.memories + 0.5)) AS weight
      FROM corpus, LATERAL (
        SELECT word, array_agg($1::integer || ':' || l.lexeme) AS keys, string_agg('''' || l.lexeme || '''', ' | ')::tsquery AS query,
          LEAST(COALESCE(sum(s.memories), 0), corpus.memories)::float8 AS memories
        FROM lexemes l LEFT JOIN LATERAL (
          SELECT memories FROM lexeme_statistics WHERE workspace_id = $1 AND lexeme = l.lexeme LIMIT 1) AS s ON true
        WHERE ${MEANT}
        GROUP BY word) AS w
      ORDER BY w.memories, word LIMIT ${MAX_WORDS}),
    query AS MATERIALIZED (
      SELECT string_agg(query::text, ' | ')::tsquery AS any_word, COALESCE(sum(weight), 0) AS all_weights FROM words)`;

/** Bits of the words that a memory `m` holds. */
const WORDS_OF = `CASE WHEN m.lexemes @@ (SELECT any_word FROM query)
        THEN (SELECT COALESCE(sum(1 << bit), 0)::integer FROM words WHERE m.lexemes @@ words.query) ELSE 0 END`;

interface Source {
  readonly memories: string;
  /** What a memory has to meet besides being one of the workspace, and live. */
  readonly rest: string;
  readonly distance: string;
  readonly nearest: number;
}

/** Columns of the words that neighbours lend: `before_1`, `after_1`, `before_2`, … */
const LENT_MASKS = LENT.flatMap((_, i) => [`before_${i + 1}`, `after_${i + 1}`]);

/** The nearest memories, those that hold the rarest words, and the neighbours in time of the latter. */
function candidates(plan: SearchPlan, { memories, rest, distance, nearest }: Source): string {
  const lent = LENT.flatMap((_, i) => [
    `CASE WHEN place = ${i + 1} THEN words ELSE 0 END`,
    `CASE WHEN place = ${-i - 1} THEN words ELSE 0 END`,
  ]);
  const nothingLent = LENT_MASKS.map((mask) => `0 AS ${mask}`).join(', ');
  const beside = (
    order: 'ASC' | 'DESC',
  ) => `(SELECT m.id, m.created_at, ${order === 'ASC' ? '' : '-'}row_number() OVER (ORDER BY m.id ${order}) AS place
          FROM ${memories} m WHERE m.workspace_id = $1 AND m.id ${order === 'ASC' ? '>' : '<'} l.id ORDER BY m.id ${order} LIMIT ${LENT.length})`;
  return `nearest AS MATERIALIZED (${nearestRows(plan, { columns: 'm.id', distance, rest, limit: nearest })}),
    looked_up AS MATERIALIZED (
      SELECT array_agg(key) AS keys FROM (SELECT keys, sum(memories) OVER (ORDER BY bit) AS sum FROM words) AS w, unnest(keys) AS key
      WHERE sum <= ${MAX_LOOKED_UP}),
    holding AS MATERIALIZED (
      SELECT m.id, m.created_at, ${WORDS_OF} AS words FROM ${memories} m
      WHERE workspace_lexemes(m.workspace_id, m.lexemes) && (SELECT keys FROM looked_up) AND m.workspace_id + 0 = $1 AND ${LIVE} AND ${rest}),
    best_by_words AS MATERIALIZED (
      SELECT * FROM holding ORDER BY (SELECT sum(weight) FROM words WHERE (holding.words >> bit) & 1 = 1) DESC, id DESC LIMIT ${BEST_BY_WORDS}),
    found AS MATERIALIZED (
      SELECT id, ${LENT_MASKS.map((mask) => `bit_or(${mask}) AS ${mask}`).join(', ')} FROM (
        SELECT id, ${nothingLent} FROM nearest
        UNION ALL SELECT id, ${nothingLent} FROM best_by_words
        UNION ALL SELECT n.id, ${lent.join(', ')}
        FROM best_by_words l CROSS JOIN LATERAL (${beside('ASC')} UNION ALL ${beside('DESC')}) AS n
        WHERE GREATEST(n.created_at, l.created_at) - LEAST(n.created_at, l.created_at) <= ${CONVERSATION_GAP}) AS each
      GROUP BY id),
    candidates AS MATERIALIZED (
      SELECT found.*, m.cosine, m.words FROM found CROSS JOIN LATERAL (
        SELECT 1 - (${distance}) AS cosine, ${WORDS_OF} AS words FROM ${memories} m WHERE m.workspace_id = $1 AND m.id = found.id AND ${LIVE} AND ${rest} LIMIT 1) AS m)`;
}

const bitOf = (mask: string) => `((${mask} >> bit) & 1)`;
const OWN = bitOf('words');
const WITH_LENT = `GREATEST(${OWN}, ${LENT.flatMap(([before, after], i) => [
  `${before} * ${bitOf(`before_${i + 1}`)}`,
  `${after} * ${bitOf(`after_${i + 1}`)}`,
]).join(', ')})`;
const wordWeight = (share: string) => `(SELECT COALESCE(sum(weight * ${share}), 0) FROM words)::float8`;

/** The public similarity of a cosine, as `Calibration.similarityOf` has it. */
function similarityOf({ points }: Calibration, cosine: string): string {
  const pieces = points.slice(1).map(([x1, y1], i) => {
    const [x0, y0] = points[i]!;
    return `WHEN ${cosine} <= ${x1} THEN ${y0} + (${cosine} - ${x0}) * ${(y1 - y0) / (x1 - x0)}::float8`;
  });
  return `floor(CASE WHEN ${cosine} > 0 THEN CASE ${pieces.join(' ')} ELSE 1 END ELSE 0 END * 1e6 + 0.5) / 1e6`;
}
