import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Lets a turn that has an id of the caller be sent again, and edited. */
export class TurnVersions1763830000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(VERSIONS);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

// Hashes of what a turn is called, and of what it says; both stay when its text is deleted. The second is null for a turn that
// could not be kept.
const VERSIONS = `
ALTER TABLE event_turns ADD COLUMN turn_key bytea, ADD COLUMN turn_version bytea;
CREATE INDEX event_turns_by_key ON event_turns (workspace_id, turn_key, batch_id DESC, position DESC)
  WHERE turn_key IS NOT NULL;
`;
