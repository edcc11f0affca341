import type { Account } from '../../database/entities/account.entity.js';
import type { ApiKey } from '../../database/entities/api-key.entity.js';
import type { Plan } from '../../database/entities/plan.entity.js';
import type { ApiKeyChanges, NewApiKey } from '../auth/api-key.service.js';
import type { NewPlan, PlanChanges } from '../workspaces/plan.service.js';
import type { NewWorkspace, SubscribedWorkspace } from '../workspaces/workspace.service.js';
import type { AdminChanges } from './admin.service.js';
import type { AccountResponse } from './dto/account.response.js';
import type { CreateKeyRequest, UpdateKeyRequest } from './dto/key.dto.js';
import type { KeyResponse } from './dto/key.response.js';
import type { CreatePlanRequest, UpdatePlanRequest } from './dto/plan.dto.js';
import type { PlanResponse } from './dto/plan.response.js';
import type { CreateWorkspaceRequest, UpdateWorkspaceRequest } from './dto/workspace.dto.js';
import type { WorkspaceResponse } from './dto/workspace.response.js';

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
  rpm_limit: workspace.rpmLimit,
  burst_limit: workspace.burstLimit,
  memory_write_limit: workspace.memoryWriteLimit,
  memory_retrieve_limit: workspace.memoryRetrieveLimit,
  created_at: workspace.createdAt,
});

/** Maps a key to its response, which does not contain the secret. */
export const toKeyResponse = (key: ApiKey): KeyResponse => ({
  id: key.id,
  workspace_id: key.workspaceId,
  kind: key.kind,
  label: key.label,
  prefix: key.prefix,
  enabled: key.enabled,
  rpm_limit: key.rpmLimit,
  burst_limit: key.burstLimit,
  created_at: key.createdAt,
});

export const toAccountResponse = ({ id, name, suspendedAt }: Account): AccountResponse => ({
  id,
  name,
  suspended: suspendedAt !== null,
});

export const toPlanResponse = (plan: Plan): PlanResponse => ({
  code: plan.code,
  name: plan.name,
  rpm_limit: plan.rpmLimit,
  burst_limit: plan.burstLimit,
  memory_write_limit: plan.memoryWriteLimit,
  memory_retrieve_limit: plan.memoryRetrieveLimit,
  created_at: plan.createdAt,
});

export const toNewPlan = (request: CreatePlanRequest): NewPlan => ({
  code: request.code,
  name: request.name,
  rpmLimit: request.rpm_limit,
  burstLimit: request.burst_limit,
  memoryWriteLimit: request.memory_write_limit ?? null,
  memoryRetrieveLimit: request.memory_retrieve_limit ?? null,
});

export const toPlanChanges = ({ name, ...limits }: UpdatePlanRequest) =>
  definedFields<PlanChanges>({ name, ...limitsOf(limits) });

export const toNewKey = (workspaceId: number, { kind, label, rpm_limit, burst_limit }: CreateKeyRequest): NewApiKey => ({
  workspaceId,
  kind,
  label,
  rpmLimit: rpm_limit ?? null,
  burstLimit: burst_limit ?? null,
});

export const toKeyChanges = ({ enabled, rpm_limit, burst_limit }: UpdateKeyRequest) =>
  definedFields<ApiKeyChanges>({ enabled, rpmLimit: rpm_limit, burstLimit: burst_limit });

export const toNewWorkspace = ({
  name,
  plan,
  billing_cycle,
  anchor,
  account_id,
  time_zone,
  scope_keys,
}: CreateWorkspaceRequest): NewWorkspace => ({
  name,
  plan,
  billingCycle: billing_cycle,
  anchor,
  accountId: account_id,
  timeZone: time_zone,
  scopeKeys: scope_keys,
});

export const toWorkspaceChanges = ({
  status,
  time_zone,
  scope_keys,
  plan,
  billing_cycle,
  anchor,
  ...limits
}: UpdateWorkspaceRequest) =>
  definedFields<AdminChanges>({
    status,
    timeZone: time_zone,
    scopeKeys: scope_keys,
    plan,
    billingCycle: billing_cycle,
    anchor,
    ...limitsOf(limits),
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
const definedFields = <T extends object>(fields: { [K in keyof Required<T>]: T[K] | undefined }): T =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T;
