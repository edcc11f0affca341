import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Lets encrypted texts be stored beside plain ones. No row is rewritten. */
export class Encryption1763801200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(KEYS);
    await runner.query(TEXTS);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

// encryption_keys: the keys under which texts may be encrypted, each with a proof that only this key decrypts.
// key_rotations: the goal (null: plain texts), the holder and the progress of each rotation.
// encryption_key_id: the key under which the digest of a request is encrypted, because the digest itself does not tell.
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

// The database computes the lexemes and the length of a plain text; for an encrypted text, the service provides them.
// The prefix of encrypted texts is that of Keyring.
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
