import type { EntityManager } from 'typeorm';
import type { RequestContext } from '../../common/request-context.js';

/** Why a memory became another version. */
export type RevisionCause = 'updated_existing' | 'merged_existing' | 'edited' | 'restored';

/**
 * Keeps what a memory is as a revision, before it becomes something else. The caller has locked its row.
 * @param cause of the change that follows
 */
export const keepRevision = (
  manager: EntityManager,
  { workspaceId, now }: RequestContext,
  id: number,
  cause: RevisionCause,
): Promise<unknown> => manager.query(KEEP_REVISION, [workspaceId, id, cause, now]);

/** The columns of `MemoryContent` in database/entities, which a revision keeps. */
const CONTENT = 'text, meta, importance, categories, temporal_type, temporal_raw_text, valid_until';

const KEEP_REVISION = `
INSERT INTO memory_revisions (workspace_id, memory_id, revision, cause, created_at, ${CONTENT})
SELECT workspace_id, id, 1 + COALESCE((SELECT max(revision) FROM memory_revisions WHERE workspace_id = $1 AND memory_id = $2), 0),
       $3, $4, ${CONTENT}
FROM memories WHERE workspace_id = $1 AND id = $2`;
