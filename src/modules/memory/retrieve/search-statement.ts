import { notExpired } from '../../../database/expiry.js';
import { vectorsOf } from '../../../database/vector-index.js';
import type { Calibration } from '../../../providers/embeddings/calibration.js';
import type { Embedder } from '../../../providers/embeddings/embedder.js';
import type { EmbeddingSpace } from '../../embeddings/embedding-space.js';
import { SHOWN_META } from '../records/shown-meta.js';
import type { SearchPlan } from '../records/vector-search.js';
import { frequency, importance, multiplier, ofPeriod, periodMatch, recency, relevance, score } from './hybrid-score.js';
import { candidateTables, NEIGHBOUR_BITS, OWN_SHARE, SHARE } from './search-candidates.js';
import { weightOf, wordTables } from './search-words.js';

/** Share of the weight of all words of a query from which a memory holds them in full. One common word is no full match. */
const FULL_MATCH = 0.6;

/**
 * Weight of a passage's similarity in the relevance: a text of many passages has many chances to be like a query. It counts in
 * full for the smallest similarity of a hit.
 */
const PASSAGE_WEIGHT = 0.9;

/** Everything that the text of a search statement depends on, besides its parameters. */
export interface SearchShape extends SearchPlan {
  /** Number of candidates by vector: so many more than wanted that a farther memory with a better score is not missed. */
  readonly nearest: number;
  /** True if the statement returns the factors of each score. */
  readonly explain: boolean;
  /** True if it searches the workspace as it was at $5. */
  readonly past: boolean;
  /** True if texts may be encrypted: then $3 holds the forms in which the words may be stored. */
  readonly encrypted: boolean;
  /** True for a query that names a period: $7 and $8 are its ends. */
  readonly period: boolean;
  /** True for a query in another language than the model's; false if the model has one calibration for all languages. */
  readonly foreign: boolean;
}

/**
 * Returns the statement of one retrieve: from the embedded query to the ranked hits, in one snapshot.
 *
 * Parameters: $1 workspace, $2 vector of the query, $3 its words (each with its other forms, separated by spaces), $4 smallest
 * similarity, $5 time of the call, $6 number of hits, $7 and $8 the ends of the query's period if it has one, and then
 * those of the condition.
 *
 * Words are weighted by the binary independence model (Robertson and Spärck Jones, 1976): a memory gets
 * ln(1 + (N - n + 0.5) / (n + 0.5)) for each query word that it holds, where n of the workspace's N memories hold the
 * word. That is BM25 with k1 = 0: memories are notes of a sentence or two, for which counting repetitions and length
 * measured worse.
 * @param condition SQL over the columns of `memories`, for a filter
 */
export function searchStatement(space: EmbeddingSpace, shape: SearchShape, condition = 'true'): string {
  const { partition, nearest, explain, past, encrypted } = shape;
  const memories = `memories_${partition}`;
  const vectors = vectorsOf(space);
  const distance = `m.${vectors.expression} <=> $2::${vectors.type}`;
  const passage = {
    distance: `c.embedding::${vectors.type} <=> $2::${vectors.type}`,
    model: `c.model_id = ${Number(space.id)}`,
  };
  const rest = [`m.${vectors.predicate}`, ...(past ? ['m.created_at <= $5'] : []), condition].join(' AND ');
  const filtered = past || condition !== 'true';
  return `WITH ${wordTables(encrypted)},
    ${candidateTables(shape, { memories, rest, distance, nearest, passage, isAcross: isAcross(space, shape), filtered })},
    ${scoreTables(space.embedder, shape)}
    SELECT best.id, m.text, best.score, best.similarity, m.importance, ${SHOWN_META} AS "metaJson",
      best.relevance, best.words, m.follows, ${supersededOf(memories)} AS supersedes, m.created_at AS "createdAt",
      m.updated_at AS "updatedAt", m.expires_at AS "expiresAt"${explain ? factorsOf(shape) : ''}
    FROM best JOIN LATERAL (${past ? pastContentOf(memories) : contentOf(memories)}) AS m ON true
    ORDER BY best.score DESC, best.id DESC`;
}

const RELEVANCE = relevance('ranking_similarity', 'all_words / most');

/** The CTEs from `compared` to `best`: the candidates of at least the smallest similarity, scored and cut to the best. */
const scoreTables = (embedder: Embedder, { explain, past, period }: SearchShape) => `
  compared AS (
    SELECT *, GREATEST(of_whole, of_passage) AS similarity,
      GREATEST(of_whole, of_passage * ${PASSAGE_WEIGHT}) AS ranking_similarity
    FROM (SELECT *, ${similarityOf(embedder, 'cosine')} AS of_whole,
            ${similarityOf(embedder, 'passage_cosine')} AS of_passage FROM candidates) AS each),
  fitting AS MATERIALIZED (
    SELECT *, ${explain ? `CASE WHEN words <> 0 THEN ${weightOf(OWN_SHARE)} ELSE 0 END` : 'NULL::float8'} AS own_words,
      CASE WHEN ${NEIGHBOUR_BITS.join(' | ')} | words <> 0 THEN ${weightOf(SHARE)} ELSE 0 END AS all_words
    FROM compared WHERE similarity >= $4),
  weighed AS (
    SELECT *, GREATEST(max(all_words) OVER (), (SELECT all_weights FROM query) * ${FULL_MATCH}, 1e-9) AS most${
      period
        ? `,
      ${periodMatch(past)} AS period_match`
        : ''
    } FROM fitting m),
  ranked AS (SELECT *, ${period ? ofPeriod(RELEVANCE, 'period_match') : RELEVANCE} AS relevance FROM weighed),
  scored AS (
    SELECT m.id, m.similarity, m.relevance, m.words, CASE WHEN m.of_passage > m.of_whole THEN m.chunk END AS chunk,
      m.own_words / m.most AS lexical, (m.all_words - m.own_words) / m.most AS neighbours,
      ${recency('m.relevance', past)} AS recency, ${importance} AS importance,
      ${frequency(past)} AS frequency, ${multiplier(past, period ? 'm.period_match' : undefined)} AS multiplier${
        period ? ', m.period_match' : ''
      }
    FROM ranked m
      LEFT JOIN LATERAL (SELECT * FROM memory_accesses WHERE workspace_id = $1 AND memory_id = m.id LIMIT 1) AS a ON true),
  best AS (SELECT *, ${score} AS score FROM scored ORDER BY score DESC, id DESC LIMIT $6)`;

/** SQL: the passage of a hit that is more similar to the query than the whole text; null if none is. */
const PASSAGE = `(
        SELECT json_build_object('start', passage_start, 'end', passage_end) FROM memory_chunks
        WHERE workspace_id = $1 AND memory_id = best.id AND chunk = best.chunk AND passage_start IS NOT NULL
        LIMIT 1)`;

/** The column that `explain` adds: the factors of the score. An earlier text has no passages any more. */
const factorsOf = ({
  past,
  period,
}: SearchShape) => `, json_build_object('relevance', best.relevance, 'recency', best.recency, 'importance', best.importance,
      'frequency', best.frequency, 'multiplier', best.multiplier, 'lexical', best.lexical,
      'neighbours', best.neighbours, 'passage', ${past ? 'NULL' : PASSAGE}) AS factors${
        period ? ', best.period_match AS "periodMatch"' : ''
      }`;

/** SQL: the older memories that a hit may supersede, as JSON; null if there are none. */
const supersededOf = (memories: string) => `(
        SELECT json_agg(json_build_object('id', older_id, 'confidence', confidence) ORDER BY confidence DESC, older_id DESC)
        FROM memory_links l WHERE l.workspace_id = $1 AND l.newer_id = best.id AND EXISTS (
          SELECT FROM ${memories} o WHERE o.workspace_id = $1 AND o.id = l.older_id AND ${notExpired('o')}))`;

const contentOf = (memories: string) => `SELECT * FROM ${memories} WHERE workspace_id = $1 AND id = best.id`;

/**
 * The content of a memory at $5: the first revision made after it, or the present content if there is none; it is as old as the
 * last revision made before.
 */
const pastContentOf = (memories: string) => `
  SELECT COALESCE(earlier.text, m.text) AS text, COALESCE(earlier.meta, m.meta) AS meta,
    COALESCE(earlier.importance, m.importance) AS importance,
    COALESCE(earlier.temporal_type, m.temporal_type) AS temporal_type,
    CASE WHEN earlier.text IS NULL THEN m.valid_until ELSE earlier.valid_until END AS valid_until,
    m.follows, m.created_at, m.expires_at, COALESCE((
      SELECT max(created_at) FROM memory_revisions WHERE workspace_id = $1 AND memory_id = m.id AND created_at <= $5
    ), m.created_at) AS updated_at
  FROM ${memories} m LEFT JOIN LATERAL (
    SELECT * FROM memory_revisions
    WHERE workspace_id = $1 AND memory_id = m.id AND created_at > $5 ORDER BY revision LIMIT 1) AS earlier ON true
  WHERE m.workspace_id = $1 AND m.id = best.id`;

/** SQL: whether either a memory `m` or the query, but not both, is in another language than the model's. */
function isAcross(space: EmbeddingSpace, { foreign }: SearchShape): string | undefined {
  const { languages } = space.embedder;
  if (!languages) return undefined;
  const { expression, type } = vectorsOf(space);
  // The operator is the negative inner product.
  return `m.${expression} <#> '[${languages.weights}]'::${type} ${foreign ? '>=' : '<'} ${-languages.threshold}`;
}

/** SQL: the public similarity of a cosine to the query, which depends on the languages of both. */
function similarityOf({ calibration, languages }: Embedder, cosine: string): string {
  const similarity = calibrated(calibration, cosine);
  return languages ? `CASE WHEN is_across THEN ${calibrated(languages.across, cosine)} ELSE ${similarity} END` : similarity;
}

/** SQL: the public similarity of a cosine, as `Calibration.similarityOf` computes it. */
function calibrated({ points }: Calibration, cosine: string): string {
  const pieces = points.slice(1).map(([x1, y1], i) => {
    const [x0, y0] = points[i]!;
    return `WHEN ${cosine} <= ${x1} THEN ${y0} + (${cosine} - ${x0}) * ${(y1 - y0) / (x1 - x0)}::float8`;
  });
  return `floor(CASE WHEN ${cosine} > 0 THEN CASE ${pieces.join(' ')} ELSE 1 END ELSE 0 END * 1e6 + 0.5) / 1e6`;
}
