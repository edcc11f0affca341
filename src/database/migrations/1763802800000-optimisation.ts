import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Adds the runs of the optimizer and its recommendations. */
export class Optimisation1763802800000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TEXT_WRITTEN_AT);
    await runner.query(RUNS);
    await runner.query(RECOMMENDATIONS);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

// An import keeps the dates of its memories, so that no other column tells which texts are new since a run.
const TEXT_WRITTEN_AT = `
ALTER TABLE memories ADD COLUMN text_written_at timestamptz NOT NULL DEFAULT now();

CREATE FUNCTION note_text_written() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_setting('mnemonest.resealing', true) = 'on' THEN RETURN NEW; END IF;
  NEW.text_written_at := now();
  RETURN NEW;
END $$;
CREATE TRIGGER memories_text_written BEFORE UPDATE OF text ON memories
  FOR EACH ROW WHEN (OLD.text IS DISTINCT FROM NEW.text) EXECUTE FUNCTION note_text_written();
`;

// One row a workspace. run_id: of the run that waits or is under way; next_run_id: of one that was asked for meanwhile.
// due_at: when the run may begin. after_id: the last memory that the run under way has read.
// recommendation_count: of all that were ever made, from which they get their ids.
// compared_until: texts that were written before it have been compared with the others.
const RUNS = `
ALTER TABLE workspaces ADD COLUMN IF NOT EXISTS auto_apply text[] NOT NULL DEFAULT '{}';

CREATE TABLE optimization_runs (
  workspace_id integer PRIMARY KEY,
  run_id uuid NOT NULL DEFAULT gen_random_uuid(),
  due_at timestamptz NOT NULL,
  started_at timestamptz,
  after_id bigint NOT NULL DEFAULT 0,
  compared_until timestamptz,
  recommendation_count bigint NOT NULL DEFAULT 0,
  next_run_id uuid,
  last_run_id uuid,
  last_started_at timestamptz,
  last_finished_at timestamptz,
  holder text,
  held_until timestamptz,
  problem text
);
CREATE INDEX optimization_runs_due ON optimization_runs (due_at);
`;

// text_hashes: those of the memories when the recommendation was made; with others, it no longer holds. undo: what an
// application changed. The texts of a proposal are computed from the memories, so that no text is here.
const RECOMMENDATIONS = `
CREATE TABLE recommendations (
  workspace_id integer NOT NULL,
  id bigint NOT NULL,
  type text NOT NULL CHECK (type IN ('stale', 'duplicate', 'overlong', 'expired', 'contradiction')),
  memory_ids bigint[] NOT NULL,
  text_hashes bytea[] NOT NULL,
  fingerprint bytea NOT NULL,
  safe boolean NOT NULL,
  status text NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'applied', 'dismissed')),
  undo jsonb,
  undone_at timestamptz,
  created_at timestamptz NOT NULL,
  decided_at timestamptz,
  PRIMARY KEY (workspace_id, id)
);
CREATE UNIQUE INDEX recommendations_fingerprint ON recommendations (workspace_id, fingerprint);
CREATE INDEX recommendations_status ON recommendations (workspace_id, status, id);
CREATE INDEX recommendations_memories ON recommendations USING gin (memory_ids);
`;
