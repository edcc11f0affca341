import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Adds the directory of a local embedding model; null: the built-in model, or one of a provider. */
export class ModelDirectory1763801650000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE embedding_models ADD COLUMN directory text');
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
