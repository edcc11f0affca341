import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Adds the counts of calls an hour, by which an unusual hour is noticed. */
export class CallCounts1763802610000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(CALL_COUNTS);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

// flagged: an outbox event has told of this hour. Counts are updated in place (HOT), for which each page has free space.
const CALL_COUNTS = `
CREATE TABLE call_counts (
  workspace_id integer NOT NULL,
  hour timestamptz NOT NULL,
  calls bigint NOT NULL,
  flagged boolean NOT NULL DEFAULT false,
  PRIMARY KEY (workspace_id, hour)
) WITH (fillfactor = 50);
CREATE INDEX call_counts_hour ON call_counts (hour);
`;
