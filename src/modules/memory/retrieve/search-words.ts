import { NAMED, OPTIONAL } from './query-words.js';

// The words of a query, as common table expressions (CTEs) of the search statement. The parameter $1 is the workspace.

/** SQL: whether a word of a query counts only where a memory holds it; see OPTIONAL in query-words.ts. */
const isOptional = (forms: string) => `right(${forms}, 2) = '${OPTIONAL}'`;
/** SQL: whether a word of a query is a letter that is a name; see NAMED in query-words.ts. */
const isNamed = (forms: string) => `right(${forms}, 2) = '${NAMED}'`;

/** Maximum number of query words that are compared with a text, the rarest first; each is a bit of an integer. */
const MAX_WORDS = 20;

/**
 * The CTE `lexemes`: each lexeme of the query, with the number of its word. `content` is false for stop words, `optional` is
 * true for words that count only where a memory holds them.
 * @param words SQL of a text[], as `queryWords` returns them
 */
const lexemesOf = (words: string) => `
  lexemes AS MATERIALIZED (
    SELECT l.lexeme, min(word) AS word, bool_or(english OR ${isNamed('forms')}) AS content,
      bool_or(${isOptional('forms')}) AS optional
    FROM unnest(${words}::text[]) WITH ORDINALITY AS q (forms, word),
      LATERAL (SELECT to_tsvector('pg_catalog.english', split_part(forms, ' ', 1)) <> '' AS english OFFSET 0) AS kind,
      unnest(tsvector_to_array(CASE WHEN english THEN to_tsvector('pg_catalog.english', forms)
                                    ELSE to_tsvector('english_with_stop_words', forms) END)) AS l (lexeme)
    GROUP BY l.lexeme)`;

/** The CTE `lexemes` where texts may be encrypted: $3 holds, for each word, all forms in which its lexemes may be stored. */
const STORED_LEXEMES = `
  lexemes AS MATERIALIZED (
    SELECT lexeme, min(word) AS word, true AS content, bool_or(${isOptional('forms')}) AS optional
    FROM unnest($3::text[]) WITH ORDINALITY AS q (forms, word), unnest(string_to_array(forms, ' ')) AS lexeme
    WHERE lexeme <> '?' GROUP BY lexeme)`;

/** The condition that leaves out stop words, unless the query has nothing else. */
const MEANT = 'content OR NOT EXISTS (SELECT FROM lexemes WHERE content)';

/** The statement that returns the lexemes of each word of a query; $1 holds the words. */
export const QUERY_LEXEMES = `WITH ${lexemesOf('$1')}
  SELECT array_agg(lexeme) AS lexemes, bool_or(optional) AS optional FROM lexemes WHERE ${MEANT} GROUP BY word ORDER BY word`;

/** Maximum number of uncounted changes that a search reads; in a burst of more, its counts are up to a second late. */
const MAX_PENDING = 200;

/**
 * The CTE `pending`: changes of the counts in `lexeme_statistics` of the last second, so that a new workspace has counts at
 * once.
 */
const PENDING = `
  pending AS MATERIALIZED (
    SELECT lexeme, sum(memories) AS memories
    FROM (SELECT memories, lexemes FROM lexeme_changes WHERE workspace_id = $1 LIMIT ${MAX_PENDING}) AS changes,
      unnest(lexemes) AS lexeme
    GROUP BY lexeme)`;

/** SQL: the number of live memories that hold a lexeme. */
const countOf = (lexeme: string) => `
  COALESCE((SELECT memories FROM lexeme_statistics WHERE workspace_id = $1 AND lexeme = ${lexeme} LIMIT 1), 0)
  + COALESCE((SELECT memories FROM pending WHERE lexeme = ${lexeme}), 0)`;

/** The CTE `corpus`: the number of live memories in the workspace. */
const CORPUS = `
  corpus AS MATERIALIZED (SELECT GREATEST(0, ${countOf("''")})::float8 AS memories)`;

/**
 * The CTE `words`: the words of the query, the rarest first, each with its bit, its keys in the index, its tsquery, the
 * number n of memories that hold it, and its weight ln(1 + (N - n + 0.5) / (n + 0.5)).
 */
const WORDS = `
  words AS MATERIALIZED (
    SELECT row_number() OVER (ORDER BY w.memories, word)::integer - 1 AS bit, keys, query, w.memories,
      ln(1 + (corpus.memories - w.memories + 0.5) / (w.memories + 0.5)) AS weight
    FROM corpus, LATERAL (
      SELECT word, array_agg($1::integer || ':' || l.lexeme) AS keys,
        string_agg('''' || l.lexeme || '''', ' | ')::tsquery AS query,
        GREATEST(0, LEAST(sum(${countOf('l.lexeme')}), corpus.memories))::float8 AS memories, bool_or(optional) AS optional
      FROM lexemes l WHERE ${MEANT}
      GROUP BY word) AS w
    WHERE NOT (w.optional AND w.memories = 0)
    ORDER BY w.memories, word LIMIT ${MAX_WORDS})`;

/** The CTE `query`: the tsquery that any word fits, and the weight of all words together. */
const QUERY = `
  query AS MATERIALIZED (
    SELECT string_agg(query::text, ' | ')::tsquery AS any_word, COALESCE(sum(weight), 0) AS all_weights FROM words)`;

/** Returns the CTEs `lexemes`, `pending`, `corpus`, `words` and `query`. */
export const wordTables = (encrypted: boolean): string =>
  [encrypted ? STORED_LEXEMES : lexemesOf('$3'), PENDING, CORPUS, WORDS, QUERY].join(',');

/** SQL: the bits of the query words that the memory `m` holds. */
export const WORD_BITS = `CASE WHEN m.lexemes @@ (SELECT any_word FROM query)
  THEN (SELECT COALESCE(sum(1 << bit), 0)::integer FROM words WHERE m.lexemes @@ words.query) ELSE 0 END`;

/** SQL: whether a bit mask has the bit of the current word, as 0 or 1. */
export const bitOf = (mask: string): string => `((${mask} >> bit) & 1)`;

/** SQL: the sum of the weights of all words, each times a share in 0..1. */
export const weightOf = (share: string): string => `(SELECT COALESCE(sum(weight * ${share}), 0) FROM words)::float8`;
