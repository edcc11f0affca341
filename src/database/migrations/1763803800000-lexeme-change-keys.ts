import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Puts the workspace into the key of noted changes of words, as it is in every other key of a table of workspaces. */
export class LexemeChangeKeys1763803800000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(LEXEME_CHANGE_KEYS);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

// The table holds what was written within the last second or so. The key replaces the index on the workspace.
const LEXEME_CHANGE_KEYS = `
ALTER TABLE lexeme_changes DROP CONSTRAINT lexeme_changes_pkey, ADD PRIMARY KEY (workspace_id, id);
DROP INDEX lexeme_changes_workspace;
`;
