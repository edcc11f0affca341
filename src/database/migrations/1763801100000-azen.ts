import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Adds the tables of the Azen API: its keys, deferred memories, the vectors of chunks, and its counts of calls. */
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

// Every row of memories has a vector, or a search by vectors would miss it. A deferred memory therefore waits in
// unembedded_memories under its final id, and moves to memories in one transaction. Its job is a row of its own: attempts
// and leases are updated often, and the text need not be copied each time.
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

// The vector in memories is that of the first chunk of a text, as much as the model reads; memory_chunks has the vectors
// of the later chunks, so chunk 0 is never in it. When the text of a memory changes, its chunks are deleted, and a job
// makes new ones, unless the setting mnemonest.resealing says that the same text was only re-encrypted.
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
