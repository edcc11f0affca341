import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Adds a second vector column, so that the vectors of one model can be made while memories are searched by another. */
export class Reembedding1763800800000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(MODELS);
    await runner.query(VECTORS);
    await runner.query(RUNS);
    await runner.query(GUARD);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

// Before, a model was identified by its name, and only one had vectors. Now the same model may have several rows: it can
// be used again with another conversion.
const MODELS = `
ALTER TABLE embedding_models DROP CONSTRAINT embedding_models_name_dimensions_key;
ALTER TABLE embedding_models ADD COLUMN provider text NOT NULL DEFAULT 'openai' CHECK (provider IN ('local', 'openai'));
ALTER TABLE embedding_models ALTER COLUMN provider DROP DEFAULT;
UPDATE embedding_models SET provider = 'local' WHERE name = 'all-MiniLM-L6-v2' AND dimensions = 384;
ALTER TABLE embedding_models ADD COLUMN slot text NOT NULL DEFAULT 'embedding' CHECK (slot IN ('embedding', 'embedding_b'));
ALTER TABLE embedding_models ALTER COLUMN slot DROP DEFAULT;
ALTER TABLE embedding_models ADD COLUMN state text NOT NULL DEFAULT 'retired' CHECK (state IN ('active', 'leaving', 'retired'));
ALTER TABLE embedding_models ALTER COLUMN state DROP DEFAULT;
UPDATE embedding_models SET state = 'active' WHERE active;
ALTER TABLE embedding_models DROP COLUMN active;
CREATE UNIQUE INDEX embedding_models_in_use ON embedding_models (state) WHERE state <> 'retired';
`;

const VECTORS = `
ALTER TABLE memories ADD COLUMN embedding_b halfvec, ADD COLUMN embedding_b_model_id smallint REFERENCES embedding_models,
  ALTER COLUMN embedding DROP NOT NULL, ALTER COLUMN embedding_model_id DROP NOT NULL,
  ADD CONSTRAINT memories_embedded CHECK (num_nonnulls(embedding, embedding_b) > 0
    AND (embedding IS NULL) = (embedding_model_id IS NULL) AND (embedding_b IS NULL) = (embedding_b_model_id IS NULL));
`;

// A workspace in reembedding_workspaces is still searched by the model that is leaving, every other one by the active model.
const RUNS = `
CREATE TABLE reembeddings (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  from_model_id smallint NOT NULL REFERENCES embedding_models,
  to_model_id smallint NOT NULL REFERENCES embedding_models,
  memories_total bigint NOT NULL,
  memories_done bigint NOT NULL DEFAULT 0,
  memories_cleared bigint NOT NULL DEFAULT 0,
  memories_per_second real,
  problem text,
  holder uuid,
  held_until timestamptz,
  abandoned boolean NOT NULL DEFAULT false,
  started_at timestamptz NOT NULL DEFAULT now(),
  switched_at timestamptz,
  finished_at timestamptz
);
CREATE UNIQUE INDEX reembeddings_one_at_a_time ON reembeddings ((true)) WHERE finished_at IS NULL;

CREATE TABLE reembedding_workspaces (workspace_id integer PRIMARY KEY);
`;

// Guarantees that every memory can be found: refuses a row without a vector of the model that its workspace is searched
// by, even if the process that writes it does not know the model yet. Only for a row that lacks a vector of a model in
// use, the trigger reads the state of the workspace, and locks it until the commit. States of models change under a lock
// on memories that waits for every writer (see ReembeddingRepository).
const GUARD = `
CREATE FUNCTION require_searchable_memory() RETURNS trigger LANGUAGE plpgsql AS $guard$
DECLARE
  wanted text;
BEGIN
  IF EXISTS (SELECT FROM embedding_models WHERE state <> 'retired'
               AND id IS DISTINCT FROM NEW.embedding_model_id AND id IS DISTINCT FROM NEW.embedding_b_model_id) THEN
    PERFORM FROM reembedding_workspaces WHERE workspace_id = NEW.workspace_id FOR SHARE;
    wanted := CASE WHEN FOUND THEN 'leaving' ELSE 'active' END;
    IF NOT EXISTS (SELECT FROM embedding_models WHERE state = wanted AND id IN (NEW.embedding_model_id, NEW.embedding_b_model_id)) THEN
      RAISE EXCEPTION 'the memory has no vector of the model that its workspace is searched by' USING ERRCODE = 'MN001';
    END IF;
  END IF;
  RETURN NEW;
END
$guard$;

CREATE TRIGGER memories_searchable BEFORE INSERT OR UPDATE OF text, embedding, embedding_model_id, embedding_b, embedding_b_model_id
  ON memories FOR EACH ROW EXECUTE FUNCTION require_searchable_memory();
`;
