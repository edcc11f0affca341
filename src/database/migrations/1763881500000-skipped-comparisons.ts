import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Lets a run of the optimizer remember that it has not compared all new texts, so that the next run does. */
export class SkippedComparisons1763881500000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE optimization_runs ADD COLUMN has_skipped boolean NOT NULL DEFAULT false');
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
