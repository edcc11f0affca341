import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The order in which memories are listed, a page at a time. */
export class MemoryList1763800500000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE INDEX memories_newest ON memories (workspace_id, created_at DESC, id DESC)');
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
