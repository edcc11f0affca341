import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Adds the links from memories to the older ones that they may supersede. */
export class MemoryLinks1763802100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE memory_links (
        workspace_id integer NOT NULL,
        newer_id bigint NOT NULL,
        older_id bigint NOT NULL,
        confidence real NOT NULL,
        PRIMARY KEY (workspace_id, newer_id, older_id),
        CONSTRAINT memory_links_newer FOREIGN KEY (workspace_id, newer_id) REFERENCES memories ON DELETE CASCADE,
        CONSTRAINT memory_links_older FOREIGN KEY (workspace_id, older_id) REFERENCES memories ON DELETE CASCADE
      )`);
    await runner.query('CREATE INDEX memory_links_by_older ON memory_links (workspace_id, older_id)');
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
