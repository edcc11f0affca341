-- Every SQL statement of the service, generated from src by `npm run statements`; a test fails when it is out of date.
-- ${…} is known only at run time. The statements of searches are examples: partition 5 of the workspace, model 1.

--
-- searches
--

-- a retrieve
WITH
  lexemes AS MATERIALIZED (
    SELECT l.lexeme, min(word) AS word, bool_or(english OR right(forms, 2) = ' !') AS content,
      bool_or(right(forms, 2) = ' ?') AS optional
    FROM unnest($3::text[]) WITH ORDINALITY AS q (forms, word),
      LATERAL (SELECT to_tsvector('pg_catalog.english', split_part(forms, ' ', 1)) <> '' AS english OFFSET 0) AS kind,
      unnest(tsvector_to_array(CASE WHEN english THEN to_tsvector('pg_catalog.english', forms)
                                    ELSE to_tsvector('english_with_stop_words', forms) END)) AS l (lexeme)
    GROUP BY l.lexeme),
  pending AS MATERIALIZED (
    SELECT lexeme, sum(memories) AS memories
    FROM (SELECT memories, lexemes FROM lexeme_changes WHERE workspace_id = $1 LIMIT 200) AS changes,
      unnest(lexemes) AS lexeme
    GROUP BY lexeme),
  corpus AS MATERIALIZED (SELECT GREATEST(0,
  COALESCE((SELECT memories FROM lexeme_statistics WHERE workspace_id = $1 AND lexeme = '' LIMIT 1), 0)
  + COALESCE((SELECT memories FROM pending WHERE lexeme = ''), 0))::float8 AS memories),
  words AS MATERIALIZED (
    SELECT row_number() OVER (ORDER BY w.memories, word)::integer - 1 AS bit, keys, query, w.memories,
      ln(1 + (corpus.memories - w.memories + 0.5) / (w.memories + 0.5)) AS weight
    FROM corpus, LATERAL (
      SELECT word, array_agg($1::integer || ':' || l.lexeme) AS keys,
        string_agg('''' || l.lexeme || '''', ' | ')::tsquery AS query,
        GREATEST(0, LEAST(sum(
  COALESCE((SELECT memories FROM lexeme_statistics WHERE workspace_id = $1 AND lexeme = l.lexeme LIMIT 1), 0)
  + COALESCE((SELECT memories FROM pending WHERE lexeme = l.lexeme), 0)), corpus.memories))::float8 AS memories, bool_or(optional) AS optional
      FROM lexemes l WHERE content OR NOT EXISTS (SELECT FROM lexemes WHERE content)
      GROUP BY word) AS w
    WHERE NOT (w.optional AND w.memories = 0)
    ORDER BY w.memories, word LIMIT 20),
  query AS MATERIALIZED (
    SELECT string_agg(query::text, ' | ')::tsquery AS any_word, COALESCE(sum(weight), 0) AS all_weights FROM words),

  nearest AS MATERIALIZED (SELECT m.id FROM memories_5 m
    WHERE m.workspace_id + 0 = $1 AND COALESCE(m.archived_at, 'infinity') = 'infinity' AND (m.expires_at IS NULL OR m.expires_at > now()) AND m.embedding_model_id = 1 AND true ORDER BY m.embedding::halfvec(384) <=> $2::halfvec(384) LIMIT 100),
  passages AS MATERIALIZED (
    SELECT DISTINCT ON (memory_id) memory_id AS id, chunk, 1 - distance AS passage_cosine
    FROM (SELECT memory_id, chunk, c.embedding::halfvec(384) <=> $2::halfvec(384) AS distance FROM memory_chunks c
          WHERE c.workspace_id = $1 AND c.model_id = 1) AS each
    ORDER BY memory_id, distance),
  nearest_passages AS MATERIALIZED (
    SELECT p.id FROM (SELECT * FROM passages ORDER BY passage_cosine DESC LIMIT 1000) AS p
      CROSS JOIN LATERAL (
        SELECT FROM memories_5 m WHERE m.workspace_id = $1 AND m.id = p.id AND COALESCE(m.archived_at, 'infinity') = 'infinity' AND (m.expires_at IS NULL OR m.expires_at > now()) AND m.embedding_model_id = 1 AND true LIMIT 1) AS m
    ORDER BY passage_cosine DESC LIMIT 100),
  looked_up AS MATERIALIZED (
    SELECT array_agg(key) AS keys
    FROM (SELECT keys, sum(memories) OVER (ORDER BY bit) AS sum FROM words) AS w, unnest(keys) AS key
    WHERE sum <= 200),
  holding AS MATERIALIZED (
    SELECT m.id, m.created_at, m.meta, length(m.lexemes) <= 60 AS is_short, CASE WHEN m.lexemes @@ (SELECT any_word FROM query)
  THEN (SELECT COALESCE(sum(1 << bit), 0)::integer FROM words WHERE m.lexemes @@ words.query) ELSE 0 END AS words FROM own_memories_5 m
    WHERE workspace_lexemes(m.workspace_id, m.lexemes) && (SELECT keys FROM looked_up)
      AND m.workspace_id + 0 = $1 AND COALESCE(m.archived_at, 'infinity') = 'infinity' AND (m.expires_at IS NULL OR m.expires_at > now()) AND m.embedding_model_id = 1 AND true),
  best_by_words AS MATERIALIZED (
    SELECT id, created_at, words, CASE WHEN is_short THEN memory_conversation(meta) END AS conversation
    FROM (SELECT * FROM holding
          ORDER BY (SELECT sum(weight) FROM words WHERE (holding.words >> bit) & 1 = 1) DESC, id DESC
          LIMIT 40) AS best),
  found AS MATERIALIZED (
    SELECT id, bit_or(before_1) AS before_1, bit_or(after_1) AS after_1, bit_or(before_2) AS before_2, bit_or(after_2) AS after_2 FROM (
      SELECT id, 0 AS before_1, 0 AS after_1, 0 AS before_2, 0 AS after_2 FROM nearest
      UNION ALL SELECT id, 0 AS before_1, 0 AS after_1, 0 AS before_2, 0 AS after_2 FROM nearest_passages
      UNION ALL SELECT id, 0 AS before_1, 0 AS after_1, 0 AS before_2, 0 AS after_2 FROM best_by_words
      UNION ALL SELECT n.id, CASE WHEN place = 1 THEN words ELSE 0 END, CASE WHEN place = -1 THEN words ELSE 0 END, CASE WHEN place = 2 THEN words ELSE 0 END, CASE WHEN place = -2 THEN words ELSE 0 END
      FROM (SELECT * FROM best_by_words WHERE conversation IS NOT NULL) AS l
        CROSS JOIN LATERAL ((SELECT m.id, m.created_at, CASE WHEN length(m.lexemes) <= 60 THEN memory_conversation(m.meta) END AS conversation,
      row_number() OVER (ORDER BY m.id ASC) AS place
    FROM memories_5 m WHERE m.workspace_id = $1 AND m.id > l.id
    ORDER BY m.id ASC LIMIT 2) UNION ALL (SELECT m.id, m.created_at, CASE WHEN length(m.lexemes) <= 60 THEN memory_conversation(m.meta) END AS conversation,
      -row_number() OVER (ORDER BY m.id DESC) AS place
    FROM memories_5 m WHERE m.workspace_id = $1 AND m.id < l.id
    ORDER BY m.id DESC LIMIT 2)) AS n
      WHERE n.conversation = l.conversation
        AND GREATEST(n.created_at, l.created_at) - LEAST(n.created_at, l.created_at) <= interval '30 minutes') AS each
    GROUP BY id),
  candidates AS MATERIALIZED (
    SELECT found.*, m.*, passages.chunk, passages.passage_cosine
    FROM found LEFT JOIN passages USING (id) CROSS JOIN LATERAL (
      SELECT 1 - (m.embedding::halfvec(384) <=> $2::halfvec(384)) AS cosine, 1 / (1 + 1.2 * ln(GREATEST(1, length(m.lexemes) / 60::float8))) AS word_share, CASE WHEN m.lexemes @@ (SELECT any_word FROM query)
  THEN (SELECT COALESCE(sum(1 << bit), 0)::integer FROM words WHERE m.lexemes @@ words.query) ELSE 0 END AS words,
        m.importance, m.temporal_type, m.valid_until, m.created_at, m.updated_at,
        m.embedding::halfvec(384) <#> '[1,2,3]'::halfvec(384) < -268.7 AS is_across
      FROM memories_5 m
      WHERE m.workspace_id = $1 AND m.id = found.id AND COALESCE(m.archived_at, 'infinity') = 'infinity' AND (m.expires_at IS NULL OR m.expires_at > now()) AND m.embedding_model_id = 1 AND true LIMIT 1) AS m),

  compared AS (
    SELECT *, GREATEST(of_whole, of_passage) AS similarity,
      GREATEST(of_whole, of_passage * 0.9) AS ranking_similarity
    FROM (SELECT *, CASE WHEN is_across THEN floor(CASE WHEN cosine > 0 THEN CASE WHEN cosine <= 0.18 THEN 0 + (cosine - 0) * 1.9444444444444444::float8 WHEN cosine <= 0.44 THEN 0.35 + (cosine - 0.18) * 0.9615384615384615::float8 WHEN cosine <= 0.75 THEN 0.6 + (cosine - 0.44) * 0.48387096774193555::float8 WHEN cosine <= 1 THEN 0.75 + (cosine - 0.75) * 1::float8 ELSE 1 END ELSE 0 END * 1e6 + 0.5) / 1e6 ELSE floor(CASE WHEN cosine > 0 THEN CASE WHEN cosine <= 0.25 THEN 0 + (cosine - 0) * 1.4::float8 WHEN cosine <= 0.7 THEN 0.35 + (cosine - 0.25) * 0.7777777777777778::float8 WHEN cosine <= 1 THEN 0.7 + (cosine - 0.7) * 1::float8 ELSE 1 END ELSE 0 END * 1e6 + 0.5) / 1e6 END AS of_whole,
            CASE WHEN is_across THEN floor(CASE WHEN passage_cosine > 0 THEN CASE WHEN passage_cosine <= 0.18 THEN 0 + (passage_cosine - 0) * 1.9444444444444444::float8 WHEN passage_cosine <= 0.44 THEN 0.35 + (passage_cosine - 0.18) * 0.9615384615384615::float8 WHEN passage_cosine <= 0.75 THEN 0.6 + (passage_cosine - 0.44) * 0.48387096774193555::float8 WHEN passage_cosine <= 1 THEN 0.75 + (passage_cosine - 0.75) * 1::float8 ELSE 1 END ELSE 0 END * 1e6 + 0.5) / 1e6 ELSE floor(CASE WHEN passage_cosine > 0 THEN CASE WHEN passage_cosine <= 0.25 THEN 0 + (passage_cosine - 0) * 1.4::float8 WHEN passage_cosine <= 0.7 THEN 0.35 + (passage_cosine - 0.25) * 0.7777777777777778::float8 WHEN passage_cosine <= 1 THEN 0.7 + (passage_cosine - 0.7) * 1::float8 ELSE 1 END ELSE 0 END * 1e6 + 0.5) / 1e6 END AS of_passage FROM candidates) AS each),
  fitting AS MATERIALIZED (
    SELECT *, NULL::float8 AS own_words,
      CASE WHEN before_1 | after_1 | before_2 | after_2 | words <> 0 THEN (SELECT COALESCE(sum(weight * GREATEST((((words >> bit) & 1) * word_share), 0.63::float8 * ((before_1 >> bit) & 1), 0.42::float8 * ((after_1 >> bit) & 1), 0.42::float8 * ((before_2 >> bit) & 1), 0.28::float8 * ((after_2 >> bit) & 1))), 0) FROM words)::float8 ELSE 0 END AS all_words
    FROM compared WHERE similarity >= $4),
  weighed AS (
    SELECT *, GREATEST(max(all_words) OVER (), (SELECT all_weights FROM query) * 0.6, 1e-9) AS most FROM fitting m),
  ranked AS (SELECT *, (ranking_similarity + 0.85 * (1 - ranking_similarity) * power(all_words / most, 1.3)) AS relevance FROM weighed),
  scored AS (
    SELECT m.id, m.similarity, m.relevance, m.words, CASE WHEN m.of_passage > m.of_whole THEN m.chunk END AS chunk,
      m.own_words / m.most AS lexical, (m.all_words - m.own_words) / m.most AS neighbours,
      (m.relevance * 10 / (10 + LEAST(27000, GREATEST(0, extract(epoch FROM $5 - GREATEST(m.updated_at, a.last_accessed_at))::float8 / 86400)))) AS recency, (0.5 + (m.importance / 10.0::float8 - 0.5) * 0.3333333333333333::float8) AS importance,
      LEAST(1, ln(1 + COALESCE(a.access_count::float8 + a.inherited_count, 0))
    / ln(1 + 100::float8)) AS frequency, CASE
    WHEN m.temporal_type = 'temporal' THEN CASE WHEN m.valid_until <= $5 THEN 0.05 ELSE 1 END
    WHEN m.importance >= 8 THEN 1
    ELSE GREATEST(0.95, power(2, -LEAST(27000, GREATEST(0, extract(epoch FROM $5 - GREATEST(m.updated_at, a.last_accessed_at))::float8 / 86400)) / 180)) END AS multiplier
    FROM ranked m
      LEFT JOIN LATERAL (SELECT * FROM memory_accesses WHERE workspace_id = $1 AND memory_id = m.id LIMIT 1) AS a ON true),
  best AS (SELECT *, multiplier * (0.55 * relevance + 0.2 * recency + 0.15 * importance + 0.1 * frequency) AS score FROM scored ORDER BY score DESC, id DESC LIMIT $6)
    SELECT best.id, m.text, best.score, best.similarity, m.importance, (
  CASE WHEN meta ? 'temporal' THEN meta - 'temporal' || jsonb_build_object('temporal_user', meta -> 'temporal')
    ELSE meta END
  || jsonb_build_object('temporal', jsonb_build_object('type', temporal_type,
       'valid_until', to_char(valid_until AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'))))::text AS "metaJson",
      best.relevance, best.words, m.follows, (
        SELECT json_agg(json_build_object('id', older_id, 'confidence', confidence) ORDER BY confidence DESC, older_id DESC)
        FROM memory_links l WHERE l.workspace_id = $1 AND l.newer_id = best.id AND EXISTS (
          SELECT FROM memories_5 o WHERE o.workspace_id = $1 AND o.id = l.older_id AND (o.expires_at IS NULL OR o.expires_at > now()))) AS supersedes, m.created_at AS "createdAt",
      m.updated_at AS "updatedAt", m.expires_at AS "expiresAt"
    FROM best JOIN LATERAL (SELECT * FROM memories_5 WHERE workspace_id = $1 AND id = best.id) AS m ON true
    ORDER BY best.score DESC, best.id DESC;

-- a retrieve in a small workspace
WITH
  lexemes AS MATERIALIZED (
    SELECT l.lexeme, min(word) AS word, bool_or(english OR right(forms, 2) = ' !') AS content,
      bool_or(right(forms, 2) = ' ?') AS optional
    FROM unnest($3::text[]) WITH ORDINALITY AS q (forms, word),
      LATERAL (SELECT to_tsvector('pg_catalog.english', split_part(forms, ' ', 1)) <> '' AS english OFFSET 0) AS kind,
      unnest(tsvector_to_array(CASE WHEN english THEN to_tsvector('pg_catalog.english', forms)
                                    ELSE to_tsvector('english_with_stop_words', forms) END)) AS l (lexeme)
    GROUP BY l.lexeme),
  pending AS MATERIALIZED (
    SELECT lexeme, sum(memories) AS memories
    FROM (SELECT memories, lexemes FROM lexeme_changes WHERE workspace_id = $1 LIMIT 200) AS changes,
      unnest(lexemes) AS lexeme
    GROUP BY lexeme),
  corpus AS MATERIALIZED (SELECT GREATEST(0,
  COALESCE((SELECT memories FROM lexeme_statistics WHERE workspace_id = $1 AND lexeme = '' LIMIT 1), 0)
  + COALESCE((SELECT memories FROM pending WHERE lexeme = ''), 0))::float8 AS memories),
  words AS MATERIALIZED (
    SELECT row_number() OVER (ORDER BY w.memories, word)::integer - 1 AS bit, keys, query, w.memories,
      ln(1 + (corpus.memories - w.memories + 0.5) / (w.memories + 0.5)) AS weight
    FROM corpus, LATERAL (
      SELECT word, array_agg($1::integer || ':' || l.lexeme) AS keys,
        string_agg('''' || l.lexeme || '''', ' | ')::tsquery AS query,
        GREATEST(0, LEAST(sum(
  COALESCE((SELECT memories FROM lexeme_statistics WHERE workspace_id = $1 AND lexeme = l.lexeme LIMIT 1), 0)
  + COALESCE((SELECT memories FROM pending WHERE lexeme = l.lexeme), 0)), corpus.memories))::float8 AS memories, bool_or(optional) AS optional
      FROM lexemes l WHERE content OR NOT EXISTS (SELECT FROM lexemes WHERE content)
      GROUP BY word) AS w
    WHERE NOT (w.optional AND w.memories = 0)
    ORDER BY w.memories, word LIMIT 20),
  query AS MATERIALIZED (
    SELECT string_agg(query::text, ' | ')::tsquery AS any_word, COALESCE(sum(weight), 0) AS all_weights FROM words),

  nearest AS MATERIALIZED (SELECT m.id FROM memories_5 m
    WHERE m.workspace_id = $1 AND m.archived_at IS NULL AND (m.expires_at IS NULL OR m.expires_at > now()) AND m.embedding_model_id = 1 AND true ORDER BY (m.embedding::halfvec(384) <=> $2::halfvec(384)) + 0 LIMIT 100),
  passages AS MATERIALIZED (
    SELECT DISTINCT ON (memory_id) memory_id AS id, chunk, 1 - distance AS passage_cosine
    FROM (SELECT memory_id, chunk, c.embedding::halfvec(384) <=> $2::halfvec(384) AS distance FROM memory_chunks c
          WHERE c.workspace_id = $1 AND c.model_id = 1) AS each
    ORDER BY memory_id, distance),
  nearest_passages AS MATERIALIZED (
    SELECT p.id FROM (SELECT * FROM passages ORDER BY passage_cosine DESC LIMIT 1000) AS p
      CROSS JOIN LATERAL (
        SELECT FROM memories_5 m WHERE m.workspace_id = $1 AND m.id = p.id AND COALESCE(m.archived_at, 'infinity') = 'infinity' AND (m.expires_at IS NULL OR m.expires_at > now()) AND m.embedding_model_id = 1 AND true LIMIT 1) AS m
    ORDER BY passage_cosine DESC LIMIT 100),
  looked_up AS MATERIALIZED (
    SELECT array_agg(key) AS keys
    FROM (SELECT keys, sum(memories) OVER (ORDER BY bit) AS sum FROM words) AS w, unnest(keys) AS key
    WHERE sum <= 200),
  holding AS MATERIALIZED (
    SELECT m.id, m.created_at, m.meta, length(m.lexemes) <= 60 AS is_short, CASE WHEN m.lexemes @@ (SELECT any_word FROM query)
  THEN (SELECT COALESCE(sum(1 << bit), 0)::integer FROM words WHERE m.lexemes @@ words.query) ELSE 0 END AS words FROM own_memories_5 m
    WHERE workspace_lexemes(m.workspace_id, m.lexemes) && (SELECT keys FROM looked_up)
      AND m.workspace_id + 0 = $1 AND COALESCE(m.archived_at, 'infinity') = 'infinity' AND (m.expires_at IS NULL OR m.expires_at > now()) AND m.embedding_model_id = 1 AND true),
  best_by_words AS MATERIALIZED (
    SELECT id, created_at, words, CASE WHEN is_short THEN memory_conversation(meta) END AS conversation
    FROM (SELECT * FROM holding
          ORDER BY (SELECT sum(weight) FROM words WHERE (holding.words >> bit) & 1 = 1) DESC, id DESC
          LIMIT 40) AS best),
  found AS MATERIALIZED (
    SELECT id, bit_or(before_1) AS before_1, bit_or(after_1) AS after_1, bit_or(before_2) AS before_2, bit_or(after_2) AS after_2 FROM (
      SELECT id, 0 AS before_1, 0 AS after_1, 0 AS before_2, 0 AS after_2 FROM nearest
      UNION ALL SELECT id, 0 AS before_1, 0 AS after_1, 0 AS before_2, 0 AS after_2 FROM nearest_passages
      UNION ALL SELECT id, 0 AS before_1, 0 AS after_1, 0 AS before_2, 0 AS after_2 FROM best_by_words
      UNION ALL SELECT n.id, CASE WHEN place = 1 THEN words ELSE 0 END, CASE WHEN place = -1 THEN words ELSE 0 END, CASE WHEN place = 2 THEN words ELSE 0 END, CASE WHEN place = -2 THEN words ELSE 0 END
      FROM (SELECT * FROM best_by_words WHERE conversation IS NOT NULL) AS l
        CROSS JOIN LATERAL ((SELECT m.id, m.created_at, CASE WHEN length(m.lexemes) <= 60 THEN memory_conversation(m.meta) END AS conversation,
      row_number() OVER (ORDER BY m.id ASC) AS place
    FROM memories_5 m WHERE m.workspace_id = $1 AND m.id > l.id
    ORDER BY m.id ASC LIMIT 2) UNION ALL (SELECT m.id, m.created_at, CASE WHEN length(m.lexemes) <= 60 THEN memory_conversation(m.meta) END AS conversation,
      -row_number() OVER (ORDER BY m.id DESC) AS place
    FROM memories_5 m WHERE m.workspace_id = $1 AND m.id < l.id
    ORDER BY m.id DESC LIMIT 2)) AS n
      WHERE n.conversation = l.conversation
        AND GREATEST(n.created_at, l.created_at) - LEAST(n.created_at, l.created_at) <= interval '30 minutes') AS each
    GROUP BY id),
  candidates AS MATERIALIZED (
    SELECT found.*, m.*, passages.chunk, passages.passage_cosine
    FROM found LEFT JOIN passages USING (id) CROSS JOIN LATERAL (
      SELECT 1 - (m.embedding::halfvec(384) <=> $2::halfvec(384)) AS cosine, 1 / (1 + 1.2 * ln(GREATEST(1, length(m.lexemes) / 60::float8))) AS word_share, CASE WHEN m.lexemes @@ (SELECT any_word FROM query)
  THEN (SELECT COALESCE(sum(1 << bit), 0)::integer FROM words WHERE m.lexemes @@ words.query) ELSE 0 END AS words,
        m.importance, m.temporal_type, m.valid_until, m.created_at, m.updated_at,
        m.embedding::halfvec(384) <#> '[1,2,3]'::halfvec(384) < -268.7 AS is_across
      FROM memories_5 m
      WHERE m.workspace_id = $1 AND m.id = found.id AND COALESCE(m.archived_at, 'infinity') = 'infinity' AND (m.expires_at IS NULL OR m.expires_at > now()) AND m.embedding_model_id = 1 AND true LIMIT 1) AS m),

  compared AS (
    SELECT *, GREATEST(of_whole, of_passage) AS similarity,
      GREATEST(of_whole, of_passage * 0.9) AS ranking_similarity
    FROM (SELECT *, CASE WHEN is_across THEN floor(CASE WHEN cosine > 0 THEN CASE WHEN cosine <= 0.18 THEN 0 + (cosine - 0) * 1.9444444444444444::float8 WHEN cosine <= 0.44 THEN 0.35 + (cosine - 0.18) * 0.9615384615384615::float8 WHEN cosine <= 0.75 THEN 0.6 + (cosine - 0.44) * 0.48387096774193555::float8 WHEN cosine <= 1 THEN 0.75 + (cosine - 0.75) * 1::float8 ELSE 1 END ELSE 0 END * 1e6 + 0.5) / 1e6 ELSE floor(CASE WHEN cosine > 0 THEN CASE WHEN cosine <= 0.25 THEN 0 + (cosine - 0) * 1.4::float8 WHEN cosine <= 0.7 THEN 0.35 + (cosine - 0.25) * 0.7777777777777778::float8 WHEN cosine <= 1 THEN 0.7 + (cosine - 0.7) * 1::float8 ELSE 1 END ELSE 0 END * 1e6 + 0.5) / 1e6 END AS of_whole,
            CASE WHEN is_across THEN floor(CASE WHEN passage_cosine > 0 THEN CASE WHEN passage_cosine <= 0.18 THEN 0 + (passage_cosine - 0) * 1.9444444444444444::float8 WHEN passage_cosine <= 0.44 THEN 0.35 + (passage_cosine - 0.18) * 0.9615384615384615::float8 WHEN passage_cosine <= 0.75 THEN 0.6 + (passage_cosine - 0.44) * 0.48387096774193555::float8 WHEN passage_cosine <= 1 THEN 0.75 + (passage_cosine - 0.75) * 1::float8 ELSE 1 END ELSE 0 END * 1e6 + 0.5) / 1e6 ELSE floor(CASE WHEN passage_cosine > 0 THEN CASE WHEN passage_cosine <= 0.25 THEN 0 + (passage_cosine - 0) * 1.4::float8 WHEN passage_cosine <= 0.7 THEN 0.35 + (passage_cosine - 0.25) * 0.7777777777777778::float8 WHEN passage_cosine <= 1 THEN 0.7 + (passage_cosine - 0.7) * 1::float8 ELSE 1 END ELSE 0 END * 1e6 + 0.5) / 1e6 END AS of_passage FROM candidates) AS each),
  fitting AS MATERIALIZED (
    SELECT *, NULL::float8 AS own_words,
      CASE WHEN before_1 | after_1 | before_2 | after_2 | words <> 0 THEN (SELECT COALESCE(sum(weight * GREATEST((((words >> bit) & 1) * word_share), 0.63::float8 * ((before_1 >> bit) & 1), 0.42::float8 * ((after_1 >> bit) & 1), 0.42::float8 * ((before_2 >> bit) & 1), 0.28::float8 * ((after_2 >> bit) & 1))), 0) FROM words)::float8 ELSE 0 END AS all_words
    FROM compared WHERE similarity >= $4),
  weighed AS (
    SELECT *, GREATEST(max(all_words) OVER (), (SELECT all_weights FROM query) * 0.6, 1e-9) AS most FROM fitting m),
  ranked AS (SELECT *, (ranking_similarity + 0.85 * (1 - ranking_similarity) * power(all_words / most, 1.3)) AS relevance FROM weighed),
  scored AS (
    SELECT m.id, m.similarity, m.relevance, m.words, CASE WHEN m.of_passage > m.of_whole THEN m.chunk END AS chunk,
      m.own_words / m.most AS lexical, (m.all_words - m.own_words) / m.most AS neighbours,
      (m.relevance * 10 / (10 + LEAST(27000, GREATEST(0, extract(epoch FROM $5 - GREATEST(m.updated_at, a.last_accessed_at))::float8 / 86400)))) AS recency, (0.5 + (m.importance / 10.0::float8 - 0.5) * 0.3333333333333333::float8) AS importance,
      LEAST(1, ln(1 + COALESCE(a.access_count::float8 + a.inherited_count, 0))
    / ln(1 + 100::float8)) AS frequency, CASE
    WHEN m.temporal_type = 'temporal' THEN CASE WHEN m.valid_until <= $5 THEN 0.05 ELSE 1 END
    WHEN m.importance >= 8 THEN 1
    ELSE GREATEST(0.95, power(2, -LEAST(27000, GREATEST(0, extract(epoch FROM $5 - GREATEST(m.updated_at, a.last_accessed_at))::float8 / 86400)) / 180)) END AS multiplier
    FROM ranked m
      LEFT JOIN LATERAL (SELECT * FROM memory_accesses WHERE workspace_id = $1 AND memory_id = m.id LIMIT 1) AS a ON true),
  best AS (SELECT *, multiplier * (0.55 * relevance + 0.2 * recency + 0.15 * importance + 0.1 * frequency) AS score FROM scored ORDER BY score DESC, id DESC LIMIT $6)
    SELECT best.id, m.text, best.score, best.similarity, m.importance, (
  CASE WHEN meta ? 'temporal' THEN meta - 'temporal' || jsonb_build_object('temporal_user', meta -> 'temporal')
    ELSE meta END
  || jsonb_build_object('temporal', jsonb_build_object('type', temporal_type,
       'valid_until', to_char(valid_until AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'))))::text AS "metaJson",
      best.relevance, best.words, m.follows, (
        SELECT json_agg(json_build_object('id', older_id, 'confidence', confidence) ORDER BY confidence DESC, older_id DESC)
        FROM memory_links l WHERE l.workspace_id = $1 AND l.newer_id = best.id AND EXISTS (
          SELECT FROM memories_5 o WHERE o.workspace_id = $1 AND o.id = l.older_id AND (o.expires_at IS NULL OR o.expires_at > now()))) AS supersedes, m.created_at AS "createdAt",
      m.updated_at AS "updatedAt", m.expires_at AS "expiresAt"
    FROM best JOIN LATERAL (SELECT * FROM memories_5 WHERE workspace_id = $1 AND id = best.id) AS m ON true
    ORDER BY best.score DESC, best.id DESC;

-- a retrieve in a big workspace
WITH
  lexemes AS MATERIALIZED (
    SELECT l.lexeme, min(word) AS word, bool_or(english OR right(forms, 2) = ' !') AS content,
      bool_or(right(forms, 2) = ' ?') AS optional
    FROM unnest($3::text[]) WITH ORDINALITY AS q (forms, word),
      LATERAL (SELECT to_tsvector('pg_catalog.english', split_part(forms, ' ', 1)) <> '' AS english OFFSET 0) AS kind,
      unnest(tsvector_to_array(CASE WHEN english THEN to_tsvector('pg_catalog.english', forms)
                                    ELSE to_tsvector('english_with_stop_words', forms) END)) AS l (lexeme)
    GROUP BY l.lexeme),
  pending AS MATERIALIZED (
    SELECT lexeme, sum(memories) AS memories
    FROM (SELECT memories, lexemes FROM lexeme_changes WHERE workspace_id = $1 LIMIT 200) AS changes,
      unnest(lexemes) AS lexeme
    GROUP BY lexeme),
  corpus AS MATERIALIZED (SELECT GREATEST(0,
  COALESCE((SELECT memories FROM lexeme_statistics WHERE workspace_id = $1 AND lexeme = '' LIMIT 1), 0)
  + COALESCE((SELECT memories FROM pending WHERE lexeme = ''), 0))::float8 AS memories),
  words AS MATERIALIZED (
    SELECT row_number() OVER (ORDER BY w.memories, word)::integer - 1 AS bit, keys, query, w.memories,
      ln(1 + (corpus.memories - w.memories + 0.5) / (w.memories + 0.5)) AS weight
    FROM corpus, LATERAL (
      SELECT word, array_agg($1::integer || ':' || l.lexeme) AS keys,
        string_agg('''' || l.lexeme || '''', ' | ')::tsquery AS query,
        GREATEST(0, LEAST(sum(
  COALESCE((SELECT memories FROM lexeme_statistics WHERE workspace_id = $1 AND lexeme = l.lexeme LIMIT 1), 0)
  + COALESCE((SELECT memories FROM pending WHERE lexeme = l.lexeme), 0)), corpus.memories))::float8 AS memories, bool_or(optional) AS optional
      FROM lexemes l WHERE content OR NOT EXISTS (SELECT FROM lexemes WHERE content)
      GROUP BY word) AS w
    WHERE NOT (w.optional AND w.memories = 0)
    ORDER BY w.memories, word LIMIT 20),
  query AS MATERIALIZED (
    SELECT string_agg(query::text, ' | ')::tsquery AS any_word, COALESCE(sum(weight), 0) AS all_weights FROM words),

  nearest AS MATERIALIZED (SELECT n.* FROM (SELECT set_config('hnsw.ef_search', '200', true) AS width OFFSET 0) AS setting
    CROSS JOIN LATERAL (SELECT m.id FROM memories_5 m
    WHERE setting.width IS NOT NULL AND m.workspace_id + 0 = $1 AND COALESCE(m.archived_at, 'infinity') = 'infinity' AND (m.expires_at IS NULL OR m.expires_at > now()) AND m.embedding_model_id = 1 AND true ORDER BY m.embedding::halfvec(384) <=> $2::halfvec(384) LIMIT 100) AS n),
  passages AS MATERIALIZED (
    SELECT DISTINCT ON (memory_id) memory_id AS id, chunk, 1 - distance AS passage_cosine
    FROM (SELECT memory_id, chunk, c.embedding::halfvec(384) <=> $2::halfvec(384) AS distance FROM memory_chunks c
          WHERE c.workspace_id = $1 AND c.model_id = 1) AS each
    ORDER BY memory_id, distance),
  nearest_passages AS MATERIALIZED (
    SELECT p.id FROM (SELECT * FROM passages ORDER BY passage_cosine DESC LIMIT 1000) AS p
      CROSS JOIN LATERAL (
        SELECT FROM memories_5 m WHERE m.workspace_id = $1 AND m.id = p.id AND COALESCE(m.archived_at, 'infinity') = 'infinity' AND (m.expires_at IS NULL OR m.expires_at > now()) AND m.embedding_model_id = 1 AND true LIMIT 1) AS m
    ORDER BY passage_cosine DESC LIMIT 100),
  looked_up AS MATERIALIZED (
    SELECT array_agg(key) AS keys
    FROM (SELECT keys, sum(memories) OVER (ORDER BY bit) AS sum FROM words) AS w, unnest(keys) AS key
    WHERE sum <= 200),
  holding AS MATERIALIZED (
    SELECT m.id, m.created_at, m.meta, length(m.lexemes) <= 60 AS is_short, CASE WHEN m.lexemes @@ (SELECT any_word FROM query)
  THEN (SELECT COALESCE(sum(1 << bit), 0)::integer FROM words WHERE m.lexemes @@ words.query) ELSE 0 END AS words FROM own_memories_5 m
    WHERE workspace_lexemes(m.workspace_id, m.lexemes) && (SELECT keys FROM looked_up)
      AND m.workspace_id + 0 = $1 AND COALESCE(m.archived_at, 'infinity') = 'infinity' AND (m.expires_at IS NULL OR m.expires_at > now()) AND m.embedding_model_id = 1 AND true),
  best_by_words AS MATERIALIZED (
    SELECT id, created_at, words, CASE WHEN is_short THEN memory_conversation(meta) END AS conversation
    FROM (SELECT * FROM holding
          ORDER BY (SELECT sum(weight) FROM words WHERE (holding.words >> bit) & 1 = 1) DESC, id DESC
          LIMIT 40) AS best),
  found AS MATERIALIZED (
    SELECT id, bit_or(before_1) AS before_1, bit_or(after_1) AS after_1, bit_or(before_2) AS before_2, bit_or(after_2) AS after_2 FROM (
      SELECT id, 0 AS before_1, 0 AS after_1, 0 AS before_2, 0 AS after_2 FROM nearest
      UNION ALL SELECT id, 0 AS before_1, 0 AS after_1, 0 AS before_2, 0 AS after_2 FROM nearest_passages
      UNION ALL SELECT id, 0 AS before_1, 0 AS after_1, 0 AS before_2, 0 AS after_2 FROM best_by_words
      UNION ALL SELECT n.id, CASE WHEN place = 1 THEN words ELSE 0 END, CASE WHEN place = -1 THEN words ELSE 0 END, CASE WHEN place = 2 THEN words ELSE 0 END, CASE WHEN place = -2 THEN words ELSE 0 END
      FROM (SELECT * FROM best_by_words WHERE conversation IS NOT NULL) AS l
        CROSS JOIN LATERAL ((SELECT m.id, m.created_at, CASE WHEN length(m.lexemes) <= 60 THEN memory_conversation(m.meta) END AS conversation,
      row_number() OVER (ORDER BY m.id ASC) AS place
    FROM memories_5 m WHERE m.workspace_id = $1 AND m.id > l.id
    ORDER BY m.id ASC LIMIT 2) UNION ALL (SELECT m.id, m.created_at, CASE WHEN length(m.lexemes) <= 60 THEN memory_conversation(m.meta) END AS conversation,
      -row_number() OVER (ORDER BY m.id DESC) AS place
    FROM memories_5 m WHERE m.workspace_id = $1 AND m.id < l.id
    ORDER BY m.id DESC LIMIT 2)) AS n
      WHERE n.conversation = l.conversation
        AND GREATEST(n.created_at, l.created_at) - LEAST(n.created_at, l.created_at) <= interval '30 minutes') AS each
    GROUP BY id),
  candidates AS MATERIALIZED (
    SELECT found.*, m.*, passages.chunk, passages.passage_cosine
    FROM found LEFT JOIN passages USING (id) CROSS JOIN LATERAL (
      SELECT 1 - (m.embedding::halfvec(384) <=> $2::halfvec(384)) AS cosine, 1 / (1 + 1.2 * ln(GREATEST(1, length(m.lexemes) / 60::float8))) AS word_share, CASE WHEN m.lexemes @@ (SELECT any_word FROM query)
  THEN (SELECT COALESCE(sum(1 << bit), 0)::integer FROM words WHERE m.lexemes @@ words.query) ELSE 0 END AS words,
        m.importance, m.temporal_type, m.valid_until, m.created_at, m.updated_at,
        m.embedding::halfvec(384) <#> '[1,2,3]'::halfvec(384) < -268.7 AS is_across
      FROM memories_5 m
      WHERE m.workspace_id = $1 AND m.id = found.id AND COALESCE(m.archived_at, 'infinity') = 'infinity' AND (m.expires_at IS NULL OR m.expires_at > now()) AND m.embedding_model_id = 1 AND true LIMIT 1) AS m),

  compared AS (
    SELECT *, GREATEST(of_whole, of_passage) AS similarity,
      GREATEST(of_whole, of_passage * 0.9) AS ranking_similarity
    FROM (SELECT *, CASE WHEN is_across THEN floor(CASE WHEN cosine > 0 THEN CASE WHEN cosine <= 0.18 THEN 0 + (cosine - 0) * 1.9444444444444444::float8 WHEN cosine <= 0.44 THEN 0.35 + (cosine - 0.18) * 0.9615384615384615::float8 WHEN cosine <= 0.75 THEN 0.6 + (cosine - 0.44) * 0.48387096774193555::float8 WHEN cosine <= 1 THEN 0.75 + (cosine - 0.75) * 1::float8 ELSE 1 END ELSE 0 END * 1e6 + 0.5) / 1e6 ELSE floor(CASE WHEN cosine > 0 THEN CASE WHEN cosine <= 0.25 THEN 0 + (cosine - 0) * 1.4::float8 WHEN cosine <= 0.7 THEN 0.35 + (cosine - 0.25) * 0.7777777777777778::float8 WHEN cosine <= 1 THEN 0.7 + (cosine - 0.7) * 1::float8 ELSE 1 END ELSE 0 END * 1e6 + 0.5) / 1e6 END AS of_whole,
            CASE WHEN is_across THEN floor(CASE WHEN passage_cosine > 0 THEN CASE WHEN passage_cosine <= 0.18 THEN 0 + (passage_cosine - 0) * 1.9444444444444444::float8 WHEN passage_cosine <= 0.44 THEN 0.35 + (passage_cosine - 0.18) * 0.9615384615384615::float8 WHEN passage_cosine <= 0.75 THEN 0.6 + (passage_cosine - 0.44) * 0.48387096774193555::float8 WHEN passage_cosine <= 1 THEN 0.75 + (passage_cosine - 0.75) * 1::float8 ELSE 1 END ELSE 0 END * 1e6 + 0.5) / 1e6 ELSE floor(CASE WHEN passage_cosine > 0 THEN CASE WHEN passage_cosine <= 0.25 THEN 0 + (passage_cosine - 0) * 1.4::float8 WHEN passage_cosine <= 0.7 THEN 0.35 + (passage_cosine - 0.25) * 0.7777777777777778::float8 WHEN passage_cosine <= 1 THEN 0.7 + (passage_cosine - 0.7) * 1::float8 ELSE 1 END ELSE 0 END * 1e6 + 0.5) / 1e6 END AS of_passage FROM candidates) AS each),
  fitting AS MATERIALIZED (
    SELECT *, NULL::float8 AS own_words,
      CASE WHEN before_1 | after_1 | before_2 | after_2 | words <> 0 THEN (SELECT COALESCE(sum(weight * GREATEST((((words >> bit) & 1) * word_share), 0.63::float8 * ((before_1 >> bit) & 1), 0.42::float8 * ((after_1 >> bit) & 1), 0.42::float8 * ((before_2 >> bit) & 1), 0.28::float8 * ((after_2 >> bit) & 1))), 0) FROM words)::float8 ELSE 0 END AS all_words
    FROM compared WHERE similarity >= $4),
  weighed AS (
    SELECT *, GREATEST(max(all_words) OVER (), (SELECT all_weights FROM query) * 0.6, 1e-9) AS most FROM fitting m),
  ranked AS (SELECT *, (ranking_similarity + 0.85 * (1 - ranking_similarity) * power(all_words / most, 1.3)) AS relevance FROM weighed),
  scored AS (
    SELECT m.id, m.similarity, m.relevance, m.words, CASE WHEN m.of_passage > m.of_whole THEN m.chunk END AS chunk,
      m.own_words / m.most AS lexical, (m.all_words - m.own_words) / m.most AS neighbours,
      (m.relevance * 10 / (10 + LEAST(27000, GREATEST(0, extract(epoch FROM $5 - GREATEST(m.updated_at, a.last_accessed_at))::float8 / 86400)))) AS recency, (0.5 + (m.importance / 10.0::float8 - 0.5) * 0.3333333333333333::float8) AS importance,
      LEAST(1, ln(1 + COALESCE(a.access_count::float8 + a.inherited_count, 0))
    / ln(1 + 100::float8)) AS frequency, CASE
    WHEN m.temporal_type = 'temporal' THEN CASE WHEN m.valid_until <= $5 THEN 0.05 ELSE 1 END
    WHEN m.importance >= 8 THEN 1
    ELSE GREATEST(0.95, power(2, -LEAST(27000, GREATEST(0, extract(epoch FROM $5 - GREATEST(m.updated_at, a.last_accessed_at))::float8 / 86400)) / 180)) END AS multiplier
    FROM ranked m
      LEFT JOIN LATERAL (SELECT * FROM memory_accesses WHERE workspace_id = $1 AND memory_id = m.id LIMIT 1) AS a ON true),
  best AS (SELECT *, multiplier * (0.55 * relevance + 0.2 * recency + 0.15 * importance + 0.1 * frequency) AS score FROM scored ORDER BY score DESC, id DESC LIMIT $6)
    SELECT best.id, m.text, best.score, best.similarity, m.importance, (
  CASE WHEN meta ? 'temporal' THEN meta - 'temporal' || jsonb_build_object('temporal_user', meta -> 'temporal')
    ELSE meta END
  || jsonb_build_object('temporal', jsonb_build_object('type', temporal_type,
       'valid_until', to_char(valid_until AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'))))::text AS "metaJson",
      best.relevance, best.words, m.follows, (
        SELECT json_agg(json_build_object('id', older_id, 'confidence', confidence) ORDER BY confidence DESC, older_id DESC)
        FROM memory_links l WHERE l.workspace_id = $1 AND l.newer_id = best.id AND EXISTS (
          SELECT FROM memories_5 o WHERE o.workspace_id = $1 AND o.id = l.older_id AND (o.expires_at IS NULL OR o.expires_at > now()))) AS supersedes, m.created_at AS "createdAt",
      m.updated_at AS "updatedAt", m.expires_at AS "expiresAt"
    FROM best JOIN LATERAL (SELECT * FROM memories_5 WHERE workspace_id = $1 AND id = best.id) AS m ON true
    ORDER BY best.score DESC, best.id DESC;

-- a retrieve with factors
WITH
  lexemes AS MATERIALIZED (
    SELECT l.lexeme, min(word) AS word, bool_or(english OR right(forms, 2) = ' !') AS content,
      bool_or(right(forms, 2) = ' ?') AS optional
    FROM unnest($3::text[]) WITH ORDINALITY AS q (forms, word),
      LATERAL (SELECT to_tsvector('pg_catalog.english', split_part(forms, ' ', 1)) <> '' AS english OFFSET 0) AS kind,
      unnest(tsvector_to_array(CASE WHEN english THEN to_tsvector('pg_catalog.english', forms)
                                    ELSE to_tsvector('english_with_stop_words', forms) END)) AS l (lexeme)
    GROUP BY l.lexeme),
  pending AS MATERIALIZED (
    SELECT lexeme, sum(memories) AS memories
    FROM (SELECT memories, lexemes FROM lexeme_changes WHERE workspace_id = $1 LIMIT 200) AS changes,
      unnest(lexemes) AS lexeme
    GROUP BY lexeme),
  corpus AS MATERIALIZED (SELECT GREATEST(0,
  COALESCE((SELECT memories FROM lexeme_statistics WHERE workspace_id = $1 AND lexeme = '' LIMIT 1), 0)
  + COALESCE((SELECT memories FROM pending WHERE lexeme = ''), 0))::float8 AS memories),
  words AS MATERIALIZED (
    SELECT row_number() OVER (ORDER BY w.memories, word)::integer - 1 AS bit, keys, query, w.memories,
      ln(1 + (corpus.memories - w.memories + 0.5) / (w.memories + 0.5)) AS weight
    FROM corpus, LATERAL (
      SELECT word, array_agg($1::integer || ':' || l.lexeme) AS keys,
        string_agg('''' || l.lexeme || '''', ' | ')::tsquery AS query,
        GREATEST(0, LEAST(sum(
  COALESCE((SELECT memories FROM lexeme_statistics WHERE workspace_id = $1 AND lexeme = l.lexeme LIMIT 1), 0)
  + COALESCE((SELECT memories FROM pending WHERE lexeme = l.lexeme), 0)), corpus.memories))::float8 AS memories, bool_or(optional) AS optional
      FROM lexemes l WHERE content OR NOT EXISTS (SELECT FROM lexemes WHERE content)
      GROUP BY word) AS w
    WHERE NOT (w.optional AND w.memories = 0)
    ORDER BY w.memories, word LIMIT 20),
  query AS MATERIALIZED (
    SELECT string_agg(query::text, ' | ')::tsquery AS any_word, COALESCE(sum(weight), 0) AS all_weights FROM words),

  nearest AS MATERIALIZED (SELECT m.id FROM memories_5 m
    WHERE m.workspace_id + 0 = $1 AND COALESCE(m.archived_at, 'infinity') = 'infinity' AND (m.expires_at IS NULL OR m.expires_at > now()) AND m.embedding_model_id = 1 AND true ORDER BY m.embedding::halfvec(384) <=> $2::halfvec(384) LIMIT 100),
  passages AS MATERIALIZED (
    SELECT DISTINCT ON (memory_id) memory_id AS id, chunk, 1 - distance AS passage_cosine
    FROM (SELECT memory_id, chunk, c.embedding::halfvec(384) <=> $2::halfvec(384) AS distance FROM memory_chunks c
          WHERE c.workspace_id = $1 AND c.model_id = 1) AS each
    ORDER BY memory_id, distance),
  nearest_passages AS MATERIALIZED (
    SELECT p.id FROM (SELECT * FROM passages ORDER BY passage_cosine DESC LIMIT 1000) AS p
      CROSS JOIN LATERAL (
        SELECT FROM memories_5 m WHERE m.workspace_id = $1 AND m.id = p.id AND COALESCE(m.archived_at, 'infinity') = 'infinity' AND (m.expires_at IS NULL OR m.expires_at > now()) AND m.embedding_model_id = 1 AND true LIMIT 1) AS m
    ORDER BY passage_cosine DESC LIMIT 100),
  looked_up AS MATERIALIZED (
    SELECT array_agg(key) AS keys
    FROM (SELECT keys, sum(memories) OVER (ORDER BY bit) AS sum FROM words) AS w, unnest(keys) AS key
    WHERE sum <= 200),
  holding AS MATERIALIZED (
    SELECT m.id, m.created_at, m.meta, length(m.lexemes) <= 60 AS is_short, CASE WHEN m.lexemes @@ (SELECT any_word FROM query)
  THEN (SELECT COALESCE(sum(1 << bit), 0)::integer FROM words WHERE m.lexemes @@ words.query) ELSE 0 END AS words FROM own_memories_5 m
    WHERE workspace_lexemes(m.workspace_id, m.lexemes) && (SELECT keys FROM looked_up)
      AND m.workspace_id + 0 = $1 AND COALESCE(m.archived_at, 'infinity') = 'infinity' AND (m.expires_at IS NULL OR m.expires_at > now()) AND m.embedding_model_id = 1 AND true),
  best_by_words AS MATERIALIZED (
    SELECT id, created_at, words, CASE WHEN is_short THEN memory_conversation(meta) END AS conversation
    FROM (SELECT * FROM holding
          ORDER BY (SELECT sum(weight) FROM words WHERE (holding.words >> bit) & 1 = 1) DESC, id DESC
          LIMIT 40) AS best),
  found AS MATERIALIZED (
    SELECT id, bit_or(before_1) AS before_1, bit_or(after_1) AS after_1, bit_or(before_2) AS before_2, bit_or(after_2) AS after_2 FROM (
      SELECT id, 0 AS before_1, 0 AS after_1, 0 AS before_2, 0 AS after_2 FROM nearest
      UNION ALL SELECT id, 0 AS before_1, 0 AS after_1, 0 AS before_2, 0 AS after_2 FROM nearest_passages
      UNION ALL SELECT id, 0 AS before_1, 0 AS after_1, 0 AS before_2, 0 AS after_2 FROM best_by_words
      UNION ALL SELECT n.id, CASE WHEN place = 1 THEN words ELSE 0 END, CASE WHEN place = -1 THEN words ELSE 0 END, CASE WHEN place = 2 THEN words ELSE 0 END, CASE WHEN place = -2 THEN words ELSE 0 END
      FROM (SELECT * FROM best_by_words WHERE conversation IS NOT NULL) AS l
        CROSS JOIN LATERAL ((SELECT m.id, m.created_at, CASE WHEN length(m.lexemes) <= 60 THEN memory_conversation(m.meta) END AS conversation,
      row_number() OVER (ORDER BY m.id ASC) AS place
    FROM memories_5 m WHERE m.workspace_id = $1 AND m.id > l.id
    ORDER BY m.id ASC LIMIT 2) UNION ALL (SELECT m.id, m.created_at, CASE WHEN length(m.lexemes) <= 60 THEN memory_conversation(m.meta) END AS conversation,
      -row_number() OVER (ORDER BY m.id DESC) AS place
    FROM memories_5 m WHERE m.workspace_id = $1 AND m.id < l.id
    ORDER BY m.id DESC LIMIT 2)) AS n
      WHERE n.conversation = l.conversation
        AND GREATEST(n.created_at, l.created_at) - LEAST(n.created_at, l.created_at) <= interval '30 minutes') AS each
    GROUP BY id),
  candidates AS MATERIALIZED (
    SELECT found.*, m.*, passages.chunk, passages.passage_cosine
    FROM found LEFT JOIN passages USING (id) CROSS JOIN LATERAL (
      SELECT 1 - (m.embedding::halfvec(384) <=> $2::halfvec(384)) AS cosine, 1 / (1 + 1.2 * ln(GREATEST(1, length(m.lexemes) / 60::float8))) AS word_share, CASE WHEN m.lexemes @@ (SELECT any_word FROM query)
  THEN (SELECT COALESCE(sum(1 << bit), 0)::integer FROM words WHERE m.lexemes @@ words.query) ELSE 0 END AS words,
        m.importance, m.temporal_type, m.valid_until, m.created_at, m.updated_at,
        m.embedding::halfvec(384) <#> '[1,2,3]'::halfvec(384) < -268.7 AS is_across
      FROM memories_5 m
      WHERE m.workspace_id = $1 AND m.id = found.id AND COALESCE(m.archived_at, 'infinity') = 'infinity' AND (m.expires_at IS NULL OR m.expires_at > now()) AND m.embedding_model_id = 1 AND true LIMIT 1) AS m),

  compared AS (
    SELECT *, GREATEST(of_whole, of_passage) AS similarity,
      GREATEST(of_whole, of_passage * 0.9) AS ranking_similarity
    FROM (SELECT *, CASE WHEN is_across THEN floor(CASE WHEN cosine > 0 THEN CASE WHEN cosine <= 0.18 THEN 0 + (cosine - 0) * 1.9444444444444444::float8 WHEN cosine <= 0.44 THEN 0.35 + (cosine - 0.18) * 0.9615384615384615::float8 WHEN cosine <= 0.75 THEN 0.6 + (cosine - 0.44) * 0.48387096774193555::float8 WHEN cosine <= 1 THEN 0.75 + (cosine - 0.75) * 1::float8 ELSE 1 END ELSE 0 END * 1e6 + 0.5) / 1e6 ELSE floor(CASE WHEN cosine > 0 THEN CASE WHEN cosine <= 0.25 THEN 0 + (cosine - 0) * 1.4::float8 WHEN cosine <= 0.7 THEN 0.35 + (cosine - 0.25) * 0.7777777777777778::float8 WHEN cosine <= 1 THEN 0.7 + (cosine - 0.7) * 1::float8 ELSE 1 END ELSE 0 END * 1e6 + 0.5) / 1e6 END AS of_whole,
            CASE WHEN is_across THEN floor(CASE WHEN passage_cosine > 0 THEN CASE WHEN passage_cosine <= 0.18 THEN 0 + (passage_cosine - 0) * 1.9444444444444444::float8 WHEN passage_cosine <= 0.44 THEN 0.35 + (passage_cosine - 0.18) * 0.9615384615384615::float8 WHEN passage_cosine <= 0.75 THEN 0.6 + (passage_cosine - 0.44) * 0.48387096774193555::float8 WHEN passage_cosine <= 1 THEN 0.75 + (passage_cosine - 0.75) * 1::float8 ELSE 1 END ELSE 0 END * 1e6 + 0.5) / 1e6 ELSE floor(CASE WHEN passage_cosine > 0 THEN CASE WHEN passage_cosine <= 0.25 THEN 0 + (passage_cosine - 0) * 1.4::float8 WHEN passage_cosine <= 0.7 THEN 0.35 + (passage_cosine - 0.25) * 0.7777777777777778::float8 WHEN passage_cosine <= 1 THEN 0.7 + (passage_cosine - 0.7) * 1::float8 ELSE 1 END ELSE 0 END * 1e6 + 0.5) / 1e6 END AS of_passage FROM candidates) AS each),
  fitting AS MATERIALIZED (
    SELECT *, CASE WHEN words <> 0 THEN (SELECT COALESCE(sum(weight * (((words >> bit) & 1) * word_share)), 0) FROM words)::float8 ELSE 0 END AS own_words,
      CASE WHEN before_1 | after_1 | before_2 | after_2 | words <> 0 THEN (SELECT COALESCE(sum(weight * GREATEST((((words >> bit) & 1) * word_share), 0.63::float8 * ((before_1 >> bit) & 1), 0.42::float8 * ((after_1 >> bit) & 1), 0.42::float8 * ((before_2 >> bit) & 1), 0.28::float8 * ((after_2 >> bit) & 1))), 0) FROM words)::float8 ELSE 0 END AS all_words
    FROM compared WHERE similarity >= $4),
  weighed AS (
    SELECT *, GREATEST(max(all_words) OVER (), (SELECT all_weights FROM query) * 0.6, 1e-9) AS most FROM fitting m),
  ranked AS (SELECT *, (ranking_similarity + 0.85 * (1 - ranking_similarity) * power(all_words / most, 1.3)) AS relevance FROM weighed),
  scored AS (
    SELECT m.id, m.similarity, m.relevance, m.words, CASE WHEN m.of_passage > m.of_whole THEN m.chunk END AS chunk,
      m.own_words / m.most AS lexical, (m.all_words - m.own_words) / m.most AS neighbours,
      (m.relevance * 10 / (10 + LEAST(27000, GREATEST(0, extract(epoch FROM $5 - GREATEST(m.updated_at, a.last_accessed_at))::float8 / 86400)))) AS recency, (0.5 + (m.importance / 10.0::float8 - 0.5) * 0.3333333333333333::float8) AS importance,
      LEAST(1, ln(1 + COALESCE(a.access_count::float8 + a.inherited_count, 0))
    / ln(1 + 100::float8)) AS frequency, CASE
    WHEN m.temporal_type = 'temporal' THEN CASE WHEN m.valid_until <= $5 THEN 0.05 ELSE 1 END
    WHEN m.importance >= 8 THEN 1
    ELSE GREATEST(0.95, power(2, -LEAST(27000, GREATEST(0, extract(epoch FROM $5 - GREATEST(m.updated_at, a.last_accessed_at))::float8 / 86400)) / 180)) END AS multiplier
    FROM ranked m
      LEFT JOIN LATERAL (SELECT * FROM memory_accesses WHERE workspace_id = $1 AND memory_id = m.id LIMIT 1) AS a ON true),
  best AS (SELECT *, multiplier * (0.55 * relevance + 0.2 * recency + 0.15 * importance + 0.1 * frequency) AS score FROM scored ORDER BY score DESC, id DESC LIMIT $6)
    SELECT best.id, m.text, best.score, best.similarity, m.importance, (
  CASE WHEN meta ? 'temporal' THEN meta - 'temporal' || jsonb_build_object('temporal_user', meta -> 'temporal')
    ELSE meta END
  || jsonb_build_object('temporal', jsonb_build_object('type', temporal_type,
       'valid_until', to_char(valid_until AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'))))::text AS "metaJson",
      best.relevance, best.words, m.follows, (
        SELECT json_agg(json_build_object('id', older_id, 'confidence', confidence) ORDER BY confidence DESC, older_id DESC)
        FROM memory_links l WHERE l.workspace_id = $1 AND l.newer_id = best.id AND EXISTS (
          SELECT FROM memories_5 o WHERE o.workspace_id = $1 AND o.id = l.older_id AND (o.expires_at IS NULL OR o.expires_at > now()))) AS supersedes, m.created_at AS "createdAt",
      m.updated_at AS "updatedAt", m.expires_at AS "expiresAt", json_build_object('relevance', best.relevance, 'recency', best.recency, 'importance', best.importance,
      'frequency', best.frequency, 'multiplier', best.multiplier, 'lexical', best.lexical,
      'neighbours', best.neighbours, 'passage', (
        SELECT json_build_object('start', passage_start, 'end', passage_end) FROM memory_chunks
        WHERE workspace_id = $1 AND memory_id = best.id AND chunk = best.chunk AND passage_start IS NOT NULL
        LIMIT 1)) AS factors
    FROM best JOIN LATERAL (SELECT * FROM memories_5 WHERE workspace_id = $1 AND id = best.id) AS m ON true
    ORDER BY best.score DESC, best.id DESC;

-- a retrieve in the past
WITH
  lexemes AS MATERIALIZED (
    SELECT l.lexeme, min(word) AS word, bool_or(english OR right(forms, 2) = ' !') AS content,
      bool_or(right(forms, 2) = ' ?') AS optional
    FROM unnest($3::text[]) WITH ORDINALITY AS q (forms, word),
      LATERAL (SELECT to_tsvector('pg_catalog.english', split_part(forms, ' ', 1)) <> '' AS english OFFSET 0) AS kind,
      unnest(tsvector_to_array(CASE WHEN english THEN to_tsvector('pg_catalog.english', forms)
                                    ELSE to_tsvector('english_with_stop_words', forms) END)) AS l (lexeme)
    GROUP BY l.lexeme),
  pending AS MATERIALIZED (
    SELECT lexeme, sum(memories) AS memories
    FROM (SELECT memories, lexemes FROM lexeme_changes WHERE workspace_id = $1 LIMIT 200) AS changes,
      unnest(lexemes) AS lexeme
    GROUP BY lexeme),
  corpus AS MATERIALIZED (SELECT GREATEST(0,
  COALESCE((SELECT memories FROM lexeme_statistics WHERE workspace_id = $1 AND lexeme = '' LIMIT 1), 0)
  + COALESCE((SELECT memories FROM pending WHERE lexeme = ''), 0))::float8 AS memories),
  words AS MATERIALIZED (
    SELECT row_number() OVER (ORDER BY w.memories, word)::integer - 1 AS bit, keys, query, w.memories,
      ln(1 + (corpus.memories - w.memories + 0.5) / (w.memories + 0.5)) AS weight
    FROM corpus, LATERAL (
      SELECT word, array_agg($1::integer || ':' || l.lexeme) AS keys,
        string_agg('''' || l.lexeme || '''', ' | ')::tsquery AS query,
        GREATEST(0, LEAST(sum(
  COALESCE((SELECT memories FROM lexeme_statistics WHERE workspace_id = $1 AND lexeme = l.lexeme LIMIT 1), 0)
  + COALESCE((SELECT memories FROM pending WHERE lexeme = l.lexeme), 0)), corpus.memories))::float8 AS memories, bool_or(optional) AS optional
      FROM lexemes l WHERE content OR NOT EXISTS (SELECT FROM lexemes WHERE content)
      GROUP BY word) AS w
    WHERE NOT (w.optional AND w.memories = 0)
    ORDER BY w.memories, word LIMIT 20),
  query AS MATERIALIZED (
    SELECT string_agg(query::text, ' | ')::tsquery AS any_word, COALESCE(sum(weight), 0) AS all_weights FROM words),

  nearest AS MATERIALIZED (SELECT m.id FROM memories_5 m
    WHERE m.workspace_id + 0 = $1 AND COALESCE(m.archived_at, 'infinity') = 'infinity' AND (m.expires_at IS NULL OR m.expires_at > now()) AND m.embedding_model_id = 1 AND m.created_at <= $5 AND true ORDER BY m.embedding::halfvec(384) <=> $2::halfvec(384) LIMIT 100),
  passages AS MATERIALIZED (
    SELECT DISTINCT ON (memory_id) memory_id AS id, chunk, 1 - distance AS passage_cosine
    FROM (SELECT memory_id, chunk, c.embedding::halfvec(384) <=> $2::halfvec(384) AS distance FROM memory_chunks c
          WHERE c.workspace_id = $1 AND c.model_id = 1) AS each
    ORDER BY memory_id, distance),
  nearest_passages AS MATERIALIZED (
    SELECT p.id FROM (SELECT * FROM passages ORDER BY passage_cosine DESC) AS p
      CROSS JOIN LATERAL (
        SELECT FROM memories_5 m WHERE m.workspace_id = $1 AND m.id = p.id AND COALESCE(m.archived_at, 'infinity') = 'infinity' AND (m.expires_at IS NULL OR m.expires_at > now()) AND m.embedding_model_id = 1 AND m.created_at <= $5 AND true LIMIT 1) AS m
    ORDER BY passage_cosine DESC LIMIT 100),
  looked_up AS MATERIALIZED (
    SELECT array_agg(key) AS keys
    FROM (SELECT keys, sum(memories) OVER (ORDER BY bit) AS sum FROM words) AS w, unnest(keys) AS key
    WHERE sum <= 200),
  holding AS MATERIALIZED (
    SELECT m.id, m.created_at, m.meta, length(m.lexemes) <= 60 AS is_short, CASE WHEN m.lexemes @@ (SELECT any_word FROM query)
  THEN (SELECT COALESCE(sum(1 << bit), 0)::integer FROM words WHERE m.lexemes @@ words.query) ELSE 0 END AS words FROM own_memories_5 m
    WHERE workspace_lexemes(m.workspace_id, m.lexemes) && (SELECT keys FROM looked_up)
      AND m.workspace_id + 0 = $1 AND COALESCE(m.archived_at, 'infinity') = 'infinity' AND (m.expires_at IS NULL OR m.expires_at > now()) AND m.embedding_model_id = 1 AND m.created_at <= $5 AND true),
  best_by_words AS MATERIALIZED (
    SELECT id, created_at, words, CASE WHEN is_short THEN memory_conversation(meta) END AS conversation
    FROM (SELECT * FROM holding
          ORDER BY (SELECT sum(weight) FROM words WHERE (holding.words >> bit) & 1 = 1) DESC, id DESC
          LIMIT 40) AS best),
  found AS MATERIALIZED (
    SELECT id, bit_or(before_1) AS before_1, bit_or(after_1) AS after_1, bit_or(before_2) AS before_2, bit_or(after_2) AS after_2 FROM (
      SELECT id, 0 AS before_1, 0 AS after_1, 0 AS before_2, 0 AS after_2 FROM nearest
      UNION ALL SELECT id, 0 AS before_1, 0 AS after_1, 0 AS before_2, 0 AS after_2 FROM nearest_passages
      UNION ALL SELECT id, 0 AS before_1, 0 AS after_1, 0 AS before_2, 0 AS after_2 FROM best_by_words
      UNION ALL SELECT n.id, CASE WHEN place = 1 THEN words ELSE 0 END, CASE WHEN place = -1 THEN words ELSE 0 END, CASE WHEN place = 2 THEN words ELSE 0 END, CASE WHEN place = -2 THEN words ELSE 0 END
      FROM (SELECT * FROM best_by_words WHERE conversation IS NOT NULL) AS l
        CROSS JOIN LATERAL ((SELECT m.id, m.created_at, CASE WHEN length(m.lexemes) <= 60 THEN memory_conversation(m.meta) END AS conversation,
      row_number() OVER (ORDER BY m.id ASC) AS place
    FROM memories_5 m WHERE m.workspace_id = $1 AND m.id > l.id
    ORDER BY m.id ASC LIMIT 2) UNION ALL (SELECT m.id, m.created_at, CASE WHEN length(m.lexemes) <= 60 THEN memory_conversation(m.meta) END AS conversation,
      -row_number() OVER (ORDER BY m.id DESC) AS place
    FROM memories_5 m WHERE m.workspace_id = $1 AND m.id < l.id
    ORDER BY m.id DESC LIMIT 2)) AS n
      WHERE n.conversation = l.conversation
        AND GREATEST(n.created_at, l.created_at) - LEAST(n.created_at, l.created_at) <= interval '30 minutes') AS each
    GROUP BY id),
  candidates AS MATERIALIZED (
    SELECT found.*, m.*, passages.chunk, passages.passage_cosine
    FROM found LEFT JOIN passages USING (id) CROSS JOIN LATERAL (
      SELECT 1 - (m.embedding::halfvec(384) <=> $2::halfvec(384)) AS cosine, 1 / (1 + 1.2 * ln(GREATEST(1, length(m.lexemes) / 60::float8))) AS word_share, CASE WHEN m.lexemes @@ (SELECT any_word FROM query)
  THEN (SELECT COALESCE(sum(1 << bit), 0)::integer FROM words WHERE m.lexemes @@ words.query) ELSE 0 END AS words,
        m.importance, m.temporal_type, m.valid_until, m.created_at, m.updated_at,
        m.embedding::halfvec(384) <#> '[1,2,3]'::halfvec(384) < -268.7 AS is_across
      FROM memories_5 m
      WHERE m.workspace_id = $1 AND m.id = found.id AND COALESCE(m.archived_at, 'infinity') = 'infinity' AND (m.expires_at IS NULL OR m.expires_at > now()) AND m.embedding_model_id = 1 AND m.created_at <= $5 AND true LIMIT 1) AS m),

  compared AS (
    SELECT *, GREATEST(of_whole, of_passage) AS similarity,
      GREATEST(of_whole, of_passage * 0.9) AS ranking_similarity
    FROM (SELECT *, CASE WHEN is_across THEN floor(CASE WHEN cosine > 0 THEN CASE WHEN cosine <= 0.18 THEN 0 + (cosine - 0) * 1.9444444444444444::float8 WHEN cosine <= 0.44 THEN 0.35 + (cosine - 0.18) * 0.9615384615384615::float8 WHEN cosine <= 0.75 THEN 0.6 + (cosine - 0.44) * 0.48387096774193555::float8 WHEN cosine <= 1 THEN 0.75 + (cosine - 0.75) * 1::float8 ELSE 1 END ELSE 0 END * 1e6 + 0.5) / 1e6 ELSE floor(CASE WHEN cosine > 0 THEN CASE WHEN cosine <= 0.25 THEN 0 + (cosine - 0) * 1.4::float8 WHEN cosine <= 0.7 THEN 0.35 + (cosine - 0.25) * 0.7777777777777778::float8 WHEN cosine <= 1 THEN 0.7 + (cosine - 0.7) * 1::float8 ELSE 1 END ELSE 0 END * 1e6 + 0.5) / 1e6 END AS of_whole,
            CASE WHEN is_across THEN floor(CASE WHEN passage_cosine > 0 THEN CASE WHEN passage_cosine <= 0.18 THEN 0 + (passage_cosine - 0) * 1.9444444444444444::float8 WHEN passage_cosine <= 0.44 THEN 0.35 + (passage_cosine - 0.18) * 0.9615384615384615::float8 WHEN passage_cosine <= 0.75 THEN 0.6 + (passage_cosine - 0.44) * 0.48387096774193555::float8 WHEN passage_cosine <= 1 THEN 0.75 + (passage_cosine - 0.75) * 1::float8 ELSE 1 END ELSE 0 END * 1e6 + 0.5) / 1e6 ELSE floor(CASE WHEN passage_cosine > 0 THEN CASE WHEN passage_cosine <= 0.25 THEN 0 + (passage_cosine - 0) * 1.4::float8 WHEN passage_cosine <= 0.7 THEN 0.35 + (passage_cosine - 0.25) * 0.7777777777777778::float8 WHEN passage_cosine <= 1 THEN 0.7 + (passage_cosine - 0.7) * 1::float8 ELSE 1 END ELSE 0 END * 1e6 + 0.5) / 1e6 END AS of_passage FROM candidates) AS each),
  fitting AS MATERIALIZED (
    SELECT *, NULL::float8 AS own_words,
      CASE WHEN before_1 | after_1 | before_2 | after_2 | words <> 0 THEN (SELECT COALESCE(sum(weight * GREATEST((((words >> bit) & 1) * word_share), 0.63::float8 * ((before_1 >> bit) & 1), 0.42::float8 * ((after_1 >> bit) & 1), 0.42::float8 * ((before_2 >> bit) & 1), 0.28::float8 * ((after_2 >> bit) & 1))), 0) FROM words)::float8 ELSE 0 END AS all_words
    FROM compared WHERE similarity >= $4),
  weighed AS (
    SELECT *, GREATEST(max(all_words) OVER (), (SELECT all_weights FROM query) * 0.6, 1e-9) AS most FROM fitting m),
  ranked AS (SELECT *, (ranking_similarity + 0.85 * (1 - ranking_similarity) * power(all_words / most, 1.3)) AS relevance FROM weighed),
  scored AS (
    SELECT m.id, m.similarity, m.relevance, m.words, CASE WHEN m.of_passage > m.of_whole THEN m.chunk END AS chunk,
      m.own_words / m.most AS lexical, (m.all_words - m.own_words) / m.most AS neighbours,
      (m.relevance * 10 / (10 + LEAST(27000, GREATEST(0, extract(epoch FROM $5 - GREATEST(CASE WHEN m.updated_at <= $5 THEN m.updated_at ELSE m.created_at END,
        CASE WHEN a.last_accessed_at <= $5 THEN a.last_accessed_at END))::float8 / 86400)))) AS recency, (0.5 + (m.importance / 10.0::float8 - 0.5) * 0.3333333333333333::float8) AS importance,
      LEAST(1, ln(1 + COALESCE(a.access_count::float8 * CASE WHEN a.last_accessed_at > $5 THEN GREATEST(0, extract(epoch FROM $5 - m.created_at)::float8
        / NULLIF(extract(epoch FROM a.last_accessed_at - m.created_at)::float8, 0)) ELSE 1 END + a.inherited_count, 0))
    / ln(1 + 100::float8)) AS frequency, CASE
    WHEN m.temporal_type = 'temporal' THEN CASE WHEN m.valid_until <= $5 THEN 0.05 ELSE 1 END
    WHEN m.importance >= 8 THEN 1
    ELSE GREATEST(0.95, power(2, -LEAST(27000, GREATEST(0, extract(epoch FROM $5 - GREATEST(CASE WHEN m.updated_at <= $5 THEN m.updated_at ELSE m.created_at END,
        CASE WHEN a.last_accessed_at <= $5 THEN a.last_accessed_at END))::float8 / 86400)) / 180)) END AS multiplier
    FROM ranked m
      LEFT JOIN LATERAL (SELECT * FROM memory_accesses WHERE workspace_id = $1 AND memory_id = m.id LIMIT 1) AS a ON true),
  best AS (SELECT *, multiplier * (0.55 * relevance + 0.2 * recency + 0.15 * importance + 0.1 * frequency) AS score FROM scored ORDER BY score DESC, id DESC LIMIT $6)
    SELECT best.id, m.text, best.score, best.similarity, m.importance, (
  CASE WHEN meta ? 'temporal' THEN meta - 'temporal' || jsonb_build_object('temporal_user', meta -> 'temporal')
    ELSE meta END
  || jsonb_build_object('temporal', jsonb_build_object('type', temporal_type,
       'valid_until', to_char(valid_until AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'))))::text AS "metaJson",
      best.relevance, best.words, m.follows, (
        SELECT json_agg(json_build_object('id', older_id, 'confidence', confidence) ORDER BY confidence DESC, older_id DESC)
        FROM memory_links l WHERE l.workspace_id = $1 AND l.newer_id = best.id AND EXISTS (
          SELECT FROM memories_5 o WHERE o.workspace_id = $1 AND o.id = l.older_id AND (o.expires_at IS NULL OR o.expires_at > now()))) AS supersedes, m.created_at AS "createdAt",
      m.updated_at AS "updatedAt", m.expires_at AS "expiresAt"
    FROM best JOIN LATERAL (
  SELECT COALESCE(earlier.text, m.text) AS text, COALESCE(earlier.meta, m.meta) AS meta,
    COALESCE(earlier.importance, m.importance) AS importance,
    COALESCE(earlier.temporal_type, m.temporal_type) AS temporal_type,
    CASE WHEN earlier.text IS NULL THEN m.valid_until ELSE earlier.valid_until END AS valid_until,
    m.follows, m.created_at, m.expires_at, COALESCE((
      SELECT max(created_at) FROM memory_revisions WHERE workspace_id = $1 AND memory_id = m.id AND created_at <= $5
    ), m.created_at) AS updated_at
  FROM memories_5 m LEFT JOIN LATERAL (
    SELECT * FROM memory_revisions
    WHERE workspace_id = $1 AND memory_id = m.id AND created_at > $5 ORDER BY revision LIMIT 1) AS earlier ON true
  WHERE m.workspace_id = $1 AND m.id = best.id) AS m ON true
    ORDER BY best.score DESC, best.id DESC;

-- a retrieve of a period
WITH
  lexemes AS MATERIALIZED (
    SELECT l.lexeme, min(word) AS word, bool_or(english OR right(forms, 2) = ' !') AS content,
      bool_or(right(forms, 2) = ' ?') AS optional
    FROM unnest($3::text[]) WITH ORDINALITY AS q (forms, word),
      LATERAL (SELECT to_tsvector('pg_catalog.english', split_part(forms, ' ', 1)) <> '' AS english OFFSET 0) AS kind,
      unnest(tsvector_to_array(CASE WHEN english THEN to_tsvector('pg_catalog.english', forms)
                                    ELSE to_tsvector('english_with_stop_words', forms) END)) AS l (lexeme)
    GROUP BY l.lexeme),
  pending AS MATERIALIZED (
    SELECT lexeme, sum(memories) AS memories
    FROM (SELECT memories, lexemes FROM lexeme_changes WHERE workspace_id = $1 LIMIT 200) AS changes,
      unnest(lexemes) AS lexeme
    GROUP BY lexeme),
  corpus AS MATERIALIZED (SELECT GREATEST(0,
  COALESCE((SELECT memories FROM lexeme_statistics WHERE workspace_id = $1 AND lexeme = '' LIMIT 1), 0)
  + COALESCE((SELECT memories FROM pending WHERE lexeme = ''), 0))::float8 AS memories),
  words AS MATERIALIZED (
    SELECT row_number() OVER (ORDER BY w.memories, word)::integer - 1 AS bit, keys, query, w.memories,
      ln(1 + (corpus.memories - w.memories + 0.5) / (w.memories + 0.5)) AS weight
    FROM corpus, LATERAL (
      SELECT word, array_agg($1::integer || ':' || l.lexeme) AS keys,
        string_agg('''' || l.lexeme || '''', ' | ')::tsquery AS query,
        GREATEST(0, LEAST(sum(
  COALESCE((SELECT memories FROM lexeme_statistics WHERE workspace_id = $1 AND lexeme = l.lexeme LIMIT 1), 0)
  + COALESCE((SELECT memories FROM pending WHERE lexeme = l.lexeme), 0)), corpus.memories))::float8 AS memories, bool_or(optional) AS optional
      FROM lexemes l WHERE content OR NOT EXISTS (SELECT FROM lexemes WHERE content)
      GROUP BY word) AS w
    WHERE NOT (w.optional AND w.memories = 0)
    ORDER BY w.memories, word LIMIT 20),
  query AS MATERIALIZED (
    SELECT string_agg(query::text, ' | ')::tsquery AS any_word, COALESCE(sum(weight), 0) AS all_weights FROM words),

  nearest AS MATERIALIZED (SELECT m.id FROM memories_5 m
    WHERE m.workspace_id + 0 = $1 AND COALESCE(m.archived_at, 'infinity') = 'infinity' AND (m.expires_at IS NULL OR m.expires_at > now()) AND m.embedding_model_id = 1 AND true ORDER BY m.embedding::halfvec(384) <=> $2::halfvec(384) LIMIT 100),
  passages AS MATERIALIZED (
    SELECT DISTINCT ON (memory_id) memory_id AS id, chunk, 1 - distance AS passage_cosine
    FROM (SELECT memory_id, chunk, c.embedding::halfvec(384) <=> $2::halfvec(384) AS distance FROM memory_chunks c
          WHERE c.workspace_id = $1 AND c.model_id = 1) AS each
    ORDER BY memory_id, distance),
  nearest_passages AS MATERIALIZED (
    SELECT p.id FROM (SELECT * FROM passages ORDER BY passage_cosine DESC LIMIT 1000) AS p
      CROSS JOIN LATERAL (
        SELECT FROM memories_5 m WHERE m.workspace_id = $1 AND m.id = p.id AND COALESCE(m.archived_at, 'infinity') = 'infinity' AND (m.expires_at IS NULL OR m.expires_at > now()) AND m.embedding_model_id = 1 AND true LIMIT 1) AS m
    ORDER BY passage_cosine DESC LIMIT 100),
  looked_up AS MATERIALIZED (
    SELECT array_agg(key) AS keys
    FROM (SELECT keys, sum(memories) OVER (ORDER BY bit) AS sum FROM words) AS w, unnest(keys) AS key
    WHERE sum <= 200),
  holding AS MATERIALIZED (
    SELECT m.id, m.created_at, m.meta, length(m.lexemes) <= 60 AS is_short, CASE WHEN m.lexemes @@ (SELECT any_word FROM query)
  THEN (SELECT COALESCE(sum(1 << bit), 0)::integer FROM words WHERE m.lexemes @@ words.query) ELSE 0 END AS words FROM own_memories_5 m
    WHERE workspace_lexemes(m.workspace_id, m.lexemes) && (SELECT keys FROM looked_up)
      AND m.workspace_id + 0 = $1 AND COALESCE(m.archived_at, 'infinity') = 'infinity' AND (m.expires_at IS NULL OR m.expires_at > now()) AND m.embedding_model_id = 1 AND true),
  best_by_words AS MATERIALIZED (
    SELECT id, created_at, words, CASE WHEN is_short THEN memory_conversation(meta) END AS conversation
    FROM (SELECT * FROM holding
          ORDER BY (SELECT sum(weight) FROM words WHERE (holding.words >> bit) & 1 = 1) DESC, id DESC
          LIMIT 40) AS best),
  found AS MATERIALIZED (
    SELECT id, bit_or(before_1) AS before_1, bit_or(after_1) AS after_1, bit_or(before_2) AS before_2, bit_or(after_2) AS after_2 FROM (
      SELECT id, 0 AS before_1, 0 AS after_1, 0 AS before_2, 0 AS after_2 FROM nearest
      UNION ALL SELECT id, 0 AS before_1, 0 AS after_1, 0 AS before_2, 0 AS after_2 FROM nearest_passages
      UNION ALL SELECT id, 0 AS before_1, 0 AS after_1, 0 AS before_2, 0 AS after_2 FROM best_by_words
      UNION ALL SELECT n.id, CASE WHEN place = 1 THEN words ELSE 0 END, CASE WHEN place = -1 THEN words ELSE 0 END, CASE WHEN place = 2 THEN words ELSE 0 END, CASE WHEN place = -2 THEN words ELSE 0 END
      FROM (SELECT * FROM best_by_words WHERE conversation IS NOT NULL) AS l
        CROSS JOIN LATERAL ((SELECT m.id, m.created_at, CASE WHEN length(m.lexemes) <= 60 THEN memory_conversation(m.meta) END AS conversation,
      row_number() OVER (ORDER BY m.id ASC) AS place
    FROM memories_5 m WHERE m.workspace_id = $1 AND m.id > l.id
    ORDER BY m.id ASC LIMIT 2) UNION ALL (SELECT m.id, m.created_at, CASE WHEN length(m.lexemes) <= 60 THEN memory_conversation(m.meta) END AS conversation,
      -row_number() OVER (ORDER BY m.id DESC) AS place
    FROM memories_5 m WHERE m.workspace_id = $1 AND m.id < l.id
    ORDER BY m.id DESC LIMIT 2)) AS n
      WHERE n.conversation = l.conversation
        AND GREATEST(n.created_at, l.created_at) - LEAST(n.created_at, l.created_at) <= interval '30 minutes') AS each
    GROUP BY id),
  candidates AS MATERIALIZED (
    SELECT found.*, m.*, passages.chunk, passages.passage_cosine
    FROM found LEFT JOIN passages USING (id) CROSS JOIN LATERAL (
      SELECT 1 - (m.embedding::halfvec(384) <=> $2::halfvec(384)) AS cosine, 1 / (1 + 1.2 * ln(GREATEST(1, length(m.lexemes) / 60::float8))) AS word_share, CASE WHEN m.lexemes @@ (SELECT any_word FROM query)
  THEN (SELECT COALESCE(sum(1 << bit), 0)::integer FROM words WHERE m.lexemes @@ words.query) ELSE 0 END AS words,
        m.importance, m.temporal_type, m.valid_until, m.created_at, m.updated_at,
        m.embedding::halfvec(384) <#> '[1,2,3]'::halfvec(384) < -268.7 AS is_across
      FROM memories_5 m
      WHERE m.workspace_id = $1 AND m.id = found.id AND COALESCE(m.archived_at, 'infinity') = 'infinity' AND (m.expires_at IS NULL OR m.expires_at > now()) AND m.embedding_model_id = 1 AND true LIMIT 1) AS m),

  compared AS (
    SELECT *, GREATEST(of_whole, of_passage) AS similarity,
      GREATEST(of_whole, of_passage * 0.9) AS ranking_similarity
    FROM (SELECT *, CASE WHEN is_across THEN floor(CASE WHEN cosine > 0 THEN CASE WHEN cosine <= 0.18 THEN 0 + (cosine - 0) * 1.9444444444444444::float8 WHEN cosine <= 0.44 THEN 0.35 + (cosine - 0.18) * 0.9615384615384615::float8 WHEN cosine <= 0.75 THEN 0.6 + (cosine - 0.44) * 0.48387096774193555::float8 WHEN cosine <= 1 THEN 0.75 + (cosine - 0.75) * 1::float8 ELSE 1 END ELSE 0 END * 1e6 + 0.5) / 1e6 ELSE floor(CASE WHEN cosine > 0 THEN CASE WHEN cosine <= 0.25 THEN 0 + (cosine - 0) * 1.4::float8 WHEN cosine <= 0.7 THEN 0.35 + (cosine - 0.25) * 0.7777777777777778::float8 WHEN cosine <= 1 THEN 0.7 + (cosine - 0.7) * 1::float8 ELSE 1 END ELSE 0 END * 1e6 + 0.5) / 1e6 END AS of_whole,
            CASE WHEN is_across THEN floor(CASE WHEN passage_cosine > 0 THEN CASE WHEN passage_cosine <= 0.18 THEN 0 + (passage_cosine - 0) * 1.9444444444444444::float8 WHEN passage_cosine <= 0.44 THEN 0.35 + (passage_cosine - 0.18) * 0.9615384615384615::float8 WHEN passage_cosine <= 0.75 THEN 0.6 + (passage_cosine - 0.44) * 0.48387096774193555::float8 WHEN passage_cosine <= 1 THEN 0.75 + (passage_cosine - 0.75) * 1::float8 ELSE 1 END ELSE 0 END * 1e6 + 0.5) / 1e6 ELSE floor(CASE WHEN passage_cosine > 0 THEN CASE WHEN passage_cosine <= 0.25 THEN 0 + (passage_cosine - 0) * 1.4::float8 WHEN passage_cosine <= 0.7 THEN 0.35 + (passage_cosine - 0.25) * 0.7777777777777778::float8 WHEN passage_cosine <= 1 THEN 0.7 + (passage_cosine - 0.7) * 1::float8 ELSE 1 END ELSE 0 END * 1e6 + 0.5) / 1e6 END AS of_passage FROM candidates) AS each),
  fitting AS MATERIALIZED (
    SELECT *, CASE WHEN words <> 0 THEN (SELECT COALESCE(sum(weight * (((words >> bit) & 1) * word_share)), 0) FROM words)::float8 ELSE 0 END AS own_words,
      CASE WHEN before_1 | after_1 | before_2 | after_2 | words <> 0 THEN (SELECT COALESCE(sum(weight * GREATEST((((words >> bit) & 1) * word_share), 0.63::float8 * ((before_1 >> bit) & 1), 0.42::float8 * ((after_1 >> bit) & 1), 0.42::float8 * ((before_2 >> bit) & 1), 0.28::float8 * ((after_2 >> bit) & 1))), 0) FROM words)::float8 ELSE 0 END AS all_words
    FROM compared WHERE similarity >= $4),
  weighed AS (
    SELECT *, GREATEST(max(all_words) OVER (), (SELECT all_weights FROM query) * 0.6, 1e-9) AS most,
      CASE WHEN m.valid_until >= $7 AND m.valid_until < $8 THEN 1::float8
    ELSE GREATEST(CASE WHEN m.created_at >= $7 THEN
    power(2, -LEAST(100, GREATEST(0, extract(epoch FROM m.created_at - $8)::float8 / 86400)) / 2)
    ELSE 0 END, CASE WHEN m.updated_at >= $7 THEN
    power(2, -LEAST(100, GREATEST(0, extract(epoch FROM m.updated_at - $8)::float8 / 86400)) / 2)
    ELSE 0 END) END AS period_match FROM fitting m),
  ranked AS (SELECT *, ((ranking_similarity + 0.85 * (1 - ranking_similarity) * power(all_words / most, 1.3)) + 0.8 * period_match * (ranking_similarity + 0.85 * (1 - ranking_similarity) * power(all_words / most, 1.3)) * (1 - (ranking_similarity + 0.85 * (1 - ranking_similarity) * power(all_words / most, 1.3)))) AS relevance FROM weighed),
  scored AS (
    SELECT m.id, m.similarity, m.relevance, m.words, CASE WHEN m.of_passage > m.of_whole THEN m.chunk END AS chunk,
      m.own_words / m.most AS lexical, (m.all_words - m.own_words) / m.most AS neighbours,
      (m.relevance * 10 / (10 + LEAST(27000, GREATEST(0, extract(epoch FROM $5 - GREATEST(m.updated_at, a.last_accessed_at))::float8 / 86400)))) AS recency, (0.5 + (m.importance / 10.0::float8 - 0.5) * 0.3333333333333333::float8) AS importance,
      LEAST(1, ln(1 + COALESCE(a.access_count::float8 + a.inherited_count, 0))
    / ln(1 + 100::float8)) AS frequency, CASE
    WHEN m.temporal_type = 'temporal' THEN CASE WHEN m.valid_until <= $5 AND m.period_match < 0.5 THEN 0.05 ELSE 1 END
    WHEN m.importance >= 8 THEN 1
    ELSE GREATEST(0.95, power(2, -LEAST(27000, GREATEST(0, extract(epoch FROM $5 - GREATEST(m.updated_at, a.last_accessed_at))::float8 / 86400)) / 180)) END AS multiplier, m.period_match
    FROM ranked m
      LEFT JOIN LATERAL (SELECT * FROM memory_accesses WHERE workspace_id = $1 AND memory_id = m.id LIMIT 1) AS a ON true),
  best AS (SELECT *, multiplier * (0.55 * relevance + 0.2 * recency + 0.15 * importance + 0.1 * frequency) AS score FROM scored ORDER BY score DESC, id DESC LIMIT $6)
    SELECT best.id, m.text, best.score, best.similarity, m.importance, (
  CASE WHEN meta ? 'temporal' THEN meta - 'temporal' || jsonb_build_object('temporal_user', meta -> 'temporal')
    ELSE meta END
  || jsonb_build_object('temporal', jsonb_build_object('type', temporal_type,
       'valid_until', to_char(valid_until AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'))))::text AS "metaJson",
      best.relevance, best.words, m.follows, (
        SELECT json_agg(json_build_object('id', older_id, 'confidence', confidence) ORDER BY confidence DESC, older_id DESC)
        FROM memory_links l WHERE l.workspace_id = $1 AND l.newer_id = best.id AND EXISTS (
          SELECT FROM memories_5 o WHERE o.workspace_id = $1 AND o.id = l.older_id AND (o.expires_at IS NULL OR o.expires_at > now()))) AS supersedes, m.created_at AS "createdAt",
      m.updated_at AS "updatedAt", m.expires_at AS "expiresAt", json_build_object('relevance', best.relevance, 'recency', best.recency, 'importance', best.importance,
      'frequency', best.frequency, 'multiplier', best.multiplier, 'lexical', best.lexical,
      'neighbours', best.neighbours, 'passage', (
        SELECT json_build_object('start', passage_start, 'end', passage_end) FROM memory_chunks
        WHERE workspace_id = $1 AND memory_id = best.id AND chunk = best.chunk AND passage_start IS NOT NULL
        LIMIT 1)) AS factors, best.period_match AS "periodMatch"
    FROM best JOIN LATERAL (SELECT * FROM memories_5 WHERE workspace_id = $1 AND id = best.id) AS m ON true
    ORDER BY best.score DESC, best.id DESC;

-- a retrieve among encrypted memories
WITH
  lexemes AS MATERIALIZED (
    SELECT lexeme, min(word) AS word, true AS content, bool_or(right(forms, 2) = ' ?') AS optional
    FROM unnest($3::text[]) WITH ORDINALITY AS q (forms, word), unnest(string_to_array(forms, ' ')) AS lexeme
    WHERE lexeme <> '?' GROUP BY lexeme),
  pending AS MATERIALIZED (
    SELECT lexeme, sum(memories) AS memories
    FROM (SELECT memories, lexemes FROM lexeme_changes WHERE workspace_id = $1 LIMIT 200) AS changes,
      unnest(lexemes) AS lexeme
    GROUP BY lexeme),
  corpus AS MATERIALIZED (SELECT GREATEST(0,
  COALESCE((SELECT memories FROM lexeme_statistics WHERE workspace_id = $1 AND lexeme = '' LIMIT 1), 0)
  + COALESCE((SELECT memories FROM pending WHERE lexeme = ''), 0))::float8 AS memories),
  words AS MATERIALIZED (
    SELECT row_number() OVER (ORDER BY w.memories, word)::integer - 1 AS bit, keys, query, w.memories,
      ln(1 + (corpus.memories - w.memories + 0.5) / (w.memories + 0.5)) AS weight
    FROM corpus, LATERAL (
      SELECT word, array_agg($1::integer || ':' || l.lexeme) AS keys,
        string_agg('''' || l.lexeme || '''', ' | ')::tsquery AS query,
        GREATEST(0, LEAST(sum(
  COALESCE((SELECT memories FROM lexeme_statistics WHERE workspace_id = $1 AND lexeme = l.lexeme LIMIT 1), 0)
  + COALESCE((SELECT memories FROM pending WHERE lexeme = l.lexeme), 0)), corpus.memories))::float8 AS memories, bool_or(optional) AS optional
      FROM lexemes l WHERE content OR NOT EXISTS (SELECT FROM lexemes WHERE content)
      GROUP BY word) AS w
    WHERE NOT (w.optional AND w.memories = 0)
    ORDER BY w.memories, word LIMIT 20),
  query AS MATERIALIZED (
    SELECT string_agg(query::text, ' | ')::tsquery AS any_word, COALESCE(sum(weight), 0) AS all_weights FROM words),

  nearest AS MATERIALIZED (SELECT m.id FROM memories_5 m
    WHERE m.workspace_id + 0 = $1 AND COALESCE(m.archived_at, 'infinity') = 'infinity' AND (m.expires_at IS NULL OR m.expires_at > now()) AND m.embedding_model_id = 1 AND true ORDER BY m.embedding::halfvec(384) <=> $2::halfvec(384) LIMIT 100),
  passages AS MATERIALIZED (
    SELECT DISTINCT ON (memory_id) memory_id AS id, chunk, 1 - distance AS passage_cosine
    FROM (SELECT memory_id, chunk, c.embedding::halfvec(384) <=> $2::halfvec(384) AS distance FROM memory_chunks c
          WHERE c.workspace_id = $1 AND c.model_id = 1) AS each
    ORDER BY memory_id, distance),
  nearest_passages AS MATERIALIZED (
    SELECT p.id FROM (SELECT * FROM passages ORDER BY passage_cosine DESC LIMIT 1000) AS p
      CROSS JOIN LATERAL (
        SELECT FROM memories_5 m WHERE m.workspace_id = $1 AND m.id = p.id AND COALESCE(m.archived_at, 'infinity') = 'infinity' AND (m.expires_at IS NULL OR m.expires_at > now()) AND m.embedding_model_id = 1 AND true LIMIT 1) AS m
    ORDER BY passage_cosine DESC LIMIT 100),
  looked_up AS MATERIALIZED (
    SELECT array_agg(key) AS keys
    FROM (SELECT keys, sum(memories) OVER (ORDER BY bit) AS sum FROM words) AS w, unnest(keys) AS key
    WHERE sum <= 200),
  holding AS MATERIALIZED (
    SELECT m.id, m.created_at, m.meta, length(m.lexemes) <= 60 AS is_short, CASE WHEN m.lexemes @@ (SELECT any_word FROM query)
  THEN (SELECT COALESCE(sum(1 << bit), 0)::integer FROM words WHERE m.lexemes @@ words.query) ELSE 0 END AS words FROM own_memories_5 m
    WHERE workspace_lexemes(m.workspace_id, m.lexemes) && (SELECT keys FROM looked_up)
      AND m.workspace_id + 0 = $1 AND COALESCE(m.archived_at, 'infinity') = 'infinity' AND (m.expires_at IS NULL OR m.expires_at > now()) AND m.embedding_model_id = 1 AND true),
  best_by_words AS MATERIALIZED (
    SELECT id, created_at, words, CASE WHEN is_short THEN memory_conversation(meta) END AS conversation
    FROM (SELECT * FROM holding
          ORDER BY (SELECT sum(weight) FROM words WHERE (holding.words >> bit) & 1 = 1) DESC, id DESC
          LIMIT 40) AS best),
  found AS MATERIALIZED (
    SELECT id, bit_or(before_1) AS before_1, bit_or(after_1) AS after_1, bit_or(before_2) AS before_2, bit_or(after_2) AS after_2 FROM (
      SELECT id, 0 AS before_1, 0 AS after_1, 0 AS before_2, 0 AS after_2 FROM nearest
      UNION ALL SELECT id, 0 AS before_1, 0 AS after_1, 0 AS before_2, 0 AS after_2 FROM nearest_passages
      UNION ALL SELECT id, 0 AS before_1, 0 AS after_1, 0 AS before_2, 0 AS after_2 FROM best_by_words
      UNION ALL SELECT n.id, CASE WHEN place = 1 THEN words ELSE 0 END, CASE WHEN place = -1 THEN words ELSE 0 END, CASE WHEN place = 2 THEN words ELSE 0 END, CASE WHEN place = -2 THEN words ELSE 0 END
      FROM (SELECT * FROM best_by_words WHERE conversation IS NOT NULL) AS l
        CROSS JOIN LATERAL ((SELECT m.id, m.created_at, CASE WHEN length(m.lexemes) <= 60 THEN memory_conversation(m.meta) END AS conversation,
      row_number() OVER (ORDER BY m.id ASC) AS place
    FROM memories_5 m WHERE m.workspace_id = $1 AND m.id > l.id
    ORDER BY m.id ASC LIMIT 2) UNION ALL (SELECT m.id, m.created_at, CASE WHEN length(m.lexemes) <= 60 THEN memory_conversation(m.meta) END AS conversation,
      -row_number() OVER (ORDER BY m.id DESC) AS place
    FROM memories_5 m WHERE m.workspace_id = $1 AND m.id < l.id
    ORDER BY m.id DESC LIMIT 2)) AS n
      WHERE n.conversation = l.conversation
        AND GREATEST(n.created_at, l.created_at) - LEAST(n.created_at, l.created_at) <= interval '30 minutes') AS each
    GROUP BY id),
  candidates AS MATERIALIZED (
    SELECT found.*, m.*, passages.chunk, passages.passage_cosine
    FROM found LEFT JOIN passages USING (id) CROSS JOIN LATERAL (
      SELECT 1 - (m.embedding::halfvec(384) <=> $2::halfvec(384)) AS cosine, 1 / (1 + 1.2 * ln(GREATEST(1, length(m.lexemes) / 60::float8))) AS word_share, CASE WHEN m.lexemes @@ (SELECT any_word FROM query)
  THEN (SELECT COALESCE(sum(1 << bit), 0)::integer FROM words WHERE m.lexemes @@ words.query) ELSE 0 END AS words,
        m.importance, m.temporal_type, m.valid_until, m.created_at, m.updated_at,
        m.embedding::halfvec(384) <#> '[1,2,3]'::halfvec(384) < -268.7 AS is_across
      FROM memories_5 m
      WHERE m.workspace_id = $1 AND m.id = found.id AND COALESCE(m.archived_at, 'infinity') = 'infinity' AND (m.expires_at IS NULL OR m.expires_at > now()) AND m.embedding_model_id = 1 AND true LIMIT 1) AS m),

  compared AS (
    SELECT *, GREATEST(of_whole, of_passage) AS similarity,
      GREATEST(of_whole, of_passage * 0.9) AS ranking_similarity
    FROM (SELECT *, CASE WHEN is_across THEN floor(CASE WHEN cosine > 0 THEN CASE WHEN cosine <= 0.18 THEN 0 + (cosine - 0) * 1.9444444444444444::float8 WHEN cosine <= 0.44 THEN 0.35 + (cosine - 0.18) * 0.9615384615384615::float8 WHEN cosine <= 0.75 THEN 0.6 + (cosine - 0.44) * 0.48387096774193555::float8 WHEN cosine <= 1 THEN 0.75 + (cosine - 0.75) * 1::float8 ELSE 1 END ELSE 0 END * 1e6 + 0.5) / 1e6 ELSE floor(CASE WHEN cosine > 0 THEN CASE WHEN cosine <= 0.25 THEN 0 + (cosine - 0) * 1.4::float8 WHEN cosine <= 0.7 THEN 0.35 + (cosine - 0.25) * 0.7777777777777778::float8 WHEN cosine <= 1 THEN 0.7 + (cosine - 0.7) * 1::float8 ELSE 1 END ELSE 0 END * 1e6 + 0.5) / 1e6 END AS of_whole,
            CASE WHEN is_across THEN floor(CASE WHEN passage_cosine > 0 THEN CASE WHEN passage_cosine <= 0.18 THEN 0 + (passage_cosine - 0) * 1.9444444444444444::float8 WHEN passage_cosine <= 0.44 THEN 0.35 + (passage_cosine - 0.18) * 0.9615384615384615::float8 WHEN passage_cosine <= 0.75 THEN 0.6 + (passage_cosine - 0.44) * 0.48387096774193555::float8 WHEN passage_cosine <= 1 THEN 0.75 + (passage_cosine - 0.75) * 1::float8 ELSE 1 END ELSE 0 END * 1e6 + 0.5) / 1e6 ELSE floor(CASE WHEN passage_cosine > 0 THEN CASE WHEN passage_cosine <= 0.25 THEN 0 + (passage_cosine - 0) * 1.4::float8 WHEN passage_cosine <= 0.7 THEN 0.35 + (passage_cosine - 0.25) * 0.7777777777777778::float8 WHEN passage_cosine <= 1 THEN 0.7 + (passage_cosine - 0.7) * 1::float8 ELSE 1 END ELSE 0 END * 1e6 + 0.5) / 1e6 END AS of_passage FROM candidates) AS each),
  fitting AS MATERIALIZED (
    SELECT *, NULL::float8 AS own_words,
      CASE WHEN before_1 | after_1 | before_2 | after_2 | words <> 0 THEN (SELECT COALESCE(sum(weight * GREATEST((((words >> bit) & 1) * word_share), 0.63::float8 * ((before_1 >> bit) & 1), 0.42::float8 * ((after_1 >> bit) & 1), 0.42::float8 * ((before_2 >> bit) & 1), 0.28::float8 * ((after_2 >> bit) & 1))), 0) FROM words)::float8 ELSE 0 END AS all_words
    FROM compared WHERE similarity >= $4),
  weighed AS (
    SELECT *, GREATEST(max(all_words) OVER (), (SELECT all_weights FROM query) * 0.6, 1e-9) AS most FROM fitting m),
  ranked AS (SELECT *, (ranking_similarity + 0.85 * (1 - ranking_similarity) * power(all_words / most, 1.3)) AS relevance FROM weighed),
  scored AS (
    SELECT m.id, m.similarity, m.relevance, m.words, CASE WHEN m.of_passage > m.of_whole THEN m.chunk END AS chunk,
      m.own_words / m.most AS lexical, (m.all_words - m.own_words) / m.most AS neighbours,
      (m.relevance * 10 / (10 + LEAST(27000, GREATEST(0, extract(epoch FROM $5 - GREATEST(m.updated_at, a.last_accessed_at))::float8 / 86400)))) AS recency, (0.5 + (m.importance / 10.0::float8 - 0.5) * 0.3333333333333333::float8) AS importance,
      LEAST(1, ln(1 + COALESCE(a.access_count::float8 + a.inherited_count, 0))
    / ln(1 + 100::float8)) AS frequency, CASE
    WHEN m.temporal_type = 'temporal' THEN CASE WHEN m.valid_until <= $5 THEN 0.05 ELSE 1 END
    WHEN m.importance >= 8 THEN 1
    ELSE GREATEST(0.95, power(2, -LEAST(27000, GREATEST(0, extract(epoch FROM $5 - GREATEST(m.updated_at, a.last_accessed_at))::float8 / 86400)) / 180)) END AS multiplier
    FROM ranked m
      LEFT JOIN LATERAL (SELECT * FROM memory_accesses WHERE workspace_id = $1 AND memory_id = m.id LIMIT 1) AS a ON true),
  best AS (SELECT *, multiplier * (0.55 * relevance + 0.2 * recency + 0.15 * importance + 0.1 * frequency) AS score FROM scored ORDER BY score DESC, id DESC LIMIT $6)
    SELECT best.id, m.text, best.score, best.similarity, m.importance, (
  CASE WHEN meta ? 'temporal' THEN meta - 'temporal' || jsonb_build_object('temporal_user', meta -> 'temporal')
    ELSE meta END
  || jsonb_build_object('temporal', jsonb_build_object('type', temporal_type,
       'valid_until', to_char(valid_until AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'))))::text AS "metaJson",
      best.relevance, best.words, m.follows, (
        SELECT json_agg(json_build_object('id', older_id, 'confidence', confidence) ORDER BY confidence DESC, older_id DESC)
        FROM memory_links l WHERE l.workspace_id = $1 AND l.newer_id = best.id AND EXISTS (
          SELECT FROM memories_5 o WHERE o.workspace_id = $1 AND o.id = l.older_id AND (o.expires_at IS NULL OR o.expires_at > now()))) AS supersedes, m.created_at AS "createdAt",
      m.updated_at AS "updatedAt", m.expires_at AS "expiresAt"
    FROM best JOIN LATERAL (SELECT * FROM memories_5 WHERE workspace_id = $1 AND id = best.id) AS m ON true
    ORDER BY best.score DESC, best.id DESC;

-- a retrieve with a filter
WITH
  lexemes AS MATERIALIZED (
    SELECT l.lexeme, min(word) AS word, bool_or(english OR right(forms, 2) = ' !') AS content,
      bool_or(right(forms, 2) = ' ?') AS optional
    FROM unnest($3::text[]) WITH ORDINALITY AS q (forms, word),
      LATERAL (SELECT to_tsvector('pg_catalog.english', split_part(forms, ' ', 1)) <> '' AS english OFFSET 0) AS kind,
      unnest(tsvector_to_array(CASE WHEN english THEN to_tsvector('pg_catalog.english', forms)
                                    ELSE to_tsvector('english_with_stop_words', forms) END)) AS l (lexeme)
    GROUP BY l.lexeme),
  pending AS MATERIALIZED (
    SELECT lexeme, sum(memories) AS memories
    FROM (SELECT memories, lexemes FROM lexeme_changes WHERE workspace_id = $1 LIMIT 200) AS changes,
      unnest(lexemes) AS lexeme
    GROUP BY lexeme),
  corpus AS MATERIALIZED (SELECT GREATEST(0,
  COALESCE((SELECT memories FROM lexeme_statistics WHERE workspace_id = $1 AND lexeme = '' LIMIT 1), 0)
  + COALESCE((SELECT memories FROM pending WHERE lexeme = ''), 0))::float8 AS memories),
  words AS MATERIALIZED (
    SELECT row_number() OVER (ORDER BY w.memories, word)::integer - 1 AS bit, keys, query, w.memories,
      ln(1 + (corpus.memories - w.memories + 0.5) / (w.memories + 0.5)) AS weight
    FROM corpus, LATERAL (
      SELECT word, array_agg($1::integer || ':' || l.lexeme) AS keys,
        string_agg('''' || l.lexeme || '''', ' | ')::tsquery AS query,
        GREATEST(0, LEAST(sum(
  COALESCE((SELECT memories FROM lexeme_statistics WHERE workspace_id = $1 AND lexeme = l.lexeme LIMIT 1), 0)
  + COALESCE((SELECT memories FROM pending WHERE lexeme = l.lexeme), 0)), corpus.memories))::float8 AS memories, bool_or(optional) AS optional
      FROM lexemes l WHERE content OR NOT EXISTS (SELECT FROM lexemes WHERE content)
      GROUP BY word) AS w
    WHERE NOT (w.optional AND w.memories = 0)
    ORDER BY w.memories, word LIMIT 20),
  query AS MATERIALIZED (
    SELECT string_agg(query::text, ' | ')::tsquery AS any_word, COALESCE(sum(weight), 0) AS all_weights FROM words),

  nearest AS MATERIALIZED (SELECT m.id FROM memories_5 m
    WHERE m.workspace_id = $1 AND m.archived_at IS NULL AND (m.expires_at IS NULL OR m.expires_at > now()) AND m.embedding_model_id = 1 AND archived_at IS NULL AND (expires_at IS NULL OR expires_at > now()) AND (jsonb_set('{}'::jsonb, ARRAY[workspace_id::text], meta) @> ANY($7::text[]::jsonb[]) AND jsonb_set('{}'::jsonb, ARRAY[workspace_id::text], meta) @> ANY($8::text[]::jsonb[]) AND COALESCE((jsonb_typeof((meta -> $9::text -> $10::text)) = 'number' AND (meta -> $9::text -> $10::text) >= $11::jsonb), false) AND COALESCE((jsonb_typeof((meta -> $12::text)) = 'string' AND ((meta -> $12::text) #>> '{}') COLLATE "C" < $13::text), false) AND NOT (meta -> $14::text IS NOT NULL) AND categories && $15::text[] AND created_at >= $16::timestamptz AND NOT (updated_at >= $17::timestamptz OR id IN (
      SELECT r.memory_id FROM memory_revisions r WHERE r.workspace_id = $1 AND r.created_at >= $17::timestamptz))) AND temporal_type = $18 AND text ILIKE $19 AND id = ANY($20::bigint[]) ORDER BY m.embedding::halfvec(384) <=> $2::halfvec(384) LIMIT 100),
  passages AS MATERIALIZED (
    SELECT DISTINCT ON (memory_id) memory_id AS id, chunk, 1 - distance AS passage_cosine
    FROM (SELECT memory_id, chunk, c.embedding::halfvec(384) <=> $2::halfvec(384) AS distance FROM memory_chunks c
          WHERE c.workspace_id = $1 AND c.model_id = 1) AS each
    ORDER BY memory_id, distance),
  nearest_passages AS MATERIALIZED (
    SELECT p.id FROM (SELECT * FROM passages ORDER BY passage_cosine DESC) AS p
      CROSS JOIN LATERAL (
        SELECT FROM memories_5 m WHERE m.workspace_id = $1 AND m.id = p.id AND COALESCE(m.archived_at, 'infinity') = 'infinity' AND (m.expires_at IS NULL OR m.expires_at > now()) AND m.embedding_model_id = 1 AND archived_at IS NULL AND (expires_at IS NULL OR expires_at > now()) AND (jsonb_set('{}'::jsonb, ARRAY[workspace_id::text], meta) @> ANY($7::text[]::jsonb[]) AND jsonb_set('{}'::jsonb, ARRAY[workspace_id::text], meta) @> ANY($8::text[]::jsonb[]) AND COALESCE((jsonb_typeof((meta -> $9::text -> $10::text)) = 'number' AND (meta -> $9::text -> $10::text) >= $11::jsonb), false) AND COALESCE((jsonb_typeof((meta -> $12::text)) = 'string' AND ((meta -> $12::text) #>> '{}') COLLATE "C" < $13::text), false) AND NOT (meta -> $14::text IS NOT NULL) AND categories && $15::text[] AND created_at >= $16::timestamptz AND NOT (updated_at >= $17::timestamptz OR id IN (
      SELECT r.memory_id FROM memory_revisions r WHERE r.workspace_id = $1 AND r.created_at >= $17::timestamptz))) AND temporal_type = $18 AND text ILIKE $19 AND id = ANY($20::bigint[]) LIMIT 1) AS m
    ORDER BY passage_cosine DESC LIMIT 100),
  looked_up AS MATERIALIZED (
    SELECT array_agg(key) AS keys
    FROM (SELECT keys, sum(memories) OVER (ORDER BY bit) AS sum FROM words) AS w, unnest(keys) AS key
    WHERE sum <= 200),
  holding AS MATERIALIZED (
    SELECT m.id, m.created_at, m.meta, length(m.lexemes) <= 60 AS is_short, CASE WHEN m.lexemes @@ (SELECT any_word FROM query)
  THEN (SELECT COALESCE(sum(1 << bit), 0)::integer FROM words WHERE m.lexemes @@ words.query) ELSE 0 END AS words FROM own_memories_5 m
    WHERE workspace_lexemes(m.workspace_id, m.lexemes) && (SELECT keys FROM looked_up)
      AND m.workspace_id + 0 = $1 AND COALESCE(m.archived_at, 'infinity') = 'infinity' AND (m.expires_at IS NULL OR m.expires_at > now()) AND m.embedding_model_id = 1 AND archived_at IS NULL AND (expires_at IS NULL OR expires_at > now()) AND (jsonb_set('{}'::jsonb, ARRAY[workspace_id::text], meta) @> ANY($7::text[]::jsonb[]) AND jsonb_set('{}'::jsonb, ARRAY[workspace_id::text], meta) @> ANY($8::text[]::jsonb[]) AND COALESCE((jsonb_typeof((meta -> $9::text -> $10::text)) = 'number' AND (meta -> $9::text -> $10::text) >= $11::jsonb), false) AND COALESCE((jsonb_typeof((meta -> $12::text)) = 'string' AND ((meta -> $12::text) #>> '{}') COLLATE "C" < $13::text), false) AND NOT (meta -> $14::text IS NOT NULL) AND categories && $15::text[] AND created_at >= $16::timestamptz AND NOT (updated_at >= $17::timestamptz OR id IN (
      SELECT r.memory_id FROM memory_revisions r WHERE r.workspace_id = $1 AND r.created_at >= $17::timestamptz))) AND temporal_type = $18 AND text ILIKE $19 AND id = ANY($20::bigint[])),
  best_by_words AS MATERIALIZED (
    SELECT id, created_at, words, CASE WHEN is_short THEN memory_conversation(meta) END AS conversation
    FROM (SELECT * FROM holding
          ORDER BY (SELECT sum(weight) FROM words WHERE (holding.words >> bit) & 1 = 1) DESC, id DESC
          LIMIT 40) AS best),
  found AS MATERIALIZED (
    SELECT id, bit_or(before_1) AS before_1, bit_or(after_1) AS after_1, bit_or(before_2) AS before_2, bit_or(after_2) AS after_2 FROM (
      SELECT id, 0 AS before_1, 0 AS after_1, 0 AS before_2, 0 AS after_2 FROM nearest
      UNION ALL SELECT id, 0 AS before_1, 0 AS after_1, 0 AS before_2, 0 AS after_2 FROM nearest_passages
      UNION ALL SELECT id, 0 AS before_1, 0 AS after_1, 0 AS before_2, 0 AS after_2 FROM best_by_words
      UNION ALL SELECT n.id, CASE WHEN place = 1 THEN words ELSE 0 END, CASE WHEN place = -1 THEN words ELSE 0 END, CASE WHEN place = 2 THEN words ELSE 0 END, CASE WHEN place = -2 THEN words ELSE 0 END
      FROM (SELECT * FROM best_by_words WHERE conversation IS NOT NULL) AS l
        CROSS JOIN LATERAL ((SELECT m.id, m.created_at, CASE WHEN length(m.lexemes) <= 60 THEN memory_conversation(m.meta) END AS conversation,
      row_number() OVER (ORDER BY m.id ASC) AS place
    FROM memories_5 m WHERE m.workspace_id = $1 AND m.id > l.id
    ORDER BY m.id ASC LIMIT 2) UNION ALL (SELECT m.id, m.created_at, CASE WHEN length(m.lexemes) <= 60 THEN memory_conversation(m.meta) END AS conversation,
      -row_number() OVER (ORDER BY m.id DESC) AS place
    FROM memories_5 m WHERE m.workspace_id = $1 AND m.id < l.id
    ORDER BY m.id DESC LIMIT 2)) AS n
      WHERE n.conversation = l.conversation
        AND GREATEST(n.created_at, l.created_at) - LEAST(n.created_at, l.created_at) <= interval '30 minutes') AS each
    GROUP BY id),
  candidates AS MATERIALIZED (
    SELECT found.*, m.*, passages.chunk, passages.passage_cosine
    FROM found LEFT JOIN passages USING (id) CROSS JOIN LATERAL (
      SELECT 1 - (m.embedding::halfvec(384) <=> $2::halfvec(384)) AS cosine, 1 / (1 + 1.2 * ln(GREATEST(1, length(m.lexemes) / 60::float8))) AS word_share, CASE WHEN m.lexemes @@ (SELECT any_word FROM query)
  THEN (SELECT COALESCE(sum(1 << bit), 0)::integer FROM words WHERE m.lexemes @@ words.query) ELSE 0 END AS words,
        m.importance, m.temporal_type, m.valid_until, m.created_at, m.updated_at,
        m.embedding::halfvec(384) <#> '[1,2,3]'::halfvec(384) < -268.7 AS is_across
      FROM memories_5 m
      WHERE m.workspace_id = $1 AND m.id = found.id AND COALESCE(m.archived_at, 'infinity') = 'infinity' AND (m.expires_at IS NULL OR m.expires_at > now()) AND m.embedding_model_id = 1 AND archived_at IS NULL AND (expires_at IS NULL OR expires_at > now()) AND (jsonb_set('{}'::jsonb, ARRAY[workspace_id::text], meta) @> ANY($7::text[]::jsonb[]) AND jsonb_set('{}'::jsonb, ARRAY[workspace_id::text], meta) @> ANY($8::text[]::jsonb[]) AND COALESCE((jsonb_typeof((meta -> $9::text -> $10::text)) = 'number' AND (meta -> $9::text -> $10::text) >= $11::jsonb), false) AND COALESCE((jsonb_typeof((meta -> $12::text)) = 'string' AND ((meta -> $12::text) #>> '{}') COLLATE "C" < $13::text), false) AND NOT (meta -> $14::text IS NOT NULL) AND categories && $15::text[] AND created_at >= $16::timestamptz AND NOT (updated_at >= $17::timestamptz OR id IN (
      SELECT r.memory_id FROM memory_revisions r WHERE r.workspace_id = $1 AND r.created_at >= $17::timestamptz))) AND temporal_type = $18 AND text ILIKE $19 AND id = ANY($20::bigint[]) LIMIT 1) AS m),

  compared AS (
    SELECT *, GREATEST(of_whole, of_passage) AS similarity,
      GREATEST(of_whole, of_passage * 0.9) AS ranking_similarity
    FROM (SELECT *, CASE WHEN is_across THEN floor(CASE WHEN cosine > 0 THEN CASE WHEN cosine <= 0.18 THEN 0 + (cosine - 0) * 1.9444444444444444::float8 WHEN cosine <= 0.44 THEN 0.35 + (cosine - 0.18) * 0.9615384615384615::float8 WHEN cosine <= 0.75 THEN 0.6 + (cosine - 0.44) * 0.48387096774193555::float8 WHEN cosine <= 1 THEN 0.75 + (cosine - 0.75) * 1::float8 ELSE 1 END ELSE 0 END * 1e6 + 0.5) / 1e6 ELSE floor(CASE WHEN cosine > 0 THEN CASE WHEN cosine <= 0.25 THEN 0 + (cosine - 0) * 1.4::float8 WHEN cosine <= 0.7 THEN 0.35 + (cosine - 0.25) * 0.7777777777777778::float8 WHEN cosine <= 1 THEN 0.7 + (cosine - 0.7) * 1::float8 ELSE 1 END ELSE 0 END * 1e6 + 0.5) / 1e6 END AS of_whole,
            CASE WHEN is_across THEN floor(CASE WHEN passage_cosine > 0 THEN CASE WHEN passage_cosine <= 0.18 THEN 0 + (passage_cosine - 0) * 1.9444444444444444::float8 WHEN passage_cosine <= 0.44 THEN 0.35 + (passage_cosine - 0.18) * 0.9615384615384615::float8 WHEN passage_cosine <= 0.75 THEN 0.6 + (passage_cosine - 0.44) * 0.48387096774193555::float8 WHEN passage_cosine <= 1 THEN 0.75 + (passage_cosine - 0.75) * 1::float8 ELSE 1 END ELSE 0 END * 1e6 + 0.5) / 1e6 ELSE floor(CASE WHEN passage_cosine > 0 THEN CASE WHEN passage_cosine <= 0.25 THEN 0 + (passage_cosine - 0) * 1.4::float8 WHEN passage_cosine <= 0.7 THEN 0.35 + (passage_cosine - 0.25) * 0.7777777777777778::float8 WHEN passage_cosine <= 1 THEN 0.7 + (passage_cosine - 0.7) * 1::float8 ELSE 1 END ELSE 0 END * 1e6 + 0.5) / 1e6 END AS of_passage FROM candidates) AS each),
  fitting AS MATERIALIZED (
    SELECT *, NULL::float8 AS own_words,
      CASE WHEN before_1 | after_1 | before_2 | after_2 | words <> 0 THEN (SELECT COALESCE(sum(weight * GREATEST((((words >> bit) & 1) * word_share), 0.63::float8 * ((before_1 >> bit) & 1), 0.42::float8 * ((after_1 >> bit) & 1), 0.42::float8 * ((before_2 >> bit) & 1), 0.28::float8 * ((after_2 >> bit) & 1))), 0) FROM words)::float8 ELSE 0 END AS all_words
    FROM compared WHERE similarity >= $4),
  weighed AS (
    SELECT *, GREATEST(max(all_words) OVER (), (SELECT all_weights FROM query) * 0.6, 1e-9) AS most FROM fitting m),
  ranked AS (SELECT *, (ranking_similarity + 0.85 * (1 - ranking_similarity) * power(all_words / most, 1.3)) AS relevance FROM weighed),
  scored AS (
    SELECT m.id, m.similarity, m.relevance, m.words, CASE WHEN m.of_passage > m.of_whole THEN m.chunk END AS chunk,
      m.own_words / m.most AS lexical, (m.all_words - m.own_words) / m.most AS neighbours,
      (m.relevance * 10 / (10 + LEAST(27000, GREATEST(0, extract(epoch FROM $5 - GREATEST(m.updated_at, a.last_accessed_at))::float8 / 86400)))) AS recency, (0.5 + (m.importance / 10.0::float8 - 0.5) * 0.3333333333333333::float8) AS importance,
      LEAST(1, ln(1 + COALESCE(a.access_count::float8 + a.inherited_count, 0))
    / ln(1 + 100::float8)) AS frequency, CASE
    WHEN m.temporal_type = 'temporal' THEN CASE WHEN m.valid_until <= $5 THEN 0.05 ELSE 1 END
    WHEN m.importance >= 8 THEN 1
    ELSE GREATEST(0.95, power(2, -LEAST(27000, GREATEST(0, extract(epoch FROM $5 - GREATEST(m.updated_at, a.last_accessed_at))::float8 / 86400)) / 180)) END AS multiplier
    FROM ranked m
      LEFT JOIN LATERAL (SELECT * FROM memory_accesses WHERE workspace_id = $1 AND memory_id = m.id LIMIT 1) AS a ON true),
  best AS (SELECT *, multiplier * (0.55 * relevance + 0.2 * recency + 0.15 * importance + 0.1 * frequency) AS score FROM scored ORDER BY score DESC, id DESC LIMIT $6)
    SELECT best.id, m.text, best.score, best.similarity, m.importance, (
  CASE WHEN meta ? 'temporal' THEN meta - 'temporal' || jsonb_build_object('temporal_user', meta -> 'temporal')
    ELSE meta END
  || jsonb_build_object('temporal', jsonb_build_object('type', temporal_type,
       'valid_until', to_char(valid_until AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'))))::text AS "metaJson",
      best.relevance, best.words, m.follows, (
        SELECT json_agg(json_build_object('id', older_id, 'confidence', confidence) ORDER BY confidence DESC, older_id DESC)
        FROM memory_links l WHERE l.workspace_id = $1 AND l.newer_id = best.id AND EXISTS (
          SELECT FROM memories_5 o WHERE o.workspace_id = $1 AND o.id = l.older_id AND (o.expires_at IS NULL OR o.expires_at > now()))) AS supersedes, m.created_at AS "createdAt",
      m.updated_at AS "updatedAt", m.expires_at AS "expiresAt"
    FROM best JOIN LATERAL (SELECT * FROM memories_5 WHERE workspace_id = $1 AND id = best.id) AS m ON true
    ORDER BY best.score DESC, best.id DESC;

-- the neighbours of a new text
SELECT m.id, m.text, 1 - (m.embedding::halfvec(384) <=> $2::halfvec(384)) AS cosine, m.updated_at AS "updatedAt",
    m.near_duplicate_of AS "nearDuplicateOf", memory_conversation(m.meta) AS conversation,
    EXISTS (SELECT FROM memories_5
            WHERE workspace_id = $1 AND scope = ANY($5::bytea[]) AND text_hash = ANY($4::bytea[])
              AND archived_at IS NULL AND (expires_at IS NULL OR expires_at > now())) AS "hasDuplicate" FROM memories_5 m
  WHERE m.workspace_id + 0 = $1 AND COALESCE(m.archived_at, 'infinity') = 'infinity' AND (m.expires_at IS NULL OR m.expires_at > now()) AND m.embedding_model_id = 1 AND m.scope = ANY($5::bytea[]) AND m.external_key IS NULL ORDER BY m.embedding::halfvec(384) <=> $2::halfvec(384) LIMIT $3;

-- the neighbours of a new text in a small workspace
SELECT m.id, m.text, 1 - (m.embedding::halfvec(384) <=> $2::halfvec(384)) AS cosine, m.updated_at AS "updatedAt",
    m.near_duplicate_of AS "nearDuplicateOf", memory_conversation(m.meta) AS conversation,
    EXISTS (SELECT FROM memories_5
            WHERE workspace_id = $1 AND scope = ANY($5::bytea[]) AND text_hash = ANY($4::bytea[])
              AND archived_at IS NULL AND (expires_at IS NULL OR expires_at > now())) AS "hasDuplicate" FROM memories_5 m
  WHERE m.workspace_id = $1 AND m.archived_at IS NULL AND (m.expires_at IS NULL OR m.expires_at > now()) AND m.embedding_model_id = 1 AND m.scope = ANY($5::bytea[]) AND m.external_key IS NULL ORDER BY (m.embedding::halfvec(384) <=> $2::halfvec(384)) + 0 LIMIT $3;

-- the neighbours of a new text in a big workspace
SELECT n.* FROM (SELECT set_config('hnsw.ef_search', '200', true) AS width OFFSET 0) AS setting
  CROSS JOIN LATERAL (SELECT m.id, m.text, 1 - (m.embedding::halfvec(384) <=> $2::halfvec(384)) AS cosine, m.updated_at AS "updatedAt",
    m.near_duplicate_of AS "nearDuplicateOf", memory_conversation(m.meta) AS conversation,
    EXISTS (SELECT FROM memories_5
            WHERE workspace_id = $1 AND scope = ANY($5::bytea[]) AND text_hash = ANY($4::bytea[])
              AND archived_at IS NULL AND (expires_at IS NULL OR expires_at > now())) AS "hasDuplicate" FROM memories_5 m
  WHERE setting.width IS NOT NULL AND m.workspace_id + 0 = $1 AND COALESCE(m.archived_at, 'infinity') = 'infinity' AND (m.expires_at IS NULL OR m.expires_at > now()) AND m.embedding_model_id = 1 AND m.scope = ANY($5::bytea[]) AND m.external_key IS NULL ORDER BY m.embedding::halfvec(384) <=> $2::halfvec(384) LIMIT $3) AS n;

-- the neighbours of stored texts
SELECT given, id, text, "textHash", cosine, "validFrom" FROM (
    SELECT given.id AS given, n.*, count(*) OVER (PARTITION BY given.id) AS size FROM (
      SELECT id, embedding::halfvec(384) AS vector, scope FROM memories_5
      WHERE workspace_id = $1 AND id = ANY($2::bigint[]) AND embedding_model_id = 1) AS given
    CROSS JOIN LATERAL (SELECT m.id, m.text, m.text_hash AS "textHash", 1 - (m.embedding::halfvec(384) <=> given.vector) AS cosine, m.updated_at AS "validFrom" FROM memories_5 m
  WHERE m.workspace_id + 0 = $1 AND COALESCE(m.archived_at, 'infinity') = 'infinity' AND (m.expires_at IS NULL OR m.expires_at > now()) AND m.embedding_model_id = 1 AND m.scope = given.scope AND m.external_key IS NULL AND m.expires_at IS NULL ORDER BY m.embedding::halfvec(384) <=> given.vector LIMIT $3) AS n WHERE n.cosine >= $4) AS clusters
  WHERE size > 1 ORDER BY given, id;

-- the chunks nearest to a query
SELECT "memoryId", chunk, cosine FROM (
    (SELECT m.id AS "memoryId", 0 AS chunk, 1 - (m.embedding::halfvec(384) <=> $2::halfvec(384)) AS cosine FROM memories_5 m
  WHERE m.workspace_id + 0 = $1 AND COALESCE(m.archived_at, 'infinity') = 'infinity' AND (m.expires_at IS NULL OR m.expires_at > now()) AND m.embedding_model_id = 1 ORDER BY m.embedding::halfvec(384) <=> $2::halfvec(384) LIMIT $3)
    UNION ALL
    (SELECT c.memory_id, c.chunk, 1 - (c.embedding::halfvec(384) <=> $2::halfvec(384)) FROM memory_chunks c
     JOIN memories_5 m ON m.workspace_id = $1 AND m.id = c.memory_id
     WHERE c.workspace_id = $1 AND c.model_id = 1 AND m.archived_at IS NULL AND (m.expires_at IS NULL OR m.expires_at > now())
     ORDER BY c.embedding::halfvec(384) <=> $2::halfvec(384) LIMIT $3)) AS matches
  ORDER BY cosine DESC, "memoryId" DESC, chunk LIMIT $3;

--
-- src/database/distribution/distribution-checks.ts
--

-- not prepared
SELECT to_regclass('workspaces') IS NOT NULL AND to_regclass('migrations') IS NOT NULL AS has;

-- not prepared
SELECT (SELECT extversion FROM pg_extension WHERE extname = 'citus') AS citus,
  (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) AS "isSuperuser",
  (SELECT name FROM migrations ORDER BY timestamp DESC LIMIT 1) AS schema,
  (SELECT count(*)::integer FROM pg_stat_activity
   WHERE datname = current_database() AND application_name = 'mnemonest') AS sessions,
  EXISTS (SELECT FROM reembeddings WHERE finished_at IS NULL) AS "isReembedding",
  EXISTS (SELECT FROM key_rotations WHERE finished_at IS NULL) AS "isRotating",
  EXISTS (SELECT FROM workspaces WHERE moving_since IS NOT NULL AND moved_at IS NULL) AS "isMoving";

-- not prepared
SELECT citus_is_coordinator() AS "isCoordinator",
  ARRAY(SELECT node_name || ':' || node_port FROM citus_get_active_worker_nodes() ORDER BY 1) AS workers;

--
-- src/database/distribution/distribution-state.ts
--

-- not prepared
SELECT EXISTS (SELECT FROM pg_extension WHERE extname = 'citus') AS has;

-- not prepared
SELECT c.relname AS name, p.partmethod = 'h' AS "isHashed" FROM pg_dist_partition p JOIN pg_class c ON c.oid = p.logicalrelid
WHERE c.relnamespace = current_schema()::regnamespace
  AND (p.partmethod = 'h' OR p.partmethod = 'n' AND p.repmodel = 't');

-- not prepared
SELECT name FROM unnest($1::text[]) AS name WHERE to_regclass(name) IS NOT NULL;

-- not prepared
SELECT conrelid::regclass::text || '.' || conname AS name FROM pg_constraint
WHERE contype = 'f' AND connamespace = current_schema()::regnamespace AND conrelid::regclass::text = ANY($1::text[]);

-- not prepared
SELECT EXISTS (SELECT FROM pg_extension WHERE extname = 'citus') AS has;

--
-- src/database/distribution/distribution.ts
--

-- not prepared
SELECT t.name, (SELECT sum(pg_total_relation_size(relid))::bigint FROM (SELECT t.name::regclass AS relid UNION SELECT relid FROM pg_partition_tree(t.name::regclass)) AS parts) AS bytes
FROM unnest($1::text[]) WITH ORDINALITY AS t (name, place) ORDER BY place;

-- not prepared
SELECT pg_try_advisory_lock($1) AS held;

-- not prepared
SELECT set_config('citus.shard_count', $1, false), set_config('client_min_messages', 'warning', false),
  set_config('citus.enable_unsafe_triggers', 'on', false), set_config('citus.propagate_set_commands', 'local', false);

-- not prepared
SELECT t.name FROM unnest($1::text[]) AS t (name)
WHERE (SELECT sum(pg_relation_size(relid)) FROM (SELECT t.name::regclass AS relid UNION SELECT relid FROM pg_partition_tree(t.name::regclass)) AS parts) > 0;

-- not prepared
SELECT truncate_local_data_after_distributing_table($1::regclass);

-- not prepared
ALTER TABLE ${key.table} DROP CONSTRAINT ${key.name};

-- not prepared
SELECT format('DROP VIEW %s', c.oid::regclass) AS text FROM pg_class c
WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'v' AND c.relname LIKE 'own\_memories%'
UNION ALL
SELECT format('DROP POLICY %I ON %s', p.polname, c.oid::regclass) FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid
WHERE c.relnamespace = current_schema()::regnamespace
UNION ALL
SELECT format('ALTER TABLE %s NO FORCE ROW LEVEL SECURITY, DISABLE ROW LEVEL SECURITY', c.oid::regclass) FROM pg_class c
WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p') AND c.relrowsecurity;

-- not prepared
SELECT p.oid::regprocedure::text AS name FROM pg_proc p
WHERE p.pronamespace = current_schema()::regnamespace AND p.prokind = 'f'
  AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.classid = 'pg_proc'::regclass AND d.deptype = 'e')
ORDER BY p.oid;

-- not prepared
SELECT create_distributed_function($1::regprocedure);

-- not prepared
SET LOCAL session_replication_role = 'replica';

-- not prepared
ALTER TABLE ${table} ADD CONSTRAINT ${name} ${definition};

-- not prepared
SET LOCAL citus.multi_shard_modify_mode = 'sequential';

--
-- src/database/distribution/node-settings.ts
--

-- not prepared
DO $$ BEGIN PERFORM set_config('citus.enable_ddl_propagation', 'off', true); ${Object.entries(settings) .map(([name, value]) => `EXECUTE format('ALTER DATABASE %I SET ${name} = %L', current_database(), '${value}');`) .join(' ')} END $$;

-- not prepared
SELECT nodename || ':' || nodeport AS node, success, result FROM run_command_on_workers($1);

--
-- src/database/distribution/place-table.ts
--

-- not prepared
SELECT create_reference_table($1::regclass);

-- not prepared
SELECT create_distributed_table($1::regclass, 'workspace_id', colocate_with => $2);

--
-- src/database/move/freeze.repository.ts
--

-- not prepared
SELECT set_config('lock_timeout', '2s', false);

-- not prepared
CREATE TRIGGER ${name} BEFORE ${events} ON ${table} FOR EACH ROW
WHEN (${row}.workspace_id = ${Number(workspaceId)}) EXECUTE FUNCTION refuse_moving('${Number(workspaceId)}');

-- not prepared
SELECT set_config('lock_timeout', '2s', false);

-- not prepared
DROP TRIGGER ${name} ON ${table};

-- not prepared
SELECT tgrelid::regclass::text AS table, tgname::text AS name FROM pg_trigger
WHERE tgname = ANY($1::text[]) AND tgparentid = 0 ORDER BY 1, 2;

--
-- src/database/move/installation.repository.ts
--

-- not prepared
SELECT to_regclass('migrations') IS NOT NULL AS known;

-- not prepared
SELECT name FROM migrations ORDER BY id;

-- not prepared
SELECT id::text AS id, sealed_by AS "sealedBy",
  ARRAY(SELECT id FROM encryption_keys ORDER BY id) AS "keyIds",
  EXISTS (SELECT FROM reembeddings WHERE finished_at IS NULL) OR EXISTS (SELECT FROM key_rotations WHERE finished_at IS NULL)
    AS "isRewriting"
FROM installation;

-- not prepared
SELECT id, provider, name AS model, dimensions, directory, slot AS "vectorColumn", vector_type AS "vectorType", state
FROM embedding_models WHERE state <> 'retired';

-- not prepared
SELECT c.oid::regclass::text AS name,
  ARRAY(SELECT f.confrelid::regclass::text FROM pg_constraint f WHERE f.conrelid = c.oid AND f.contype = 'f') AS "refersTo",
  (SELECT json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod)) ORDER BY a.attnum)
   FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '') AS columns,
  ARRAY(SELECT a.attname::text FROM pg_index i CROSS JOIN LATERAL unnest(i.indkey::int[]) WITH ORDINALITY AS k (attnum, at)
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.attnum
        WHERE i.indrelid = c.oid AND i.indisprimary AND a.attname <> 'workspace_id' ORDER BY k.at) AS key
FROM pg_class c JOIN pg_attribute w ON w.attrelid = c.oid AND w.attname = 'workspace_id' AND NOT w.attisdropped
WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relnamespace = current_schema()::regnamespace
ORDER BY c.relname;

--
-- src/database/move/moving-workspace.repository.ts
--

-- not prepared
SELECT w.name, a.name AS account, p.code AS plan, w.moving_since IS NOT NULL AS "isMoving", w.moved_at IS NOT NULL AS "hasMoved",
  w.move_with::text AS "moveWith"
FROM workspaces w JOIN accounts a ON a.id = w.account_id
LEFT JOIN subscriptions s ON s.workspace_id = w.id LEFT JOIN plans p ON p.id = s.plan_id
WHERE w.id = $1;

-- not prepared
SELECT FROM purges WHERE id = $1 AND (finished_at IS NULL OR finished_at > now() - interval '1 day');

-- not prepared
SELECT pg_try_advisory_lock($1, $2) AS locked;

-- not prepared
UPDATE workspaces SET moving_since = COALESCE(moving_since, now()), move_with = $2::uuid WHERE id = $1;

-- not prepared
DELETE FROM purges WHERE id = $1;

-- not prepared
INSERT INTO accounts (name) SELECT $1::text WHERE NOT EXISTS (SELECT FROM accounts WHERE name = $1);

-- not prepared
INSERT INTO workspaces (id, account_id, name, status, moving_since, move_with) OVERRIDING SYSTEM VALUE
SELECT $1::int, (SELECT min(id) FROM accounts WHERE name = $4), $3::text, 'suspended', now(), $2::uuid
ON CONFLICT (id) DO NOTHING;

-- not prepared
SELECT to_jsonb(w) AS settings FROM workspaces w WHERE w.id = $1;

-- not prepared
UPDATE workspaces w SET (name, status, rpm_limit, burst_limit, memory_write_limit, memory_retrieve_limit, created_at, deleted_at,
    limit_reached_until, time_zone, scope_keys, auto_apply, moving_since, moved_at)
  = (SELECT s.name, s.status, s.rpm_limit, s.burst_limit, s.memory_write_limit, s.memory_retrieve_limit, s.created_at,
       s.deleted_at, s.limit_reached_until, s.time_zone, s.scope_keys, s.auto_apply,
       NULL::timestamptz, NULL::timestamptz
     FROM jsonb_populate_record(NULL::workspaces, $2::jsonb) s)
WHERE w.id = $1;

-- not prepared
SELECT to_jsonb(p) AS plan FROM subscriptions s JOIN plans p ON p.id = s.plan_id WHERE s.workspace_id = $1;

-- not prepared
INSERT INTO plans (code, name, rpm_limit, burst_limit, memory_write_limit, memory_retrieve_limit, created_at, max_keys)
SELECT code, name, rpm_limit, burst_limit, memory_write_limit, memory_retrieve_limit, created_at, max_keys
FROM jsonb_populate_record(NULL::plans, $1::jsonb) ON CONFLICT (code) DO NOTHING;

-- not prepared
SELECT id::text AS id FROM plans WHERE code = $1;

-- not prepared
SELECT to_jsonb(c) AS client FROM oauth_clients c WHERE id IN (SELECT client_id FROM oauth_grants WHERE workspace_id = $1);

-- not prepared
INSERT INTO oauth_clients SELECT * FROM jsonb_populate_recordset(NULL::oauth_clients, $1::jsonb) ON CONFLICT DO NOTHING;

-- not prepared
UPDATE workspaces SET status = 'suspended', moved_at = now() WHERE id = $1 AND moved_at IS NULL;

-- not prepared
UPDATE workspaces SET moving_since = NULL, move_with = NULL WHERE id = $1;

-- not prepared
DELETE FROM workspaces WHERE id = $1 AND moving_since IS NOT NULL;

-- not prepared
INSERT INTO audit_entries (workspace_id, actor, action, details, request_id, created_at)
VALUES ($1, 'admin', $2, $3::jsonb, 'move', now());

-- not prepared
SELECT pg_notify($1, $2);

--
-- src/database/move/rows.repository.ts
--

-- not prepared
SELECT count(*) AS count FROM ${name} WHERE workspace_id = $1;

-- not prepared
SELECT count(*) AS count FROM ${table.name} WHERE workspace_id = $1;

-- not prepared
SELECT ${table.key.map((name) => `t.${name}::text AS ${quoted(name)}`).join(', ') || 'true'}
FROM ${table.name} t WHERE workspace_id = $1
ORDER BY ${keyOf(table) .map((part) => `${part} DESC`) .join(', ')} LIMIT 1;

-- not prepared
SELECT ${table.key.map((name) => `t.${name}::text AS ${quoted(name)}`).join(', ') || 'true'}
FROM ${table.name} t WHERE workspace_id = $1
 LIMIT 1;

-- not prepared
SELECT ${values.join(', ')} FROM ${table.name} t WHERE workspace_id = $1
  AND model_id = ${Number(model.from.id)}
  AND (${keyOf(table).join(', ')}) > (${table.key.map((name, at) => `$${at + 3}::text::${typeOf(name)}`).join(', ')})
ORDER BY ${keyOf(table).join(', ')} LIMIT $2;

-- not prepared
SELECT ${values.join(', ')} FROM ${table.name} t WHERE workspace_id = $1
  AND model_id = ${Number(model.from.id)}
  AND (${keyOf(table).join(', ')}) > (${table.key.map((name, at) => `$${at + 3}::text::${typeOf(name)}`).join(', ')})
 LIMIT $2;

-- not prepared
SELECT ${values.join(', ')} FROM ${table.name} t WHERE workspace_id = $1
  AND model_id = ${Number(model.from.id)}

ORDER BY ${keyOf(table).join(', ')} LIMIT $2;

-- not prepared
SELECT ${values.join(', ')} FROM ${table.name} t WHERE workspace_id = $1
  AND model_id = ${Number(model.from.id)}

 LIMIT $2;

-- not prepared
SELECT ${values.join(', ')} FROM ${table.name} t WHERE workspace_id = $1

  AND (${keyOf(table).join(', ')}) > (${table.key.map((name, at) => `$${at + 3}::text::${typeOf(name)}`).join(', ')})
ORDER BY ${keyOf(table).join(', ')} LIMIT $2;

-- not prepared
SELECT ${values.join(', ')} FROM ${table.name} t WHERE workspace_id = $1

  AND (${keyOf(table).join(', ')}) > (${table.key.map((name, at) => `$${at + 3}::text::${typeOf(name)}`).join(', ')})
 LIMIT $2;

-- not prepared
SELECT ${values.join(', ')} FROM ${table.name} t WHERE workspace_id = $1


ORDER BY ${keyOf(table).join(', ')} LIMIT $2;

-- not prepared
SELECT ${values.join(', ')} FROM ${table.name} t WHERE workspace_id = $1


 LIMIT $2;

-- not prepared
INSERT INTO ${name} (${columns.map((column) => quoted(column.name)).join(', ')}) OVERRIDING SYSTEM VALUE
SELECT ${columns.map((column) => `r.${quoted(column.name)}::${column.type}`).join(', ')} FROM unnest(${columns.map((_, at) => `$${at + 1}::text[]`).join(', ')}) AS r (${columns.map((column) => quoted(column.name)).join(', ')});

-- not prepared
DELETE FROM ${name} WHERE workspace_id = $1
  AND ctid = ANY(ARRAY(SELECT ctid FROM ${name} WHERE workspace_id = $1 LIMIT $2)) RETURNING 1;

-- not prepared
SELECT id::text AS id FROM ${table} WHERE workspace_id = $1 ORDER BY ${table}.id;

-- not prepared
SELECT nextval(pg_get_serial_sequence('${table}', 'id'))::text AS id FROM generate_series(1, $1::int);

--
-- src/database/outbox.ts
--

-- not prepared
WITH
told AS (
  INSERT INTO outbox_events (workspace_id, type, payload, created_at)
  SELECT $1::integer, type, payload::jsonb, $4::timestamptz FROM unnest($2::text[], $3::text[]) AS given (type, payload)
  RETURNING workspace_id, id, type, created_at),
queued AS (
  INSERT INTO webhook_deliveries (workspace_id, webhook_id, event_id, created_at)
  SELECT told.workspace_id, w.id, told.id, told.created_at
  FROM told JOIN webhooks w ON w.workspace_id = told.workspace_id AND w.enabled
    AND (w.event_types IS NULL OR told.type = ANY(w.event_types))
  ORDER BY told.id)
SELECT id FROM told;

--
-- src/database/snapshots.ts
--

-- not prepared
SELECT pg_current_xact_id()::text::bigint AS id;

--
-- src/modules/admin/bootstrap.service.ts
--

-- not prepared
SELECT pg_advisory_xact_lock($1);

-- not prepared
SELECT setval('workspaces_id_seq', $1::bigint, false) FROM workspaces_id_seq WHERE last_value < $1::bigint;

--
-- src/modules/admin/overview.repository.ts
--

-- prepared as admin_overview
/* every workspace */
SELECT (SELECT count(*) FROM accounts) AS accounts,
       (SELECT count(*) FROM accounts WHERE suspended_at IS NOT NULL) AS "accountsSuspended",
       (SELECT count(*) FROM workspaces WHERE deleted_at IS NULL AND status = 'active' AND (limit_reached_until > $1::timestamptz) IS NOT TRUE) AS active,
       (SELECT count(*) FROM workspaces WHERE deleted_at IS NULL AND status = 'pending_payment' AND (limit_reached_until > $1::timestamptz) IS NOT TRUE) AS "pendingPayment",
       (SELECT count(*) FROM workspaces WHERE deleted_at IS NULL AND status = 'suspended') AS suspended,
       (SELECT count(*) FROM workspaces WHERE deleted_at IS NULL AND status <> 'suspended' AND limit_reached_until > $1::timestamptz) AS "limitReached",
       (SELECT count(*) FROM workspaces WHERE deleted_at IS NOT NULL) AS deleted,
       (SELECT count(*) FROM api_keys) AS keys,
       (SELECT COALESCE(sum(GREATEST(c.reltuples, 0)), 0)::bigint FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
        WHERE i.inhparent = 'memories'::regclass) AS estimate,
       (SELECT COALESCE(sum(pending), 0)::bigint FROM event_sources) AS "queuedTurns",
       (SELECT count(*) FROM embedding_jobs) AS "embeddingJobs",
       (SELECT count(*) FROM purges WHERE finished_at IS NULL) AS purges,
       (SELECT count(*) FROM reembeddings) AS reembeddings,
       (SELECT count(*) FROM key_rotations) AS "keyRotations",
       current_setting('server_version') AS "databaseVersion",
       (SELECT name FROM migrations ORDER BY timestamp DESC LIMIT 1) AS schema;

-- prepared as count_all_memories
/* every workspace */ SELECT count(*) AS count FROM memories;

--
-- src/modules/admin/purge/purge.repository.ts
--

-- not prepared
INSERT INTO purges (id) VALUES ($1) ON CONFLICT (id) DO NOTHING;

-- not prepared
SELECT id, rows_deleted AS "rowsDeleted", requested_at AS "requestedAt", finished_at AS "finishedAt" FROM purges WHERE id = $1;

-- prepared as list_open_purges
SELECT id FROM purges WHERE finished_at IS NULL OR finished_at > now() - interval '1 day' ORDER BY finished_at DESC, id;

-- not prepared
SELECT finished_at IS NOT NULL AS finished FROM purges WHERE id = $1 FOR UPDATE SKIP LOCKED;

-- not prepared
DELETE FROM ${table} WHERE workspace_id = $1
  AND ctid = ANY(ARRAY(SELECT ctid FROM ${table} WHERE workspace_id = $1 LIMIT $2)) RETURNING 1;

-- not prepared
UPDATE purges SET rows_deleted = rows_deleted + $2 WHERE id = $1;

-- not prepared
/* every workspace */
UPDATE audit_entries SET workspace_id = NULL, details = jsonb_build_object('purged_workspace_id', $1::int)
WHERE workspace_id = $1;

-- not prepared
DELETE FROM workspaces WHERE id = $1;

-- not prepared
UPDATE purges SET finished_at = now() WHERE id = $1;

-- not prepared
/* every workspace */
INSERT INTO audit_entries (actor, action, details, request_id, created_at)
SELECT 'service', 'workspace.purged', jsonb_build_object('purged_workspace_id', id, 'rows', rows_deleted), 'purge', now()
FROM purges WHERE id = $1;

-- not prepared
SELECT c.oid::regclass::text AS name,
       ARRAY(SELECT f.confrelid::regclass::text FROM pg_constraint f WHERE f.conrelid = c.oid AND f.contype = 'f') AS "refersTo"
FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'workspace_id' AND NOT a.attisdropped
WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relnamespace = current_schema()::regnamespace
  AND c.relname <> 'audit_entries'
ORDER BY c.relname;

--
-- src/modules/audit/audit.repository.ts
--

-- not prepared
/* every workspace */
INSERT INTO audit_entries (workspace_id, actor, action, details, request_id, created_at) VALUES ($1, $2, $3, $4, $5, $6);

-- not prepared
INSERT INTO audit_entries (workspace_id, actor, action, details, request_id, created_at) VALUES ($1, $2, $3, $4, $5, $6);

-- not prepared
/* every workspace */ SELECT id, workspace_id AS "workspaceId", actor, action, details, request_id AS "requestId",
  created_at AS "createdAt" FROM audit_entries WHERE ${[ before === undefined ? 'true' : `id < ${parameter(before)}`, ...(action === undefined ? [] : [`(action = ${parameter(action)} OR starts_with(action, ${parameter(`${action}.`)}))`]), ...(from === undefined ? [] : [`created_at >= ${parameter(from)}`]), ...(to === undefined ? [] : [`created_at < ${parameter(to)}`]), ].join(' AND ')} ORDER BY id DESC LIMIT $1;

-- not prepared
SELECT id, workspace_id AS "workspaceId", actor, action, details, request_id AS "requestId",
  created_at AS "createdAt" FROM audit_entries WHERE workspace_id = $2 AND ${[ before === undefined ? 'true' : `id < ${parameter(before)}`, ...(action === undefined ? [] : [`(action = ${parameter(action)} OR starts_with(action, ${parameter(`${action}.`)}))`]), ...(from === undefined ? [] : [`created_at >= ${parameter(from)}`]), ...(to === undefined ? [] : [`created_at < ${parameter(to)}`]), ].join(' AND ')} ORDER BY id DESC LIMIT $1;

-- prepared as sweep_audit_entries
/* every workspace */
WITH old AS (
  SELECT id FROM audit_entries WHERE created_at < now() - $1::int * interval '1 day'
  ORDER BY created_at LIMIT $2 FOR UPDATE SKIP LOCKED)
DELETE FROM audit_entries WHERE id IN (SELECT id FROM old) RETURNING 1;

--
-- src/modules/auth/access-token.repository.ts
--

-- prepared as find_access_token
SELECT g.key_hash AS "keyHash", g.scopes,
         (extract(epoch FROM t.expires_at - clock_timestamp()) * 1000)::float8 AS "expiresInMs"
  FROM oauth_tokens t JOIN oauth_grants g ON g.workspace_id = t.workspace_id AND g.id = t.grant_id
  WHERE t.workspace_id = $1 AND t.hash = $2 AND t.kind = 'access';

--
-- src/modules/auth/credential.repository.ts
--

-- prepared as find_credential
/* every workspace */ SELECT k.id AS "apiKeyId", k.workspace_id AS "workspaceId", k.kind, k.key_hash AS "keyHash", k.enabled,
         k.operations, k.user_id AS "boundUserId",
         (extract(epoch FROM k.expires_at - clock_timestamp()) * 1000)::float8 AS "expiresInMs",
         w.status AS "workspaceStatus", w.deleted_at IS NOT NULL AS "workspaceDeleted", w.time_zone AS "timeZone",
         w.scope_keys AS "scopeKeys",
         a.suspended_at IS NOT NULL AS "accountSuspended",
         COALESCE(k.rpm_limit, CASE k.kind WHEN 'azen' THEN ${AZEN_KEY_LIMIT.perMinute} ELSE l.rpm_limit END) AS "keyRpm",
         COALESCE(k.burst_limit, CASE k.kind WHEN 'azen' THEN ${AZEN_KEY_LIMIT.burst} ELSE l.burst_limit END) AS "keyBurst",
         l.rpm_limit AS rpm, l.burst_limit AS burst, l.memory_write_limit AS "memoryWrites",
         l.memory_retrieve_limit AS "memoryRetrieves", l.cycle_anchor AS "cycleAnchor"
  FROM api_keys k JOIN workspaces w ON w.id = k.workspace_id JOIN accounts a ON a.id = w.account_id
  JOIN workspace_limits l ON l.workspace_id = w.id
  WHERE k.key_hash = $1;

-- prepared as find_operator_credential
SELECT 0 AS "apiKeyId", w.id AS "workspaceId", 'workspace' AS kind, ''::bytea AS "keyHash",
         true AS enabled, ARRAY['read', 'write'] AS operations, NULL AS "boundUserId", NULL AS "expiresInMs",
         w.status AS "workspaceStatus", w.deleted_at IS NOT NULL AS "workspaceDeleted", w.time_zone AS "timeZone",
         w.scope_keys AS "scopeKeys", a.suspended_at IS NOT NULL AS "accountSuspended",
         l.rpm_limit AS "keyRpm", l.burst_limit AS "keyBurst", l.rpm_limit AS rpm, l.burst_limit AS burst,
         l.memory_write_limit AS "memoryWrites", l.memory_retrieve_limit AS "memoryRetrieves",
         l.cycle_anchor AS "cycleAnchor"
  FROM workspaces w JOIN accounts a ON a.id = w.account_id JOIN workspace_limits l ON l.workspace_id = w.id
  WHERE w.id = $1;

--
-- src/modules/auth/session.repository.ts
--

-- prepared as insert_session
INSERT INTO dashboard_sessions (id_hash, kind, secret_hash, expires_at) VALUES ($1, $2, $3, $4);

-- prepared as find_session
SELECT kind, secret_hash AS "secretHash", expires_at AS "expiresAt"
  FROM dashboard_sessions WHERE id_hash = $1 AND expires_at > now();

-- prepared as delete_session
DELETE FROM dashboard_sessions WHERE id_hash = $1;

-- prepared as sweep_sessions
WITH old AS (
    SELECT id_hash FROM dashboard_sessions WHERE expires_at <= now() ORDER BY expires_at LIMIT $1
    FOR UPDATE SKIP LOCKED)
  DELETE FROM dashboard_sessions s USING old WHERE s.id_hash = old.id_hash RETURNING 1;

--
-- src/modules/azen/memory-ids.service.ts
--

-- not prepared
SELECT id FROM installation;

--
-- src/modules/azen/usage.repository.ts
--

-- prepared as add_azen_usage
/* every workspace */ INSERT INTO azen_usage AS u (workspace_id, day, api_key_id, call, successes, errors)
  SELECT * FROM unnest($1::int[], $2::date[], $3::int[], $4::text[], $5::bigint[], $6::bigint[]) ORDER BY 1, 2, 3, 4
  ON CONFLICT (workspace_id, day, api_key_id, call)
  DO UPDATE SET successes = u.successes + EXCLUDED.successes, errors = u.errors + EXCLUDED.errors;

-- prepared as find_azen_usage
SELECT to_char(day, 'YYYY-MM-DD') AS day, call, sum(successes)::bigint AS successes, sum(errors)::bigint AS errors
  FROM azen_usage WHERE workspace_id = $1 AND day BETWEEN $2::date AND $3::date GROUP BY day, call;

--
-- src/modules/embeddings/embedding-spaces.service.ts
--

-- prepared as model_of_workspace
SELECT id FROM embedding_models
  WHERE state = CASE WHEN EXISTS (SELECT FROM reembedding_workspaces WHERE workspace_id = $1) THEN 'leaving' ELSE 'active' END;

--
-- src/modules/embeddings/embedding-state.ts
--

-- prepared as live_models
SELECT id, provider, name AS model, dimensions, directory, slot AS "vectorColumn", vector_type AS "vectorType", state
FROM embedding_models WHERE state <> 'retired';

--
-- src/modules/embeddings/model-change.ts
--

-- not prepared
SET LOCAL citus.multi_shard_modify_mode = 'sequential';

-- not prepared
SET LOCAL lock_timeout = '2s';

-- not prepared
/* every workspace */ LOCK TABLE memories IN SHARE ROW EXCLUSIVE MODE;

--
-- src/modules/embeddings/reembedding-workspaces.repository.ts
--

-- prepared as next_reembedding_workspace
/* every workspace */ SELECT workspace_id AS id FROM reembedding_workspaces ORDER BY workspace_id LIMIT 1;

-- prepared as unembedded_${vectorColumn}
SELECT id, text AS kept, meta::text AS "metaJson" FROM memories
  WHERE workspace_id = $1 AND id > $2 AND ${vectorColumn}_model_id IS DISTINCT FROM $3::smallint
  ORDER BY id LIMIT $4;

-- prepared as reembed_${vectorColumn}
WITH made AS (
    SELECT m.id, v.vector FROM unnest($3::bigint[], $4::text[], $5::text[]) AS v (id, kept, vector)
    JOIN memories m ON m.workspace_id = $1 AND m.id = v.id AND m.text = v.kept
      AND m.${vectorColumn}_model_id IS DISTINCT FROM $2::smallint
    ORDER BY m.id FOR UPDATE OF m)
  UPDATE memories m SET ${vectorColumn} = made.vector::halfvec, ${vectorColumn}_model_id = $2::smallint
  FROM made WHERE m.workspace_id = $1 AND m.id = made.id;

-- not prepared
SELECT FROM reembedding_workspaces WHERE workspace_id = $1 FOR UPDATE;

-- not prepared
SELECT FROM embedding_models WHERE id = $1 AND state = 'active' FOR SHARE;

-- not prepared
SELECT FROM memories WHERE workspace_id = $1 AND ${vectorColumn}_model_id IS DISTINCT FROM $2::smallint LIMIT 1;

-- not prepared
DELETE FROM reembedding_workspaces WHERE workspace_id = $1;

--
-- src/modules/embeddings/reembedding.repository.ts
--

-- prepared as latest_reembedding
/* every workspace */
SELECT r.id, json_build_object('id', f.id, 'provider', f.provider, 'model', f.name, 'dimensions', f.dimensions,
     'directory', f.directory, 'vectorColumn', f.slot, 'vectorType', f.vector_type,
     'state', f.state) AS "from", json_build_object('id', t.id, 'provider', t.provider, 'model', t.name, 'dimensions', t.dimensions,
     'directory', t.directory, 'vectorColumn', t.slot, 'vectorType', t.vector_type,
     'state', t.state) AS "to", r.memories_total AS "memoriesTotal",
    LEAST(r.memories_done, r.memories_total) AS "memoriesDone", LEAST(r.memories_cleared, r.memories_total) AS "memoriesCleared",
    r.memories_per_second AS "memoriesPerSecond",
    CASE WHEN r.finished_at IS NULL THEN (SELECT count(*) FROM reembedding_workspaces) ELSE 0 END AS "workspacesLeft",
    r.problem, r.abandoned, r.started_at AS "startedAt", r.switched_at AS "switchedAt", r.finished_at AS "finishedAt"
  FROM reembeddings r JOIN embedding_models f ON f.id = r.from_model_id JOIN embedding_models t ON t.id = r.to_model_id ORDER BY r.id DESC LIMIT 1;

-- not prepared
/* every workspace */ SELECT count(*) AS total FROM memories;

-- not prepared
SELECT id, slot AS "vectorColumn" FROM embedding_models WHERE state = 'active';

-- not prepared
UPDATE embedding_models SET state = 'leaving' WHERE id = $1;

-- not prepared
INSERT INTO embedding_models (provider, name, dimensions, directory, slot, vector_type, state)
  VALUES ($1, $2, $3, $4, $5, $6, 'active') RETURNING id;

-- not prepared
INSERT INTO reembeddings (from_model_id, to_model_id, memories_total) VALUES ($1, $2, $3);

-- not prepared
/* every workspace */ INSERT INTO reembedding_workspaces SELECT id FROM workspaces;

-- not prepared
SELECT id FROM embedding_models WHERE state = 'leaving';

-- not prepared
UPDATE embedding_models SET state = 'retired' WHERE id = $1;

-- not prepared
UPDATE embedding_models SET state = 'active' WHERE id = $1;

-- not prepared
UPDATE embedding_models SET state = 'leaving' WHERE id = $1;

-- not prepared
UPDATE reembeddings SET from_model_id = to_model_id, to_model_id = from_model_id, abandoned = true, memories_done = 0,
  memories_per_second = NULL, switched_at = NULL, problem = NULL WHERE id = $1;

-- not prepared
/* every workspace */ WITH unswitched AS (DELETE FROM reembedding_workspaces RETURNING workspace_id)
  INSERT INTO reembedding_workspaces SELECT id FROM workspaces EXCEPT SELECT workspace_id FROM unswitched;

-- prepared as hold_reembedding
UPDATE reembeddings SET holder = $1, held_until = now() + interval '5 seconds'
  WHERE finished_at IS NULL AND (holder = $1 OR held_until IS NULL OR held_until < now()) RETURNING id;

-- prepared as reembedding
/* every workspace */
SELECT r.id, json_build_object('id', f.id, 'provider', f.provider, 'model', f.name, 'dimensions', f.dimensions,
     'directory', f.directory, 'vectorColumn', f.slot, 'vectorType', f.vector_type,
     'state', f.state) AS "from", json_build_object('id', t.id, 'provider', t.provider, 'model', t.name, 'dimensions', t.dimensions,
     'directory', t.directory, 'vectorColumn', t.slot, 'vectorType', t.vector_type,
     'state', t.state) AS "to", r.memories_total AS "memoriesTotal",
    LEAST(r.memories_done, r.memories_total) AS "memoriesDone", LEAST(r.memories_cleared, r.memories_total) AS "memoriesCleared",
    r.memories_per_second AS "memoriesPerSecond",
    CASE WHEN r.finished_at IS NULL THEN (SELECT count(*) FROM reembedding_workspaces) ELSE 0 END AS "workspacesLeft",
    r.problem, r.abandoned, r.started_at AS "startedAt", r.switched_at AS "switchedAt", r.finished_at AS "finishedAt"
  FROM reembeddings r JOIN embedding_models f ON f.id = r.from_model_id JOIN embedding_models t ON t.id = r.to_model_id WHERE r.id = $1;

-- prepared as keep_reembedding
UPDATE reembeddings SET held_until = now() + interval '5 seconds' WHERE id = $1 AND holder = $2 AND to_model_id = $3 RETURNING id;

-- prepared as release_reembedding
UPDATE reembeddings SET held_until = NULL, holder = NULL WHERE holder = $1;

-- prepared as count_reembedded
UPDATE reembeddings SET memories_done = memories_done + $3, memories_per_second = $4, problem = NULL
  WHERE id = $1 AND to_model_id = $2;

-- prepared as count_cleared
UPDATE reembeddings SET memories_cleared = memories_cleared + $2, problem = NULL WHERE id = $1;

-- prepared as note_problem
UPDATE reembeddings SET problem = $2 WHERE id = $1;

-- prepared as reembedding_switched
/* every workspace */ UPDATE reembeddings SET switched_at = LEAST(switched_at, now())
  WHERE id = $1 AND to_model_id = $2 AND NOT EXISTS (SELECT FROM reembedding_workspaces);

-- prepared as reembedding_switched_for
/* every workspace */
SELECT EXTRACT(epoch FROM now() - switched_at)::float AS seconds FROM reembeddings
WHERE id = $1 AND to_model_id = $2 AND switched_at IS NOT NULL AND NOT EXISTS (SELECT FROM reembedding_workspaces);

-- prepared as retire_model
/* every workspace */ UPDATE embedding_models SET state = 'retired'
  WHERE id = $1 AND state = 'leaving' AND NOT EXISTS (SELECT FROM reembedding_workspaces) RETURNING id;

-- prepared as finish_reembedding
UPDATE reembeddings
  SET finished_at = now(), memories_done = memories_total, problem = NULL, holder = NULL, held_until = NULL
  WHERE id = $1;

-- not prepared
SELECT id, from_model_id AS "from", to_model_id AS "to", abandoned FROM reembeddings WHERE finished_at IS NULL FOR UPDATE;

--
-- src/modules/embeddings/vector-storage.ts
--

-- not prepared
CREATE INDEX IF NOT EXISTS memories_embedding_${Number(modelId)} ON ONLY memories USING hnsw ((${expression}) ${model.vectorType}_cosine_ops) WHERE ${predicate};

-- not prepared
DROP INDEX IF EXISTS ${partition}_embedding_${Number(modelId)};

-- not prepared
CREATE INDEX CONCURRENTLY ${partition}_embedding_${Number(modelId)} ON ${partition} USING hnsw ((${expression}) ${model.vectorType}_cosine_ops) WHERE ${predicate};

-- not prepared
ALTER INDEX memories_embedding_${Number(modelId)} ATTACH PARTITION ${partition}_embedding_${Number(modelId)};

-- not prepared
SET lock_timeout = '1s';

-- not prepared
DROP INDEX IF EXISTS ${index};

-- prepared as find_old_${old.vectorColumn}
/* every workspace */ SELECT workspace_id AS "workspaceId" FROM memories
  WHERE workspace_id > $1
    AND ${old.vectorColumn}_model_id = $2::smallint AND ${current.vectorColumn}_model_id = $3::smallint
  ORDER BY workspace_id LIMIT 1;

-- prepared as clear_${old.vectorColumn}
WITH old AS (
    SELECT id FROM memories
    WHERE workspace_id = $1 AND id > $2
      AND ${old.vectorColumn}_model_id = $3::smallint AND ${current.vectorColumn}_model_id = $4::smallint
    ORDER BY id LIMIT $5 FOR UPDATE)
  UPDATE memories m SET ${old.vectorColumn} = NULL, ${old.vectorColumn}_model_id = NULL
  FROM old WHERE m.workspace_id = $1 AND m.id = old.id
  RETURNING m.id;

-- not prepared
VACUUM (ANALYZE) ${name};

-- not prepared
SELECT inhrelid::regclass::text AS name FROM pg_inherits WHERE inhparent = 'memories'::regclass ORDER BY inhrelid;

-- not prepared
SELECT indisvalid AS valid FROM pg_index WHERE indexrelid = to_regclass($1);

-- not prepared
SELECT FROM pg_inherits WHERE inhrelid = to_regclass($1);

--
-- src/modules/encryption/key-rotation.repository.ts
--

-- prepared as latest_rotation
SELECT id, to_key_id AS "toKeyId", rows_total AS "rowsTotal", LEAST(rows_done, rows_total) AS "rowsDone",
  rows_failed AS "rowsFailed", rows_per_second AS "rowsPerSecond", problem,
  started_at AS "startedAt", finished_at AS "finishedAt"
  FROM key_rotations ORDER BY id DESC LIMIT 1;

-- prepared as is_sealed
SELECT sealed_by IS NOT NULL AS sealed FROM installation;

-- prepared as begin_rotation
INSERT INTO key_rotations AS known (to_key_id, rows_total) VALUES ($1, $2)
  ON CONFLICT ((true)) WHERE finished_at IS NULL
  DO UPDATE SET to_key_id = EXCLUDED.to_key_id, rows_total = EXCLUDED.rows_total, rows_done = 0, rows_failed = 0,
    problem = NULL, started_at = now()
  WHERE known.to_key_id IS DISTINCT FROM EXCLUDED.to_key_id;

-- prepared as hold_rotation
UPDATE key_rotations SET holder = $1, held_until = now() + interval '5 seconds'
  WHERE finished_at IS NULL AND to_key_id IS NOT DISTINCT FROM $2
    AND (holder = $1 OR held_until IS NULL OR held_until < now())
  RETURNING id;

-- prepared as rotation
SELECT id, to_key_id AS "toKeyId", rows_total AS "rowsTotal", LEAST(rows_done, rows_total) AS "rowsDone",
  rows_failed AS "rowsFailed", rows_per_second AS "rowsPerSecond", problem,
  started_at AS "startedAt", finished_at AS "finishedAt"
  FROM key_rotations WHERE id = $1;

-- prepared as release_rotation
UPDATE key_rotations SET held_until = NULL, holder = NULL WHERE holder = $1;

-- prepared as count_rotated
UPDATE key_rotations SET rows_done = rows_done + $2, rows_per_second = $3, problem = NULL WHERE id = $1;

-- prepared as note_rotation_problem
UPDATE key_rotations SET problem = $2 WHERE id = $1;

-- not prepared
UPDATE key_rotations
  SET finished_at = now(), rows_done = rows_total - LEAST($2, rows_total), rows_failed = $2, problem = NULL,
    holder = NULL, held_until = NULL
  WHERE id = $1 AND to_key_id IS NOT DISTINCT FROM $3 RETURNING id;

-- not prepared
DELETE FROM encryption_keys WHERE id IS DISTINCT FROM $2
  AND created_at < (SELECT started_at FROM key_rotations WHERE id = $1);

-- not prepared
UPDATE installation SET sealed_by = $1;

--
-- src/modules/events/event-batch.repository.ts
--

-- prepared as insert_event_batch
WITH batch AS (
  INSERT INTO event_batches AS b (id, workspace_id, source, api_key_id, request_id, accepted, remaining, errors, created_at,
                             started_at, finished_at, tail)
  SELECT COALESCE(NULLIF($14::bigint, 0), next_id('event_batches_id_seq')), $1::int, $2::text, $3::int, $4::text,
         $5::int, $6::int, $7::int, $8::timestamptz, ended.at, ended.at, $18::text
  FROM (SELECT CASE WHEN $6::int = 0 THEN $8::timestamptz END AS at) ended
  RETURNING b.id, b.accepted, b.errors, b.finished_at),
turns AS (
  INSERT INTO event_turns (workspace_id, batch_id, position, content, meta, said_at, outcome, reason, expires_at, stretch,
    details, turn_key, turn_version)
  SELECT $1, batch.id, t.position - 1, t.content, t.meta::jsonb, t.said_at, t.outcome, t.reason,
         t.expires_at, t.stretch, t.details, decode(t.turn_key, 'hex'), decode(t.turn_version, 'hex')
  FROM batch, unnest($9::text[], $10::text[], $11::timestamptz[], $12::text[], $13::text[], $15::timestamptz[],
      $16::int[], $17::text[], $19::text[], $20::text[])
    WITH ORDINALITY AS t (content, meta, said_at, outcome, reason, expires_at, stretch, details, turn_key, turn_version,
      position)),
source AS (
  INSERT INTO event_sources (workspace_id, source, pending, due_at) SELECT $1, $2, $6, now() WHERE $6 > 0
  ON CONFLICT (workspace_id, source) DO UPDATE SET pending = event_sources.pending + EXCLUDED.pending),

told AS (
  INSERT INTO outbox_events (workspace_id, type, payload, created_at)
  SELECT $1::integer, 'event.processed', jsonb_build_object('event_id', b.id,
    'status', CASE WHEN b.errors > 0 THEN 'failed' ELSE 'done' END, 'accepted', b.accepted, 'errors', b.errors), now()
  FROM batch AS b WHERE b.finished_at IS NOT NULL
  RETURNING workspace_id, id, type, created_at),
queued AS (
  INSERT INTO webhook_deliveries (workspace_id, webhook_id, event_id, created_at)
  SELECT told.workspace_id, w.id, told.id, told.created_at
  FROM told JOIN webhooks w ON w.workspace_id = told.workspace_id AND w.enabled
    AND (w.event_types IS NULL OR told.type = ANY(w.event_types))
  ORDER BY told.id)
SELECT id FROM batch;

-- prepared as find_event_tail
SELECT id, tail FROM event_batches
WHERE workspace_id = $1 AND source = $2 AND tail IS NOT NULL AND created_at > $3::timestamptz - interval '24 hours'
ORDER BY id DESC LIMIT 1;

-- prepared as find_event_batch
SELECT b.id, b.source, b.accepted, b.errors,
       b.created_at AS "createdAt", b.started_at AS "startedAt", b.finished_at AS "finishedAt",
       (SELECT json_agg(json_build_object('outcome', t.outcome, 'memoryId', t.memory_id, 'dedupAction', t.dedup_action,
  'reason', t.reason, 'attempts', t.attempts, 'turns', t.turns) ORDER BY t.position)
        FROM event_turns t WHERE t.workspace_id = $1 AND t.batch_id = b.id AND t.turns IS NULL) AS turns,
       (SELECT COALESCE(json_agg(json_build_object('outcome', t.outcome, 'memoryId', t.memory_id, 'dedupAction', t.dedup_action,
  'reason', t.reason, 'attempts', t.attempts, 'turns', t.turns) ORDER BY t.position), '[]')
        FROM event_turns t WHERE t.workspace_id = $1 AND t.batch_id = b.id AND t.turns IS NOT NULL) AS facts
FROM event_batches b WHERE b.workspace_id = $1 AND b.id = $2 AND ($3::int IS NULL OR b.api_key_id = $3);

-- prepared as next_event_batch_id
SELECT next_id('event_batches_id_seq') AS id;

-- prepared as find_limit_reached
SELECT limit_reached_until AS until FROM workspaces WHERE id = $1 AND limit_reached_until > $2;

--
-- src/modules/events/event-list.repository.ts
--

-- not prepared
SELECT b.id, b.source, b.accepted, b.errors, b.remaining, turns.stored, turns.dropped,
       b.created_at AS "createdAt", b.started_at AS "startedAt", b.finished_at AS "finishedAt"
FROM (SELECT * FROM event_batches b WHERE ${conditions.join(' AND ')} ORDER BY b.id DESC LIMIT $2) AS b
CROSS JOIN LATERAL (
  SELECT (count(*) FILTER (WHERE t.outcome IN ('ok', 'extracted') AND t.turns IS NULL))::int AS stored,
         (count(*) FILTER (WHERE t.outcome = 'dropped'))::int AS dropped
  FROM event_turns t WHERE t.workspace_id = $1 AND t.batch_id = b.id) AS turns
ORDER BY b.id DESC;

--
-- src/modules/events/event-queue.repository.ts
--

-- prepared as free_event_sources
/* every workspace */ UPDATE event_sources SET lease = NULL, due_at = now() WHERE lease IS NOT NULL;

-- prepared as find_event_workspace
/* every workspace */
SELECT workspace_id AS "workspaceId" FROM event_sources WHERE workspace_id > $1 AND due_at <= now() AND workspace_id <> ALL (ARRAY(SELECT id FROM workspaces WHERE moving_since IS NOT NULL))
ORDER BY workspace_id LIMIT 1;

-- prepared as claim_event_source
WITH next AS (
  SELECT source FROM event_sources WHERE workspace_id = $1 AND due_at <= now() ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED)
UPDATE event_sources s SET lease = $2, due_at = now() + interval '15000 milliseconds'
FROM next WHERE s.workspace_id = $1 AND s.source = next.source
RETURNING s.workspace_id AS "workspaceId", s.source, s.pending;

-- prepared as renew_event_source
UPDATE event_sources SET due_at = now() + interval '15000 milliseconds' WHERE workspace_id = $1 AND source = $2 AND lease = $3;

-- prepared as begin_event_turn
WITH next AS (
  SELECT b.id, b.api_key_id, b.request_id, t.position, t.attempted_at
  FROM event_batches b CROSS JOIN LATERAL (
    SELECT position, attempted_at FROM event_turns
    WHERE workspace_id = $1 AND batch_id = b.id AND outcome IS NULL ORDER BY position LIMIT 1) t
  WHERE b.workspace_id = $1 AND b.source = $2 AND b.finished_at IS NULL
    AND EXISTS (SELECT FROM event_sources WHERE workspace_id = $1 AND source = $2 AND lease = $3)
  ORDER BY b.id LIMIT 1),
started AS (
  UPDATE event_batches b SET started_at = now() FROM next WHERE b.workspace_id = $1 AND b.id = next.id AND b.started_at IS NULL)
UPDATE event_turns t SET attempts = t.attempts + 1, strikes = t.strikes + 1, attempted_at = now()
FROM next WHERE t.workspace_id = $1 AND t.batch_id = next.id AND t.position = next.position AND t.outcome IS NULL
RETURNING t.batch_id AS "batchId", t.position, t.content, t.meta::text AS meta, t.stretch, t.details, t.said_at AS "saidAt",
          t.expires_at AS "expiresAt", t.turns IS NOT NULL AS "isFact", t.turn_key IS NOT NULL AS "isNamed",
          t.attempts, t.strikes, t.unit_cycle IS NOT NULL AS "hasUnit",
          next.attempted_at AS "attemptedAt", next.api_key_id AS "apiKeyId",
          next.request_id AS "requestId";

-- prepared as find_key_user
SELECT user_id AS "userId" FROM api_keys WHERE workspace_id = $1 AND id = $2;

-- prepared as drop_event_source
DELETE FROM event_sources WHERE workspace_id = $1 AND source = $2 AND lease = $3 AND pending = 0 RETURNING 1;

-- prepared as release_event_source
UPDATE event_sources SET lease = NULL, due_at = now() + $4 * interval '1 millisecond' WHERE workspace_id = $1 AND source = $2 AND lease = $3;

-- prepared as postpone_event_turn
WITH held AS (
  UPDATE event_sources SET lease = NULL, due_at = now() + $4 * interval '1 millisecond' WHERE workspace_id = $1 AND source = $2 AND lease = $3 RETURNING 1)
UPDATE event_turns t SET reason = $7, attempts = t.attempts - $8::int, strikes = t.strikes - $9::int
FROM held WHERE t.workspace_id = $1 AND t.batch_id = $5 AND t.position = $6 AND t.outcome IS NULL;

-- prepared as abandon_event_source
WITH held AS (DELETE FROM event_sources WHERE workspace_id = $1 AND source = $2 AND lease = $3 AND pending = $4 RETURNING 1),
batch AS (
  UPDATE event_batches b
  SET errors = b.errors + b.remaining, remaining = 0, finished_at = now(), started_at = COALESCE(b.started_at, clock.at)
  FROM held, (SELECT now() AS at) AS clock WHERE b.workspace_id = $1 AND b.source = $2 AND b.finished_at IS NULL RETURNING b.id, b.accepted, b.errors, b.finished_at),

told AS (
  INSERT INTO outbox_events (workspace_id, type, payload, created_at)
  SELECT $1::integer, 'event.processed', jsonb_build_object('event_id', b.id,
    'status', CASE WHEN b.errors > 0 THEN 'failed' ELSE 'done' END, 'accepted', b.accepted, 'errors', b.errors), now()
  FROM batch AS b WHERE b.finished_at IS NOT NULL
  RETURNING workspace_id, id, type, created_at),
queued AS (
  INSERT INTO webhook_deliveries (workspace_id, webhook_id, event_id, created_at)
  SELECT told.workspace_id, w.id, told.id, told.created_at
  FROM told JOIN webhooks w ON w.workspace_id = told.workspace_id AND w.enabled
    AND (w.event_types IS NULL OR told.type = ANY(w.event_types))
  ORDER BY told.id)
UPDATE event_turns t SET outcome = 'error', reason = $5, content = NULL, meta = NULL, details = NULL, stretch = NULL
FROM batch WHERE t.workspace_id = $1 AND t.batch_id = batch.id AND t.outcome IS NULL;

-- prepared as event_queue_depth
/* every workspace */ SELECT COALESCE(sum(pending), 0)::bigint AS depth FROM event_sources;

--
-- src/modules/events/event-sweep.ts
--

-- prepared as sweep_event_tails
/* every workspace */
UPDATE event_batches SET tail = NULL WHERE tail IS NOT NULL AND created_at < now() - interval '24 hours';

-- prepared as find_old_event_batches
/* every workspace */
SELECT workspace_id AS "workspaceId", id FROM event_batches
WHERE finished_at < now() - $2::int * interval '1 day' AND workspace_id <> ALL (ARRAY(SELECT id FROM workspaces WHERE moving_since IS NOT NULL)) ORDER BY finished_at LIMIT $1;

-- prepared as sweep_event_batches
WITH old AS (SELECT id FROM event_batches WHERE workspace_id = $1 AND id = ANY($2::bigint[]) FOR UPDATE SKIP LOCKED)
DELETE FROM event_batches WHERE workspace_id = $1 AND id IN (SELECT id FROM old) RETURNING 1;

--
-- src/modules/events/stretch.repository.ts
--

-- prepared as find_stretch
SELECT position, content, meta::text AS meta, stretch, details, said_at AS "saidAt", expires_at AS "expiresAt",
       turn_key IS NOT NULL AS "isNamed"
FROM event_turns
WHERE workspace_id = $1 AND batch_id = $2 AND stretch = $3 AND outcome IS NULL ORDER BY position;

-- not prepared
WITH given AS (
  SELECT * FROM unnest($5::int[], $6::text[], $7::text[], $8::text[], $9::text[])
    AS g (position, outcome, reason, content, meta)),
ended AS (
  UPDATE event_turns t SET content = NULL, meta = NULL, details = NULL, stretch = NULL, outcome = given.outcome, reason = given.reason, attempts = $4
  FROM given WHERE t.workspace_id = $1 AND t.batch_id = $3 AND t.position = given.position AND given.outcome IS NOT NULL
  RETURNING t.outcome),
kept AS (
  UPDATE event_turns t SET content = given.content, meta = given.meta::jsonb, stretch = NULL, details = NULL, reason = NULL,
    strikes = 0
  FROM given WHERE t.workspace_id = $1 AND t.batch_id = $3 AND t.position = given.position AND given.outcome IS NULL),
facts AS (
  INSERT INTO event_turns (workspace_id, batch_id, position, content, meta, said_at, expires_at, turns)
  SELECT $1, $3, $10::int + f.number - 1, f.content, f.meta::jsonb, f.said_at, f.expires_at,
         ARRAY(SELECT json_array_elements_text(f.turns::json)::int)
  FROM unnest($11::text[], $12::text[], $13::timestamptz[], $14::timestamptz[], $15::text[])
    WITH ORDINALITY AS f (content, meta, said_at, expires_at, turns, number)
  RETURNING 1),
change AS (
  SELECT (SELECT count(*) FROM facts)::int - (SELECT count(*) FROM ended)::int AS by,
         (SELECT count(*) FROM ended WHERE outcome = 'error')::int AS errors),
batch AS (
  UPDATE event_batches b
  SET remaining = b.remaining + change.by, errors = b.errors + change.errors,
      finished_at = CASE WHEN b.remaining + change.by = 0 THEN clock.at END
  FROM change, (SELECT now() AS at) AS clock WHERE b.workspace_id = $1 AND b.id = $3
  RETURNING b.id, b.accepted, b.errors, b.finished_at),

told AS (
  INSERT INTO outbox_events (workspace_id, type, payload, created_at)
  SELECT $1::integer, 'event.processed', jsonb_build_object('event_id', b.id,
    'status', CASE WHEN b.errors > 0 THEN 'failed' ELSE 'done' END, 'accepted', b.accepted, 'errors', b.errors), now()
  FROM batch AS b WHERE b.finished_at IS NOT NULL
  RETURNING workspace_id, id, type, created_at),
queued AS (
  INSERT INTO webhook_deliveries (workspace_id, webhook_id, event_id, created_at)
  SELECT told.workspace_id, w.id, told.id, told.created_at
  FROM told JOIN webhooks w ON w.workspace_id = told.workspace_id AND w.enabled
    AND (w.event_types IS NULL OR told.type = ANY(w.event_types))
  ORDER BY told.id)
UPDATE event_sources s SET pending = s.pending + change.by FROM change WHERE s.workspace_id = $1 AND s.source = $2;

-- not prepared
SELECT 1 FROM event_sources WHERE workspace_id = $1 AND source = $2 AND lease = $3 FOR UPDATE;

-- not prepared
SELECT max(position) + 1 AS next, (count(*) FILTER (WHERE position = ANY ($3::int[]) AND outcome IS NULL))::int AS left
FROM event_turns WHERE workspace_id = $1 AND batch_id = $2;

--
-- src/modules/events/turn-erasure.repository.ts
--

-- not prepared
SELECT FROM event_sources WHERE workspace_id = $1 ORDER BY source FOR UPDATE;

-- not prepared
UPDATE event_batches SET tail = NULL WHERE workspace_id = $1 AND tail IS NOT NULL;

-- not prepared
WITH ended AS (
  UPDATE event_turns t SET outcome = 'dropped', reason = 'erased', turn_key = NULL, turn_version = NULL, content = NULL, meta = NULL, details = NULL, stretch = NULL
  FROM unnest($2::bigint[], $3::integer[]) AS given (batch_id, position)
  WHERE t.workspace_id = $1 AND t.batch_id = given.batch_id AND t.position = given.position AND t.outcome IS NULL
  RETURNING t.batch_id),
counts AS (SELECT batch_id, count(*)::integer AS ended FROM ended GROUP BY batch_id),
batches AS (
  UPDATE event_batches b
  SET remaining = b.remaining - counts.ended, started_at = COALESCE(b.started_at, clock.at),
      finished_at = CASE WHEN b.remaining = counts.ended THEN clock.at END
  FROM counts, (SELECT now() AS at) AS clock WHERE b.workspace_id = $1 AND b.id = counts.batch_id
  RETURNING b.source, counts.ended, b.id, b.accepted, b.errors, b.finished_at),

told AS (
  INSERT INTO outbox_events (workspace_id, type, payload, created_at)
  SELECT $1::integer, 'event.processed', jsonb_build_object('event_id', b.id,
    'status', CASE WHEN b.errors > 0 THEN 'failed' ELSE 'done' END, 'accepted', b.accepted, 'errors', b.errors), now()
  FROM batches AS b WHERE b.finished_at IS NOT NULL
  RETURNING workspace_id, id, type, created_at),
queued AS (
  INSERT INTO webhook_deliveries (workspace_id, webhook_id, event_id, created_at)
  SELECT told.workspace_id, w.id, told.id, told.created_at
  FROM told JOIN webhooks w ON w.workspace_id = told.workspace_id AND w.enabled
    AND (w.event_types IS NULL OR told.type = ANY(w.event_types))
  ORDER BY told.id)
UPDATE event_sources s SET pending = s.pending - of_source.ended
FROM (SELECT source, sum(ended)::integer AS ended FROM batches GROUP BY source) AS of_source
WHERE s.workspace_id = $1 AND s.source = of_source.source;

-- not prepared
SELECT batch_id AS "batchId", position, meta::text AS "metaJson" FROM event_turns
WHERE workspace_id = $1 AND (batch_id, position) > ($2::bigint, $3::int) AND outcome IS NULL
ORDER BY batch_id, position LIMIT $4;

--
-- src/modules/events/turn-outcome.repository.ts
--

-- not prepared
WITH held AS (SELECT source FROM event_sources WHERE workspace_id = $1 AND source = $2 AND lease = $3 FOR UPDATE),
turn AS (
  SELECT t.unit_cycle FROM event_turns t WHERE t.workspace_id = $1 AND t.batch_id = $4 AND t.position = $5 AND t.outcome IS NULL
    AND EXISTS (SELECT FROM held) FOR UPDATE),
source AS (
  UPDATE event_sources SET pending = pending - 1 WHERE workspace_id = $1 AND source = $2 AND lease = $3 AND EXISTS (SELECT FROM turn)),
batch AS (
  UPDATE event_batches b
  SET remaining = b.remaining - 1, errors = b.errors + CASE WHEN $6 = 'error' THEN 1 ELSE 0 END,
      finished_at = CASE WHEN b.remaining = 1 THEN clock.at END
  FROM turn, (SELECT now() AS at) AS clock WHERE b.workspace_id = $1 AND b.id = $4
  RETURNING b.id, b.accepted, b.errors, b.finished_at),

told AS (
  INSERT INTO outbox_events (workspace_id, type, payload, created_at)
  SELECT $1::integer, 'event.processed', jsonb_build_object('event_id', b.id,
    'status', CASE WHEN b.errors > 0 THEN 'failed' ELSE 'done' END, 'accepted', b.accepted, 'errors', b.errors), now()
  FROM batch AS b WHERE b.finished_at IS NOT NULL
  RETURNING workspace_id, id, type, created_at),
queued AS (
  INSERT INTO webhook_deliveries (workspace_id, webhook_id, event_id, created_at)
  SELECT told.workspace_id, w.id, told.id, told.created_at
  FROM told JOIN webhooks w ON w.workspace_id = told.workspace_id AND w.enabled
    AND (w.event_types IS NULL OR told.type = ANY(w.event_types))
  ORDER BY told.id)
UPDATE event_turns t
SET outcome = $6, memory_id = $7, dedup_action = $8, reason = $9, content = NULL, meta = NULL, details = NULL, stretch = NULL
FROM turn WHERE t.workspace_id = $1 AND t.batch_id = $4 AND t.position = $5 RETURNING 1;

-- not prepared
WITH held AS (SELECT source FROM event_sources WHERE workspace_id = $1 AND source = $2 AND lease = $3 FOR SHARE),
turn AS (
  SELECT t.unit_cycle FROM event_turns t WHERE t.workspace_id = $1 AND t.batch_id = $4 AND t.position = $5 AND t.outcome IS NULL
    AND EXISTS (SELECT FROM held) FOR UPDATE)
UPDATE event_turns t SET unit_cycle = $6::timestamptz FROM turn
WHERE t.workspace_id = $1 AND t.batch_id = $4 AND t.position = $5 RETURNING 1;

-- not prepared
WITH held AS (SELECT source FROM event_sources WHERE workspace_id = $1 AND source = $2 AND lease = $3 FOR SHARE),
turn AS (
  SELECT t.unit_cycle FROM event_turns t WHERE t.workspace_id = $1 AND t.batch_id = $4 AND t.position = $5 AND t.outcome IS NULL
    AND EXISTS (SELECT FROM held) FOR UPDATE)
UPDATE event_turns t SET unit_cycle = NULL FROM turn
WHERE t.workspace_id = $1 AND t.batch_id = $4 AND t.position = $5 AND turn.unit_cycle IS NOT NULL
RETURNING turn.unit_cycle AS cycle;

--
-- src/modules/events/turn-reencryption.repository.ts
--

-- not prepared
/* every workspace */ SELECT count(*) AS count FROM event_turns WHERE outcome IS NULL AND (starts_with(content, $1) IS NOT TRUE OR starts_with(meta ->> 0, $1) IS NOT TRUE OR (details IS NOT NULL AND starts_with(details, $1) IS NOT TRUE));

-- not prepared
/* every workspace */ SELECT count(*) AS count FROM event_turns WHERE outcome IS NULL AND (starts_with(content, $1) IS TRUE OR starts_with(meta ->> 0, $1) IS TRUE OR (details IS NOT NULL AND starts_with(details, $1) IS TRUE));

-- not prepared
/* every workspace */ SELECT workspace_id AS "workspaceId" FROM event_turns
  WHERE workspace_id > $1 AND outcome IS NULL AND (starts_with(content, $2) IS NOT TRUE OR starts_with(meta ->> 0, $2) IS NOT TRUE OR (details IS NOT NULL AND starts_with(details, $2) IS NOT TRUE)) ORDER BY workspace_id LIMIT 1;

-- not prepared
/* every workspace */ SELECT workspace_id AS "workspaceId" FROM event_turns
  WHERE workspace_id > $1 AND outcome IS NULL AND (starts_with(content, $2) IS TRUE OR starts_with(meta ->> 0, $2) IS TRUE OR (details IS NOT NULL AND starts_with(details, $2) IS TRUE)) ORDER BY workspace_id LIMIT 1;

-- not prepared
SELECT workspace_id AS "workspaceId", batch_id AS "batchId", position, content, meta::text AS meta, stretch, details
  FROM event_turns
  WHERE workspace_id = $1 AND (batch_id, position) > ($2::bigint, $3::int) AND outcome IS NULL AND (starts_with(content, $4) IS NOT TRUE OR starts_with(meta ->> 0, $4) IS NOT TRUE OR (details IS NOT NULL AND starts_with(details, $4) IS NOT TRUE))
  ORDER BY batch_id, position LIMIT $5 FOR UPDATE;

-- not prepared
SELECT workspace_id AS "workspaceId", batch_id AS "batchId", position, content, meta::text AS meta, stretch, details
  FROM event_turns
  WHERE workspace_id = $1 AND (batch_id, position) > ($2::bigint, $3::int) AND outcome IS NULL AND (starts_with(content, $4) IS TRUE OR starts_with(meta ->> 0, $4) IS TRUE OR (details IS NOT NULL AND starts_with(details, $4) IS TRUE))
  ORDER BY batch_id, position LIMIT $5 FOR UPDATE;

-- not prepared
UPDATE event_turns t SET content = r.content, meta = r.meta::jsonb, details = r.details
FROM json_to_recordset($2::json) AS r ("batchId" bigint, position integer, content text, meta text, details text)
WHERE t.workspace_id = $1 AND t.batch_id = r."batchId" AND t.position = r.position;

-- not prepared
/* every workspace */ UPDATE event_batches SET tail = NULL WHERE tail IS NOT NULL AND starts_with(tail, $1) IS NOT TRUE;

-- not prepared
/* every workspace */ UPDATE event_batches SET tail = NULL WHERE tail IS NOT NULL AND starts_with(tail, $1) IS TRUE;

--
-- src/modules/events/turn-versions.repository.ts
--

-- prepared as find_turn_versions
SELECT DISTINCT ON (turn_key) turn_key AS key, batch_id AS "batchId",
       CASE WHEN outcome IS DISTINCT FROM 'error' THEN turn_version END AS version
FROM event_turns WHERE workspace_id = $1 AND turn_key = ANY($2::bytea[])
ORDER BY turn_key, batch_id DESC, position DESC;

--
-- src/modules/idempotency/idempotency-parts.repository.ts
--

-- prepared as find_idempotency_parts
SELECT part, unit_cycle IS NOT NULL AS "hasUnit", outcome::text AS outcome
  FROM idempotency_parts WHERE workspace_id = $1 AND key = $2;

-- not prepared
WITH held AS (
    UPDATE idempotency_keys SET memory_ids = memory_ids || $6::bigint[] WHERE workspace_id = $1 AND key = $2 AND owner = $3 RETURNING workspace_id, key)
  INSERT INTO idempotency_parts (workspace_id, key, part, outcome) SELECT workspace_id, key, $4, $5::json FROM held
  ON CONFLICT (workspace_id, key, part) DO UPDATE SET outcome = EXCLUDED.outcome RETURNING part;

-- not prepared
WITH held AS (SELECT workspace_id, key FROM idempotency_keys WHERE workspace_id = $1 AND key = $2 AND owner = $3 FOR UPDATE)
  INSERT INTO idempotency_parts (workspace_id, key, part, unit_cycle)
  SELECT workspace_id, key, $4, $5::timestamptz FROM held
  ON CONFLICT (workspace_id, key, part) DO UPDATE SET unit_cycle = EXCLUDED.unit_cycle RETURNING part;

-- not prepared
WITH held AS (SELECT workspace_id, key FROM idempotency_keys WHERE workspace_id = $1 AND key = $2 AND owner = $3 FOR UPDATE)
  DELETE FROM idempotency_parts p USING held
  WHERE p.workspace_id = $1 AND p.key = held.key AND p.part = $4
    AND p.outcome IS NULL AND p.unit_cycle IS NOT NULL
  RETURNING p.unit_cycle;

-- not prepared
WITH erased AS (
    UPDATE idempotency_keys SET answer = NULL, erased = true, request_hash = decode(repeat('00', 32), 'hex')
    WHERE workspace_id = $1 AND memory_ids && $2::bigint[]
    RETURNING key)
  UPDATE idempotency_parts p SET outcome = 'null' FROM erased
  WHERE p.workspace_id = $1 AND p.key = erased.key AND p.outcome IS NOT NULL;

--
-- src/modules/idempotency/idempotency.repository.ts
--

-- prepared as claim_idempotency_key
INSERT INTO idempotency_keys AS k (workspace_id, key, owner, request_hash, encryption_key_id, lease_until)
  VALUES ($1, $2, $3, $4, $5, now() + interval '10 seconds')
  ON CONFLICT (workspace_id, key) DO UPDATE SET owner = EXCLUDED.owner, lease_until = EXCLUDED.lease_until
  WHERE k.request_hash = ANY($6::bytea[]) AND k.answer IS NULL AND NOT k.erased
    AND (k.lease_until IS NULL OR k.lease_until < EXCLUDED.created_at) AND EXCLUDED.created_at - k.created_at < interval '24 hours'
  RETURNING xmax <> 0 AS resumed;

-- prepared as find_idempotency_key
SELECT request_hash = ANY($3::bytea[]) AS same, answer::text AS answer, erased,
         created_at <= now() - interval '24 hours' AND (lease_until IS NULL OR lease_until < now()) AS expired,
         extract(epoch FROM lease_until - now())::float8 AS "leaseSeconds"
  FROM idempotency_keys WHERE workspace_id = $1 AND key = $2;

-- prepared as complete_idempotency_key
WITH done AS (
    UPDATE idempotency_keys SET owner = NULL, lease_until = NULL, answer = CASE WHEN erased THEN NULL ELSE $4::json END
    WHERE workspace_id = $1 AND key = $2 AND owner = $3 RETURNING workspace_id, key)
  DELETE FROM idempotency_parts p USING done WHERE p.workspace_id = $1 AND p.key = done.key;

-- prepared as forget_idempotency_key
DELETE FROM idempotency_keys k WHERE workspace_id = $1 AND key = $2 AND owner = $3 AND NOT EXISTS (
    SELECT FROM idempotency_parts p WHERE p.workspace_id = $1 AND p.key = k.key)
  RETURNING key;

-- prepared as release_idempotency_key
UPDATE idempotency_keys SET owner = NULL, lease_until = NULL WHERE workspace_id = $1 AND key = $2 AND owner = $3;

-- prepared as renew_idempotency_leases
WITH held AS (
    SELECT k.key FROM unnest($2::text[], $3::uuid[]) AS h (key, owner)
    JOIN idempotency_keys k ON k.workspace_id = $1 AND k.key = h.key AND k.owner = h.owner
    ORDER BY 1 FOR UPDATE OF k)
  UPDATE idempotency_keys k SET lease_until = now() + interval '10 seconds' FROM held WHERE k.workspace_id = $1 AND k.key = held.key;

-- prepared as forget_expired_idempotency_key
DELETE FROM idempotency_keys WHERE workspace_id = $1 AND key = $2 AND created_at <= now() - interval '24 hours' AND (lease_until IS NULL OR lease_until < now());

-- prepared as find_old_idempotency_keys
/* every workspace */ SELECT workspace_id AS "workspaceId", key FROM idempotency_keys
  WHERE created_at <= now() - interval '24 hours' AND (lease_until IS NULL OR lease_until < now()) AND workspace_id <> ALL (ARRAY(SELECT id FROM workspaces WHERE moving_since IS NOT NULL)) ORDER BY created_at LIMIT $1;

-- prepared as sweep_idempotency_keys
WITH old AS (
    SELECT key FROM idempotency_keys WHERE workspace_id = $1 AND key = ANY($2::text[]) AND created_at <= now() - interval '24 hours' AND (lease_until IS NULL OR lease_until < now())
    FOR UPDATE SKIP LOCKED)
  DELETE FROM idempotency_keys WHERE workspace_id = $1 AND key IN (SELECT key FROM old) RETURNING 1 AS swept;

--
-- src/modules/idempotency/key-reencryption.repository.ts
--

-- not prepared
/* every workspace */ SELECT count(*) AS count FROM (SELECT workspace_id AS "workspaceId", key, '' AS part, encryption_key_id AS "keyId", request_hash AS hash,
    answer::text AS json
  FROM idempotency_keys WHERE encryption_key_id IS DISTINCT FROM $2::text
    OR (answer IS NOT NULL AND starts_with(answer ->> 0, $1) IS NOT TRUE)
  UNION ALL
  SELECT workspace_id, key, '/' || part, NULL, NULL, outcome::text
  FROM idempotency_parts WHERE outcome IS NOT NULL AND starts_with(outcome ->> 0, $1) IS NOT TRUE) AS stale;

-- not prepared
/* every workspace */ SELECT count(*) AS count FROM (SELECT workspace_id AS "workspaceId", key, '' AS part, encryption_key_id AS "keyId", request_hash AS hash,
    answer::text AS json
  FROM idempotency_keys WHERE encryption_key_id IS DISTINCT FROM $2::text
    OR (answer IS NOT NULL AND starts_with(answer ->> 0, $1) IS TRUE)
  UNION ALL
  SELECT workspace_id, key, '/' || part, NULL, NULL, outcome::text
  FROM idempotency_parts WHERE outcome IS NOT NULL AND starts_with(outcome ->> 0, $1) IS TRUE) AS stale;

-- not prepared
/* every workspace */ SELECT * FROM (SELECT workspace_id AS "workspaceId", key, '' AS part, encryption_key_id AS "keyId", request_hash AS hash,
    answer::text AS json
  FROM idempotency_keys WHERE encryption_key_id IS DISTINCT FROM $2::text
    OR (answer IS NOT NULL AND starts_with(answer ->> 0, $1) IS NOT TRUE)
  UNION ALL
  SELECT workspace_id, key, '/' || part, NULL, NULL, outcome::text
  FROM idempotency_parts WHERE outcome IS NOT NULL AND starts_with(outcome ->> 0, $1) IS NOT TRUE) AS stale
     WHERE ("workspaceId", key, part) > ($3::int, $4::text, $5::text)
     ORDER BY "workspaceId", key, part LIMIT $6;

-- not prepared
/* every workspace */ SELECT * FROM (SELECT workspace_id AS "workspaceId", key, '' AS part, encryption_key_id AS "keyId", request_hash AS hash,
    answer::text AS json
  FROM idempotency_keys WHERE encryption_key_id IS DISTINCT FROM $2::text
    OR (answer IS NOT NULL AND starts_with(answer ->> 0, $1) IS TRUE)
  UNION ALL
  SELECT workspace_id, key, '/' || part, NULL, NULL, outcome::text
  FROM idempotency_parts WHERE outcome IS NOT NULL AND starts_with(outcome ->> 0, $1) IS TRUE) AS stale
     WHERE ("workspaceId", key, part) > ($3::int, $4::text, $5::text)
     ORDER BY "workspaceId", key, part LIMIT $6;

-- not prepared
UPDATE idempotency_parts SET outcome = $4::json
  WHERE workspace_id = $1 AND key = $2 AND part = $3 AND outcome::text = $5::text;

-- not prepared
UPDATE idempotency_keys SET answer = $3::json, request_hash = $5, encryption_key_id = $6
  WHERE workspace_id = $1 AND key = $2 AND answer::text IS NOT DISTINCT FROM $4::text AND request_hash = $7;

--
-- src/modules/limits/call-count.repository.ts
--

-- prepared as count_calls
/* every workspace */
INSERT INTO call_counts AS known (workspace_id, hour, calls)
SELECT workspace_id, hour, calls FROM unnest($1::int[], $2::timestamptz[], $3::bigint[]) AS added (workspace_id, hour, calls)
ORDER BY workspace_id, hour
ON CONFLICT (workspace_id, hour) DO UPDATE SET calls = known.calls + EXCLUDED.calls;

-- prepared as flag_unusual_hours
/* every workspace */
WITH busy AS (
  SELECT c.workspace_id, c.hour, c.calls,
    extract(epoch FROM c.hour - GREATEST(c.hour - interval '7 days', w.created_at, (SELECT min(hour) FROM call_counts))) / 3600
      AS history
  FROM call_counts c JOIN workspaces w ON w.id = c.workspace_id
  WHERE c.hour > $1::timestamptz - interval '2 hours' AND c.hour <= $1 AND c.calls > 100 AND NOT c.flagged),
unusual AS (
  SELECT busy.*, week.calls / history AS mean
  FROM busy CROSS JOIN LATERAL (
    SELECT COALESCE(sum(c.calls), 0) AS calls FROM call_counts c
    WHERE c.workspace_id = busy.workspace_id AND c.hour >= busy.hour - interval '7 days' AND c.hour < busy.hour) AS week
  WHERE history >= 24 AND busy.calls * history > 5 * week.calls)
UPDATE call_counts c SET flagged = true
FROM unusual WHERE c.workspace_id = unusual.workspace_id AND c.hour = unusual.hour AND NOT c.flagged
RETURNING c.workspace_id AS "workspaceId", to_char(c.hour AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS hour,
  c.calls, round(unusual.mean, 2)::float8 AS mean;

-- prepared as sweep_call_counts
/* every workspace */
WITH old AS (
  SELECT workspace_id, hour FROM call_counts WHERE hour < now() - interval '9 days' ORDER BY hour LIMIT $1
  FOR UPDATE SKIP LOCKED)
DELETE FROM call_counts c USING old
WHERE c.workspace_id = old.workspace_id AND c.hour = old.hour RETURNING 1;

--
-- src/modules/limits/cycle-watch.ts
--

-- prepared as find_ended_limits
SELECT id FROM workspaces WHERE limit_reached_until <= $1 AND deleted_at IS NULL
  ORDER BY limit_reached_until LIMIT 500;

--
-- src/modules/limits/limit-state.service.ts
--

-- not prepared
/* every workspace */
SELECT FROM workspaces w JOIN subscriptions s ON s.workspace_id = w.id
WHERE s.plan_id = $1 ORDER BY w.id FOR NO KEY UPDATE OF w;

-- not prepared
/* every workspace */
SELECT w.id
FROM subscriptions s JOIN workspaces w ON w.id = s.workspace_id JOIN workspace_limits l ON l.workspace_id = w.id
WHERE s.plan_id = $1 AND w.deleted_at IS NULL AND (
  w.limit_reached_until IS NOT NULL OR l.memory_write_limit = 0 OR l.memory_retrieve_limit = 0
  OR EXISTS (
    SELECT FROM usage_counters u
    WHERE u.workspace_id = w.id AND u.cycle_start > $2::timestamptz - interval '32 days'
      AND (u.memory_writes >= l.memory_write_limit OR u.memory_retrieves >= l.memory_retrieve_limit)))
ORDER BY w.id;

--
-- src/modules/limits/unit.repository.ts
--

-- prepared as take_units
WITH made AS (
  INSERT INTO usage_counters (workspace_id, cycle_start, memory_writes, memory_retrieves)
  SELECT $1::int, $2::timestamptz, LEAST($3::bigint, $5::bigint), LEAST($4::bigint, $6::bigint) WHERE $5 > 0 AND $6 > 0
  ON CONFLICT DO NOTHING RETURNING memory_writes, memory_retrieves),
held AS (
  SELECT memory_writes, memory_retrieves, memory_writes < $5 AND memory_retrieves < $6 AS open
  FROM (SELECT set_config('synchronous_commit', CASE WHEN $7 THEN 'off' ELSE current_setting('synchronous_commit') END, true))
         AS durability,
       usage_counters u
  WHERE workspace_id = $1 AND cycle_start = $2 FOR UPDATE OF u),
taken AS MATERIALIZED (
  SELECT memory_writes, memory_retrieves,
         CASE WHEN open THEN LEAST($3, $5 - memory_writes) ELSE 0 END AS writes,
         CASE WHEN open THEN LEAST($4, $6 - memory_retrieves) ELSE 0 END AS retrieves
  FROM held),
counted AS (
  UPDATE usage_counters u
  SET memory_writes = taken.memory_writes + taken.writes, memory_retrieves = taken.memory_retrieves + taken.retrieves
  FROM taken WHERE u.workspace_id = $1 AND u.cycle_start = $2 AND taken.writes + taken.retrieves > 0)
SELECT writes, retrieves, memory_writes + writes >= $5 OR memory_retrieves + retrieves >= $6 AS reached FROM taken
UNION ALL
SELECT memory_writes, memory_retrieves, memory_writes >= $5 OR memory_retrieves >= $6 FROM made
UNION ALL
SELECT 0, 0, true WHERE $5 = 0 OR $6 = 0;

-- prepared as give_back_units
/* every workspace */
WITH owed AS (
  SELECT u.workspace_id, u.cycle_start, o.writes, o.retrieves
  FROM unnest($1::int[], $2::timestamptz[], $3::int[], $4::int[]) AS o (workspace_id, cycle_start, writes, retrieves)
  JOIN usage_counters u USING (workspace_id, cycle_start)
  ORDER BY 1, 2 FOR UPDATE OF u)
UPDATE usage_counters u
SET memory_writes = GREATEST(0, u.memory_writes - owed.writes),
    memory_retrieves = GREATEST(0, u.memory_retrieves - owed.retrieves)
FROM owed WHERE u.workspace_id = owed.workspace_id AND u.cycle_start = owed.cycle_start;

--
-- src/modules/limits/usage.repository.ts
--

-- not prepared
SELECT l.*, w.limit_reached_until FROM workspace_limits l JOIN workspaces w ON w.id = l.workspace_id WHERE w.id = $1;

-- not prepared
SELECT memory_writes AS "memoryWrites", memory_retrieves AS "memoryRetrieves" FROM usage_counters
  WHERE workspace_id = $1 AND cycle_start = $2;

-- not prepared
UPDATE usage_counters SET memory_writes = 0, memory_retrieves = 0 WHERE workspace_id = $1 AND cycle_start = $2;

--
-- src/modules/memory/chunks/chunk.repository.ts
--

-- prepared as insert_passages
WITH memory AS (SELECT $2::bigint AS id)
  INSERT INTO memory_chunks (workspace_id, memory_id, chunk, model_id, passage_start, passage_end, embedding)
  SELECT $1, memory.id, p.chunk, p.model, p.start, p."end", p.vector::halfvec
  FROM memory, json_to_recordset($3::json)
    AS p (chunk integer, model smallint, start integer, "end" integer, vector text);

-- not prepared
DELETE FROM memory_chunks WHERE workspace_id = $1 AND memory_id = ANY($2::bigint[]);

--
-- src/modules/memory/chunks/deferred-memory.repository.ts
--

-- not prepared
INSERT INTO unembedded_memories (workspace_id, id, text, api_key_id, created_at)
  VALUES ($1, COALESCE($2::bigint, next_id('memories_id_seq')), $3, $4, $5) RETURNING id;

-- prepared as find_separate
SELECT id, text, created_at AS "createdAt", true AS embedded
  FROM memories WHERE workspace_id = $1 AND archived_at IS NULL AND (expires_at IS NULL OR expires_at > now()) AND id = $2 UNION ALL SELECT id, text, created_at AS "createdAt", false AS embedded
  FROM unembedded_memories WHERE workspace_id = $1 AND id = $2;

-- prepared as find_live
SELECT id, text, created_at AS "createdAt", true AS embedded
  FROM memories WHERE workspace_id = $1 AND archived_at IS NULL AND (expires_at IS NULL OR expires_at > now()) AND id = ANY($2::bigint[]);

-- prepared as list_separate
SELECT * FROM ((SELECT id, text, created_at AS "createdAt", true AS embedded
  FROM memories WHERE workspace_id = $1 AND archived_at IS NULL AND (expires_at IS NULL OR expires_at > now()) ORDER BY created_at DESC, id DESC LIMIT $2::bigint + $3::bigint) UNION ALL (SELECT id, text, created_at AS "createdAt", false AS embedded
  FROM unembedded_memories WHERE workspace_id = $1 ORDER BY created_at DESC, id DESC LIMIT $2::bigint + $3::bigint)) AS m
      ORDER BY "createdAt" DESC, id DESC OFFSET $2 LIMIT $3;

-- prepared as count_separate
SELECT (SELECT count(*) FROM memories WHERE workspace_id = $1 AND archived_at IS NULL AND (expires_at IS NULL OR expires_at > now()))
  + (SELECT count(*) FROM unembedded_memories WHERE workspace_id = $1) AS count;

-- prepared as find_unembedded
SELECT text, created_at AS "createdAt", api_key_id AS "apiKeyId" FROM unembedded_memories
  WHERE workspace_id = $1 AND id = $2;

-- not prepared
SELECT text, scope FROM memories WHERE workspace_id = $1 AND id = $2 FOR NO KEY UPDATE;

-- not prepared
SELECT text, scope FROM memories WHERE workspace_id = $1 AND id = $2;

-- not prepared
DELETE FROM unembedded_memories WHERE workspace_id = $1 AND id = $2 RETURNING id;

--
-- src/modules/memory/chunks/deferred-reencryption.repository.ts
--

-- not prepared
/* every workspace */ SELECT count(*) AS count FROM unembedded_memories WHERE starts_with(text, $1) IS NOT TRUE;

-- not prepared
/* every workspace */ SELECT count(*) AS count FROM unembedded_memories WHERE starts_with(text, $1) IS TRUE;

-- not prepared
/* every workspace */ SELECT workspace_id AS "workspaceId" FROM unembedded_memories
  WHERE workspace_id > $1 AND starts_with(text, $2) IS NOT TRUE ORDER BY workspace_id LIMIT 1;

-- not prepared
/* every workspace */ SELECT workspace_id AS "workspaceId" FROM unembedded_memories
  WHERE workspace_id > $1 AND starts_with(text, $2) IS TRUE ORDER BY workspace_id LIMIT 1;

-- not prepared
SELECT workspace_id AS "workspaceId", id, text FROM unembedded_memories
  WHERE workspace_id = $1 AND id > $2 AND starts_with(text, $3) IS NOT TRUE
  ORDER BY id LIMIT $4 FOR UPDATE;

-- not prepared
SELECT workspace_id AS "workspaceId", id, text FROM unembedded_memories
  WHERE workspace_id = $1 AND id > $2 AND starts_with(text, $3) IS TRUE
  ORDER BY id LIMIT $4 FOR UPDATE;

-- not prepared
UPDATE unembedded_memories m SET text = r.text FROM json_to_recordset($2::json) AS r (id bigint, text text)
WHERE m.workspace_id = $1 AND m.id = r.id;

--
-- src/modules/memory/chunks/embedding-job.repository.ts
--

-- not prepared
INSERT INTO embedding_jobs (workspace_id, memory_id, deferred) VALUES ($1, $2, true);

-- prepared as find_deferred_embedding_jobs
/* every workspace */
SELECT workspace_id AS "workspaceId", memory_id AS "memoryId" FROM embedding_jobs
WHERE due_at <= now() AND deferred AND workspace_id <> ALL (ARRAY(SELECT id FROM workspaces WHERE moving_since IS NOT NULL)) ORDER BY due_at LIMIT 20;

-- prepared as find_embedding_jobs
/* every workspace */
SELECT workspace_id AS "workspaceId", memory_id AS "memoryId" FROM embedding_jobs
WHERE due_at <= now() AND NOT deferred AND workspace_id <> ALL (ARRAY(SELECT id FROM workspaces WHERE moving_since IS NOT NULL)) ORDER BY due_at LIMIT 20;

-- prepared as claim_embedding_job
WITH due AS (
  SELECT memory_id FROM embedding_jobs WHERE workspace_id = $1 AND memory_id = $2 AND due_at <= now() FOR UPDATE SKIP LOCKED)
UPDATE embedding_jobs j SET attempts = attempts + 1, due_at = now() + interval '20 seconds'
FROM due WHERE j.workspace_id = $1 AND j.memory_id = due.memory_id
RETURNING j.workspace_id AS "workspaceId", j.memory_id AS "memoryId", j.attempts, j.whole_text AS "wholeText";

-- prepared as postpone_embedding_job
UPDATE embedding_jobs SET due_at = now() + $3 * interval '1 second' WHERE workspace_id = $1 AND memory_id = $2;

-- not prepared
UPDATE embedding_jobs SET whole_text = false WHERE workspace_id = $1 AND memory_id = ANY($2::bigint[]) AND whole_text;

-- not prepared
DELETE FROM embedding_jobs WHERE workspace_id = $1 AND memory_id = ANY($2::bigint[]);

-- prepared as count_due_embedding_jobs
/* every workspace */
SELECT count(*) AS count FROM (SELECT memory_id FROM embedding_jobs WHERE due_at <= now() LIMIT 40) AS due;

-- prepared as find_waiting_embedding_jobs
/* every workspace */
SELECT workspace_id AS "workspaceId", memory_id AS "memoryId" FROM embedding_jobs WHERE due_at = 'infinity' AND workspace_id <> ALL (ARRAY(SELECT id FROM workspaces WHERE moving_since IS NOT NULL))
LIMIT 40;

-- prepared as release_embedding_jobs
UPDATE embedding_jobs SET due_at = now() WHERE workspace_id = $1 AND memory_id = ANY($2::bigint[]) AND due_at = 'infinity'
RETURNING memory_id;

-- prepared as add_stale_embedding_jobs
/* every workspace */
INSERT INTO embedding_jobs (workspace_id, memory_id)
SELECT DISTINCT c.workspace_id, c.memory_id
FROM embedding_models o JOIN memory_chunks c ON c.model_id = o.id
WHERE o.state <> 'active' AND (o.state = 'retired' OR NOT EXISTS (
  SELECT FROM memory_chunks n JOIN embedding_models a ON a.id = n.model_id
  WHERE a.state = 'active' AND n.workspace_id = c.workspace_id AND n.memory_id = c.memory_id))
LIMIT 200
ON CONFLICT DO NOTHING;

--
-- src/modules/memory/manage/archive.repository.ts
--

-- not prepared
WITH target AS (
  SELECT * FROM memories WHERE workspace_id = $1 AND id = ANY($2::bigint[]) AND archived_at IS NULL AND (expires_at IS NULL OR expires_at > now()) ORDER BY id FOR UPDATE),
kept AS (
INSERT INTO memory_revisions (workspace_id, memory_id, revision, cause, created_at, text, meta, importance, categories, temporal_type, temporal_raw_text, valid_until)
SELECT workspace_id, id,
       1 + COALESCE((SELECT max(revision) FROM memory_revisions r WHERE r.workspace_id = $1 AND r.memory_id = source.id), 0),
       'archived', $3, text, meta, importance, categories, temporal_type, temporal_raw_text, valid_until
FROM target AS source)
UPDATE memories m SET archived_at = $3, optimized_at = CASE WHEN $4 THEN $3::timestamptz ELSE m.optimized_at END
FROM target WHERE m.workspace_id = $1 AND m.id = target.id;

-- not prepared
WITH target AS (
  SELECT * FROM memories WHERE workspace_id = $1 AND id = ANY($2::bigint[]) AND archived_at IS NOT NULL ORDER BY id FOR UPDATE),
kept AS (
INSERT INTO memory_revisions (workspace_id, memory_id, revision, cause, created_at, text, meta, importance, categories, temporal_type, temporal_raw_text, valid_until)
SELECT workspace_id, id,
       1 + COALESCE((SELECT max(revision) FROM memory_revisions r WHERE r.workspace_id = $1 AND r.memory_id = source.id), 0),
       'unarchived', $3, text, meta, importance, categories, temporal_type, temporal_raw_text, valid_until
FROM target AS source)
UPDATE memories m SET archived_at = NULL, optimized_at = NULL
FROM target WHERE m.workspace_id = $1 AND m.id = target.id;

--
-- src/modules/memory/manage/deletion.repository.ts
--

-- not prepared
SELECT id, text, meta::text AS "metaJson", ${split && heldConditionsOf(split.decided, values)} AS held
  FROM own_memories WHERE workspace_id = $1 AND ${conditionsOf(resolved, values)} ORDER BY id LIMIT $2 FOR UPDATE;

-- not prepared
SELECT id
  FROM own_memories WHERE workspace_id = $1 AND ${conditionsOf(resolved, values)} ORDER BY id LIMIT $2 FOR UPDATE;

-- not prepared
INSERT INTO memory_links (workspace_id, newer_id, older_id, confidence)
SELECT $1, newer_id, older_id, max(confidence) FROM (
  WITH RECURSIVE chain AS (
    SELECT newer_id, older_id, confidence FROM memory_links
    WHERE workspace_id = $1 AND older_id = ANY($2::bigint[]) AND newer_id <> ALL($2::bigint[])
    UNION
    SELECT chain.newer_id, l.older_id, LEAST(chain.confidence, l.confidence)
    FROM chain JOIN memory_links l ON l.workspace_id = $1 AND l.newer_id = chain.older_id
    WHERE chain.older_id = ANY($2::bigint[]))
  SELECT * FROM chain WHERE older_id <> ALL($2::bigint[]) AND older_id <> newer_id) AS bridged
GROUP BY newer_id, older_id
ON CONFLICT DO NOTHING;

-- not prepared
WITH deleted AS (DELETE FROM memories WHERE workspace_id = $1 AND id = ANY($2::bigint[]) RETURNING id)
SELECT id FROM deleted;

-- not prepared
DELETE FROM memory_revisions WHERE workspace_id = $1 AND memory_id = ANY($2::bigint[]);

-- not prepared
DELETE FROM recommendations WHERE workspace_id = $1 AND memory_ids && $2::bigint[];

-- not prepared
WITH orphans AS (
  SELECT id, min(id) OVER (PARTITION BY near_duplicate_of, scope) AS oldest FROM memories
  WHERE workspace_id = $1 AND near_duplicate_of = ANY($2::bigint[]) AND archived_at IS NULL
    AND (expires_at IS NULL OR expires_at > now()))
UPDATE memories m SET near_duplicate_of = NULLIF(orphans.oldest, m.id)
FROM orphans WHERE m.workspace_id = $1 AND m.id = orphans.id;

-- not prepared
WITH
told AS (
  INSERT INTO outbox_events (workspace_id, type, payload, created_at)
  SELECT $1::integer, 'memory.deleted', jsonb_build_object('memory_id', source.id, 'api_key_id', $3::integer,
    'request_id', $4::text, 'reason', $5::text), $6::timestamptz
  FROM (SELECT id FROM unnest($2::bigint[]) AS id) AS source
  RETURNING workspace_id, id, type, created_at),
queued AS (
  INSERT INTO webhook_deliveries (workspace_id, webhook_id, event_id, created_at)
  SELECT told.workspace_id, w.id, told.id, told.created_at
  FROM told JOIN webhooks w ON w.workspace_id = told.workspace_id AND w.enabled
    AND (w.event_types IS NULL OR told.type = ANY(w.event_types))
  ORDER BY told.id)
SELECT FROM told;

--
-- src/modules/memory/manage/edit.repository.ts
--

-- not prepared
UPDATE memories SET ${set.join(', ')} WHERE workspace_id = $1 AND id = $2;

-- not prepared
DELETE FROM memory_links l USING memories other
WHERE l.workspace_id = $1 AND (l.newer_id = $2 OR l.older_id = $2) AND other.workspace_id = $1
  AND other.id = CASE WHEN l.newer_id = $2 THEN l.older_id ELSE l.newer_id END AND other.scope <> ALL($3::bytea[]);

-- not prepared
WITH
told AS (
  INSERT INTO outbox_events (workspace_id, type, payload, created_at)
  SELECT $1::integer, 'memory.updated', jsonb_build_object('memory_id', source.id, 'api_key_id', $3::integer,
    'request_id', $4::text, 'action', $5::text), $6::timestamptz
  FROM (SELECT id FROM unnest($2::bigint[]) AS id) AS source
  RETURNING workspace_id, id, type, created_at),
queued AS (
  INSERT INTO webhook_deliveries (workspace_id, webhook_id, event_id, created_at)
  SELECT told.workspace_id, w.id, told.id, told.created_at
  FROM told JOIN webhooks w ON w.workspace_id = told.workspace_id AND w.enabled
    AND (w.event_types IS NULL OR told.type = ANY(w.event_types))
  ORDER BY told.id)
SELECT FROM told;

-- not prepared
UPDATE memories SET expires_at = $3 WHERE workspace_id = $1 AND id = $2;

--
-- src/modules/memory/manage/erasure.repository.ts
--

-- not prepared
SELECT count(*) AS count FROM memory_revisions r
WHERE r.workspace_id = $1 AND r.meta @> ANY($2::text[]::jsonb[])
  AND NOT EXISTS (
    SELECT FROM memories m WHERE m.workspace_id = $1 AND m.id = r.memory_id AND m.meta @> ANY($2::text[]::jsonb[]));

-- not prepared
UPDATE memory_revisions SET text = $3, meta = '{}', temporal_raw_text = $3
WHERE workspace_id = $1 AND meta @> ANY($2::text[]::jsonb[]) RETURNING 1;

--
-- src/modules/memory/manage/expiry-sweep.ts
--

-- prepared as find_expired_memories
/* every workspace */
SELECT workspace_id AS "workspaceId", id FROM memories WHERE expires_at <= now() AND workspace_id <> ALL (ARRAY(SELECT id FROM workspaces WHERE moving_since IS NOT NULL)) ORDER BY expires_at LIMIT $1;

-- not prepared
SELECT id FROM memories WHERE workspace_id = $1 AND id = ANY($2::bigint[]) AND expires_at <= now() FOR UPDATE SKIP LOCKED;

--
-- src/modules/memory/manage/link.repository.ts
--

-- not prepared
SELECT o.id FROM memories o, (SELECT updated_at, scope FROM memories WHERE workspace_id = $1 AND id = $2) n
WHERE o.workspace_id = $1 AND o.id = ANY($3::bigint[]) AND o.id <> $2 AND o.updated_at <= n.updated_at AND o.scope = n.scope
  AND (o.expires_at IS NULL OR o.expires_at > now())
ORDER BY o.id FOR KEY SHARE OF o;

-- not prepared
DELETE FROM memory_links WHERE workspace_id = $1 AND newer_id = $2 AND older_id <> ALL($3::bigint[]);

-- not prepared
INSERT INTO memory_links (workspace_id, newer_id, older_id, confidence)
SELECT $1, $2, id, 1 FROM unnest($3::bigint[]) AS id
ON CONFLICT (workspace_id, newer_id, older_id) DO UPDATE SET confidence = 1;

-- not prepared
SELECT confidence FROM memory_links WHERE workspace_id = $1 AND newer_id = $2 AND older_id = $3 FOR UPDATE;

-- not prepared
DELETE FROM memory_links WHERE workspace_id = $1 AND newer_id = $2 AND older_id = $3;

-- not prepared
INSERT INTO memory_links (workspace_id, newer_id, older_id, confidence) VALUES ($1, $2, $3, $4)
ON CONFLICT (workspace_id, newer_id, older_id) DO UPDATE SET confidence = EXCLUDED.confidence;

--
-- src/modules/memory/records/filter-matches.ts
--

-- not prepared
SELECT id, text, meta::text AS "metaJson", ${heldConditionsOf(split.decided, values)} AS held
  FROM own_memories WHERE workspace_id = $1 AND id > $2 AND ${conditionsOf(split.wider, values)} ORDER BY id LIMIT $3;

--
-- src/modules/memory/records/memory-encryption.ts
--

-- prepared as next_memory_id
SELECT next_id('memories_id_seq') AS id;

-- prepared as lexemes_of_texts
SELECT tsvector_to_array(memory_lexemes(text)) AS lexemes
  FROM unnest($1::text[]) WITH ORDINALITY AS t (text, number) ORDER BY number;

--
-- src/modules/memory/records/memory-reencryption.repository.ts
--

-- not prepared
/* every workspace */ SELECT count(*) AS count FROM memories m WHERE ((${columns.map((column) => this.keyring.needsReencryption(column, keyPrefix)).join(' OR ')})
  OR (m.external_id IS NOT NULL AND starts_with(m.external_id, $1) IS NOT TRUE) OR EXISTS (
  SELECT FROM memory_revisions r
  WHERE r.workspace_id = m.workspace_id AND r.memory_id = m.id AND (${columns.map((column) => this.keyring.needsReencryption(column, keyPrefix)).join(' OR ')})));

-- not prepared
/* every workspace */ SELECT count(*) AS count FROM memories m WHERE ((${columns.map((column) => this.keyring.needsReencryption(column, keyPrefix)).join(' OR ')})
  OR (m.external_id IS NOT NULL AND starts_with(m.external_id, $1) IS TRUE) OR EXISTS (
  SELECT FROM memory_revisions r
  WHERE r.workspace_id = m.workspace_id AND r.memory_id = m.id AND (${columns.map((column) => this.keyring.needsReencryption(column, keyPrefix)).join(' OR ')})));

-- not prepared
/* every workspace */ SELECT workspace_id AS "workspaceId" FROM memories m
       WHERE workspace_id > $1 AND ((${columns.map((column) => this.keyring.needsReencryption(column, keyPrefix)).join(' OR ')})
  OR (m.external_id IS NOT NULL AND starts_with(m.external_id, $2) IS NOT TRUE) OR EXISTS (
  SELECT FROM memory_revisions r
  WHERE r.workspace_id = m.workspace_id AND r.memory_id = m.id AND (${columns.map((column) => this.keyring.needsReencryption(column, keyPrefix)).join(' OR ')}))) ORDER BY workspace_id LIMIT 1;

-- not prepared
/* every workspace */ SELECT workspace_id AS "workspaceId" FROM memories m
       WHERE workspace_id > $1 AND ((${columns.map((column) => this.keyring.needsReencryption(column, keyPrefix)).join(' OR ')})
  OR (m.external_id IS NOT NULL AND starts_with(m.external_id, $2) IS TRUE) OR EXISTS (
  SELECT FROM memory_revisions r
  WHERE r.workspace_id = m.workspace_id AND r.memory_id = m.id AND (${columns.map((column) => this.keyring.needsReencryption(column, keyPrefix)).join(' OR ')}))) ORDER BY workspace_id LIMIT 1;

-- not prepared
SELECT id, archived_at IS NOT NULL AS "isArchived", m.text, m.meta::text AS "metaJson", m.temporal_raw_text AS "rawText",
  starts_with(m.text, $3) IS NOT TRUE AS "isTextStale", external_id AS "externalId"
     FROM memories m
     WHERE workspace_id = $1 AND id > $2 AND ((${columns.map((column) => this.keyring.needsReencryption(column, keyPrefix)).join(' OR ')})
  OR (m.external_id IS NOT NULL AND starts_with(m.external_id, $3) IS NOT TRUE) OR EXISTS (
  SELECT FROM memory_revisions r
  WHERE r.workspace_id = $1 AND r.memory_id = m.id AND (${columns.map((column) => this.keyring.needsReencryption(column, keyPrefix)).join(' OR ')})))
     ORDER BY id LIMIT $4 FOR UPDATE;

-- not prepared
SELECT id, archived_at IS NOT NULL AS "isArchived", m.text, m.meta::text AS "metaJson", m.temporal_raw_text AS "rawText",
  starts_with(m.text, $3) IS TRUE AS "isTextStale", external_id AS "externalId"
     FROM memories m
     WHERE workspace_id = $1 AND id > $2 AND ((${columns.map((column) => this.keyring.needsReencryption(column, keyPrefix)).join(' OR ')})
  OR (m.external_id IS NOT NULL AND starts_with(m.external_id, $3) IS TRUE) OR EXISTS (
  SELECT FROM memory_revisions r
  WHERE r.workspace_id = $1 AND r.memory_id = m.id AND (${columns.map((column) => this.keyring.needsReencryption(column, keyPrefix)).join(' OR ')})))
     ORDER BY id LIMIT $4 FOR UPDATE;

-- not prepared
SET LOCAL statement_timeout = 0;

-- not prepared
SET LOCAL mnemonest.resealing = 'on';

-- not prepared
SELECT memory_id AS id, revision, r.text, r.meta::text AS "metaJson", r.temporal_raw_text AS "rawText",
  starts_with(r.text, $3) IS NOT TRUE AS "isTextStale" FROM memory_revisions r
   WHERE workspace_id = $1 AND memory_id = ANY($2::bigint[]) AND (${columns.map((column) => this.keyring.needsReencryption(column, keyPrefix)).join(' OR ')})
   ORDER BY memory_id, revision;

-- not prepared
SELECT memory_id AS id, revision, r.text, r.meta::text AS "metaJson", r.temporal_raw_text AS "rawText",
  starts_with(r.text, $3) IS TRUE AS "isTextStale" FROM memory_revisions r
   WHERE workspace_id = $1 AND memory_id = ANY($2::bigint[]) AND (${columns.map((column) => this.keyring.needsReencryption(column, keyPrefix)).join(' OR ')})
   ORDER BY memory_id, revision;

-- not prepared
UPDATE memories m SET text = r.text, text_hash = decode(r."textHash", 'hex'), scope = decode(r.scope, 'hex'),
  external_id = r."externalId", external_key = decode(r."externalKey", 'hex'),
  meta = r."metaJson"::jsonb, temporal_raw_text = r."rawText", lexemes = array_to_tsvector(r.lexemes),
  text_length = r."textLength"
FROM json_to_recordset($2::json) AS r (id bigint, text text, "metaJson" text, "rawText" text, "textHash" text, scope text,
  "externalId" text, "externalKey" text, lexemes text[],
  "textLength" integer)
WHERE m.workspace_id = $1 AND m.id = r.id;

-- not prepared
UPDATE memory_revisions m SET text = r.text, meta = r."metaJson"::jsonb, temporal_raw_text = r."rawText"
FROM json_to_recordset($2::json) AS r (id bigint, text text, "metaJson" text, "rawText" text, revision integer)
WHERE m.workspace_id = $1 AND m.memory_id = r.id AND m.revision = r.revision;

-- not prepared
SELECT scope_keys AS "scopeKeys" FROM workspaces w WHERE w.id = $1;

--
-- src/modules/memory/records/memory.repository.ts
--

-- not prepared
WITH found AS (
  SELECT text, id, importance, categories,
  temporal_type AS "temporalType", temporal_raw_text AS "rawText", valid_until AS "validUntil",
  expires_at AS "expiresAt", optimized_at FROM memories
  WHERE workspace_id = $1 AND text_hash = ANY($2::bytea[]) AND scope = ANY($3::bytea[]) AND archived_at IS NULL AND (expires_at IS NULL OR expires_at > now()) FOR KEY SHARE),
marked AS (
  UPDATE memories m SET optimized_at = now() FROM found
  WHERE m.workspace_id = $1 AND m.id = found.id AND found.optimized_at IS NULL)
SELECT * FROM found;

-- prepared as find_encrypted_duplicate
WITH found AS (
  SELECT text, id, importance, categories,
  temporal_type AS "temporalType", temporal_raw_text AS "rawText", valid_until AS "validUntil",
  expires_at AS "expiresAt", optimized_at FROM memories
  WHERE workspace_id = $1 AND text_hash = ANY($2::bytea[]) AND scope = ANY($3::bytea[]) AND archived_at IS NULL AND (expires_at IS NULL OR expires_at > now())),
marked AS (
  UPDATE memories m SET optimized_at = now() FROM found
  WHERE m.workspace_id = $1 AND m.id = found.id AND found.optimized_at IS NULL)
SELECT * FROM found;

-- not prepared
WITH found AS (
  SELECT text, id, importance, categories,
  temporal_type AS "temporalType", temporal_raw_text AS "rawText", valid_until AS "validUntil",
  expires_at AS "expiresAt", optimized_at FROM memories
  WHERE workspace_id = $1 AND text_hash = $2 AND scope = $3 AND archived_at IS NULL AND (expires_at IS NULL OR expires_at > now()) FOR KEY SHARE),
marked AS (
  UPDATE memories m SET optimized_at = now() FROM found
  WHERE m.workspace_id = $1 AND m.id = found.id AND found.optimized_at IS NULL)
SELECT * FROM found;

-- prepared as find_duplicate
WITH found AS (
  SELECT text, id, importance, categories,
  temporal_type AS "temporalType", temporal_raw_text AS "rawText", valid_until AS "validUntil",
  expires_at AS "expiresAt", optimized_at FROM memories
  WHERE workspace_id = $1 AND text_hash = $2 AND scope = $3 AND archived_at IS NULL AND (expires_at IS NULL OR expires_at > now())),
marked AS (
  UPDATE memories m SET optimized_at = now() FROM found
  WHERE m.workspace_id = $1 AND m.id = found.id AND found.optimized_at IS NULL)
SELECT * FROM found;

-- prepared as find_external
SELECT id, text, meta::text AS "metaJson" FROM memories
WHERE workspace_id = $1 AND external_key = ANY($2::bytea[]) AND scope = ANY($3::bytea[]) AND archived_at IS NULL
  AND (expires_at IS NULL OR expires_at > now());

-- not prepared
WITH found AS (
  SELECT text, id, importance, categories,
  temporal_type AS "temporalType", temporal_raw_text AS "rawText", valid_until AS "validUntil",
  expires_at AS "expiresAt", optimized_at FROM memories
  WHERE workspace_id = $1 AND id = $2 AND archived_at IS NULL AND (expires_at IS NULL OR expires_at > now()) FOR KEY SHARE),
marked AS (
  UPDATE memories m SET optimized_at = now() FROM found
  WHERE m.workspace_id = $1 AND m.id = found.id AND found.optimized_at IS NULL)
SELECT * FROM found;

-- prepared as find_unchanged
WITH found AS (
  SELECT text, id, importance, categories,
  temporal_type AS "temporalType", temporal_raw_text AS "rawText", valid_until AS "validUntil",
  expires_at AS "expiresAt", optimized_at FROM memories
  WHERE workspace_id = $1 AND id = $2 AND archived_at IS NULL AND (expires_at IS NULL OR expires_at > now())),
marked AS (
  UPDATE memories m SET optimized_at = now() FROM found
  WHERE m.workspace_id = $1 AND m.id = found.id AND found.optimized_at IS NULL)
SELECT * FROM found;

-- prepared as insert_related_memory_${partition}
WITH inserted AS (
INSERT INTO memories (workspace_id, text, text_hash, meta, importance, categories, temporal_type, temporal_raw_text, valid_until,
                      near_duplicate_of, embedding, embedding_model_id, embedding_b, embedding_b_model_id, lexemes, text_length,
                      created_at, updated_at, follows, id, scope, external_id, external_key,
                      expires_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, array_to_tsvector($15::text[]), $16, $17, $17, $18::bigint,
        COALESCE($19::bigint, next_id('memories_id_seq')), $20, $21, $22, $23)
ON CONFLICT DO NOTHING
RETURNING id),
inherited AS (
  INSERT INTO memory_accesses (workspace_id, memory_id, access_count, inherited_count)
  SELECT $1, inserted.id, 0, LEAST(like_it.access_count::bigint + like_it.inherited_count, 1000000000)
  FROM inserted, memory_accesses like_it WHERE like_it.workspace_id = $1 AND like_it.memory_id = $26),
passages AS (
  INSERT INTO memory_chunks (workspace_id, memory_id, chunk, model_id, passage_start, passage_end, embedding)
  SELECT $1, inserted.id, p.chunk, p.model, p.start, p."end", p.vector::halfvec
  FROM inserted, json_to_recordset($27::json)
    AS p (chunk integer, model smallint, start integer, "end" integer, vector text)),
links AS (
INSERT INTO memory_links (workspace_id, newer_id, older_id, confidence)
SELECT $1, newer.id, older.id, given.confidence
FROM inserted AS newer, unnest($28::bigint[], $29::real[]) AS given (id, confidence)
  CROSS JOIN LATERAL (SELECT id FROM memories_${partition} WHERE workspace_id = $1 AND id = given.id FOR KEY SHARE) AS older
ON CONFLICT DO NOTHING),

told AS (
  INSERT INTO outbox_events (workspace_id, type, payload, created_at)
  SELECT $1::integer, 'memory.stored', jsonb_build_object('memory_id', source.id, 'api_key_id', $24::integer,
    'request_id', $25::text, 'action', 'stored_new'), $17::timestamptz
  FROM inserted AS source
  RETURNING workspace_id, id, type, created_at),
queued AS (
  INSERT INTO webhook_deliveries (workspace_id, webhook_id, event_id, created_at)
  SELECT told.workspace_id, w.id, told.id, told.created_at
  FROM told JOIN webhooks w ON w.workspace_id = told.workspace_id AND w.enabled
    AND (w.event_types IS NULL OR told.type = ANY(w.event_types))
  ORDER BY told.id)
SELECT id FROM inserted;

-- prepared as insert_memory
WITH inserted AS (
INSERT INTO memories (workspace_id, text, text_hash, meta, importance, categories, temporal_type, temporal_raw_text, valid_until,
                      near_duplicate_of, embedding, embedding_model_id, embedding_b, embedding_b_model_id, lexemes, text_length,
                      created_at, updated_at, follows, id, scope, external_id, external_key,
                      expires_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, array_to_tsvector($15::text[]), $16, $17, $17, $18::bigint,
        COALESCE($19::bigint, next_id('memories_id_seq')), $20, $21, $22, $23)
ON CONFLICT DO NOTHING
RETURNING id),
${relations}
told AS (
  INSERT INTO outbox_events (workspace_id, type, payload, created_at)
  SELECT $1::integer, 'memory.stored', jsonb_build_object('memory_id', source.id, 'api_key_id', $24::integer,
    'request_id', $25::text, 'action', 'stored_new'), $17::timestamptz
  FROM inserted AS source
  RETURNING workspace_id, id, type, created_at),
queued AS (
  INSERT INTO webhook_deliveries (workspace_id, webhook_id, event_id, created_at)
  SELECT told.workspace_id, w.id, told.id, told.created_at
  FROM told JOIN webhooks w ON w.workspace_id = told.workspace_id AND w.enabled
    AND (w.event_types IS NULL OR told.type = ANY(w.event_types))
  ORDER BY told.id)
SELECT id FROM inserted;

-- not prepared
UPDATE memories SET archived_at = now()
WHERE workspace_id = $1 AND scope = ANY($3::bytea[]) AND archived_at IS NULL AND expires_at <= now()
  AND (text_hash = ANY($2::bytea[]) OR external_key = ANY($4::bytea[]));

-- not prepared
UPDATE memories m SET expires_at = NULLIF(latest.expires_at, 'infinity')
FROM (SELECT id, max(COALESCE(expires_at, 'infinity')) AS expires_at
      FROM unnest($2::bigint[], $3::timestamptz[]) AS given (id, expires_at) GROUP BY id) AS latest
WHERE m.workspace_id = $1 AND m.id = latest.id AND m.expires_at > now() AND m.expires_at < latest.expires_at;

-- prepared as write_vector
UPDATE memories SET near_duplicate_of = $3, embedding = $4, embedding_model_id = $5, embedding_b = $6, embedding_b_model_id = $7
WHERE workspace_id = $1 AND id = $2 AND (near_duplicate_of, embedding, embedding_model_id, embedding_b, embedding_b_model_id)
  IS DISTINCT FROM ($3::bigint, $4::halfvec, $5::smallint, $6::halfvec, $7::smallint);

--
-- src/modules/memory/records/record.repository.ts
--

-- prepared as find_record
SELECT id, text, meta::text AS "metaJson", importance, categories, temporal_type AS "temporalType",
  temporal_raw_text AS "rawText", valid_until AS "validUntil", near_duplicate_of AS "nearDuplicateOf", COALESCE(access_count, 0) AS "accessCount",
  last_accessed_at AS "lastAccessedAt", created_at AS "createdAt", archived_at AS "archivedAt", external_id AS "externalId",
  expires_at AS "expiresAt",
  1 + COALESCE(r.revision, 0) AS version, GREATEST(updated_at, r.changed_at) AS "updatedAt", updated_at AS "validFrom",
  (
    SELECT json_agg(json_build_object('id', older_id, 'confidence', confidence) ORDER BY confidence DESC, older_id DESC)
    FROM memory_links, memories o, (SELECT m.updated_at) AS n
    WHERE memory_links.workspace_id = $1 AND newer_id = m.id AND o.workspace_id = $1 AND o.id = older_id AND o.updated_at <= n.updated_at
      AND (o.expires_at IS NULL OR o.expires_at > now())) AS supersedes, (
    SELECT json_agg(json_build_object('id', newer_id, 'confidence', confidence, 'since', n.updated_at)
      ORDER BY confidence DESC, newer_id DESC)
    FROM memory_links, memories n, (SELECT m.updated_at) AS o
    WHERE memory_links.workspace_id = $1 AND older_id = m.id AND n.workspace_id = $1 AND n.id = newer_id AND o.updated_at <= n.updated_at
      AND (n.expires_at IS NULL OR n.expires_at > now())) AS "supersededBy" FROM memories m LEFT JOIN LATERAL (
    SELECT revision, created_at AS changed_at FROM memory_revisions
    WHERE workspace_id = $1 AND memory_id = m.id ORDER BY revision DESC LIMIT 1) r ON true LEFT JOIN LATERAL (
    SELECT access_count, last_accessed_at FROM memory_accesses
    WHERE workspace_id = $1 AND memory_id = m.id) a ON true
  WHERE m.workspace_id = $1 AND m.id = $2 AND (m.expires_at IS NULL OR m.expires_at > now());

-- not prepared
SELECT m.id, 1 + COALESCE(r.revision, 0) AS version, GREATEST(updated_at, r.changed_at) AS "updatedAt"
  FROM memories m LEFT JOIN LATERAL (
    SELECT revision, created_at AS changed_at FROM memory_revisions
    WHERE workspace_id = $1 AND memory_id = m.id ORDER BY revision DESC LIMIT 1) r ON true WHERE m.workspace_id = $1 AND m.id = $2 AND (m.expires_at IS NULL OR m.expires_at > now());

-- not prepared
SELECT FROM memories WHERE workspace_id = $1 AND id = $2 FOR UPDATE;

-- not prepared
SELECT id, text, meta::text AS "metaJson", importance, categories, temporal_type AS "temporalType",
  temporal_raw_text AS "rawText", valid_until AS "validUntil", near_duplicate_of AS "nearDuplicateOf", COALESCE(access_count, 0) AS "accessCount",
  last_accessed_at AS "lastAccessedAt", created_at AS "createdAt", archived_at AS "archivedAt", external_id AS "externalId",
  expires_at AS "expiresAt",
  1 + COALESCE(r.revision, 0) AS version, GREATEST(updated_at, r.changed_at) AS "updatedAt", updated_at AS "validFrom",
  (
    SELECT json_agg(json_build_object('id', older_id, 'confidence', confidence) ORDER BY confidence DESC, older_id DESC)
    FROM memory_links, memories o, (SELECT m.updated_at) AS n
    WHERE memory_links.workspace_id = $1 AND newer_id = m.id AND o.workspace_id = $1 AND o.id = older_id AND o.updated_at <= n.updated_at
      AND (o.expires_at IS NULL OR o.expires_at > now())) AS supersedes, (
    SELECT json_agg(json_build_object('id', newer_id, 'confidence', confidence, 'since', n.updated_at)
      ORDER BY confidence DESC, newer_id DESC)
    FROM memory_links, memories n, (SELECT m.updated_at) AS o
    WHERE memory_links.workspace_id = $1 AND older_id = m.id AND n.workspace_id = $1 AND n.id = newer_id AND o.updated_at <= n.updated_at
      AND (n.expires_at IS NULL OR n.expires_at > now())) AS "supersededBy", (extract(epoch FROM created_at) * 1000000)::bigint::text AS micros, held
       FROM (SELECT *, ${heldConditionsOf(decided, values)} AS held FROM own_memories WHERE ${conditions.join(' AND ')}
             ORDER BY created_at DESC, id DESC LIMIT $2) m LEFT JOIN LATERAL (
    SELECT revision, created_at AS changed_at FROM memory_revisions
    WHERE workspace_id = $1 AND memory_id = m.id ORDER BY revision DESC LIMIT 1) r ON true LEFT JOIN LATERAL (
    SELECT access_count, last_accessed_at FROM memory_accesses
    WHERE workspace_id = $1 AND memory_id = m.id) a ON true
       ORDER BY created_at DESC, id DESC;

-- not prepared
SELECT count(*) AS count FROM own_memories WHERE workspace_id = $1 AND ${conditionsOf(await resolvedFilter(ctx, db, this.encryption, filter), values)};

-- prepared as list_revisions
SELECT revision, cause, created_at AS "replacedAt", text, meta::text AS "metaJson", importance, categories, temporal_type AS "temporalType",
  temporal_raw_text AS "rawText", valid_until AS "validUntil",
    COALESCE((SELECT created_at FROM memory_revisions o WHERE o.workspace_id = $1 AND o.memory_id = $2
                AND o.revision < r.revision AND o.text <> r.text ORDER BY o.revision DESC LIMIT 1),
             (SELECT created_at FROM memories WHERE workspace_id = $1 AND id = $2)) AS "saidAt"
  FROM memory_revisions r WHERE workspace_id = $1 AND memory_id = $2 AND revision < $3 ORDER BY revision DESC LIMIT $4;

-- prepared as find_revision
SELECT revision, cause, created_at AS "replacedAt", text, meta::text AS "metaJson", importance, categories, temporal_type AS "temporalType",
  temporal_raw_text AS "rawText", valid_until AS "validUntil",
    COALESCE((SELECT created_at FROM memory_revisions o WHERE o.workspace_id = $1 AND o.memory_id = $2
                AND o.revision < r.revision AND o.text <> r.text ORDER BY o.revision DESC LIMIT 1),
             (SELECT created_at FROM memories WHERE workspace_id = $1 AND id = $2)) AS "saidAt"
  FROM memory_revisions r WHERE workspace_id = $1 AND memory_id = $2 AND revision = $3;

--
-- src/modules/memory/records/replacement.repository.ts
--

-- prepared as find_version
SELECT text, meta::text AS "metaJson", xmin::text AS version FROM memories
WHERE workspace_id = $1 AND id = $2 AND archived_at IS NULL AND (expires_at IS NULL OR expires_at > now());

-- prepared as replace_memory
WITH target AS (
  SELECT * FROM memories WHERE workspace_id = $1 AND id = $2 AND archived_at IS NULL AND (expires_at IS NULL OR expires_at > now())
    AND xmin::text = $19 FOR UPDATE),
kept AS (
INSERT INTO memory_revisions (workspace_id, memory_id, revision, cause, created_at, text, meta, importance, categories, temporal_type, temporal_raw_text, valid_until)
SELECT workspace_id, id,
       1 + COALESCE((SELECT max(revision) FROM memory_revisions r WHERE r.workspace_id = $1 AND r.memory_id = source.id), 0),
       $20, $18, text, meta, importance, categories, temporal_type, temporal_raw_text, valid_until
FROM target AS source),
replaced AS (
  UPDATE memories m SET text = $3, text_hash = $4, meta = $5, importance = GREATEST(m.importance, $6), categories = $7,
    temporal_type = $8, temporal_raw_text = $9, valid_until = $10, near_duplicate_of = $11,
    embedding = $12, embedding_model_id = $13, embedding_b = $14, embedding_b_model_id = $15,
    lexemes = array_to_tsvector($16::text[]), text_length = $17, updated_at = $18, optimized_at = $18,
    expires_at = NULLIF(GREATEST(COALESCE(m.expires_at, 'infinity'), COALESCE($22::timestamptz, 'infinity')), 'infinity')
  FROM target WHERE m.workspace_id = $1 AND m.id = $2
  RETURNING m.*),
passages AS (
  INSERT INTO memory_chunks (workspace_id, memory_id, chunk, model_id, passage_start, passage_end, embedding)
  SELECT $1, replaced.id, p.chunk, p.model, p.start, p."end", p.vector::halfvec
  FROM replaced, json_to_recordset($21::json)
    AS p (chunk integer, model smallint, start integer, "end" integer, vector text)),

told AS (
  INSERT INTO outbox_events (workspace_id, type, payload, created_at)
  SELECT $1::integer, 'memory.updated', jsonb_build_object('memory_id', source.id, 'api_key_id', $23::integer,
    'request_id', $24::text, 'action', $20::text), $18::timestamptz
  FROM replaced AS source
  RETURNING workspace_id, id, type, created_at),
queued AS (
  INSERT INTO webhook_deliveries (workspace_id, webhook_id, event_id, created_at)
  SELECT told.workspace_id, w.id, told.id, told.created_at
  FROM told JOIN webhooks w ON w.workspace_id = told.workspace_id AND w.enabled
    AND (w.event_types IS NULL OR told.type = ANY(w.event_types))
  ORDER BY told.id)
SELECT id, importance, categories,
  temporal_type AS "temporalType", temporal_raw_text AS "rawText", valid_until AS "validUntil",
  expires_at AS "expiresAt" FROM replaced;

--
-- src/modules/memory/records/revisions.ts
--

-- not prepared
INSERT INTO memory_revisions (workspace_id, memory_id, revision, cause, created_at, text, meta, importance, categories, temporal_type, temporal_raw_text, valid_until)
SELECT workspace_id, id,
       1 + COALESCE((SELECT max(revision) FROM memory_revisions r WHERE r.workspace_id = $1 AND r.memory_id = source.id), 0),
       $3, $4, text, meta, importance, categories, temporal_type, temporal_raw_text, valid_until
FROM (SELECT * FROM memories WHERE workspace_id = $1 AND id = $2) AS source;

--
-- src/modules/memory/records/workspace-layouts.ts
--

-- prepared as count_scope_${plan.partition}
SELECT count(*) AS memories FROM (
  SELECT FROM memories_${plan.partition}
  WHERE workspace_id = $1 AND scope = ANY($2::bytea[]) AND archived_at IS NULL LIMIT $3) AS part;

-- prepared as workspace_layout
SELECT remainder AS partition,
  (SELECT reltuples FROM pg_class WHERE oid = ('memories_' || remainder)::regclass) AS "inPartition",
  COALESCE((SELECT memories FROM lexeme_statistics WHERE workspace_id = $1 AND lexeme = ''), 0) AS memories
FROM generate_series(0, (SELECT count(*) FROM pg_inherits WHERE inhparent = 'memories'::regclass)::integer - 1) AS remainder
WHERE satisfies_hash_partition(
  'memories'::regclass, (SELECT count(*) FROM pg_inherits WHERE inhparent = 'memories'::regclass)::integer,
  remainder, $1::integer);

--
-- src/modules/memory/retrieve/access-counter.ts
--

-- prepared as count_accesses
/* every workspace */ INSERT INTO memory_accesses AS known (workspace_id, memory_id, access_count, last_accessed_at)
SELECT a.workspace_id, a.id, a.count, a.at
FROM unnest($1::int[], $2::bigint[], $3::int[], $4::timestamptz[]) AS a (workspace_id, id, count, at)
WHERE EXISTS (SELECT FROM memories m WHERE m.workspace_id = a.workspace_id AND m.id = a.id)
ORDER BY a.workspace_id, a.id
ON CONFLICT (workspace_id, memory_id) DO UPDATE
SET access_count = LEAST(known.access_count::bigint + excluded.access_count, 1000000000),
    last_accessed_at = GREATEST(known.last_accessed_at, excluded.last_accessed_at);

-- prepared as count_accesses_of
INSERT INTO memory_accesses AS known (workspace_id, memory_id, access_count, last_accessed_at)
SELECT m.workspace_id, m.id, a.count, a.at
FROM memories m JOIN unnest($2::bigint[], $3::int[], $4::timestamptz[]) AS a (id, count, at) ON a.id = m.id
WHERE m.workspace_id = $1
ORDER BY m.id
ON CONFLICT (workspace_id, memory_id) DO UPDATE
SET access_count = LEAST(known.access_count::bigint + excluded.access_count, 1000000000),
    last_accessed_at = GREATEST(known.last_accessed_at, excluded.last_accessed_at);

--
-- src/modules/memory/retrieve/lexeme-statistics.ts
--

-- prepared as find_changed_lexemes
/* every workspace */ SELECT DISTINCT workspace_id AS "workspaceId" FROM lexeme_changes;

-- prepared as count_lexemes
/* every workspace */ WITH noted AS (
    SELECT workspace_id, id FROM lexeme_changes ORDER BY workspace_id, id LIMIT $1 FOR UPDATE SKIP LOCKED),
  changes AS (
    DELETE FROM lexeme_changes WHERE (workspace_id, id) IN (SELECT * FROM noted)
    RETURNING workspace_id, memories, lexemes),
  counts AS (
    INSERT INTO lexeme_statistics AS known (workspace_id, lexeme, memories)
    SELECT workspace_id, lexeme, sum(memories) FROM changes, unnest(lexemes) AS lexeme
    GROUP BY workspace_id, lexeme HAVING sum(memories) <> 0 ORDER BY workspace_id, lexeme
    ON CONFLICT (workspace_id, lexeme) DO UPDATE SET memories = known.memories + EXCLUDED.memories
    RETURNING workspace_id, lexeme, memories)
  SELECT (SELECT count(*) FROM changes) AS changes, array_agg(workspace_id) AS "workspaceIds", array_agg(lexeme) AS lexemes
  FROM counts WHERE memories = 0;

-- prepared as forget_lexemes
/* every workspace */
  DELETE FROM lexeme_statistics AS known USING unnest($1::integer[], $2::text[]) AS gone (workspace_id, lexeme)
  WHERE known.workspace_id = gone.workspace_id AND known.lexeme = gone.lexeme AND known.memories = 0;

-- prepared as count_lexemes_of
WITH noted AS (
    SELECT id FROM lexeme_changes WHERE workspace_id = $2 ORDER BY id LIMIT $1 FOR UPDATE SKIP LOCKED),
  changes AS (
    DELETE FROM lexeme_changes WHERE workspace_id = $2 AND id IN (SELECT id FROM noted) RETURNING memories, lexemes),
  counts AS (
    INSERT INTO lexeme_statistics AS known (workspace_id, lexeme, memories)
    SELECT $2::integer, lexeme, sum(memories) FROM changes, unnest(lexemes) AS lexeme
    GROUP BY lexeme HAVING sum(memories) <> 0 ORDER BY lexeme
    ON CONFLICT (workspace_id, lexeme) DO UPDATE SET memories = known.memories + EXCLUDED.memories
    RETURNING lexeme, memories)
  SELECT (SELECT count(*) FROM changes) AS changes, array_agg(lexeme) AS lexemes FROM counts WHERE memories = 0;

-- prepared as forget_lexemes_of
DELETE FROM lexeme_statistics WHERE workspace_id = $1 AND lexeme = ANY($2::text[]) AND memories = 0;

-- not prepared
/* every workspace */ DELETE FROM lexeme_statistics WHERE memories = 0;

--
-- src/modules/memory/retrieve/search.repository.ts
--

-- not prepared
SELECT id FROM own_memories_${shape.partition} WHERE workspace_id = $1 AND ${conditionsOf(filter, values)} LIMIT $2;

-- prepared as lexemes_of_query
WITH
  lexemes AS MATERIALIZED (
    SELECT l.lexeme, min(word) AS word, bool_or(english OR right(forms, 2) = ' !') AS content,
      bool_or(right(forms, 2) = ' ?') AS optional
    FROM unnest($1::text[]) WITH ORDINALITY AS q (forms, word),
      LATERAL (SELECT to_tsvector('pg_catalog.english', split_part(forms, ' ', 1)) <> '' AS english OFFSET 0) AS kind,
      unnest(tsvector_to_array(CASE WHEN english THEN to_tsvector('pg_catalog.english', forms)
                                    ELSE to_tsvector('english_with_stop_words', forms) END)) AS l (lexeme)
    GROUP BY l.lexeme)
  SELECT array_agg(lexeme) AS lexemes, bool_or(optional) AS optional FROM lexemes WHERE content OR NOT EXISTS (SELECT FROM lexemes WHERE content) GROUP BY word ORDER BY word;

--
-- src/modules/memory/transfer/duplicate.repository.ts
--

-- prepared as find_duplicates
SELECT id, encode(text_hash, 'hex') AS hash, encode(scope, 'hex') AS scope, '' AS time FROM memories
  WHERE workspace_id = $1 AND scope = ANY($4::bytea[]) AND text_hash = ANY($2::bytea[]) AND archived_at IS NULL
    AND (expires_at IS NULL OR expires_at > now())
  UNION ALL
  SELECT id, encode(text_hash, 'hex'), encode(scope, 'hex'),
    to_char(created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') FROM memories
  WHERE workspace_id = $1 AND text_hash = ANY($3::bytea[]) AND archived_at IS NOT NULL AND (expires_at IS NULL OR expires_at > now());

-- prepared as find_external_duplicates
SELECT id, encode(external_key, 'hex') AS key, encode(scope, 'hex') AS scope, text, meta::text AS "metaJson",
    updated_at AS "updatedAt" FROM memories
  WHERE workspace_id = $1 AND external_key = ANY($2::bytea[]) AND archived_at IS NULL AND (expires_at IS NULL OR expires_at > now());

-- prepared as find_duplicates_by_ids
SELECT id, text, scope FROM memories WHERE workspace_id = $1 AND id = ANY($2::bigint[]) AND archived_at IS NULL
  AND (expires_at IS NULL OR expires_at > now());

--
-- src/modules/memory/transfer/export.repository.ts
--

-- not prepared
SELECT COALESCE(max(id), 0) AS "lastId", count(*) AS count FROM memories
  WHERE workspace_id = $1 AND (expires_at IS NULL OR expires_at > now()) AND ($2::text[] IS NULL OR meta @> ANY($2::text[]::jsonb[]));

-- not prepared
WITH page AS (
  SELECT * FROM memories WHERE workspace_id = $1 AND id > $2 AND id <= $3 AND (expires_at IS NULL OR expires_at > now()) AND ($6::text[] IS NULL OR meta @> ANY($6::text[]::jsonb[]))
  ORDER BY id LIMIT $4)
SELECT m.id, row_to_json(l)::text AS line
FROM page m
LEFT JOIN memory_accesses a ON a.workspace_id = $1 AND a.memory_id = m.id
LEFT JOIN LATERAL (
  SELECT * FROM memory_revisions r
  WHERE r.workspace_id = $1 AND r.memory_id = m.id AND r.xmin::text::bigint > $5::bigint
  ORDER BY revision LIMIT 1) past_state ON true
CROSS JOIN LATERAL (
  SELECT COALESCE(past_state.text, m.text) AS text, COALESCE(past_state.meta, m.meta) AS meta,
         COALESCE(past_state.importance, m.importance) AS importance, COALESCE(past_state.categories, m.categories) AS categories,
         COALESCE(past_state.temporal_type, m.temporal_type) AS temporal_type,
         COALESCE(past_state.temporal_raw_text, m.temporal_raw_text) AS temporal_raw_text,
         CASE WHEN past_state.revision IS NULL THEN m.valid_until ELSE past_state.valid_until END AS valid_until) s
CROSS JOIN LATERAL (
  SELECT COALESCE(json_agg(row_to_json(p) ORDER BY p.revision), '[]') AS list,
         max(p.created_at) FILTER (WHERE p.text <> s.text) AS newest
  FROM (
    SELECT r.revision, r.cause, r.text, r.meta, r.importance, r.categories, (SELECT t FROM (SELECT r.temporal_type AS type, r.temporal_raw_text AS raw_text,
          to_char(r.valid_until AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS valid_until) t) AS temporal,
           to_char(r.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS created_at
    FROM memory_revisions r
    WHERE r.workspace_id = $1 AND r.memory_id = m.id AND ($6::text[] IS NULL OR r.meta @> ANY($6::text[]::jsonb[]))
      AND (past_state.revision IS NULL OR r.revision < past_state.revision)) p) past
CROSS JOIN LATERAL (
  SELECT COALESCE(json_agg(json_build_object('id', older_id, 'confidence', confidence) ORDER BY older_id), '[]') AS supersedes
  FROM memory_links k WHERE k.workspace_id = $1 AND k.newer_id = m.id) links
CROSS JOIN LATERAL (
  SELECT 1 AS format, m.id, s.text, s.meta, s.importance, s.categories, (SELECT t FROM (SELECT s.temporal_type AS type, s.temporal_raw_text AS raw_text,
          to_char(s.valid_until AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS valid_until) t) AS temporal,
         COALESCE(a.access_count, 0) AS access_count, COALESCE(a.inherited_count, 0) AS inherited_count,
         to_char(a.last_accessed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS last_accessed_at,
         to_char(m.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS created_at,
         CASE WHEN past_state.revision IS NULL THEN to_char(m.updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
              ELSE COALESCE(past.newest, to_char(m.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')) END AS updated_at,
         to_char(m.archived_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS archived_at, to_char(m.optimized_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS optimized_at,
         to_char(m.expires_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS expires_at,
         m.near_duplicate_of, m.follows, m.external_id, links.supersedes, past.list AS revisions) l
ORDER BY m.id;

--
-- src/modules/memory/transfer/import.repository.ts
--

-- not prepared
WITH given AS MATERIALIZED (
  SELECT * FROM json_to_recordset($2::json) AS r (text text, meta jsonb, importance smallint, categories text[], temporal_type text, temporal_raw_text text,
  valid_until timestamptz, created_at timestamptz, id bigint, near_duplicate_of bigint, follows bigint,
    access_count integer, inherited_count integer, last_accessed_at timestamptz, updated_at timestamptz,
    archived_at timestamptz, optimized_at timestamptz, expires_at timestamptz, text_hash text, scope text,
    external_id text, external_key text, embedding text, embedding_model_id smallint,
    embedding_b text, embedding_b_model_id smallint, lexemes text[], text_length integer)),
inserted AS (
  INSERT INTO memories (workspace_id, text, meta, importance, categories, temporal_type, temporal_raw_text, valid_until, created_at, id, near_duplicate_of, follows, updated_at, archived_at, optimized_at, expires_at, embedding_model_id,
  embedding_b_model_id, text_hash, scope, external_id, external_key, embedding,
                        embedding_b, lexemes, text_length)
  SELECT $1, text, meta, importance, categories, temporal_type, temporal_raw_text, valid_until, created_at, id, near_duplicate_of, follows, updated_at, archived_at, optimized_at, expires_at, embedding_model_id,
  embedding_b_model_id, decode(text_hash, 'hex'), decode(scope, 'hex'), external_id, decode(external_key, 'hex'),
         embedding::halfvec, embedding_b::halfvec,
         array_to_tsvector(lexemes), text_length FROM given
  ON CONFLICT DO NOTHING RETURNING id),
counted AS (
  INSERT INTO memory_accesses (workspace_id, memory_id, access_count, inherited_count, last_accessed_at)
  SELECT $1, id, access_count, inherited_count, last_accessed_at FROM given JOIN inserted USING (id)
  WHERE access_count > 0 OR inherited_count > 0 OR last_accessed_at IS NOT NULL),

told AS (
  INSERT INTO outbox_events (workspace_id, type, payload, created_at)
  SELECT $1::integer, 'memory.stored', jsonb_build_object('memory_id', source.id, 'api_key_id', $3::integer,
    'request_id', $4::text, 'action', 'imported'), $5::timestamptz
  FROM inserted AS source
  RETURNING workspace_id, id, type, created_at),
queued AS (
  INSERT INTO webhook_deliveries (workspace_id, webhook_id, event_id, created_at)
  SELECT told.workspace_id, w.id, told.id, told.created_at
  FROM told JOIN webhooks w ON w.workspace_id = told.workspace_id AND w.enabled
    AND (w.event_types IS NULL OR told.type = ANY(w.event_types))
  ORDER BY told.id)
SELECT id FROM inserted;

-- not prepared
INSERT INTO memory_revisions (workspace_id, memory_id, revision, cause, text, meta, importance, categories, temporal_type, temporal_raw_text, valid_until, created_at)
SELECT $1, memory_id, revision, cause, text, meta, importance, categories, temporal_type, temporal_raw_text, valid_until, created_at
FROM json_to_recordset($2::json) AS r (memory_id bigint, revision integer, cause text, text text, meta jsonb, importance smallint, categories text[], temporal_type text, temporal_raw_text text,
  valid_until timestamptz, created_at timestamptz);

-- not prepared
INSERT INTO memory_links (workspace_id, newer_id, older_id, confidence)
SELECT $1, newer_id, older.id, confidence
FROM unnest($2::bigint[], $3::bigint[], $4::real[]) AS given (newer_id, older_id, confidence)
  CROSS JOIN LATERAL (
    SELECT id FROM memories WHERE workspace_id = $1 AND id = given.older_id AND id <> given.newer_id FOR KEY SHARE) AS older
ON CONFLICT DO NOTHING;

-- not prepared
SELECT id FROM memories WHERE workspace_id = $1 AND id = ANY($2::bigint[])
  UNION ALL SELECT id FROM unembedded_memories WHERE workspace_id = $1 AND id = ANY($2::bigint[]);

-- not prepared
SELECT next_id('memories_id_seq') AS id FROM generate_series(1, $1::int) ORDER BY id;

--
-- src/modules/oauth/client.repository.ts
--

-- prepared as register_client
INSERT INTO oauth_clients (id, metadata_hash, name, redirect_uris, created_at) VALUES ($1, $2, $3, $4, now())
ON CONFLICT (metadata_hash) DO UPDATE SET created_at = EXCLUDED.created_at RETURNING id;

-- prepared as evict_clients
DELETE FROM oauth_clients WHERE used_at IS NULL AND id IN (
  SELECT id FROM oauth_clients WHERE used_at IS NULL ORDER BY created_at DESC OFFSET $1 LIMIT $2);

-- prepared as save_client_document
INSERT INTO oauth_clients (id, metadata_hash, name, redirect_uris, created_at, fresh_until)
VALUES ($1, $2, $3, $4, now(), now() + $5::int * interval '1 second')
ON CONFLICT (id) DO UPDATE SET name = EXCLUDED.name, redirect_uris = EXCLUDED.redirect_uris, created_at = EXCLUDED.created_at,
  fresh_until = EXCLUDED.fresh_until;

-- prepared as evict_clients
DELETE FROM oauth_clients WHERE used_at IS NULL AND id IN (
  SELECT id FROM oauth_clients WHERE used_at IS NULL ORDER BY created_at DESC OFFSET $1 LIMIT $2);

-- prepared as find_client_document
SELECT id, name, redirect_uris AS "redirectUris", fresh_until > now() AS "isFresh",
  fresh_until > now() - $2::int * interval '1 day' AS "isUsable"
FROM oauth_clients WHERE id = $1 AND fresh_until IS NOT NULL;

-- prepared as find_client
SELECT id, name, redirect_uris AS "redirectUris" FROM oauth_clients WHERE id = $1;

-- prepared as mark_client_used
UPDATE oauth_clients SET used_at = now() WHERE id = $1;

-- prepared as sweep_clients
/* every workspace */
DELETE FROM oauth_clients WHERE id IN (
  SELECT c.id FROM oauth_clients c
  WHERE (c.used_at IS NULL AND c.created_at < now() - $1::int * interval '1 day')
    OR (c.used_at < now() - $2::int * interval '1 day'
      AND NOT EXISTS (SELECT FROM oauth_grants g WHERE g.client_id = c.id))
  LIMIT $3)
RETURNING 1;

--
-- src/modules/oauth/grant.repository.ts
--

-- prepared as insert_grant
INSERT INTO oauth_grants (workspace_id, api_key_id, key_hash, client_id, client_name, scopes, code_hash, code_challenge,
  redirect_uri, code_expires_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, now() + $10::int * interval '1 second');

-- not prepared
SELECT id, workspace_id AS "workspaceId", api_key_id AS "apiKeyId", key_hash AS "keyHash", client_id AS "clientId",
  client_name AS "clientName", scopes, code_hash AS "codeHash", code_challenge AS "codeChallenge", redirect_uri AS "redirectUri",
  code_expires_at <= now() AS "isExpired", redeemed_at IS NOT NULL AS "isRedeemed", EXISTS (
  SELECT FROM api_keys k JOIN workspaces w ON w.id = k.workspace_id JOIN accounts a ON a.id = w.account_id
  WHERE k.workspace_id = g.workspace_id AND k.id = g.api_key_id AND k.key_hash = g.key_hash AND k.enabled
    AND (k.expires_at IS NULL OR k.expires_at > now()) AND w.deleted_at IS NULL AND a.suspended_at IS NULL) AS "hasKey"
FROM oauth_grants g WHERE workspace_id = $1 AND code_hash = $2 FOR UPDATE;

-- not prepared
UPDATE oauth_grants SET redeemed_at = COALESCE(redeemed_at, now()), last_used_at = now() WHERE workspace_id = $1 AND id = $2;

-- prepared as delete_grant
DELETE FROM oauth_grants WHERE workspace_id = $1 AND id = $2;

-- prepared as list_grants
SELECT g.id, g.workspace_id AS "workspaceId", g.api_key_id AS "apiKeyId", g.client_id AS "clientId",
  g.client_name AS "clientName", g.scopes, g.created_at AS "createdAt", g.last_used_at AS "lastUsedAt", k.label AS "apiKeyLabel",
  (SELECT LEAST(max(t.expires_at), k.expires_at) FROM oauth_tokens t
    WHERE t.workspace_id = g.workspace_id AND t.grant_id = g.id AND t.kind = 'refresh') AS "expiresAt"
FROM oauth_grants g JOIN api_keys k ON k.workspace_id = g.workspace_id AND k.id = g.api_key_id AND k.key_hash = g.key_hash WHERE g.workspace_id = $1 AND g.id > $2 AND g.redeemed_at IS NOT NULL ORDER BY g.id LIMIT $3;

-- prepared as find_grant
/* every workspace */ SELECT g.id, g.workspace_id AS "workspaceId", g.api_key_id AS "apiKeyId", g.client_id AS "clientId",
  g.client_name AS "clientName", g.scopes, g.created_at AS "createdAt", g.last_used_at AS "lastUsedAt", k.label AS "apiKeyLabel",
  (SELECT LEAST(max(t.expires_at), k.expires_at) FROM oauth_tokens t
    WHERE t.workspace_id = g.workspace_id AND t.grant_id = g.id AND t.kind = 'refresh') AS "expiresAt"
FROM oauth_grants g JOIN api_keys k ON k.workspace_id = g.workspace_id AND k.id = g.api_key_id AND k.key_hash = g.key_hash WHERE g.id = $1;

-- prepared as sweep_grants
/* every workspace */
DELETE FROM oauth_grants d USING (
  SELECT g.workspace_id, g.id FROM oauth_grants g
  WHERE g.code_expires_at < now() - interval '1 hour'
    AND (g.redeemed_at IS NULL
      OR NOT EXISTS (SELECT FROM oauth_tokens t WHERE t.workspace_id = g.workspace_id AND t.grant_id = g.id)
      OR NOT EXISTS (SELECT FROM api_keys k
        WHERE k.workspace_id = g.workspace_id AND k.id = g.api_key_id AND k.key_hash = g.key_hash))
  ORDER BY g.id LIMIT $1) AS ended
WHERE d.workspace_id = ended.workspace_id AND d.id = ended.id
RETURNING 1;

--
-- src/modules/oauth/token.repository.ts
--

-- not prepared
INSERT INTO oauth_tokens (workspace_id, grant_id, hash, kind, expires_at)
VALUES ($1, $2, $3, 'access', now() + $4::int * interval '1 second'),
  ($1, $2, $5, 'refresh', now() + $6::int * interval '1 second');

-- not prepared
SELECT g.id, g.workspace_id AS "workspaceId", g.client_id AS "clientId", g.scopes, t.kind,
  t.expires_at <= now() AS "isExpired", extract(epoch FROM now() - t.rotated_at)::float8 AS "rotatedForSeconds",
  EXISTS (
  SELECT FROM api_keys k JOIN workspaces w ON w.id = k.workspace_id JOIN accounts a ON a.id = w.account_id
  WHERE k.workspace_id = g.workspace_id AND k.id = g.api_key_id AND k.key_hash = g.key_hash AND k.enabled
    AND (k.expires_at IS NULL OR k.expires_at > now()) AND w.deleted_at IS NULL AND a.suspended_at IS NULL) AS "hasKey"
FROM oauth_tokens t JOIN oauth_grants g ON g.workspace_id = t.workspace_id AND g.id = t.grant_id
WHERE t.workspace_id = $1 AND t.hash = $2 FOR UPDATE;

-- not prepared
UPDATE oauth_tokens SET rotated_at = COALESCE(rotated_at, now()) WHERE workspace_id = $1 AND hash = $2;

-- prepared as delete_token
DELETE FROM oauth_tokens WHERE workspace_id = $1 AND hash = $2;

-- prepared as sweep_tokens
/* every workspace */
DELETE FROM oauth_tokens d USING (
  SELECT workspace_id, hash FROM oauth_tokens WHERE expires_at < now() - $1::int * interval '1 hour' ORDER BY expires_at LIMIT $2
) AS ended
WHERE d.workspace_id = ended.workspace_id AND d.hash = ended.hash
RETURNING 1;

--
-- src/modules/optimize/health.service.ts
--

-- prepared as health_signals
SELECT count(*) FILTER (WHERE archived_at IS NULL) AS total,
         count(*) FILTER (WHERE archived_at IS NULL AND idle) AS stale,
         count(*) FILTER (WHERE archived_at IS NULL AND idle AND last_accessed_at IS NULL) AS "neverRetrieved",
         count(*) FILTER (WHERE archived_at IS NULL AND text_length > $3) AS overlong,
         count(*) FILTER (WHERE optimized_at IS NOT NULL) AS optimized,
         (SELECT count(*) FROM (
            SELECT FROM memories d WHERE d.workspace_id = $1 AND d.archived_at IS NULL AND d.near_duplicate_of IS NOT NULL
              AND (d.expires_at IS NULL OR d.expires_at > now())
            GROUP BY d.near_duplicate_of, d.scope
            HAVING count(*) > 1 OR EXISTS (
              SELECT FROM memories r WHERE r.workspace_id = $1 AND r.id = d.near_duplicate_of AND r.scope = d.scope
                AND r.archived_at IS NULL AND (r.expires_at IS NULL OR r.expires_at > now()))
          ) AS clusters) AS duplicate
  FROM (SELECT archived_at, optimized_at, text_length, last_accessed_at, GREATEST(last_accessed_at, updated_at) < $2 AS idle
        FROM memories LEFT JOIN memory_accesses a ON a.workspace_id = $1 AND a.memory_id = id
        WHERE memories.workspace_id = $1 AND (expires_at IS NULL OR expires_at > now())) AS m;

--
-- src/modules/optimize/recommendation.repository.ts
--

-- prepared as find_same_recommendation
SELECT FROM recommendations WHERE workspace_id = $1 AND fingerprint = $2
UNION ALL
SELECT FROM recommendations
WHERE workspace_id = $1 AND $3 = 'duplicate' AND type = $3 AND status = 'open' AND memory_ids && $4::bigint[]
LIMIT 1;

-- prepared as number_recommendation
UPDATE optimization_runs SET recommendation_count = recommendation_count + 1 WHERE workspace_id = $1
RETURNING recommendation_count AS id;

-- prepared as add_recommendation
WITH added AS (
INSERT INTO recommendations (workspace_id, id, type, memory_ids, text_hashes, fingerprint, safe, created_at)
VALUES ($1, $7, $2, $3::bigint[], $4::bytea[], $5, $6, now())
ON CONFLICT (workspace_id, fingerprint) DO NOTHING
RETURNING id, memory_ids),

told AS (
  INSERT INTO outbox_events (workspace_id, type, payload, created_at)
  SELECT $1::integer, 'recommendation.created',
    jsonb_build_object('recommendation_id', id, 'type', $2::text, 'memory_ids', memory_ids), now()
  FROM added
  RETURNING workspace_id, id, type, created_at),
queued AS (
  INSERT INTO webhook_deliveries (workspace_id, webhook_id, event_id, created_at)
  SELECT told.workspace_id, w.id, told.id, told.created_at
  FROM told JOIN webhooks w ON w.workspace_id = told.workspace_id AND w.enabled
    AND (w.event_types IS NULL OR told.type = ANY(w.event_types))
  ORDER BY told.id)
SELECT id FROM added;

-- prepared as prune_recommendations
DELETE FROM recommendations r WHERE workspace_id = $1 AND status = 'open' AND (
  NOT (NOT EXISTS (
    SELECT FROM unnest(r.memory_ids, r.text_hashes) AS given (memory_id, text_hash)
    WHERE given.text_hash IS DISTINCT FROM (
      SELECT text_hash FROM memories m
      WHERE m.workspace_id = $1 AND m.id = given.memory_id AND m.archived_at IS NULL AND (m.expires_at IS NULL OR m.expires_at > now())
      LIMIT 1)))
  OR r.type = 'stale' AND EXISTS (
    SELECT FROM memory_accesses a
    WHERE a.workspace_id = $1 AND a.memory_id = ANY(r.memory_ids) AND a.last_accessed_at > r.created_at)
  OR r.type = 'contradiction' AND NOT EXISTS (
    SELECT FROM memory_links l WHERE l.workspace_id = $1 AND l.newer_id = r.memory_ids[1] AND l.older_id = r.memory_ids[2]
      AND l.confidence < 1));

-- prepared as count_recommendations_by_type
SELECT type, count(*) AS count FROM recommendations WHERE workspace_id = $1 AND status = 'open' GROUP BY type;

-- prepared as count_recommendations
SELECT count(*) AS count FROM recommendations r WHERE workspace_id = $1 AND status = 'open' AND NOT EXISTS (
  SELECT FROM unnest(r.memory_ids, r.text_hashes) AS given (memory_id, text_hash)
  WHERE given.text_hash IS DISTINCT FROM (
    SELECT text_hash FROM memories m
    WHERE m.workspace_id = $1 AND m.id = given.memory_id AND m.archived_at IS NULL AND (m.expires_at IS NULL OR m.expires_at > now())
    LIMIT 1));

-- not prepared
SELECT r.id, r.type, r.memory_ids AS "memoryIds", r.text_hashes AS "textHashes", r.safe AS "isSafe", r.status, r.undo,
  r.created_at AS "createdAt", r.decided_at AS "decidedAt" FROM recommendations r WHERE workspace_id = $1 AND id = $2;

-- not prepared
SELECT r.id, r.type, r.memory_ids AS "memoryIds", r.text_hashes AS "textHashes", r.safe AS "isSafe", r.status, r.undo,
  r.created_at AS "createdAt", r.decided_at AS "decidedAt" FROM recommendations r WHERE r.workspace_id = $1 AND ${conditions.join(' AND ')}
       ORDER BY r.id DESC LIMIT $2;

-- prepared as list_safe_recommendations
SELECT id FROM recommendations
WHERE workspace_id = $1 AND status = 'open' AND safe AND undone_at IS NULL AND type = ANY($2::text[]) ORDER BY id LIMIT $3;

-- not prepared
SELECT r.id, r.type, r.memory_ids AS "memoryIds", r.text_hashes AS "textHashes", r.safe AS "isSafe", r.status, r.undo,
  r.created_at AS "createdAt", r.decided_at AS "decidedAt" FROM recommendations r WHERE workspace_id = $1 AND id = $2 AND status = $3 FOR UPDATE;

-- not prepared
SELECT FROM memories WHERE workspace_id = $1 AND id = ANY($2::bigint[]) ORDER BY id FOR UPDATE;

-- not prepared
SELECT FROM recommendations r WHERE workspace_id = $1 AND id = $2 AND NOT EXISTS (
  SELECT FROM unnest(r.memory_ids, r.text_hashes) AS given (memory_id, text_hash)
  WHERE given.text_hash IS DISTINCT FROM (
    SELECT text_hash FROM memories m
    WHERE m.workspace_id = $1 AND m.id = given.memory_id AND m.archived_at IS NULL AND (m.expires_at IS NULL OR m.expires_at > now())
    LIMIT 1));

-- not prepared
UPDATE recommendations SET status = $3, undo = $4,
  undone_at = CASE WHEN $3 = 'open' THEN $5::timestamptz ELSE undone_at END,
  decided_at = CASE WHEN $3 = 'open' THEN NULL ELSE $5::timestamptz END
WHERE workspace_id = $1 AND id = $2;

--
-- src/modules/optimize/run.repository.ts
--

-- prepared as plan_optimizations
/* every workspace */
INSERT INTO optimization_runs (workspace_id, due_at)
SELECT id, now() + random() * interval '6 hours' FROM workspaces w
WHERE deleted_at IS NULL AND NOT EXISTS (SELECT FROM optimization_runs r WHERE r.workspace_id = w.id)
ON CONFLICT DO NOTHING;

-- prepared as request_optimization
INSERT INTO optimization_runs AS r (workspace_id, due_at) VALUES ($1, now())
ON CONFLICT (workspace_id) DO UPDATE SET
  due_at = LEAST(r.due_at, now()),
  next_run_id = CASE WHEN r.started_at IS NULL THEN NULL ELSE COALESCE(r.next_run_id, gen_random_uuid()) END
RETURNING COALESCE(next_run_id, run_id) AS "runId";

-- prepared as find_optimization
SELECT CASE WHEN $2 = last_run_id THEN 'finished' WHEN $2 = run_id AND started_at IS NOT NULL THEN 'running' ELSE 'queued' END
    AS status,
  CASE $2 WHEN last_run_id THEN last_started_at WHEN run_id THEN started_at END AS "startedAt",
  CASE $2 WHEN last_run_id THEN last_finished_at END AS "finishedAt"
FROM optimization_runs WHERE workspace_id = $1 AND $2::uuid IN (run_id, next_run_id, last_run_id);

-- prepared as last_optimization
SELECT last_finished_at AS at FROM optimization_runs WHERE workspace_id = $1;

-- prepared as claim_optimization
/* every workspace */
UPDATE optimization_runs r SET holder = $1, held_until = now() + interval '5 seconds', started_at = COALESCE(r.started_at, now())
FROM workspaces w
WHERE w.id = r.workspace_id AND r.workspace_id = (
  SELECT d.workspace_id FROM optimization_runs d JOIN workspaces owner ON owner.id = d.workspace_id
  WHERE d.due_at <= now() AND (d.held_until IS NULL OR d.held_until < now() OR d.holder = $1) AND owner.deleted_at IS NULL
    AND owner.moving_since IS NULL
  ORDER BY d.due_at LIMIT 1 FOR UPDATE OF d SKIP LOCKED)
RETURNING r.workspace_id AS "workspaceId", r.run_id AS "runId", r.after_id AS "afterId",
  r.compared_until::text AS "comparedUntil", w.time_zone AS "timeZone", w.scope_keys AS "scopeKeys", w.auto_apply AS "autoApply";

-- prepared as renew_optimization
UPDATE optimization_runs SET held_until = now() + interval '5 seconds'
WHERE workspace_id = $1 AND run_id = $2 AND holder = $3 RETURNING workspace_id;

-- prepared as release_optimization
/* every workspace */ UPDATE optimization_runs SET holder = NULL, held_until = NULL WHERE holder = $1;

-- prepared as postpone_optimization
UPDATE optimization_runs SET due_at = now(), holder = NULL, held_until = NULL WHERE workspace_id = $1 AND run_id = $2;

-- prepared as note_optimization_problem
UPDATE optimization_runs SET problem = $2 WHERE workspace_id = $1;

-- prepared as proceed_optimization
UPDATE optimization_runs SET after_id = $3, has_skipped = has_skipped OR $4 WHERE workspace_id = $1 AND run_id = $2;

-- prepared as finish_optimization
UPDATE optimization_runs SET
  last_run_id = run_id, last_started_at = started_at, last_finished_at = now(), problem = NULL,
  compared_until = CASE WHEN has_skipped THEN compared_until ELSE started_at END, has_skipped = false,
  run_id = COALESCE(next_run_id, gen_random_uuid()), next_run_id = NULL,
  due_at = CASE WHEN next_run_id IS NULL THEN now() + interval '6 hours' ELSE now() END,
  started_at = NULL, after_id = 0, holder = NULL, held_until = NULL
WHERE workspace_id = $1 AND run_id = $2;

--
-- src/modules/optimize/scan.repository.ts
--

-- prepared as scan_memories
SELECT m.id, m.archived_at IS NULL AND (m.expires_at IS NULL OR m.expires_at > now()) AS "isLive", m.scope, m.text_hash AS "textHash",
  m.text_length AS "textLength", m.importance, m.valid_until AS "validUntil",
  m.updated_at AS "updatedAt", a.last_accessed_at AS "lastAccessedAt",
  m.external_key IS NOT NULL AS "isOwned",
  m.external_key IS NULL AND m.expires_at IS NULL AND m.text_written_at > COALESCE($4::timestamptz, '-infinity') AS "isNew",
  (SELECT COALESCE(json_agg(json_build_object('id', o.id, 'hash', encode(o.text_hash, 'hex')) ORDER BY o.id), '[]')
   FROM memory_links l JOIN memories o ON o.workspace_id = $1 AND o.id = l.older_id
   WHERE l.workspace_id = $1 AND l.newer_id = m.id AND l.confidence < 1 AND o.archived_at IS NULL AND (o.expires_at IS NULL OR o.expires_at > now())
     AND o.updated_at <= m.updated_at) AS doubts
FROM (SELECT * FROM memories WHERE workspace_id = $1 AND id > $2 ORDER BY id LIMIT $3) m
LEFT JOIN LATERAL (SELECT last_accessed_at FROM memory_accesses WHERE workspace_id = $1 AND memory_id = m.id LIMIT 1) a ON true
ORDER BY m.id;

--
-- src/modules/scopes/rescoping-requests.repository.ts
--

-- not prepared
INSERT INTO rescopings (workspace_id) VALUES ($1)
ON CONFLICT (workspace_id) DO UPDATE SET requested_at = clock_timestamp(), after_id = 0, changed = 0, pass_started_at = NULL,
  problem = NULL;

--
-- src/modules/scopes/rescoping.repository.ts
--

-- prepared as claim_rescoping
/* every workspace */
UPDATE rescopings SET holder = $1, held_until = now() + interval '5 seconds'
WHERE workspace_id = (SELECT workspace_id FROM rescopings
                      WHERE (held_until IS NULL OR held_until < now() OR holder = $1) AND workspace_id <> ALL (ARRAY(SELECT id FROM workspaces WHERE moving_since IS NOT NULL))
                      ORDER BY requested_at LIMIT 1 FOR UPDATE SKIP LOCKED)
RETURNING workspace_id AS "workspaceId", requested_at::text AS "requestedAt";

-- prepared as renew_rescoping
UPDATE rescopings SET held_until = now() + interval '5 seconds'
WHERE workspace_id = $1 AND requested_at = $2::timestamptz AND holder = $3 RETURNING workspace_id;

-- prepared as release_rescoping
/* every workspace */ UPDATE rescopings SET holder = NULL, held_until = NULL WHERE holder = $1;

-- prepared as note_rescoping_problem
UPDATE rescopings SET problem = $2 WHERE workspace_id = $1;

-- not prepared
SELECT r.after_id AS "afterId", r.changed, r.pass_started_at > r.requested_at + interval '15 seconds' AS settled, w.scope_keys AS "scopeKeys"
FROM rescopings r JOIN workspaces w ON w.id = r.workspace_id
WHERE r.workspace_id = $1 AND r.requested_at = $2::timestamptz FOR UPDATE OF r;

-- not prepared
SELECT id, meta::text AS "metaJson", scope FROM memories
WHERE workspace_id = $1 AND id > $2 ORDER BY id LIMIT $3 FOR NO KEY UPDATE;

-- not prepared
UPDATE memories m SET scope = decode(c.scope, 'hex'),
  text_hash = CASE WHEN $3 THEN sha256(decode(m.id::text, 'escape') || m.text_hash) ELSE m.text_hash END,
  external_key = CASE WHEN $3 THEN sha256(decode(m.id::text, 'escape') || m.external_key) ELSE m.external_key END
FROM json_to_recordset($2::json) AS c (id bigint, scope text)
WHERE m.workspace_id = $1 AND m.id = c.id;

-- not prepared
UPDATE rescopings SET after_id = $2, changed = changed + $3, pass_started_at = COALESCE(pass_started_at, now()), problem = NULL
WHERE workspace_id = $1;

-- not prepared
UPDATE rescopings SET after_id = 0, changed = 0, pass_started_at = now() WHERE workspace_id = $1;

-- not prepared
SET LOCAL statement_timeout = 0;

-- not prepared
UPDATE memories m SET follows = NULL FROM memories older
WHERE m.workspace_id = $1 AND m.follows IS NOT NULL AND older.workspace_id = $1 AND older.id = m.follows
  AND older.scope <> m.scope;

-- not prepared
UPDATE memories m SET near_duplicate_of = NULL FROM memories oldest
WHERE m.workspace_id = $1 AND m.near_duplicate_of IS NOT NULL AND oldest.workspace_id = $1
  AND oldest.id = m.near_duplicate_of AND oldest.scope <> m.scope;

-- not prepared
DELETE FROM rescopings WHERE workspace_id = $1;

--
-- src/modules/status/readiness.service.ts
--

-- prepared as ping
SELECT pg_is_in_recovery() OR current_setting('transaction_read_only')::boolean AS "readOnly";

-- prepared as ping_write
SELECT CASE WHEN NOT pg_is_in_recovery() THEN pg_logical_emit_message(true, 'mnemonest', 'ready') END;

--
-- src/modules/status/status.service.ts
--

-- prepared as status
SELECT w.name AS "workspaceName", w.status AS "workspaceStatus", p.name AS "planName", s.billing_cycle AS "billingCycle",
         k.prefix AS "apiKeyPrefix",
         l.memory_write_limit AS "writeLimit", l.memory_retrieve_limit AS "retrieveLimit",
         COALESCE(u.memory_writes, 0) AS writes, COALESCE(u.memory_retrieves, 0) AS retrieves
  FROM workspaces w JOIN api_keys k ON k.workspace_id = w.id AND k.id = $2
  JOIN workspace_limits l ON l.workspace_id = w.id
  LEFT JOIN subscriptions s ON s.workspace_id = w.id LEFT JOIN plans p ON p.id = s.plan_id
  LEFT JOIN usage_counters u ON u.workspace_id = w.id AND u.cycle_start = $3
  WHERE w.id = $1;

--
-- src/modules/usage/key-usage.repository.ts
--

-- prepared as add_key_usage
/* every workspace */
WITH added AS (
  SELECT * FROM unnest($1::int[], $2::date[], $3::int[], $4::bigint[], $5::bigint[], $6::bigint[], $7::timestamptz[])
    AS a (workspace_id, day, api_key_id, calls, memory_writes, memory_retrieves, used_at)),
counted AS (
  INSERT INTO key_usage AS u (workspace_id, day, api_key_id, calls, memory_writes, memory_retrieves)
  SELECT workspace_id, day, api_key_id, calls, memory_writes, memory_retrieves FROM added ORDER BY 1, 2, 3
  ON CONFLICT (workspace_id, day, api_key_id) DO UPDATE SET calls = u.calls + EXCLUDED.calls,
    memory_writes = u.memory_writes + EXCLUDED.memory_writes, memory_retrieves = u.memory_retrieves + EXCLUDED.memory_retrieves),
used AS (
  SELECT k.workspace_id, k.id, a.used_at FROM api_keys k JOIN added a ON a.workspace_id = k.workspace_id AND a.api_key_id = k.id
  WHERE a.used_at > COALESCE(k.last_used_at, '-infinity') + interval '30 seconds' ORDER BY 1, 2 FOR UPDATE OF k SKIP LOCKED)
UPDATE api_keys k SET last_used_at = used.used_at FROM used WHERE k.workspace_id = used.workspace_id AND k.id = used.id;

-- prepared as key_usage_by_day
SELECT to_char(d, 'YYYY-MM-DD') AS day, COALESCE(sum(u.calls), 0)::bigint AS calls, COALESCE(sum(u.memory_writes), 0)::bigint AS "memoryWrites",
  COALESCE(sum(u.memory_retrieves), 0)::bigint AS "memoryRetrieves"
FROM generate_series($2::date::timestamp, $3::date::timestamp, interval '1 day') AS d
LEFT JOIN key_usage u ON u.workspace_id = $1 AND u.day = d::date AND ($4::int IS NULL OR u.api_key_id = $4)
GROUP BY d ORDER BY d;

-- prepared as key_usage_by_key
SELECT u.api_key_id AS "apiKeyId", max(k.label) AS label, COALESCE(sum(u.calls), 0)::bigint AS calls, COALESCE(sum(u.memory_writes), 0)::bigint AS "memoryWrites",
  COALESCE(sum(u.memory_retrieves), 0)::bigint AS "memoryRetrieves"
FROM key_usage u LEFT JOIN api_keys k ON k.workspace_id = u.workspace_id AND k.id = u.api_key_id
WHERE u.workspace_id = $1 AND u.day BETWEEN $2::date AND $3::date AND ($4::int IS NULL OR u.api_key_id = $4)
GROUP BY u.api_key_id ORDER BY u.api_key_id;

--
-- src/modules/webhooks/delivery-failure.repository.ts
--

-- not prepared
WITH held AS (
  SELECT LEAST(failing_since, now()) AS since, now() AS at FROM webhooks WHERE workspace_id = $1 AND id = $2 AND lease = $3 FOR UPDATE),
judged AS (
  SELECT since, at, at + $7::float8 * interval '1 millisecond' AS later,
    since <= now() - $8::float8 * interval '1 millisecond' AS hopeless FROM held),
webhook AS (
  UPDATE webhooks w
  SET failing_since = since, enabled = w.enabled AND NOT hopeless, disabled_at = CASE WHEN hopeless THEN at END,
      lease = CASE WHEN hopeless OR $7 IS NOT NULL THEN NULL ELSE w.lease END,
      due_at = CASE WHEN hopeless THEN at WHEN $7 IS NULL THEN w.due_at ELSE later END
  FROM judged WHERE w.workspace_id = $1 AND w.id = $2
  RETURNING w.failing_since AS "failingSince", NOT w.enabled AS disabled),
delivery AS (
  UPDATE webhook_deliveries d
  SET status_code = $5, error = $6, state = CASE WHEN $7 IS NULL THEN 'dead' ELSE 'pending' END,
      finished_at = CASE WHEN $7 IS NULL THEN at END
  FROM judged WHERE d.workspace_id = $1 AND d.webhook_id = $2 AND d.id = $4)
SELECT * FROM webhook;

--
-- src/modules/webhooks/delivery-queue.repository.ts
--

-- prepared as free_webhooks
/* every workspace */ UPDATE webhooks SET lease = NULL, due_at = now() WHERE lease IS NOT NULL;

-- prepared as find_waiting_webhooks
/* every workspace */
SELECT w.workspace_id AS "workspaceId", w.id AS "webhookId" FROM webhooks w
WHERE w.enabled AND w.due_at <= now() AND workspace_id <> ALL (ARRAY(SELECT id FROM workspaces WHERE moving_since IS NOT NULL)) AND EXISTS (
  SELECT FROM webhook_deliveries d WHERE d.workspace_id = w.workspace_id AND d.webhook_id = w.id AND d.state = 'pending')
ORDER BY w.due_at LIMIT 20;

-- prepared as claim_webhook
WITH next AS (
  SELECT id FROM webhooks WHERE workspace_id = $1 AND id = $2 AND enabled AND due_at <= now() FOR UPDATE SKIP LOCKED)
UPDATE webhooks w SET lease = $3, due_at = now() + interval '30000 milliseconds'
FROM next WHERE w.workspace_id = $1 AND w.id = next.id
RETURNING w.workspace_id AS "workspaceId", w.id AS "webhookId";

-- prepared as renew_webhook
UPDATE webhooks SET due_at = now() + interval '30000 milliseconds' WHERE workspace_id = $1 AND id = $2 AND lease = $3;

-- prepared as release_webhook
UPDATE webhooks SET lease = NULL, due_at = now() WHERE workspace_id = $1 AND id = $2 AND lease = $3;

-- prepared as begin_delivery
WITH held AS (
  SELECT url, include_text, secret, CASE WHEN previous_secret_until > now() THEN previous_secret END AS previous_secret
  FROM webhooks WHERE workspace_id = $1 AND id = $2 AND lease = $3 AND enabled AND due_at > now() + interval '12000 milliseconds' FOR SHARE),
next AS (
  SELECT d.id, d.event_id, held.* FROM held, webhook_deliveries d
  WHERE d.workspace_id = $1 AND d.webhook_id = $2 AND d.state = 'pending' ORDER BY d.id LIMIT 1)
UPDATE webhook_deliveries d SET attempts = d.attempts + 1, attempted_at = now()
FROM next LEFT JOIN outbox_events e ON e.workspace_id = $1 AND e.id = next.event_id
WHERE d.workspace_id = $1 AND d.webhook_id = $2 AND d.id = next.id AND d.state = 'pending'
RETURNING d.id, d.attempts, d.event_id AS "eventId", e.type, e.payload, e.created_at AS "createdAt", next.url,
  next.include_text AS "includeText", next.secret, next.previous_secret AS "previousSecret";

-- prepared as finish_delivery
WITH held AS (SELECT failing_since FROM webhooks WHERE workspace_id = $1 AND id = $2 AND lease = $3 FOR UPDATE),
recovered AS (
  UPDATE webhooks w SET failing_since = NULL FROM held
  WHERE w.workspace_id = $1 AND w.id = $2 AND held.failing_since IS NOT NULL)
UPDATE webhook_deliveries d SET state = 'delivered', status_code = $5, error = NULL, finished_at = now()
FROM held WHERE d.workspace_id = $1 AND d.webhook_id = $2 AND d.id = $4;

-- prepared as webhook_queue_depth
/* every workspace */
SELECT count(*) AS depth FROM (SELECT id FROM webhook_deliveries WHERE state = 'pending' LIMIT $1) AS waiting;

--
-- src/modules/webhooks/delivery.repository.ts
--

-- not prepared
SELECT d.id, d.webhook_id AS "webhookId", d.event_id AS event, d.state, d.attempts, d.status_code AS "statusCode",
  d.error, d.created_at AS "createdAt", d.attempted_at AS "attemptedAt", d.finished_at AS "finishedAt", e.type AS "eventType", e.payload, e.created_at AS "eventAt" FROM webhook_deliveries d LEFT JOIN outbox_events e ON e.workspace_id = d.workspace_id AND e.id = d.event_id
WHERE d.workspace_id = $1 AND d.webhook_id = $2 AND d.id < $3 AND ($5::text IS NULL OR d.state = $5) ORDER BY d.id DESC LIMIT $4;

-- not prepared
/* every workspace */ SELECT d.id, d.webhook_id AS "webhookId", d.event_id AS event, d.state, d.attempts, d.status_code AS "statusCode",
  d.error, d.created_at AS "createdAt", d.attempted_at AS "attemptedAt", d.finished_at AS "finishedAt", e.type AS "eventType", e.payload, e.created_at AS "eventAt" FROM webhook_deliveries d LEFT JOIN outbox_events e ON e.workspace_id = d.workspace_id AND e.id = d.event_id WHERE d.id = $1;

-- not prepared
WITH known AS (
  SELECT d.workspace_id, d.webhook_id, d.event_id, e.type, e.payload, e.created_at
  FROM webhook_deliveries d JOIN outbox_events e ON e.workspace_id = d.workspace_id AND e.id = d.event_id WHERE d.workspace_id = $1 AND d.id = $2),
d AS (
  INSERT INTO webhook_deliveries (workspace_id, webhook_id, event_id, created_at)
  SELECT workspace_id, webhook_id, event_id, now() FROM known RETURNING *)
SELECT d.id, d.webhook_id AS "webhookId", d.event_id AS event, d.state, d.attempts, d.status_code AS "statusCode",
  d.error, d.created_at AS "createdAt", d.attempted_at AS "attemptedAt", d.finished_at AS "finishedAt", known.type AS "eventType", known.payload, known.created_at AS "eventAt" FROM d, known;

-- not prepared
INSERT INTO outbox_events (workspace_id, type, payload, created_at) VALUES ($1, $2, $3, now())
RETURNING id, created_at AS "createdAt";

-- not prepared
INSERT INTO webhook_deliveries AS d (workspace_id, webhook_id, event_id, state, attempts, status_code, error, created_at,
                                     attempted_at, finished_at)
VALUES ($1, $2, $3, $4, 1, $5, $6, $8::timestamptz, now(), now())
RETURNING d.id, d.webhook_id AS "webhookId", d.event_id AS event, d.state, d.attempts, d.status_code AS "statusCode",
  d.error, d.created_at AS "createdAt", d.attempted_at AS "attemptedAt", d.finished_at AS "finishedAt", $7::text AS "eventType", $8 AS "eventAt";

-- not prepared
DELETE FROM webhook_deliveries WHERE workspace_id = $1 AND webhook_id = $2 AND id IN (
  SELECT id FROM webhook_deliveries WHERE workspace_id = $1 AND webhook_id = $2 ORDER BY id LIMIT $3)
RETURNING 1;

-- prepared as find_old_deliveries
/* every workspace */
SELECT workspace_id AS "workspaceId", id FROM webhook_deliveries
WHERE created_at < now() - $1::integer * interval '1 day' AND workspace_id <> ALL (ARRAY(SELECT id FROM workspaces WHERE moving_since IS NOT NULL)) ORDER BY created_at LIMIT $2;

-- prepared as sweep_deliveries
WITH old AS (SELECT id FROM webhook_deliveries WHERE workspace_id = $1 AND id = ANY($2::bigint[]) FOR UPDATE SKIP LOCKED)
DELETE FROM webhook_deliveries WHERE workspace_id = $1 AND id IN (SELECT id FROM old) RETURNING 1;

-- prepared as find_old_outbox_events
/* every workspace */
SELECT workspace_id AS "workspaceId", id FROM outbox_events
WHERE created_at < now() - $1::integer * interval '1 day' AND workspace_id <> ALL (ARRAY(SELECT id FROM workspaces WHERE moving_since IS NOT NULL)) ORDER BY created_at LIMIT $2;

-- prepared as sweep_outbox_events
WITH old AS (SELECT id FROM outbox_events WHERE workspace_id = $1 AND id = ANY($2::bigint[]) FOR UPDATE SKIP LOCKED)
DELETE FROM outbox_events WHERE workspace_id = $1 AND id IN (SELECT id FROM old) RETURNING 1;

--
-- src/modules/webhooks/memory-text.repository.ts
--

-- prepared as find_memory_text
SELECT text, meta::text AS "metaJson" FROM memories m
WHERE m.workspace_id = $1 AND m.id = $2 AND (m.expires_at IS NULL OR m.expires_at > now());

--
-- src/modules/webhooks/secret-reencryption.repository.ts
--

-- not prepared
/* every workspace */ SELECT count(*) AS count FROM webhooks WHERE (starts_with(secret, $1) IS NOT TRUE
  OR (previous_secret IS NOT NULL AND starts_with(previous_secret, $1) IS NOT TRUE));

-- not prepared
/* every workspace */ SELECT count(*) AS count FROM webhooks WHERE (starts_with(secret, $1) IS TRUE
  OR (previous_secret IS NOT NULL AND starts_with(previous_secret, $1) IS TRUE));

-- not prepared
/* every workspace */ SELECT workspace_id AS "workspaceId", id FROM webhooks
     WHERE (starts_with(secret, $1) IS NOT TRUE
  OR (previous_secret IS NOT NULL AND starts_with(previous_secret, $1) IS NOT TRUE)) AND id > $2 ORDER BY id LIMIT $3;

-- not prepared
/* every workspace */ SELECT workspace_id AS "workspaceId", id FROM webhooks
     WHERE (starts_with(secret, $1) IS TRUE
  OR (previous_secret IS NOT NULL AND starts_with(previous_secret, $1) IS TRUE)) AND id > $2 ORDER BY id LIMIT $3;

-- not prepared
SELECT secret, previous_secret AS "previousSecret" FROM webhooks WHERE workspace_id = $1 AND id = $2 FOR UPDATE;

-- not prepared
UPDATE webhooks SET secret = $3, previous_secret = $4 WHERE workspace_id = $1 AND id = $2;

--
-- src/modules/webhooks/webhook.repository.ts
--

-- not prepared
SELECT FROM workspaces WHERE id = $1 AND deleted_at IS NULL FOR NO KEY UPDATE;

-- not prepared
SELECT count(*) AS count FROM webhooks WHERE workspace_id = $1;

-- not prepared
SELECT nextval('webhooks_id_seq')::integer AS id;

-- not prepared
INSERT INTO webhooks (workspace_id, id, url, event_types, description, include_text, enabled, secret)
OVERRIDING SYSTEM VALUE VALUES ($1, $2, $3, $4, $5, $6, $7, $8);

-- not prepared
SELECT id, workspace_id AS "workspaceId", url, event_types AS "eventTypes", description, include_text AS "includeText",
  enabled, failing_since AS "failingSince", disabled_at AS "disabledAt",
  CASE WHEN previous_secret_until > now() THEN previous_secret_until END AS "previousSecretUntil", created_at AS "createdAt" FROM webhooks WHERE workspace_id = $1 AND id > $2 ORDER BY id LIMIT $3;

-- not prepared
/* every workspace */ SELECT id, workspace_id AS "workspaceId", url, event_types AS "eventTypes", description, include_text AS "includeText",
  enabled, failing_since AS "failingSince", disabled_at AS "disabledAt",
  CASE WHEN previous_secret_until > now() THEN previous_secret_until END AS "previousSecretUntil", created_at AS "createdAt" FROM webhooks WHERE id = $1;

-- not prepared
/* every workspace */
SELECT id, workspace_id AS "workspaceId", url, event_types AS "eventTypes", description, include_text AS "includeText",
  enabled, failing_since AS "failingSince", disabled_at AS "disabledAt",
  CASE WHEN previous_secret_until > now() THEN previous_secret_until END AS "previousSecretUntil", created_at AS "createdAt", secret,
  CASE WHEN previous_secret_until > now() THEN previous_secret END AS "previousSecret"
FROM webhooks WHERE id = $1;

-- not prepared
SELECT id, workspace_id AS "workspaceId", url, event_types AS "eventTypes", description, include_text AS "includeText",
  enabled, failing_since AS "failingSince", disabled_at AS "disabledAt",
  CASE WHEN previous_secret_until > now() THEN previous_secret_until END AS "previousSecretUntil", created_at AS "createdAt" FROM webhooks WHERE workspace_id = $1 AND id = $2 FOR UPDATE;

-- not prepared
WITH changed AS (SELECT url <> $3 OR enabled <> $7 AS anew, now() AS at FROM webhooks WHERE workspace_id = $1 AND id = $2)
UPDATE webhooks w SET url = $3, event_types = $4::text[], description = $5, include_text = $6, enabled = $7,
  failing_since = CASE WHEN NOT anew THEN failing_since END, disabled_at = CASE WHEN NOT anew THEN disabled_at END,
  due_at = CASE WHEN anew AND lease IS NULL THEN at ELSE due_at END
FROM changed WHERE w.workspace_id = $1 AND w.id = $2;

-- not prepared
UPDATE webhooks SET secret = $3, previous_secret = secret, previous_secret_until = now() + $4::integer * interval '1 hour'
WHERE workspace_id = $1 AND id = $2;

-- not prepared
SELECT id, workspace_id AS "workspaceId", url, event_types AS "eventTypes", description, include_text AS "includeText",
  enabled, failing_since AS "failingSince", disabled_at AS "disabledAt",
  CASE WHEN previous_secret_until > now() THEN previous_secret_until END AS "previousSecretUntil", created_at AS "createdAt" FROM webhooks WHERE workspace_id = $1 AND id = $2;

-- not prepared
DELETE FROM webhooks WHERE workspace_id = $1 AND id = $2;

--
-- src/modules/workspaces/workspace-state.repository.ts
--

-- prepared as find_workspace_state
SELECT CASE WHEN w.deleted_at IS NOT NULL THEN 'deleted'
            WHEN w.status = 'suspended' OR a.suspended_at IS NOT NULL THEN 'suspended'
            ELSE 'active' END AS access,
       w.time_zone AS "timeZone", w.scope_keys AS "scopeKeys", l.rpm_limit AS rpm, l.burst_limit AS burst,
       l.memory_write_limit AS "memoryWrites",
       l.memory_retrieve_limit AS "memoryRetrieves", l.cycle_anchor AS "cycleAnchor"
FROM workspaces w JOIN accounts a ON a.id = w.account_id JOIN workspace_limits l ON l.workspace_id = w.id
WHERE w.id = $1;
