import type { toAccountListResponse, toKeyListResponse, toWorkspaceListResponse } from '../../modules/admin/admin.mapper.js';
import type { toAuditListResponse } from '../../modules/admin/audit.mapper.js';
import type { toGrantListResponse } from '../../modules/oauth/grants.mapper.js';
import { nextPageLines } from './paging.js';
import type { Json } from './report.js';
import { quoted, table } from './text-table.js';

type Accounts = Json<ReturnType<typeof toAccountListResponse>>;
type Workspaces = Json<ReturnType<typeof toWorkspaceListResponse>>;
type Keys = Json<ReturnType<typeof toKeyListResponse>>;
type Grants = Json<ReturnType<typeof toGrantListResponse>>;
type Audit = Json<ReturnType<typeof toAuditListResponse>>;

/** Formats a page of accounts for people. */
export const accountTable = (page: Accounts): string[] => [
  ...table(
    ['account', 'state', 'created', 'name'],
    page.accounts.map(({ id, suspended, created_at, name }) => [
      id,
      suspended ? 'suspended' : 'active',
      created_at,
      quoted(name),
    ]),
  ),
  ...nextPageLines(page),
];

/** Formats a page of workspaces for people. */
export const workspaceTable = (page: Workspaces): string[] => [
  ...table(
    ['workspace', 'account', 'status', 'plan', 'created', 'name'],
    page.workspaces.map(({ id, account_id, status, deleted_at, plan, created_at, name }) => [
      id,
      account_id,
      deleted_at ? 'deleted' : status,
      plan ?? 'none',
      created_at,
      quoted(name),
    ]),
  ),
  ...nextPageLines(page),
];

/** Formats a page of keys for people. */
export const keyTable = (page: Keys): string[] => [
  ...table(
    ['key', 'prefix', 'kind', 'enabled', 'may', 'user', 'expires', 'last used', 'label'],
    page.keys.map((key) => [
      key.id,
      `${key.prefix}…`,
      key.kind,
      key.enabled ? 'yes' : 'no',
      key.operations.join(','),
      key.user_id === null ? 'any' : quoted(key.user_id),
      key.expires_at ?? 'never',
      key.last_used_at ?? 'never',
      quoted(key.label),
    ]),
  ),
  ...nextPageLines(page),
];

/** Formats a page of the grants of a workspace for people. */
export const grantTable = (page: Grants): string[] => [
  ...table(
    ['grant', 'key', 'key label', 'may', 'created', 'last used', 'expires', 'application'],
    page.grants.map((grant) => [
      grant.id,
      grant.api_key_id,
      quoted(grant.api_key_label),
      grant.scopes.join(','),
      grant.created_at,
      grant.last_used_at ?? 'never',
      grant.expires_at ?? 'no tokens',
      quoted(grant.client_name),
    ]),
  ),
  ...nextPageLines(page),
];

/** Formats a page of the audit for people. */
export const auditTable = (page: Audit): string[] => [
  ...table(
    ['when', 'who', 'workspace', 'what', 'request', 'details'],
    page.entries.map((entry) => [
      entry.created_at,
      entry.actor,
      entry.workspace_id === null ? 'none' : String(entry.workspace_id),
      entry.action,
      entry.request_id,
      JSON.stringify(entry.details),
    ]),
  ),
  ...nextPageLines(page),
];
