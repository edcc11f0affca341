import { isLimitReached } from '../limits/usage.repository.js';
import { shownStatus } from '../workspaces/workspace-status.js';
import type { QuotaResponse, UsageResponse } from './dto/usage.response.js';
import type { WorkspaceUsage } from './usage.service.js';

export function toUsageResponse({ workspace, subscription, usage, keys }: WorkspaceUsage): UsageResponse {
  const { quotas, cycle, rateLimit } = usage;
  return {
    workspace_id: workspace.id,
    name: workspace.name,
    status: shownStatus(workspace.status, isLimitReached(quotas, usage)),
    plan: subscription?.plan.code ?? null,
    billing_cycle: subscription?.billingCycle ?? null,
    cycle: { start: cycle.start, end: cycle.end },
    memory_writes: toQuota(usage.memoryWrites, quotas.memoryWrites),
    memory_retrieves: toQuota(usage.memoryRetrieves, quotas.memoryRetrieves),
    rate_limit: { rpm_limit: rateLimit.perMinute, burst_limit: rateLimit.burst },
    keys: keys.map(({ id, label, prefix, enabled, rpmLimit, burstLimit }) => ({
      id,
      label,
      prefix,
      enabled,
      rpm_limit: rpmLimit ?? rateLimit.perMinute,
      burst_limit: burstLimit ?? rateLimit.burst,
    })),
  };
}

const toQuota = (used: number, limit: number | null): QuotaResponse => ({
  used,
  limit,
  remaining: limit === null ? null : Math.max(0, limit - used),
});
