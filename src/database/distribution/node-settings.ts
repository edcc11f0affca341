import type { Queries } from '../../common/queries.js';
import { StartError } from '../../common/start-error.js';
import { SESSION_SETTINGS, type Settings } from '../session-settings.js';

/**
 * The settings that a distributed database has on its workers, where Citus opens the sessions: without those of the vector index
 * a search loses memories without a word. `enable_sort`: statements name their workspace by the plain column, and must not sort
 * what the index of vectors has in order.
 */
const WORKER_SETTINGS: Settings = {
  ...SESSION_SETTINGS,
  enable_sort: 'off',
  enable_seqscan: 'off',
  // Triggers write to tables that have the rows of the same workspace on the same worker.
  'citus.allow_nested_distributed_execution': 'on',
  'citus.enable_unsafe_triggers': 'on',
};

/**
 * The settings on the coordinator: what a transaction sets for itself alone holds on the workers, too. A store works on several
 * connections to its worker at once; Citus closes all but one of them by default, and a new one costs some 10 ms of processor
 * time.
 */
const COORDINATOR_SETTINGS: Settings = {
  'citus.max_cached_conns_per_worker': '4',
  'citus.propagate_set_commands': 'local',
  'citus.enable_unsafe_triggers': 'on',
};

interface NodeAnswer {
  readonly node: string;
  readonly success: boolean;
  readonly result: string;
}

/** SQL that sets the defaults of new sessions of this database, on the server that it runs on alone. */
const settingsSql = (settings: Settings): string =>
  `DO $$ BEGIN PERFORM set_config('citus.enable_ddl_propagation', 'off', true); ${Object.entries(settings)
    .map(([name, value]) => `EXECUTE format('ALTER DATABASE %I SET ${name} = %L', current_database(), '${value}');`)
    .join(' ')} END $$`;

/** The text search of the schema, which functions name in their texts: Citus does not see that they need it. */
const TEXT_SEARCH = `DO $$ BEGIN
  PERFORM set_config('citus.enable_ddl_propagation', 'off', true);
  IF NOT EXISTS (SELECT FROM pg_ts_config WHERE cfgname = 'english_with_stop_words') THEN
    CREATE TEXT SEARCH DICTIONARY english_stem_with_stop_words (TEMPLATE = pg_catalog.snowball, Language = english);
    CREATE TEXT SEARCH CONFIGURATION english_with_stop_words (COPY = pg_catalog.english);
    ALTER TEXT SEARCH CONFIGURATION english_with_stop_words
      ALTER MAPPING REPLACE pg_catalog.english_stem WITH english_stem_with_stop_words;
  END IF;
END $$`;

/**
 * Gives the coordinator and all workers their settings, and the workers the text search.
 * @throws StartError if a worker cannot be reached, or refuses them
 */
export async function prepareNodes(db: Pick<Queries, 'query'>): Promise<void> {
  await db.query(null, settingsSql(COORDINATOR_SETTINGS), []);
  for (const command of [settingsSql(WORKER_SETTINGS), TEXT_SEARCH]) {
    const failed = (await onWorkers(db, command)).find(({ success }) => !success);
    if (failed) throw new StartError(`worker ${failed.node} cannot be prepared: ${failed.result}`);
  }
}

/**
 * Checks that all workers that answer have their settings: one that was added later has none.
 * @throws StartError with what to do about it
 */
export async function assertNodeSettings(db: Pick<Queries, 'query'>): Promise<void> {
  const names = Object.keys(WORKER_SETTINGS);
  const read = `SELECT json_object_agg(name, current_setting(name, true)) FROM unnest('{${names.join(',')}}'::text[]) AS name`;
  for (const { node, success, result } of await onWorkers(db, read)) {
    // A worker that is down gets no statements either.
    if (!success) continue;
    const set = JSON.parse(result) as Record<string, string | null>;
    const missing = names.filter((name) => set[name] !== WORKER_SETTINGS[name]);
    if (missing.length)
      throw new StartError(`worker ${node} lacks the settings ${missing.join(', ')}: run mnemonest distribute once more`);
  }
}

const onWorkers = (db: Pick<Queries, 'query'>, command: string): Promise<NodeAnswer[]> =>
  db.query<NodeAnswer>(null, `SELECT nodename || ':' || nodeport AS node, success, result FROM run_command_on_workers($1)`, [
    command,
  ]);
