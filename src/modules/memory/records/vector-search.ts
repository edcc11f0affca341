/** How the nearest vectors of a workspace are searched. */
export interface SearchPlan {
  /** Hash partition of the workspace, named outright: a plan over all of them costs more than the search. */
  readonly partition: number;
  /** The nearest vectors are found by looking at every one of the workspace, instead of by the index. */
  readonly exact: boolean;
  /**
   * The index it is, whatever the planner thinks: for a statement that is planned once for all workspaces, most of which are small, while one may
   * be a million memories.
   */
  readonly indexed: boolean;
  /** Whether the index is walked on a broader path than elsewhere: in a big workspace the usual one misses some of the nearest. */
  readonly wide: boolean;
}

/**
 * Said so that no partial index answers it. The statement has to be fast while the planner knows nothing of a table that has just grown: then
 * any index looks as good as the one that is meant. Joins that must be look-ups are LATERAL with a LIMIT for the same reason.
 */
export const LIVE = `COALESCE(m.archived_at, 'infinity') = 'infinity'`;

/** Instead of 100. Of the 50 nearest among 200,000 the index finds .996 instead of .98, for two thirds more time. */
const WIDE_EF_SEARCH = 200;

/** The parts of a search for the nearest vectors, in SQL. */
interface NearestParts {
  readonly columns: string;
  readonly distance: string;
  /** What a memory has to meet besides being one of the workspace, and live. */
  readonly rest: string;
  readonly limit: string | number;
}

/**
 * The live memories `m` of the workspace ($1) that are nearest: the nearest first, but for errors of the index. What is not the index's
 * expression cannot be answered by it, and where no other index is to answer, nothing is an expression of theirs.
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
  // In the statement itself, for nothing but itself: a setting of its own would take a transaction of three statements.
  return `SELECT n.* FROM (SELECT set_config('hnsw.ef_search', '${WIDE_EF_SEARCH}', true) AS width OFFSET 0) AS setting
    CROSS JOIN LATERAL (${rows(`setting.width IS NOT NULL AND ${live}`)}) AS n`;
}
