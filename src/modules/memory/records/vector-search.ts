/** How the nearest vectors of a workspace are searched. */
export interface SearchPlan {
  /** Number of the hash partition of the workspace: a plan over all partitions costs more than the search itself. */
  readonly partition: number;
  /** True if every vector of the workspace is compared, without the index. */
  readonly exact: boolean;
  /**
   * True if only the vector index may answer, whatever the planner estimates: a statement is planned once for all workspaces, most
   * of which are small, while one may hold a million memories.
   */
  readonly indexed: boolean;
  /** True if the index is searched with a larger `ef_search`: in a big workspace the usual one misses some of the nearest. */
  readonly wide: boolean;
}

/**
 * The condition for a live memory `m`, written so that no partial index can answer it. A statement has to be fast while the planner
 * knows nothing of a table that has just grown: until then it may choose any index that fits. For the same reason, joins that must be
 * look-ups are LATERAL with a LIMIT.
 */
export const LIVE = `COALESCE(m.archived_at, 'infinity') = 'infinity'`;

/** `hnsw.ef_search` of a wide search, instead of 100: recall .996 instead of .98 at 50 of 200,000, for two thirds more time. */
const WIDE_EF_SEARCH = 200;

/** The parts of a search for the nearest vectors, in SQL. */
interface NearestParts {
  readonly columns: string;
  readonly distance: string;
  /** The condition for a memory `m`, besides being live and of the workspace. */
  readonly rest: string;
  readonly limit: string | number;
}

/**
 * Returns the statement that selects the nearest live memories `m` of the workspace $1, the nearest first but for the errors of the
 * index. `+ 0` turns a column into another expression, which keeps an index on the column from answering.
 */
export function nearestRows(
  { partition, exact, indexed, wide }: SearchPlan,
  { columns, distance, rest, limit }: NearestParts,
): string {
  const live = indexed ? `m.workspace_id + 0 = $1 AND ${LIVE}` : 'm.workspace_id = $1 AND m.archived_at IS NULL';
  const order = exact ? `(${distance}) + 0` : distance;
  const rows = (condition: string) =>
    `SELECT ${columns} FROM memories_${partition} m WHERE ${condition} AND ${rest} ORDER BY ${order} LIMIT ${limit}`;
  if (!wide) return rows(live);
  // Set within the statement, for this statement alone: SET LOCAL would take a transaction of three statements.
  return `SELECT n.* FROM (SELECT set_config('hnsw.ef_search', '${WIDE_EF_SEARCH}', true) AS width OFFSET 0) AS setting
    CROSS JOIN LATERAL (${rows(`setting.width IS NOT NULL AND ${live}`)}) AS n`;
}
