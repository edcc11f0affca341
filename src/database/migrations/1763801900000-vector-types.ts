import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Adds the type that the vectors of a model are compared and indexed as. Until now it was `halfvec` on both engines; the
 * start indexes the vectors of the embedded database anew (see `ensureVectorTypes`).
 */
export class VectorTypes1763801900000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // The default is that of processes of the previous version, which do not name the type.
    await runner.query(
      `ALTER TABLE embedding_models ADD COLUMN vector_type text NOT NULL DEFAULT 'halfvec'
       CHECK (vector_type IN ('halfvec', 'vector'))`,
    );
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
