import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Room for sealed texts beside plain ones. Nothing is rewritten. */
export class Encryption1763801200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(KEYS);
    await runner.query(TEXTS);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

// encryption_keys: the keys that something may be sealed under, each with what only it can open. key_rotations: who brings everything under
// which key (null: back to plain), and how far that is.
// The digest of a request is hidden under a key that nothing in it names.
const KEYS = `
CREATE TABLE encryption_keys (
  id text PRIMARY KEY,
  proof bytea NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE key_rotations (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  to_key_id text,
  rows_total bigint NOT NULL,
  rows_done bigint NOT NULL DEFAULT 0,
  rows_failed bigint NOT NULL DEFAULT 0,
  rows_per_second real,
  problem text,
  holder uuid,
  held_until timestamptz,
  started_at timestamptz NOT NULL DEFAULT now(),
  finished_at timestamptz
);
CREATE UNIQUE INDEX key_rotations_one_at_a_time ON key_rotations ((true)) WHERE finished_at IS NULL;

ALTER TABLE idempotency_keys ADD COLUMN encryption_key_id text;
`;

// What the database reads from a plain text, it is told of a sealed one by whoever sealed it. The mark is that of Keyring.
const TEXTS = `
ALTER TABLE memories ALTER COLUMN text_length DROP EXPRESSION, ALTER COLUMN lexemes DROP EXPRESSION;

CREATE FUNCTION read_memory_text() RETURNS trigger LANGUAGE plpgsql AS $read$
BEGIN
  NEW.text_length := char_length(NEW.text);
  NEW.lexemes := memory_lexemes(NEW.text);
  RETURN NEW;
END
$read$;

CREATE TRIGGER memories_text BEFORE INSERT OR UPDATE OF text ON memories
  FOR EACH ROW WHEN (NOT starts_with(NEW.text, E'\\x01mn1.')) EXECUTE FUNCTION read_memory_text();
`;
