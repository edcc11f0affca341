import type { Account } from '../../database/entities/account.entity.js';
import type { ApiKey } from '../../database/entities/api-key.entity.js';
import type { WorkspaceChanges, WorkspaceWithPlan } from '../workspaces/workspace.service.js';
import type { AccountResponse } from './dto/account.response.js';
import type { KeyResponse } from './dto/key.response.js';
import type { UpdateWorkspaceRequest } from './dto/workspace.dto.js';
import type { WorkspaceResponse } from './dto/workspace.response.js';

export const toWorkspaceResponse = ({ workspace, plan }: WorkspaceWithPlan): WorkspaceResponse => ({
  id: workspace.id,
  account_id: workspace.accountId,
  name: workspace.name,
  status: workspace.status,
  plan: plan?.code ?? null,
  rpm_limit: workspace.rpmLimit,
  burst_limit: workspace.burstLimit,
  memory_write_limit: workspace.memoryWriteLimit,
  memory_retrieve_limit: workspace.memoryRetrieveLimit,
  created_at: workspace.createdAt,
});

/** A key without its secret. */
export const toKeyResponse = ({ id, workspaceId, label, prefix, enabled, createdAt }: ApiKey): KeyResponse => ({
  id,
  workspace_id: workspaceId,
  label,
  prefix,
  enabled,
  created_at: createdAt,
});

export const toAccountResponse = ({ id, name, suspendedAt }: Account): AccountResponse => ({
  id,
  name,
  suspended: suspendedAt !== null,
});

/** What the request changes: absent fields are left out. */
export function toWorkspaceChanges(request: UpdateWorkspaceRequest): WorkspaceChanges {
  const { status, plan, rpm_limit, burst_limit, memory_write_limit, memory_retrieve_limit } = request;
  const changes = {
    status,
    plan,
    rpmLimit: rpm_limit,
    burstLimit: burst_limit,
    memoryWriteLimit: memory_write_limit,
    memoryRetrieveLimit: memory_retrieve_limit,
  };
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)) as WorkspaceChanges;
}
