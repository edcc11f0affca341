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

// Only a row that brings vectors of two models has to be looked at. That of a retired one goes, and the rest is as it was.
const GUARD = `
CREATE OR REPLACE FUNCTION require_searchable_memory() RETURNS trigger LANGUAGE plpgsql AS $guard$
DECLARE
  wanted text;
BEGIN
  IF NEW.embedding_model_id IS NOT NULL AND NEW.embedding_b_model_id IS NOT NULL THEN
    IF EXISTS (SELECT FROM embedding_models WHERE id = NEW.embedding_model_id AND state = 'retired') THEN
      NEW.embedding := NULL;
      NEW.embedding_model_id := NULL;
    ELSIF EXISTS (SELECT FROM embedding_models WHERE id = NEW.embedding_b_model_id AND state = 'retired') THEN
      NEW.embedding_b := NULL;
      NEW.embedding_b_model_id := NULL;
    END IF;
  END IF;
  IF EXISTS (SELECT FROM embedding_models WHERE state <> 'retired'
               AND id IS DISTINCT FROM NEW.embedding_model_id AND id IS DISTINCT FROM NEW.embedding_b_model_id) THEN
    PERFORM FROM reembedding_workspaces WHERE workspace_id = NEW.workspace_id FOR SHARE;
    wanted := CASE WHEN FOUND THEN 'leaving' ELSE 'active' END;
    IF NOT EXISTS (SELECT FROM embedding_models WHERE state = wanted AND id IN (NEW.embedding_model_id, NEW.embedding_b_model_id)) THEN
      RAISE EXCEPTION 'the memory has no vector of the model that its workspace is searched by' USING ERRCODE = 'MN001';
    END IF;
  END IF;
  RETURN NEW;
END
$guard$;
`;
