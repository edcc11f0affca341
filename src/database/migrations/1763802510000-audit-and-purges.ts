import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Lets the audit be swept by age, and adds the purges: workspaces of which nothing may be left. */
export class AuditAndPurges1763802510000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE INDEX audit_entries_created_at ON audit_entries (created_at)');
    await runner.query(PURGES);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

// id: that of the workspace, which is no longer there once the purge has finished.
const PURGES = `
CREATE TABLE purges (
  id integer PRIMARY KEY,
  rows_deleted bigint NOT NULL DEFAULT 0,
  requested_at timestamptz NOT NULL DEFAULT now(),
  finished_at timestamptz
);
CREATE INDEX purges_finished_at ON purges (finished_at);
`;
