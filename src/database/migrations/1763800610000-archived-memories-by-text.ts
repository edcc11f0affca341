import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Adds the index by which an import finds archived memories of the same text, of which there may be several. */
export class ArchivedMemoriesByText1763800610000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'CREATE INDEX memories_archived_text_hash ON memories (workspace_id, text_hash) WHERE archived_at IS NOT NULL',
    );
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
