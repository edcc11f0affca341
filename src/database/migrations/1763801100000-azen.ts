import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the Azen API needs: its keys, memories that wait for their vectors, vectors of the parts of long texts, and its counts. */
export class Azen1763801100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(KEYS);
    await runner.query(EMBEDDING_JOBS);
    await runner.query(CHUNKS);
    await runner.query(USAGE);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

const KEYS = `
ALTER TABLE api_keys ADD COLUMN kind text NOT NULL DEFAULT 'workspace' CHECK (kind IN ('workspace', 'azen'));
`;

// A memory has a vector from its first moment, or it could not be found by one. One that is taken in before its vector is made waits in
// unembedded_memories, under the id that it will have, and moves to memories in one transaction. Its job is a row of its own: attempts and
// leases are written often, and the text need not be copied each time.
const EMBEDDING_JOBS = `
CREATE TABLE unembedded_memories (
  workspace_id integer NOT NULL,
  id bigint NOT NULL DEFAULT nextval('memories_id_seq'),
  text text NOT NULL,
  api_key_id integer NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (workspace_id, id)
);
CREATE INDEX unembedded_memories_newest ON unembedded_memories (workspace_id, created_at DESC, id DESC);

CREATE TABLE embedding_jobs (
  workspace_id integer NOT NULL,
  memory_id bigint NOT NULL,
  attempts integer NOT NULL DEFAULT 0,
  due_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (workspace_id, memory_id)
) WITH (fillfactor = 50);
CREATE INDEX embedding_jobs_due ON embedding_jobs (due_at);
`;

// The vector in memories stands for the beginning of a text, as much of it as a model reads; memory_chunks holds those of what comes after.
// Chunk 0 is therefore never here. Vectors of a text that is no longer said go with it, and a job makes new ones;
// who only keeps the same text in another way says so (mnemonest.resealing).
const CHUNKS = `
CREATE TABLE memory_chunks (
  workspace_id integer NOT NULL,
  memory_id bigint NOT NULL,
  chunk integer NOT NULL CHECK (chunk > 0),
  model_id smallint NOT NULL REFERENCES embedding_models,
  embedding halfvec NOT NULL,
  PRIMARY KEY (workspace_id, memory_id, chunk, model_id)
);
CREATE INDEX memory_chunks_model ON memory_chunks (model_id, workspace_id, memory_id);

CREATE FUNCTION forget_chunks() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_setting('mnemonest.resealing', true) = 'on' THEN RETURN NULL; END IF;
  DELETE FROM memory_chunks WHERE workspace_id = NEW.workspace_id AND memory_id = NEW.id;
  IF FOUND THEN
    INSERT INTO embedding_jobs (workspace_id, memory_id) VALUES (NEW.workspace_id, NEW.id) ON CONFLICT DO NOTHING;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER memories_forget_chunks AFTER UPDATE OF text ON memories
  FOR EACH ROW WHEN (OLD.text IS DISTINCT FROM NEW.text) EXECUTE FUNCTION forget_chunks();
`;

const USAGE = `
CREATE TABLE azen_usage (
  workspace_id integer NOT NULL,
  day date NOT NULL,
  api_key_id integer NOT NULL,
  call text NOT NULL CHECK (call IN ('memory_create', 'memory_search')),
  successes bigint NOT NULL,
  errors bigint NOT NULL,
  PRIMARY KEY (workspace_id, day, api_key_id, call)
) WITH (fillfactor = 50);
`;
