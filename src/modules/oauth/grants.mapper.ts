import type { Page } from '../../common/page.js';
import type { Grant } from './grant.repository.js';
import type { GrantListResponse, GrantResponse } from './grants.dto.js';

const toGrantResponse = (grant: Grant): GrantResponse => ({
  id: grant.id,
  workspace_id: grant.workspaceId,
  api_key_id: grant.apiKeyId,
  api_key_label: grant.apiKeyLabel,
  client_id: grant.clientId,
  client_name: grant.clientName,
  scopes: grant.scopes,
  created_at: grant.createdAt,
  last_used_at: grant.lastUsedAt,
  expires_at: grant.expiresAt,
});

export const toGrantListResponse = ({ items, nextCursor }: Page<Grant>): GrantListResponse => ({
  grants: items.map(toGrantResponse),
  next_cursor: nextCursor,
});
