import { notExpired } from '../../../database/expiry.js';

/**
 * Returns the statement that links new memories to older ones. Locks these, so that none is deleted meanwhile, and leaves out
 * those that are gone.
 * @param memories the partition of the workspace: a look-up by a parameter in all of them is planned anew for every store
 * @param source a relation with the ids of the new memories
 * @param ids the parameter with the ids of the older ones
 * @param confidences the parameter with the confidence of each
 */
export const linkInsert = (memories: string, source: string, ids: string, confidences: string): string => `
INSERT INTO memory_links (workspace_id, newer_id, older_id, confidence)
SELECT $1, newer.id, older.id, given.confidence
FROM ${source} AS newer, unnest(${ids}::bigint[], ${confidences}::real[]) AS given (id, confidence)
  CROSS JOIN LATERAL (SELECT id FROM ${memories} WHERE workspace_id = $1 AND id = given.id FOR KEY SHARE) AS older
ON CONFLICT DO NOTHING`;

/** SQL: true if the older memory `o` of a link still says what it said before the newer one `n` was stored. */
const HOLDS = 'o.updated_at <= n.updated_at';

/** SQL: the older memories that `m` may supersede, as JSON; null if there are none. $1 is the workspace. */
export const SUPERSEDES = `(
    SELECT json_agg(json_build_object('id', older_id, 'confidence', confidence) ORDER BY confidence DESC, older_id DESC)
    FROM memory_links, memories o, (SELECT m.updated_at) AS n
    WHERE memory_links.workspace_id = $1 AND newer_id = m.id AND o.workspace_id = $1 AND o.id = older_id AND ${HOLDS}
      AND ${notExpired('o')})`;

/** SQL: the newer memories by which `m` may be superseded, with their times, as JSON; null if there are none. */
export const SUPERSEDED_BY = `(
    SELECT json_agg(json_build_object('id', newer_id, 'confidence', confidence, 'since', n.updated_at)
      ORDER BY confidence DESC, newer_id DESC)
    FROM memory_links, memories n, (SELECT m.updated_at) AS o
    WHERE memory_links.workspace_id = $1 AND older_id = m.id AND n.workspace_id = $1 AND n.id = newer_id AND ${HOLDS}
      AND ${notExpired('n')})`;

/** Confidence from which a superseded memory counts as no longer valid. */
const INVALIDATING = 0.5;

/** Returns the time at which a memory was superseded; null if it is valid, as far as is known. */
export function invalidAt(supersededBy: readonly { readonly confidence: number; readonly since: string }[]): Date | null {
  const times = supersededBy.flatMap(({ confidence, since }) => (confidence >= INVALIDATING ? [Date.parse(since)] : []));
  return times.length ? new Date(Math.min(...times)) : null;
}

/**
 * Links the memories that superseded deleted ones to those that the deleted ones superseded: of a chain of versions, the ones
 * that stay keep their order. $2 holds the ids of the memories to delete.
 */
export const BRIDGE_LINKS = `
INSERT INTO memory_links (workspace_id, newer_id, older_id, confidence)
SELECT $1, newer_id, older_id, max(confidence) FROM (
  WITH RECURSIVE chain AS (
    SELECT newer_id, older_id, confidence FROM memory_links
    WHERE workspace_id = $1 AND older_id = ANY($2::bigint[]) AND newer_id <> ALL($2::bigint[])
    UNION
    SELECT chain.newer_id, l.older_id, LEAST(chain.confidence, l.confidence)
    FROM chain JOIN memory_links l ON l.workspace_id = $1 AND l.newer_id = chain.older_id
    WHERE chain.older_id = ANY($2::bigint[]))
  SELECT * FROM chain WHERE older_id <> ALL($2::bigint[]) AND older_id <> newer_id) AS bridged
GROUP BY newer_id, older_id
ON CONFLICT DO NOTHING`;
