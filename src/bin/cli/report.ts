import type { toAccountResponse, toKeyResponse, toWorkspaceResponse } from '../../modules/admin/admin.mapper.js';
import type { toOverviewResponse } from '../../modules/admin/overview.mapper.js';
import type { toPurgeResponse } from '../../modules/admin/purge/purge.dto.js';
import type { IssuedKey } from '../../modules/auth/api-key.service.js';
import type { Readiness } from '../../modules/status/readiness.service.js';
import type { StatusService } from '../../modules/status/status.service.js';
import { aligned, quoted } from './text-table.js';

/** The type of an answer after JSON, in which times are strings. */
export type Json<T> = T extends Date ? string : T extends object ? { [K in keyof T]: Json<T[K]> } : T;
type Workspace = Json<ReturnType<typeof toWorkspaceResponse>>;
type Key = Json<ReturnType<typeof toKeyResponse>>;
type Overview = Json<ReturnType<typeof toOverviewResponse>>;
type Status = Awaited<ReturnType<StatusService['status']>>;

/** Formats a new workspace and its key for people. */
export const createdWorkspaceLines = ({ workspace, api_key }: { workspace: Workspace; api_key: IssuedKey }): string[] => [
  ...workspaceLines(workspace),
  '',
  ...issuedKeyLines(api_key),
];

/** Formats a workspace for people. */
export const workspaceLines = (workspace: Workspace): string[] =>
  aligned([
    ['workspace', `${workspace.id} ${quoted(workspace.name)}`],
    ['account', workspace.account_id],
    ['status', workspace.status],
    ['time zone', workspace.time_zone],
    ['scope keys', workspace.scope_keys.join(', ') || 'none'],
    ['plan', workspace.plan ?? 'none'],
    ['billing cycle', workspace.billing_cycle ?? 'none'],
    ['months count from', workspace.anchor ?? 'none'],
    ['requests a minute', workspace.rpm_limit ?? UNSET],
    ['burst', workspace.burst_limit ?? UNSET],
    ['writes a month', workspace.memory_write_limit ?? UNSET],
    ['retrieves a month', workspace.memory_retrieve_limit ?? UNSET],
    ...(workspace.auto_apply.length > 0 ? [['applies by itself', workspace.auto_apply.join(', ')] as const] : []),
    ...(workspace.deleted_at === null ? [] : [['deleted', workspace.deleted_at] as const]),
    ...(workspace.moved_at === null ? [] : [['moved', workspace.moved_at] as const]),
  ]);

/** Formats a new or regenerated key, which is shown only this once. */
export const issuedKeyLines = ({ id, key }: IssuedKey): string[] => [`API key ${id}, shown only now: ${key}`];

/** Formats a changed key for people. */
export const keyLines = ({ id, prefix, label, enabled, rpm_limit, burst_limit, ...key }: Key): string[] => [
  `API key ${id} (${prefix}…, ${quoted(label)}) is ${enabled ? 'enabled' : 'disabled'}`,
  ...(rpm_limit === null ? [] : [`requests a minute: ${rpm_limit}`]),
  ...(burst_limit === null ? [] : [`burst: ${burst_limit}`]),
  ...(key.operations.length < 2 ? [`may: ${key.operations.join(', ')}`] : []),
  ...(key.user_id === null ? [] : [`user: ${quoted(key.user_id)}`]),
  ...(key.expires_at === null ? [] : [`expires: ${key.expires_at}`]),
  ...(key.last_used_at === null ? [] : [`last used: ${key.last_used_at}`]),
];

/** Formats a suspended or resumed account for people. */
export const accountLines = ({ id, name, suspended }: Json<ReturnType<typeof toAccountResponse>>): string[] => [
  `account ${id} ${quoted(name)} is ${suspended ? 'suspended' : 'active'}`,
];

/** Formats the progress of a purge for people. */
export const purgeLines = ({ workspace_id, state, rows_deleted }: Json<ReturnType<typeof toPurgeResponse>>): string[] => [
  `workspace ${workspace_id}: ${state}, ${rows_deleted} rows deleted`,
];

/** Formats what an operator looks at first. */
export const overviewLines = ({ status, checks, started_at, totals, queues, versions, last_errors }: Overview): string[] => [
  ...aligned([
    ['service', `${status}, since ${started_at}`],
    ...Object.entries(checks),
    ...Object.entries(versions),
    ['accounts', `${totals.accounts}, ${totals.accounts_suspended} of them suspended`],
    [
      'workspaces',
      Object.entries(totals.workspaces)
        .map(([name, count]) => `${count} ${name}`)
        .join(', '),
    ],
    ['API keys', totals.keys],
    ['memories', totals.memories],
    ['waiting', `${queues.turns} turns, ${queues.embedding_jobs} texts for vectors, ${queues.purges} purges`],
  ]),
  ...last_errors.flatMap(({ at, context, message, request_id }, i) => [
    ...(i === 0 ? ['', 'last errors'] : []),
    `${at}  ${context}  ${quoted(message)}${request_id ? `  request ${request_id}` : ''}`,
  ]),
];

/** Formats the status of the workspace of a key for people. */
export const statusLines = (status: Status): string[] =>
  aligned([
    ['workspace', `${status.workspace_id} ${quoted(status.workspace_name)}`],
    ['status', status.workspace_status],
    ['plan', status.plan_name ?? 'none'],
    ['billing cycle', status.billing_cycle ?? 'none'],
    ['API key', `${status.api_key_id} (${status.api_key_prefix}…)`],
    ['healthy', status.healthy ? 'yes' : 'no'],
  ]);

/** Formats the readiness of the service for people. */
export const readinessLines = ({ status, checks }: Readiness): string[] =>
  aligned([['service', status], ...Object.entries(checks)]);

/** The text for a limit that is not set: the plan's applies, or the default of the service. */
const UNSET = 'default';
