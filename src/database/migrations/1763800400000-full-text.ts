import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Adds the full-text search of memories. Rewrites the memories and their indexes, which takes a while in a big database. */
export class FullText1763800400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(LEXEMES);
    await runner.query(STATISTICS);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

// memory_words: prepares a text for PostgreSQL's parser. Removes accents, splits camelCase and acronyms in identifiers,
// removes thousands separators, separates ideographs (which are words without spaces), and replaces ASCII punctuation,
// which the parser would otherwise read as hosts, paths and signs.
// Stop words are kept: if a query has no other words, it is about them.
// RETURN resolves the functions that a function calls when it is created, so that a dump can be restored: that happens
// with an empty search path.
//
// memories_lexemes: indexes each lexeme together with its workspace, so that a search reads no entries of other
// workspaces in the partition. Its function has a high cost, so that the planner never calls it row by row. Without
// fastupdate, every store writes its own lexemes to the index, and neither a search nor a later store writes them for it.
const LEXEMES = `
CREATE TEXT SEARCH DICTIONARY english_stem_with_stop_words (TEMPLATE = pg_catalog.snowball, Language = english);
CREATE TEXT SEARCH CONFIGURATION english_with_stop_words (COPY = pg_catalog.english);
ALTER TEXT SEARCH CONFIGURATION english_with_stop_words ALTER MAPPING REPLACE pg_catalog.english_stem WITH english_stem_with_stop_words;

CREATE FUNCTION memory_words(content text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN regexp_replace(regexp_replace(regexp_replace(regexp_replace(
  normalize(regexp_replace(normalize(content, NFKD), '[\\u0300-\\u036f]', '', 'g'), NFC),
  '([a-z0-9])(?=[A-Z])|([A-Z])(?=[A-Z][a-z])', '\\1\\2 ', 'g'),
  '(?<=[0-9]),(?=[0-9]{3}(?![0-9]))', '', 'g'),
  '([\\u2e80-\\u9fff\\uf900-\\ufaff])', ' \\1 ', 'g'),
  '[\\u0021-\\u002f\\u003a-\\u0040\\u005b-\\u0060\\u007b-\\u007e]+', ' ', 'g');

CREATE FUNCTION memory_lexemes(content text) RETURNS tsvector LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN to_tsvector('english_with_stop_words'::regconfig, memory_words(content));

CREATE FUNCTION workspace_lexemes(workspace_id integer, lexemes tsvector) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE COST 10000
RETURN (SELECT array_agg(workspace_id || ':' || lexeme) FROM unnest(tsvector_to_array(lexemes)) AS lexeme);

ALTER TABLE memories ADD COLUMN lexemes tsvector GENERATED ALWAYS AS (memory_lexemes(text)) STORED;
CREATE INDEX memories_lexemes ON memories USING gin (workspace_lexemes(workspace_id, lexemes)) WITH (fastupdate = off);
`;

// lexeme_statistics: the number of live memories of a workspace that contain a lexeme; '' stands for all memories.
// lexeme_changes: a change is recorded in the transaction of its memory, and counted soon after. If it was counted at
// once, stores that share a word would wait for each other.
const STATISTICS = `
CREATE TABLE lexeme_statistics (
  workspace_id integer NOT NULL,
  lexeme text NOT NULL,
  memories bigint NOT NULL,
  PRIMARY KEY (workspace_id, lexeme)
) WITH (fillfactor = 70);

CREATE TABLE lexeme_changes (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  workspace_id integer NOT NULL,
  memories integer NOT NULL,
  lexemes text[] NOT NULL
);

CREATE FUNCTION note_lexeme_changes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' AND OLD.archived_at IS NULL THEN
    INSERT INTO lexeme_changes (workspace_id, memories, lexemes) VALUES (OLD.workspace_id, -1, array_append(tsvector_to_array(OLD.lexemes), ''));
  END IF;
  IF TG_OP <> 'DELETE' AND NEW.archived_at IS NULL THEN
    INSERT INTO lexeme_changes (workspace_id, memories, lexemes) VALUES (NEW.workspace_id, 1, array_append(tsvector_to_array(NEW.lexemes), ''));
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER memories_lexeme_changes AFTER INSERT OR DELETE OR UPDATE OF text, archived_at ON memories
  FOR EACH ROW EXECUTE FUNCTION note_lexeme_changes();

INSERT INTO lexeme_statistics (workspace_id, lexeme, memories)
SELECT workspace_id, lexeme, count(*) FROM memories, unnest(array_append(tsvector_to_array(lexemes), '')) AS lexeme
WHERE archived_at IS NULL GROUP BY workspace_id, lexeme;
`;
