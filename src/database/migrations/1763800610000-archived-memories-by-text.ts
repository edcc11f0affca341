import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An import looks for archived memories by their text: of these, several may share one. */
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
