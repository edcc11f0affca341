import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Lets a workspace move to the database of another installation. */
export class WorkspaceMoves1763820000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(MOVES);
    await runner.query(REFUSE);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

// moving_since: since when the workspace leaves or arrives; it stays with one that has left. move_with: the id of the other
// installation. moved_at: when the workspace was active there.
const MOVES = `
ALTER TABLE workspaces ADD COLUMN moving_since timestamptz, ADD COLUMN moved_at timestamptz, ADD COLUMN move_with uuid;
CREATE INDEX workspaces_moving ON workspaces (id) WHERE moving_since IS NOT NULL;
`;

// A move puts this function behind the tables of a workspace that leaves (src/database/move/freeze.repository.ts). A statement
// that crosses workspaces (sweeps, batches of counts) skips the rows, so that the others do not wait for the move; one of the
// workspace itself fails. The plain changes of keys and subscriptions name no workspace, and must not be skipped.
const REFUSE = `
CREATE FUNCTION refuse_moving() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  scope text := COALESCE(current_setting('mnemonest.workspace_id', true), '');
BEGIN
  IF scope IN ('', '0') AND (TG_TABLE_NAME NOT IN ('api_keys', 'subscriptions')
      OR TG_OP = 'UPDATE' AND to_jsonb(NEW) - 'last_used_at' = to_jsonb(OLD) - 'last_used_at') THEN
    RETURN NULL;
  END IF;
  RAISE EXCEPTION 'workspace % is moving to another installation', TG_ARGV[0] USING ERRCODE = 'MNMOV';
END $$;
`;
