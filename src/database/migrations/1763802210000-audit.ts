import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Adds the audit: who did what, and when, with what cannot be told from the data any more. It holds no text of a memory. */
export class Audit1763802210000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(AUDIT);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

// workspace_id: null for what concerns no single workspace. actor: `key:<id>`, or `admin`.
const AUDIT = `
CREATE TABLE audit_entries (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  workspace_id integer,
  actor text NOT NULL,
  action text NOT NULL,
  details jsonb NOT NULL,
  request_id text NOT NULL,
  created_at timestamptz NOT NULL
);
CREATE INDEX audit_entries_workspace ON audit_entries (workspace_id, id);
`;
