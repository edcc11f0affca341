import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Adds the index for lists of memories, the newest first. */
export class MemoryList1763800500000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE INDEX memories_newest ON memories (workspace_id, created_at DESC, id DESC)');
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
