import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Moves the access counts from `memories` to a narrow table of their own: each count made a new version of the whole row,
 * which meant a kilobyte of log and, if the page was full, a new entry in each index, including that of the vectors.
 */
export class MemoryAccesses1763800900000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // Free space on each page for new versions of its rows, so that they need no index entry (HOT).
    await runner.query(`
      CREATE TABLE memory_accesses (
        workspace_id integer NOT NULL,
        memory_id bigint NOT NULL,
        access_count integer NOT NULL,
        last_accessed_at timestamptz,
        PRIMARY KEY (workspace_id, memory_id),
        CONSTRAINT memory_accesses_memory FOREIGN KEY (workspace_id, memory_id) REFERENCES memories ON DELETE CASCADE
      ) WITH (fillfactor = 50)`);
    await runner.query(`
      INSERT INTO memory_accesses
      SELECT workspace_id, id, access_count, last_accessed_at FROM memories WHERE access_count > 0 OR last_accessed_at IS NOT NULL`);
    await runner.query('ALTER TABLE memories DROP COLUMN access_count, DROP COLUMN last_accessed_at');
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
