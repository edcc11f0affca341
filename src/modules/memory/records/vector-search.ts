import { notExpired } from '../../../database/expiry.js';

/** The partition of a workspace, and the way in which its nearest vectors are searched. */
export interface SearchPlan {
  /** Number of the hash partition of the workspace: a plan over all partitions costs more than the search itself. */
  readonly partition: number;
  /** True if every vector of the workspace is compared, without the index. */
  readonly exact: boolean;
  /**
   * True if only the vector index may answer, whatever the planner estimates: a statement is planned once for all
   * workspaces, most of which are small, while one may have a million memories.
   */
  readonly indexed: boolean;
  /** True if the index is searched with a larger `ef_search`: in a big workspace, the usual one misses near vectors. */
  readonly wide: boolean;
  /** True if the workspace is on one of several servers: see {@link ofWorkspace}. */
  readonly isDistributed?: boolean;
}

/**
 * The condition for the memories `m` of the workspace $1. `+ 0` makes the column another expression, which no index on the column
 * can answer; a distributed database finds the server of a statement by the plain column alone, and has settings that keep the
 * planner to the index of vectors.
 */
export const ofWorkspace = ({ isDistributed }: Pick<SearchPlan, 'isDistributed'>): string =>
  isDistributed ? 'm.workspace_id = $1' : 'm.workspace_id + 0 = $1';

/**
 * The condition for a live memory `m`, written so that no partial index can answer it. A statement must be fast even
 * while the planner has no statistics of a table that has just grown, and may choose any index that fits. For the same
 * reason, joins that must be look-ups are LATERAL with a LIMIT.
 */
export const LIVE = `COALESCE(m.archived_at, 'infinity') = 'infinity' AND ${notExpired('m')}`;

/**
 * `hnsw.ef_search` of a wide search. Among 200,000 memories, the recall at 50 is 0.996 instead of the 0.98 of the usual
 * 100, and a search takes two thirds longer.
 */
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
 * Returns the statement that selects the nearest live memories `m` of the workspace $1, the nearest first (with the
 * index, nearly so).
 */
export function nearestRows(plan: SearchPlan, { columns, distance, rest, limit }: NearestParts): string {
  const { partition, exact, indexed, wide } = plan;
  const live = indexed
    ? `${ofWorkspace(plan)} AND ${LIVE}`
    : `m.workspace_id = $1 AND m.archived_at IS NULL AND ${notExpired('m')}`;
  const order = exact ? `(${distance}) + 0` : distance;
  const rows = (condition: string) =>
    `SELECT ${columns} FROM memories_${partition} m
    WHERE ${condition} AND ${rest} ORDER BY ${order} LIMIT ${limit}`;
  if (!wide) return rows(live);
  // Set within the statement, and for it alone: SET LOCAL would need a transaction of three statements.
  return `SELECT n.* FROM (SELECT set_config('hnsw.ef_search', '${WIDE_EF_SEARCH}', true) AS width OFFSET 0) AS setting
    CROSS JOIN LATERAL (${rows(`setting.width IS NOT NULL AND ${live}`)}) AS n`;
}
