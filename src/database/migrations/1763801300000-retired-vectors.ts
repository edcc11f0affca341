import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A process learns a moment later that a model is retired, and may still bring a vector of it while those are cleared away: it would have
 * stayed for ever. No row keeps one from now on.
 */
export class RetiredVectors1763801300000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(GUARD);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

// Only a row that brings vectors of two models is looked at. Triggers run in the order of their names: this one before memories_searchable,
// which sees what is left.
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
