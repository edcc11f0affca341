import type { Queries } from '../../common/queries.js';
import type { LiveModel } from '../embedding-models.js';
import type { TenantTable } from './moved-tables.js';

/** A row as text, by its columns. */
export type Row = Record<string, string | null>;

/** The model of both installations, with the number and the vector column that it has in each. */
export interface MovedModel {
  readonly from: LiveModel;
  readonly to: LiveModel;
}

/** Returns how many rows of a workspace a table has. */
export async function countRows(db: Queries, table: string, workspaceId: number): Promise<number> {
  const [row] = await db.query<{ count: string }>(null, `SELECT count(*) AS count FROM ${table} WHERE workspace_id = $1`, [
    workspaceId,
  ]);
  return Number(row?.count);
}

/** Returns the key of the last row of a workspace, in the order of {@link readRows}; undefined if there is none. */
export async function lastKey(db: Queries, table: TenantTable, workspaceId: number): Promise<string[] | undefined> {
  const [row] = await db.query<Row>(null, lastKeyIn(table), [workspaceId]);
  return row && table.key.map((name) => row[name] as string);
}

/** Returns the next rows of a workspace behind a key, with the columns as the other installation has them. */
export function readRows(
  db: Queries,
  table: TenantTable,
  model: MovedModel,
  workspaceId: number,
  after: readonly string[] | undefined,
  limit: number,
): Promise<Row[]> {
  return db.query<Row>(null, readFrom(table, model, after !== undefined && after.length > 0), [
    workspaceId,
    limit,
    ...(after ?? []),
  ]);
}

/** Inserts rows as they are. */
export async function insertRows(db: Queries, { name, columns }: TenantTable, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return;
  await db.query(
    null,
    insertInto(name, columns),
    columns.map((column) => rows.map((row) => row[column.name])),
  );
}

/** Deletes some of the rows of a workspace. @returns how many */
export async function deleteRows(db: Queries, table: string, workspaceId: number, limit: number | null): Promise<number> {
  return (await db.query(null, deleteFrom(table), [workspaceId, limit])).length;
}

/** Returns a new id for each of the rows of a workspace, by the old ones. */
export async function renumber(
  { from, to }: { readonly from: Queries; readonly to: Queries },
  table: string,
  workspaceId: number,
): Promise<Map<string, string>> {
  const ids = await from.query<{ id: string }>(
    null,
    `SELECT id::text AS id FROM ${table} WHERE workspace_id = $1 ORDER BY ${table}.id`,
    [workspaceId],
  );
  const fresh = await to.query<{ id: string }>(
    null,
    `SELECT nextval(pg_get_serial_sequence('${table}', 'id'))::text AS id FROM generate_series(1, $1::int)`,
    [ids.length],
  );
  return new Map(ids.map(({ id }, at) => [id, fresh[at]?.id as string]));
}

const quoted = (name: string) => `"${name}"`;

/** Keys of text are put into the order of their bytes, which every database has. */
const keyOf = ({ key, columns }: TenantTable): string[] =>
  key.map((name) =>
    columns.some((column) => column.name === name && column.type === 'text') ? `t.${name} COLLATE "C"` : `t.${name}`,
  );

const lastKeyIn = (table: TenantTable) => `
SELECT ${table.key.map((name) => `t.${name}::text AS ${quoted(name)}`).join(', ') || 'true'}
FROM ${table.name} t WHERE workspace_id = $1
${
  table.key.length
    ? `ORDER BY ${keyOf(table)
        .map((part) => `${part} DESC`)
        .join(', ')}`
    : ''
} LIMIT 1`;

function readFrom(table: TenantTable, model: MovedModel, isBehind: boolean): string {
  const values = table.columns.map(({ name }) => `(${arrivingValue(table.name, name, model)})::text AS ${quoted(name)}`);
  const typeOf = (name: string) => table.columns.find((column) => column.name === name)?.type;
  const behind = table.key.map((name, at) => `$${at + 3}::text::${typeOf(name)}`).join(', ');
  return `
SELECT ${values.join(', ')} FROM ${table.name} t WHERE workspace_id = $1
  ${table.name === 'memory_chunks' ? `AND model_id = ${Number(model.from.id)}` : ''}
  ${isBehind ? `AND (${keyOf(table).join(', ')}) > (${behind})` : ''}
${table.key.length ? `ORDER BY ${keyOf(table).join(', ')}` : ''} LIMIT $2`;
}

/** Returns the SQL of a column's value for the other installation, whose model may have another number and another column. */
function arrivingValue(table: string, column: string, { from, to }: MovedModel): string {
  if (table === 'memory_chunks' && column === 'model_id') return `${Number(to.id)}`;
  if (table !== 'memories' || !/^embedding(_b)?(_model_id)?$/.test(column)) return `t.${quoted(column)}`;
  if (column === to.vectorColumn) return `t.${from.vectorColumn}`;
  if (column !== `${to.vectorColumn}_model_id`) return 'NULL';
  return `CASE WHEN t.${from.vectorColumn}_model_id = ${Number(from.id)} THEN ${Number(to.id)} END`;
}

function insertInto(name: string, columns: TenantTable['columns']): string {
  const names = columns.map((column) => quoted(column.name)).join(', ');
  const arrays = columns.map((_, at) => `$${at + 1}::text[]`).join(', ');
  return `
INSERT INTO ${name} (${names}) OVERRIDING SYSTEM VALUE
SELECT ${columns.map((column) => `r.${quoted(column.name)}::${column.type}`).join(', ')} FROM unnest(${arrays}) AS r (${names})`;
}

/** The rows of one workspace are in one partition, where a ctid names one row. */
const deleteFrom = (table: string) => `
DELETE FROM ${table} WHERE workspace_id = $1
  AND ctid = ANY(ARRAY(SELECT ctid FROM ${table} WHERE workspace_id = $1 LIMIT $2)) RETURNING 1`;
