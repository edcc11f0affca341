import type { Page } from '../../common/page.js';
import type { AuditEntry, AuditSelection } from '../audit/audit.repository.js';
import type { ListAuditQuery } from './dto/audit.dto.js';
import type { AuditListResponse } from './dto/audit.response.js';

/** Returns the selection of a request. */
export const toAuditSelection = ({ workspace_id, action, from, to }: ListAuditQuery): AuditSelection => ({
  workspaceId: workspace_id,
  action,
  from,
  to,
});

/** Returns the answer with a page of the audit. */
export const toAuditListResponse = ({ items, nextCursor }: Page<AuditEntry>): AuditListResponse => ({
  entries: items.map(({ id, workspaceId, actor, action, details, requestId, createdAt }) => ({
    id,
    workspace_id: workspaceId,
    actor,
    action,
    details,
    request_id: requestId,
    created_at: createdAt,
  })),
  next_cursor: nextCursor,
});
