import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Adds what operators can set of keys, plans and workspaces besides limits, and what tells them that a key is in use. */
export class Administration1763802500000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(ADMINISTRATION);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

// operations: what a key may do. user_id: whose memories alone a key sees and writes; null for those of the workspace.
// last_used_at: to the minute. auto_apply: the kinds of recommendations that are applied without being asked.
const ADMINISTRATION = `
ALTER TABLE plans ADD COLUMN max_keys integer CHECK (max_keys > 0);
ALTER TABLE api_keys
  ADD COLUMN operations text[] NOT NULL DEFAULT '{read,write}'
    CHECK (operations <@ '{read,write}' AND cardinality(operations) > 0),
  ADD COLUMN user_id text,
  ADD COLUMN last_used_at timestamptz;
ALTER TABLE workspaces ADD COLUMN IF NOT EXISTS auto_apply text[] NOT NULL DEFAULT '{}';
`;
