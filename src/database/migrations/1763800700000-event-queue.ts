import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The queue behind `POST /v1/events`. */
export class EventQueue1763800700000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(QUEUE);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

// event_batches: one row for each call. event_turns: the turns of the call with their outcomes; a turn that has its
// outcome has no text any more. `unit_cycle`: the start of the cycle in which the turn has taken its unit of quota.
// event_sources: the sources that have turns left; one lease holder at a time works on a source. `due_at` is the time
// from which the source can be claimed: the end of the lease, or the next attempt after a failure. The row of a source
// without turns is deleted.
// Only counters and the content of turns without an outcome are ever updated: free space on each page lets that happen
// in place (HOT).
const QUEUE = `
CREATE TABLE event_batches (
  workspace_id integer NOT NULL,
  id bigint GENERATED ALWAYS AS IDENTITY,
  source text NOT NULL,
  api_key_id integer NOT NULL,
  request_id text NOT NULL,
  accepted integer NOT NULL CHECK (accepted > 0),
  remaining integer NOT NULL CHECK (remaining >= 0),
  errors integer NOT NULL,
  created_at timestamptz NOT NULL,
  started_at timestamptz,
  finished_at timestamptz,
  PRIMARY KEY (workspace_id, id),
  CHECK ((remaining = 0) = (finished_at IS NOT NULL))
) WITH (fillfactor = 85);
CREATE INDEX event_batches_unfinished ON event_batches (workspace_id, source, id) WHERE finished_at IS NULL;
CREATE INDEX event_batches_finished ON event_batches (finished_at) WHERE finished_at IS NOT NULL;

CREATE TABLE event_turns (
  workspace_id integer NOT NULL,
  batch_id bigint NOT NULL,
  position integer NOT NULL,
  content text,
  meta jsonb,
  said_at timestamptz NOT NULL,
  attempts integer NOT NULL DEFAULT 0,
  strikes integer NOT NULL DEFAULT 0,
  attempted_at timestamptz,
  unit_cycle timestamptz,
  outcome text CHECK (outcome IN ('ok', 'dropped', 'error')),
  memory_id bigint,
  dedup_action text,
  reason text,
  PRIMARY KEY (workspace_id, batch_id, position),
  FOREIGN KEY (workspace_id, batch_id) REFERENCES event_batches ON DELETE CASCADE,
  CHECK ((outcome IS NULL) = (content IS NOT NULL AND meta IS NOT NULL))
);
CREATE INDEX event_turns_unsettled ON event_turns (workspace_id, batch_id, position) WHERE outcome IS NULL;

CREATE TABLE event_sources (
  workspace_id integer NOT NULL,
  source text NOT NULL,
  pending integer NOT NULL CHECK (pending >= 0),
  due_at timestamptz NOT NULL,
  lease uuid,
  PRIMARY KEY (workspace_id, source)
) WITH (fillfactor = 50);
CREATE INDEX event_sources_due ON event_sources (workspace_id, due_at);
`;
