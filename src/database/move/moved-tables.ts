import { tablesInOrder } from '../table-order.js';

/** A table with rows of workspaces, as the database describes it. */
export interface TenantTable {
  readonly name: string;
  readonly columns: readonly TableColumn[];
  /** The columns of its primary key behind `workspace_id`, in order. */
  readonly key: readonly string[];
  /** The tables that it refers to. */
  readonly refersTo: readonly string[];
}

interface TableColumn {
  readonly name: string;
  /** SQL, such as `timestamp with time zone`. */
  readonly type: string;
}

/**
 * Tables that may have millions of rows of a workspace: they are copied while it is still read, and cannot be changed meanwhile.
 * All others are copied in one transaction, with which the workspace arrives.
 */
const BULK = new Set(['memories', 'memory_chunks', 'memory_revisions', 'memory_links', 'recommendations']);

/**
 * Tables whose rows stay: the database counts words anew as memories are inserted, the audit tells what was done in its
 * installation, and no workspace moves during a re-embedding.
 */
const STAYING = new Set(['lexeme_changes', 'lexeme_statistics', 'audit_entries', 'reembedding_workspaces']);

/** The tables whose rows move, in two parts, each table behind those that it refers to. */
export interface MovedTables {
  readonly bulk: readonly TenantTable[];
  readonly rest: readonly TenantTable[];
}

/** Sorts all tables with rows of workspaces, so that a table that a migration adds moves by itself. */
export function movedTables(tables: readonly TenantTable[]): MovedTables {
  const byName = new Map(tables.map((table) => [table.name, table]));
  const ordered = tablesInOrder(new Map(tables.map(({ name, refersTo }) => [name, refersTo])))
    .reverse()
    .map((name) => ofOneModel(byName.get(name) as TenantTable))
    .filter(({ name }) => !STAYING.has(name));
  return { bulk: ordered.filter(({ name }) => BULK.has(name)), rest: ordered.filter(({ name }) => !BULK.has(name)) };
}

/** Vectors of one model move, whose number is another one in each installation: it is no part of their order. */
const ofOneModel = (table: TenantTable): TenantTable => ({ ...table, key: table.key.filter((name) => name !== 'model_id') });

/**
 * Tables whose rows the admin API finds by an id alone, which must be one of a kind in an installation: they get new ones. Each
 * with the columns that refer to them. All other ids are those of a workspace, and stay.
 */
const RENUMBERED: Readonly<Record<string, readonly string[]>> = {
  api_keys: ['api_key_id'],
  webhooks: ['webhook_id'],
  webhook_deliveries: [],
  oauth_grants: ['grant_id'],
};

/** The names of the tables with new ids. */
export const renumberedTables = (): string[] => Object.keys(RENUMBERED);

/** Returns the table whose new ids a column of a table takes; undefined for a column that keeps its values. */
export const renumberedBy = (table: string, column: string): string | undefined =>
  column === 'id' && table in RENUMBERED
    ? table
    : Object.keys(RENUMBERED).find((referred) => RENUMBERED[referred]?.includes(column));
