import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Records the key under which a rotation has encrypted everything; null while plain texts may be there. */
export class Sealed1763802300000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE installation ADD COLUMN sealed_by text');
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
