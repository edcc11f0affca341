import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Removes vectors of retired models from rows that are written. A process learns only a moment later that a model was
 * retired, and could write a vector of it after the others were cleared, which would then stay for ever.
 */
export class RetiredVectors1763801300000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(GUARD);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

// Checks only rows with vectors of two models. Triggers run in the order of their names: this one before
// memories_searchable, which checks the remaining vectors.
const GUARD = `
CREATE FUNCTION drop_retired_vector() RETURNS trigger LANGUAGE plpgsql AS $guard$
BEGIN
  IF EXISTS (SELECT FROM embedding_models WHERE id = NEW.embedding_model_id AND state = 'retired') THEN
    NEW.embedding := NULL;
    NEW.embedding_model_id := NULL;
  ELSIF EXISTS (SELECT FROM embedding_models WHERE id = NEW.embedding_b_model_id AND state = 'retired') THEN
    NEW.embedding_b := NULL;
    NEW.embedding_b_model_id := NULL;
  END IF;
  RETURN NEW;
END
$guard$;

CREATE TRIGGER memories_retired_vectors BEFORE INSERT OR UPDATE OF embedding, embedding_model_id, embedding_b, embedding_b_model_id
  ON memories FOR EACH ROW WHEN (NEW.embedding_model_id IS NOT NULL AND NEW.embedding_b_model_id IS NOT NULL)
  EXECUTE FUNCTION drop_retired_vector();
`;
