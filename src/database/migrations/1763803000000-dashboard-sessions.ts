import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Adds the browsers that are signed in to the dashboard. */
export class DashboardSessions1763803000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(SESSIONS);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

// Neither what the cookie holds nor what was typed in is kept: both are SHA-256 hashes. The session ends with its secret: a new
// admin token, or a deleted or regenerated key, has another hash.
const SESSIONS = `
CREATE TABLE dashboard_sessions (
  id_hash bytea PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('admin', 'workspace')),
  secret_hash bytea NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL
);
CREATE INDEX dashboard_sessions_expires_at ON dashboard_sessions (expires_at);
`;
