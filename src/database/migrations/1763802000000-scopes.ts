import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Adds the scopes of memories: only memories of one scope are compared. Rewrites the memories whose meta names a user, an agent,
 * a project or a conversation; encrypted ones get their scopes later, by the job that {@link JOB} queues.
 */
export class Scopes1763802000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(COLUMNS);
    await runner.query(FUNCTION);
    await runner.query(STORED);
    await runner.query(UNIQUE);
    await runner.query(JOB);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

/** The keys of meta by which memories are kept apart at first, in alphabetical order. */
const KEYS = '{agent_id,app_id,project,run_id,session_id,thread_id,user_id}';

// scope: a hash of the values of the scope keys in meta, empty if there are none. The default only fills the rows that are
// there; see the trigger. external_id is encrypted like a text; external_key is a hash of it.
const COLUMNS = `
ALTER TABLE workspaces ADD COLUMN scope_keys text[] NOT NULL DEFAULT '${KEYS}';
ALTER TABLE memories ADD COLUMN scope bytea NOT NULL DEFAULT '', ADD COLUMN external_id text, ADD COLUMN external_key bytea;
ALTER TABLE memories ALTER COLUMN scope DROP DEFAULT;
`;

// The same as `scopeOf` in records/scope.ts, for the keys that a workspace has at first. A process of the previous version,
// which may run until the end of an upgrade, writes no scope: the trigger does.
const FUNCTION = `
CREATE FUNCTION memory_scope(meta jsonb) RETURNS bytea LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN COALESCE((
  SELECT substring(
    sha256(convert_to(string_agg(key || '=' || to_json(meta ->> key)::text, ',' ORDER BY place), 'UTF8')) FROM 1 FOR 16)
  FROM unnest('${KEYS}'::text[]) WITH ORDINALITY AS keys (key, place)
  WHERE NULLIF(meta ->> key, '') IS NOT NULL
    AND NOT (key IN ('run_id', 'session_id', 'thread_id') AND NULLIF(meta ->> 'user_id', '') IS NOT NULL)), '');

CREATE FUNCTION set_memory_scope() RETURNS trigger LANGUAGE plpgsql AS $scope$
BEGIN
  NEW.scope := memory_scope(NEW.meta);
  RETURN NEW;
END
$scope$;
CREATE TRIGGER memories_scope BEFORE INSERT ON memories
  FOR EACH ROW WHEN (NEW.scope IS NULL) EXECUTE FUNCTION set_memory_scope();
`;

// Links and clusters stay within a scope.
const STORED = `
UPDATE memories SET scope = memory_scope(meta) WHERE meta ?| '${KEYS}' AND memory_scope(meta) <> '';

UPDATE memories m SET follows = NULL FROM memories older
WHERE m.follows IS NOT NULL AND older.workspace_id = m.workspace_id AND older.id = m.follows AND older.scope <> m.scope;

UPDATE memories m SET near_duplicate_of = NULL FROM memories oldest
WHERE m.near_duplicate_of IS NOT NULL AND oldest.workspace_id = m.workspace_id AND oldest.id = m.near_duplicate_of
  AND oldest.scope <> m.scope;
`;

const UNIQUE = `
DROP INDEX memories_text_hash;
CREATE UNIQUE INDEX memories_text_hash ON memories (workspace_id, scope, text_hash) WHERE archived_at IS NULL;
CREATE UNIQUE INDEX memories_external_key ON memories (workspace_id, external_key, scope)
  WHERE external_key IS NOT NULL AND archived_at IS NULL;
`;

// rescopings: the workspaces whose memories get their scopes anew, because the keys changed or the database could not read the
// meta. Progress is kept, so that any process can continue one.
const JOB = `
CREATE TABLE rescopings (
  workspace_id integer PRIMARY KEY REFERENCES workspaces,
  requested_at timestamptz NOT NULL DEFAULT now(),
  after_id bigint NOT NULL DEFAULT 0,
  changed integer NOT NULL DEFAULT 0,
  pass_started_at timestamptz,
  problem text,
  holder uuid,
  held_until timestamptz
);
INSERT INTO rescopings (workspace_id)
SELECT DISTINCT workspace_id FROM memories WHERE jsonb_typeof(meta) = 'array';
`;
