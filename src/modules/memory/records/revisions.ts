import type { Transaction } from '../../../common/queries.js';
import type { RequestContext } from '../../../common/request-context.js';

/** Why a memory became another version. */
export type RevisionCause = 'updated_existing' | 'merged_existing' | 'edited' | 'restored';

/**
 * Keeps what a memory is as a revision, before it becomes something else. The caller has locked its row.
 * @param cause of the change that follows
 */
export const keepRevision = (
  { workspaceId, now }: RequestContext,
  tx: Transaction,
  id: number,
  cause: RevisionCause,
): Promise<unknown> => tx.query(null, KEEP_REVISION, [workspaceId, id, cause, now]);

/** The columns of `MemoryContent` in database/entities, which a revision keeps. */
const CONTENT = 'text, meta, importance, categories, temporal_type, temporal_raw_text, valid_until';

/**
 * The statement that keeps rows of `memories` as revisions.
 * @param source of the rows, all of their columns: a relation that has locked them
 * @param cause of the change that follows, and its time: parameters
 */
export const revisionsOf = (source: string, cause: string, at: string): string => `
INSERT INTO memory_revisions (workspace_id, memory_id, revision, cause, created_at, ${CONTENT})
SELECT workspace_id, id,
       1 + COALESCE((SELECT max(revision) FROM memory_revisions r WHERE r.workspace_id = source.workspace_id AND r.memory_id = source.id), 0),
       ${cause}, ${at}, ${CONTENT}
FROM ${source} AS source`;

const KEEP_REVISION = revisionsOf('(SELECT * FROM memories WHERE workspace_id = $1 AND id = $2)', '$3', '$4');
