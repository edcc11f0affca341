import type { Queries } from '../../common/queries.js';
import { StartError } from '../../common/start-error.js';
import type { Cell } from '../move/cell.js';
import { assertDistributable, type Progress } from './distribution-checks.js';
import { readDistributedTables, readDroppedKeys } from './distribution-state.js';
import { prepareNodes } from './node-settings.js';
import { placeTable } from './place-table.js';
import { DISTRIBUTED_TABLES, FOREIGN_KEYS, REFERENCE_TABLES } from './tables.js';

/** The steps that are left. */
export interface DistributionPlan {
  readonly workers: readonly string[];
  /** The tables that are still to be distributed by workspace, in this order, with the bytes that they have. */
  readonly distribute: readonly TableSize[];
  /** The tables that are still to be copied to every worker. */
  readonly copy: readonly string[];
  /** The foreign keys that are still to be made again. */
  readonly keys: readonly string[];
  /** The tables that are distributed already. */
  readonly done: readonly string[];
  readonly shards: number;
}

interface TableSize {
  readonly name: string;
  readonly bytes: number;
}

/** Hears of each step before it is taken. */
export type OnStep = (step: string) => void;

/** The key of the advisory lock of a distribution: an arbitrary number. */
const LOCK = 7_726_302;

/** SQL: a table and its partitions; `pg_partition_tree` of a table without partitions is empty. */
const PARTS = `(SELECT t.name::regclass AS relid UNION SELECT relid FROM pg_partition_tree(t.name::regclass)) AS parts`;

const SIZES = `
SELECT t.name, (SELECT sum(pg_total_relation_size(relid))::bigint FROM ${PARTS}) AS bytes
FROM unnest($1::text[]) WITH ORDINALITY AS t (name, place) ORDER BY place`;

/** Lists the functions of the schema, which the workers need in statements and triggers. */
const FUNCTIONS = `
SELECT p.oid::regprocedure::text AS name FROM pg_proc p
WHERE p.pronamespace = current_schema()::regnamespace AND p.prokind = 'f'
  AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.classid = 'pg_proc'::regclass AND d.deptype = 'e')
ORDER BY p.oid`;

/** Views and policies of the undistributed tables; the next start makes the views that it needs. */
const WALL = `
SELECT format('DROP VIEW %s', c.oid::regclass) AS text FROM pg_class c
WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'v' AND c.relname LIKE 'own\\_memories%'
UNION ALL
SELECT format('DROP POLICY %I ON %s', p.polname, c.oid::regclass) FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid
WHERE c.relnamespace = current_schema()::regnamespace
UNION ALL
SELECT format('ALTER TABLE %s NO FORCE ROW LEVEL SECURITY, DISABLE ROW LEVEL SECURITY', c.oid::regclass) FROM pg_class c
WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p') AND c.relrowsecurity`;

const LOCAL_ROWS = `
SELECT t.name FROM unnest($1::text[]) AS t (name)
WHERE (SELECT sum(pg_relation_size(relid)) FROM ${PARTS}) > 0`;

/**
 * Distributes the tables of workspaces over the workers of a Citus coordinator. Every step is one transaction and looks at what
 * is there: a distribution that was killed goes on when it is run again.
 */
export class Distribution {
  constructor(
    private readonly cell: Cell,
    private readonly newestMigration: string,
    private readonly shards: number,
  ) {}

  /** @throws StartError if the database cannot be distributed */
  async plan(): Promise<DistributionPlan> {
    const { db } = this.cell;
    const left = await this.left();
    const workers = await assertDistributable(db, this.newestMigration, left.progress);
    const { distribute, copy, keys, done } = left;
    return { workers, distribute: await db.query<TableSize>(null, SIZES, [distribute]), copy, keys, done, shards: this.shards };
  }

  private async left() {
    const { db } = this.cell;
    const { distributed, reference } = await readDistributedTables(db);
    const distribute = DISTRIBUTED_TABLES.filter((table) => !distributed.has(table));
    const copy = REFERENCE_TABLES.filter((table) => !reference.has(table));
    const keys = (await readDroppedKeys(db)).map(({ name }) => name);
    const done = [...distributed, ...reference].filter((table) => KNOWN.has(table));
    const isComplete = distribute.length + copy.length + keys.length === 0;
    return { distribute, copy, keys, done, progress: progressOf(isComplete, done.length) };
  }

  /**
   * Takes all steps that are left.
   * @throws StartError if the database cannot be distributed, or is being
   */
  async run(onStep: OnStep): Promise<void> {
    const { db } = this.cell;
    const [lock] = await db.query<{ held: boolean }>(null, 'SELECT pg_try_advisory_lock($1) AS held', [LOCK]);
    if (!lock!.held) throw new StartError('another process is distributing the database, or has just been stopped: wait for it');
    const { distribute, copy } = await this.plan();
    await db.query(
      null,
      `SELECT set_config('citus.shard_count', $1, false), set_config('client_min_messages', 'warning', false),
      set_config('citus.enable_unsafe_triggers', 'on', false), set_config('citus.propagate_set_commands', 'local', false)`,
      [String(this.shards)],
    );
    onStep('settings of the workers');
    await prepareNodes(db);
    if (distribute.length || copy.length) await this.prepare(onStep);
    for (const table of copy) {
      onStep(`copy ${table}`);
      await placeTable(db, table);
    }
    for (const { name } of distribute) {
      onStep(`distribute ${name}`);
      await this.distribute(name);
    }
    for (const { name } of await db.query<{ name: string }>(null, LOCAL_ROWS, [[...KNOWN]])) {
      onStep(`free the space of ${name}`);
      await this.sequentially((tx) =>
        tx.query(null, 'SELECT truncate_local_data_after_distributing_table($1::regclass)', [name]),
      );
    }
    await this.addKeys(onStep);
  }

  /** Removes what Citus cannot distribute, and gives the workers what statements call. */
  private async prepare(onStep: OnStep): Promise<void> {
    onStep('foreign keys and row-level security');
    await this.cell.transaction(async (tx) => {
      const dropped = new Set(await readDroppedKeys(tx));
      for (const key of FOREIGN_KEYS)
        if (!dropped.has(key)) await tx.query(null, `ALTER TABLE ${key.table} DROP CONSTRAINT ${key.name}`, []);
      for (const { text } of await tx.query<{ text: string }>(null, WALL, [])) await tx.query(null, text, []);
    });
    onStep('functions');
    for (const { name } of await this.cell.db.query<{ name: string }>(null, FUNCTIONS, []))
      await this.cell.db.query(null, 'SELECT create_distributed_function($1::regprocedure)', [name]);
  }

  private async distribute(table: string): Promise<void> {
    await this.sequentially(async (tx) => {
      // The workers have the triggers before the rows, which are not new to the counts and queues that triggers write to.
      await tx.query(null, `SET LOCAL session_replication_role = 'replica'`, []);
      await placeTable(tx, table);
    });
  }

  private async addKeys(onStep: OnStep): Promise<void> {
    for (const { table, name, definition } of await readDroppedKeys(this.cell.db)) {
      onStep(`foreign key ${name}`);
      await this.sequentially((tx) => tx.query(null, `ALTER TABLE ${table} ADD CONSTRAINT ${name} ${definition}`, []));
    }
  }

  /** Runs a change of the schema in a transaction that works on one shard after the other: foreign keys lead to many. */
  private sequentially<T>(work: (tx: Queries) => Promise<T>): Promise<T> {
    return this.cell.transaction(async (tx) => {
      await tx.query(null, `SET LOCAL citus.multi_shard_modify_mode = 'sequential'`, []);
      return work(tx);
    });
  }
}

const progressOf = (isComplete: boolean, done: number): Progress => (isComplete ? 'all' : done > 0 ? 'some' : 'none');

const KNOWN: ReadonlySet<string> = new Set([...DISTRIBUTED_TABLES, ...REFERENCE_TABLES]);
