import type { Transaction } from '../../../common/queries.js';
import type { RequestContext } from '../../../common/request-context.js';

/** The kind of change that made a new version of a memory. */
export type RevisionCause =
  | 'updated_existing'
  | 'merged_existing'
  | 'edited'
  | 'restored'
  | 'archived'
  | 'unarchived'
  | 'optimized';

/**
 * Inserts the present state of a memory as a revision, before the memory changes. The caller has locked its row.
 * @param cause of the change that follows
 */
export const insertRevision = (
  { workspaceId, now }: RequestContext,
  tx: Transaction,
  id: number,
  cause: RevisionCause,
): Promise<unknown> => tx.query(null, INSERT_REVISION, [workspaceId, id, cause, now]);

/** The columns that a revision copies: those of `MemoryContent` in database/entities. */
const CONTENT = 'text, meta, importance, categories, temporal_type, temporal_raw_text, valid_until';

/**
 * Returns the statement that inserts the present state of memories of the workspace $1 as revisions.
 * @param source a relation with all columns of their rows, which it has locked
 * @param cause the parameter with the cause of the change that follows
 * @param at the parameter with its time
 */
export const revisionInsert = (source: string, cause: string, at: string): string => `
INSERT INTO memory_revisions (workspace_id, memory_id, revision, cause, created_at, ${CONTENT})
SELECT workspace_id, id,
       1 + COALESCE((SELECT max(revision) FROM memory_revisions r WHERE r.workspace_id = $1 AND r.memory_id = source.id), 0),
       ${cause}, ${at}, ${CONTENT}
FROM ${source} AS source`;

const INSERT_REVISION = revisionInsert('(SELECT * FROM memories WHERE workspace_id = $1 AND id = $2)', '$3', '$4');
