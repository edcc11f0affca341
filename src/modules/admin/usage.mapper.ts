import { AZEN_KEY_LIMIT, type RateLimit } from '../../common/limits.js';
import type { ApiKey } from '../../database/entities/api-key.entity.js';
import { isLimitReached } from '../limits/usage.repository.js';
import type { DayCounts, Days, KeyCounts } from '../usage/key-usage.repository.js';
import { shownStatus } from '../workspaces/workspace-status.js';
import type { KeyUsageResponse, QuotaResponse, UsageResponse } from './dto/usage.response.js';
import { rangeOf, type UsageSeriesQuery } from './dto/usage-series.dto.js';
import type { UsageSeriesResponse } from './dto/usage-series.response.js';
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
    keys: keys.map((key) => toKeyUsage(key, key.kind === 'azen' ? AZEN_KEY_LIMIT : rateLimit)),
  };
}

const toKeyUsage = (
  { id, kind, label, prefix, enabled, rpmLimit, burstLimit }: ApiKey,
  defaults: RateLimit,
): KeyUsageResponse => ({
  id,
  kind,
  label,
  prefix,
  enabled,
  rpm_limit: rpmLimit ?? defaults.perMinute,
  burst_limit: burstLimit ?? defaults.burst,
});

const toQuota = (used: number, limit: number | null): QuotaResponse => ({
  used,
  limit,
  remaining: limit === null ? null : Math.max(0, limit - used),
});

/** Returns the days that a request is about. */
export function toDays(query: UsageSeriesQuery): Days {
  const [from, to] = rangeOf(query, new Date()).map((at) => at.toISOString().slice(0, 10)) as [string, string];
  return { from, to };
}

/** Returns the answer with a series of counts. */
export const toUsageSeriesResponse = (
  workspaceId: number,
  query: UsageSeriesQuery,
  rows: readonly (DayCounts | KeyCounts)[],
): UsageSeriesResponse => ({
  workspace_id: workspaceId,
  by: query.by,
  ...toDays(query),
  series: rows.map(({ calls, memoryWrites, memoryRetrieves, ...row }) => ({
    ...('day' in row ? { day: row.day } : { api_key_id: row.apiKeyId, label: row.label }),
    calls,
    memory_writes: memoryWrites,
    memory_retrieves: memoryRetrieves,
  })),
});
