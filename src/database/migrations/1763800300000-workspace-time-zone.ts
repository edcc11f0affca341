import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The zone in which a workspace's days begin and end: it decides when "until Friday" is over. */
export class WorkspaceTimeZone1763800300000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE workspaces ADD COLUMN time_zone text NOT NULL DEFAULT 'UTC'`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
