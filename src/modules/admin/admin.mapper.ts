import type { Page } from '../../common/page.js';
import type { Account } from '../../database/entities/account.entity.js';
import type { ApiKey } from '../../database/entities/api-key.entity.js';
import type { Plan } from '../../database/entities/plan.entity.js';
import type { ApiKeyChanges, NewApiKey } from '../auth/api-key.service.js';
import type { AccountChanges } from '../workspaces/account.service.js';
import type { NewPlan, PlanChanges } from '../workspaces/plan.service.js';
import type { NewWorkspace, SubscribedWorkspace } from '../workspaces/workspace.service.js';
import type { WorkspaceSelection } from '../workspaces/workspace-directory.service.js';
import type { AdminChanges } from './admin.service.js';
import type { UpdateAccountRequest } from './dto/account.dto.js';
import type { AccountListResponse, AccountResponse } from './dto/account.response.js';
import type { CreateKeyRequest, UpdateKeyRequest } from './dto/key.dto.js';
import type { KeyListResponse, KeyResponse } from './dto/key.response.js';
import type { CreatePlanRequest, UpdatePlanRequest } from './dto/plan.dto.js';
import type { PlanListResponse, PlanResponse } from './dto/plan.response.js';
import type { CreateWorkspaceRequest, ListWorkspacesQuery, UpdateWorkspaceRequest } from './dto/workspace.dto.js';
import type { WorkspaceListResponse, WorkspaceResponse } from './dto/workspace.response.js';

export const toWorkspaceResponse = ({ workspace, subscription }: SubscribedWorkspace): WorkspaceResponse => ({
  id: workspace.id,
  account_id: workspace.accountId,
  name: workspace.name,
  status: workspace.status,
  time_zone: workspace.timeZone,
  scope_keys: workspace.scopeKeys,
  plan: subscription?.plan.code ?? null,
  billing_cycle: subscription?.billingCycle ?? null,
  anchor: subscription?.anchor ?? null,
  auto_apply: workspace.autoApply,
  rpm_limit: workspace.rpmLimit,
  burst_limit: workspace.burstLimit,
  memory_write_limit: workspace.memoryWriteLimit,
  memory_retrieve_limit: workspace.memoryRetrieveLimit,
  created_at: workspace.createdAt,
  deleted_at: workspace.deletedAt,
  moved_at: workspace.movedAt,
});

export const toWorkspaceListResponse = ({ items, nextCursor }: Page<SubscribedWorkspace>): WorkspaceListResponse => ({
  workspaces: items.map(toWorkspaceResponse),
  next_cursor: nextCursor,
});

/** Maps a key to its response, which does not contain the secret. */
export const toKeyResponse = (key: ApiKey): KeyResponse => ({
  id: key.id,
  workspace_id: key.workspaceId,
  kind: key.kind,
  label: key.label,
  prefix: key.prefix,
  enabled: key.enabled,
  operations: key.operations,
  user_id: key.userId,
  expires_at: key.expiresAt,
  last_used_at: key.lastUsedAt,
  rpm_limit: key.rpmLimit,
  burst_limit: key.burstLimit,
  created_at: key.createdAt,
});

export const toKeyListResponse = ({ items, nextCursor }: Page<ApiKey>): KeyListResponse => ({
  keys: items.map(toKeyResponse),
  next_cursor: nextCursor,
});

export const toAccountResponse = ({ id, name, suspendedAt, createdAt }: Account): AccountResponse => ({
  id,
  name,
  suspended: suspendedAt !== null,
  created_at: createdAt,
});

export const toAccountListResponse = ({ items, nextCursor }: Page<Account>): AccountListResponse => ({
  accounts: items.map(toAccountResponse),
  next_cursor: nextCursor,
});

export const toAccountChanges = ({ name, suspended }: UpdateAccountRequest): AccountChanges => ({
  name: name ?? undefined,
  suspended: suspended ?? undefined,
});

export const toPlanResponse = (plan: Plan): PlanResponse => ({
  code: plan.code,
  name: plan.name,
  rpm_limit: plan.rpmLimit,
  burst_limit: plan.burstLimit,
  memory_write_limit: plan.memoryWriteLimit,
  memory_retrieve_limit: plan.memoryRetrieveLimit,
  max_keys: plan.maxKeys,
  created_at: plan.createdAt,
});

export const toPlanListResponse = ({ items, nextCursor }: Page<Plan>): PlanListResponse => ({
  plans: items.map(toPlanResponse),
  next_cursor: nextCursor,
});

export const toNewPlan = (request: CreatePlanRequest): NewPlan => ({
  code: request.code,
  name: request.name,
  rpmLimit: request.rpm_limit,
  burstLimit: request.burst_limit,
  memoryWriteLimit: request.memory_write_limit ?? null,
  memoryRetrieveLimit: request.memory_retrieve_limit ?? null,
  maxKeys: request.max_keys ?? null,
});

export const toPlanChanges = ({ name, max_keys, rpm_limit, burst_limit, ...quotas }: UpdatePlanRequest) =>
  definedFields<PlanChanges>({
    name: name ?? undefined,
    maxKeys: max_keys,
    ...limitsOf({ rpm_limit: rpm_limit ?? undefined, burst_limit: burst_limit ?? undefined, ...quotas }),
  });

export const toNewKey = (workspaceId: number, { kind, label, ...settings }: CreateKeyRequest): NewApiKey => ({
  workspaceId,
  kind,
  label,
  ...keySettingsOf(settings),
});

export const toKeyChanges = ({ label, enabled, ...settings }: UpdateKeyRequest): ApiKeyChanges =>
  definedFields({ label: label ?? undefined, enabled: enabled ?? undefined, ...keySettingsOf(settings) });

type KeySettings = Omit<UpdateKeyRequest, 'label' | 'enabled'>;

const keySettingsOf = ({ expires_at, operations, user_id, rpm_limit, burst_limit }: KeySettings) =>
  definedFields<Pick<ApiKeyChanges, 'expiresAt' | 'operations' | 'userId' | 'rpmLimit' | 'burstLimit'>>({
    expiresAt: expires_at,
    operations: operations ?? undefined,
    userId: user_id,
    rpmLimit: rpm_limit,
    burstLimit: burst_limit,
  });

export const toNewWorkspace = ({
  name,
  plan,
  billing_cycle,
  anchor,
  account_id,
  ...settings
}: CreateWorkspaceRequest): NewWorkspace => ({
  name,
  plan,
  billingCycle: billing_cycle ?? undefined,
  anchor: anchor ?? undefined,
  accountId: account_id ?? undefined,
  settings: settingsOf(settings),
});

export const toWorkspaceChanges = ({
  name,
  status,
  plan,
  billing_cycle,
  anchor,
  account_id,
  ...settings
}: UpdateWorkspaceRequest): AdminChanges => ({
  ...definedFields<AdminChanges>({
    name: name ?? undefined,
    status: status ?? undefined,
    plan,
    billingCycle: billing_cycle ?? undefined,
    anchor: anchor ?? undefined,
    accountId: account_id ?? undefined,
  }),
  ...settingsOf(settings),
});

type Settings = Omit<UpdateWorkspaceRequest, 'name' | 'status' | 'plan' | 'billing_cycle' | 'anchor' | 'account_id'>;

const settingsOf = ({ time_zone, scope_keys, auto_apply, ...limits }: Settings) =>
  definedFields<NonNullable<NewWorkspace['settings']>>({
    timeZone: time_zone ?? undefined,
    scopeKeys: scope_keys ?? undefined,
    autoApply: auto_apply ?? undefined,
    ...limitsOf(limits),
  });

export const toWorkspaceSelection = ({ status, account_id, q }: ListWorkspacesQuery): WorkspaceSelection => ({
  status,
  accountId: account_id,
  name: q,
});

interface LimitFields<Rate> {
  rpm_limit?: Rate;
  burst_limit?: Rate;
  memory_write_limit?: number | null;
  memory_retrieve_limit?: number | null;
}

const limitsOf = <Rate>({ rpm_limit, burst_limit, memory_write_limit, memory_retrieve_limit }: LimitFields<Rate>) => ({
  rpmLimit: rpm_limit,
  burstLimit: burst_limit,
  memoryWriteLimit: memory_write_limit,
  memoryRetrieveLimit: memory_retrieve_limit,
});

/** Returns `fields` without those that the request left out. */
const definedFields = <T extends object>(fields: { [K in keyof T]?: T[K] | undefined }): T =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T;
