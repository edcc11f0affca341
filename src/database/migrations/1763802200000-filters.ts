import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Adds the indexes that filters read: of meta, and of the times at which memories changed. */
export class Filters1763802200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(META);
    await runner.query('CREATE INDEX memory_revisions_changes ON memory_revisions (workspace_id, created_at, memory_id)');
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

// Each entry is a hash of a value with its path, of which the workspace is the first part: a search reads no entries of
// other workspaces in the partition. Without fastupdate, every store writes its own entries, and no search does it for it.
const META = `
CREATE INDEX memories_meta ON memories
  USING gin (jsonb_set('{}'::jsonb, ARRAY[workspace_id::text], meta) jsonb_path_ops) WITH (fastupdate = off);
`;
