import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Rewrites the functions that stores and searches call from SQL into PL/pgSQL, whose expressions a session plans once. PostgreSQL
 * plans a function in SQL anew in every statement that calls it, unless it can put its body in the place of the call; not even
 * then if the function is STRICT and its body is not. A store and a retrieve spent .1 ms on each of them.
 */
export class PlpgsqlFunctions1763870000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(REWRITE);
    await runner.query(CONVERSATION);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

// The bodies stay as they are. Read with an empty search path, they name the schema of what they call: a dump is restored with
// such a path.
const REWRITE = `
DO $$
DECLARE
  path text := current_setting('search_path');
  found record;
BEGIN
  FOR found IN
    SELECT oid, pg_get_function_arguments(oid) AS arguments, prorettype::regtype AS type,
      proname AS name, procost AS cost
    FROM pg_proc
    WHERE pronamespace = current_schema()::regnamespace AND prolang = (SELECT oid FROM pg_language WHERE lanname = 'sql')
      AND proname IN ('conversation_name', 'character_pairs', 'memory_words', 'memory_lexemes', 'workspace_lexemes')
  LOOP
    PERFORM set_config('search_path', '', true);
    DECLARE
      body text := pg_get_function_sqlbody(found.oid);
    BEGIN
      PERFORM set_config('search_path', path, true);
      EXECUTE format('CREATE OR REPLACE FUNCTION %I(%s) RETURNS %s LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE COST %s AS %L',
        found.name, found.arguments, found.type, found.cost, 'BEGIN ' || body || '; END');
    END;
  END LOOP;
END $$`;

// PL/pgSQL hands an expression with a subquery to the planner's cache; the others, which it evaluates by itself, are faster.
const CONVERSATION = `
DO $$
BEGIN
  EXECUTE format($create$
    CREATE OR REPLACE FUNCTION memory_conversation(meta jsonb) RETURNS text
      LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $body$
    BEGIN
      IF jsonb_typeof(meta) = 'array' THEN
        RETURN (SELECT part FROM jsonb_array_elements_text(meta) AS part WHERE starts_with(part, 'conversation:') LIMIT 1);
      END IF;
      RETURN COALESCE('session ' || %1$I.conversation_name(meta -> 'session_id'),
        'thread ' || %1$I.conversation_name(meta -> 'thread_id'),
        'run ' || %1$I.conversation_name(meta -> 'run_id'),
        'source ' || %1$I.conversation_name(meta -> 'source'));
    END $body$
  $create$, current_schema());
END $$`;
