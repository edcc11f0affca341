import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Adds the data that the ranking reads besides words and vectors: the conversation of a memory, pairs of characters of scripts
 * without spaces, versions of facts, passages of long texts, and the words of the last second. Rewrites the memories that hold
 * such characters; the others stay as they are.
 */
export class Ranking1763801500000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(CONVERSATION);
    await runner.query(CHARACTER_PAIRS);
    await runner.query(VERSIONS);
    await runner.query(PASSAGES);
    await runner.query('CREATE INDEX lexeme_changes_workspace ON lexeme_changes (workspace_id)');
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

// A conversation is named by a string or a whole number; values that JSON can write in several ways name none. An encrypted
// meta is an array: its ciphertext and hashes of its parts, one of which names the conversation.
const CONVERSATION = `
CREATE FUNCTION conversation_name(value jsonb) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN CASE WHEN jsonb_typeof(value) = 'string' OR value::text ~ '^-?[0-9]{1,15}$' THEN NULLIF(value #>> '{}', '') END;

CREATE FUNCTION memory_conversation(meta jsonb) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN CASE jsonb_typeof(meta)
  WHEN 'array' THEN (SELECT part FROM jsonb_array_elements_text(meta) AS part WHERE starts_with(part, 'conversation:') LIMIT 1)
  ELSE COALESCE('session ' || conversation_name(meta -> 'session_id'), 'thread ' || conversation_name(meta -> 'thread_id'),
    'run ' || conversation_name(meta -> 'run_id'), 'source ' || conversation_name(meta -> 'source')) END;
`;

// follows: the older memory that a memory is a newer version of. inherited_count: the count that a memory took over from the
// one beside which it was stored, so that an older one does not outrank it for its use alone; access_count stays its own.
const VERSIONS = `
ALTER TABLE memories ADD COLUMN follows bigint;
ALTER TABLE memory_accesses ADD COLUMN inherited_count integer NOT NULL DEFAULT 0;
`;

// Every long text has passages: vectors of its parts, which a store writes with the memory. For a text that is written in
// another way (edit, import, a process of the previous version), the trigger queues a job that makes them, ahead of the jobs
// for texts that were stored before the migration, which wait until little else is due ('infinity'). The chunks of the Azen
// API were windows of 512 tokens; they become passages too.
const PASSAGES = `
ALTER TABLE memory_chunks ADD COLUMN passage_start integer, ADD COLUMN passage_end integer;

CREATE OR REPLACE FUNCTION forget_chunks() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_setting('mnemonest.resealing', true) = 'on' THEN RETURN NEW; END IF;
  DELETE FROM memory_chunks WHERE workspace_id = NEW.workspace_id AND memory_id = NEW.id;
  RETURN NEW;
END $$;
DROP TRIGGER memories_forget_chunks ON memories;
CREATE TRIGGER memories_forget_chunks BEFORE UPDATE OF text ON memories
  FOR EACH ROW WHEN (OLD.text IS DISTINCT FROM NEW.text) EXECUTE FUNCTION forget_chunks();

CREATE FUNCTION queue_passages() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_setting('mnemonest.resealing', true) = 'on' THEN RETURN NULL; END IF;
  IF NOT EXISTS (SELECT FROM memory_chunks WHERE workspace_id = NEW.workspace_id AND memory_id = NEW.id) THEN
    INSERT INTO embedding_jobs AS job (workspace_id, memory_id, due_at)
    VALUES (NEW.workspace_id, NEW.id, now() - interval '1 minute')
    ON CONFLICT (workspace_id, memory_id) DO UPDATE SET due_at = LEAST(job.due_at, EXCLUDED.due_at);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER memories_queue_passages AFTER INSERT OR UPDATE OF text ON memories
  FOR EACH ROW WHEN (NEW.text_length > 500) EXECUTE FUNCTION queue_passages();

INSERT INTO embedding_jobs (workspace_id, memory_id, due_at)
SELECT workspace_id, id, 'infinity' FROM memories WHERE text_length > 500 AND archived_at IS NULL
ON CONFLICT DO NOTHING;
`;

/**
 * Thai, Lao, Khmer, Han, Kana and Hangul without their punctuation: scripts that write no spaces between words, or long words
 * of many parts.
 */
const UNSPACED =
  '\\u0e00-\\u0eff\\u1780-\\u17ff\\u2e80-\\u2fff\\u3005-\\u3007\\u3031-\\u3035\\u3040-\\u30fa\\u30fc-\\u9fff' +
  '\\uac00-\\ud7af\\uf900-\\ufaff\\U00020000-\\U0003ffff';

// memory_words separated each ideograph before. Pairs of characters tell texts apart far better (Chinese messages: 1.00 against
// .75 found). Of a run of characters, the first expression makes the pairs 1-2, 3-4, …, and the second one 2-3, 4-5, ….
const CHARACTER_PAIRS = `
CREATE FUNCTION character_pairs(content text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN CASE WHEN content ~ '[${UNSPACED}]' THEN
  regexp_replace(content, '([${UNSPACED}]{2})(?:[${UNSPACED}](?![${UNSPACED}]))?|([${UNSPACED}])', ' \\1\\2 ', 'g') || ' ' ||
  regexp_replace(
    regexp_replace(regexp_replace(content, '[^${UNSPACED}]+', ' ', 'g'), '(?<![${UNSPACED}])[${UNSPACED}]', '', 'g'),
    '([${UNSPACED}]{2})(?:[${UNSPACED}](?![${UNSPACED}]))?|[${UNSPACED}]', ' \\1 ', 'g')
  ELSE content END;

CREATE OR REPLACE FUNCTION memory_words(content text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN regexp_replace(character_pairs(regexp_replace(regexp_replace(
  normalize(regexp_replace(normalize(content, NFKD), '[\\u0300-\\u036f]', '', 'g'), NFC),
  '([a-z0-9])(?=[A-Z])|([A-Z])(?=[A-Z][a-z])', '\\1\\2 ', 'g'),
  '(?<=[0-9]),(?=[0-9]{3}(?![0-9]))', '', 'g')),
  '[\\u0021-\\u002f\\u003a-\\u0040\\u005b-\\u0060\\u007b-\\u007e]+', ' ', 'g');

UPDATE memories SET text = text WHERE normalize(text, NFKC) ~ '[${UNSPACED}]';
`;
