import type { toUsageResponse, toUsageSeriesResponse } from '../../modules/admin/usage.mapper.js';
import type { Json } from './report.js';
import { aligned, quoted, table } from './text-table.js';

type Usage = Json<ReturnType<typeof toUsageResponse>>;

/** Formats the usage and the limits of a workspace for people. */
export const usageLines = (usage: Usage): string[] => [
  ...aligned([
    ['workspace', `${usage.workspace_id} ${quoted(usage.name)}`],
    ['status', usage.status],
    ['plan', usage.plan ? `${usage.plan}, billed ${usage.billing_cycle}` : 'none'],
    ['month', `${usage.cycle.start} to ${usage.cycle.end}`],
    [
      'rate limit',
      `${usage.rate_limit.rpm_limit} requests a minute, ${usage.rate_limit.burst_limit} at once, of all keys together`,
    ],
  ]),
  '',
  ...table(
    ['quota', 'used', 'limit', 'remaining'],
    [quotaRow('memory writes', usage.memory_writes), quotaRow('memory retrieves', usage.memory_retrieves)],
  ),
  '',
  ...table(
    ['key', 'prefix', 'kind', 'enabled', 'requests a minute', 'burst', 'label'],
    usage.keys.map(({ id, prefix, kind, enabled, rpm_limit, burst_limit, label }) => [
      id,
      `${prefix}…`,
      kind,
      enabled ? 'yes' : 'no',
      rpm_limit,
      burst_limit,
      quoted(label),
    ]),
  ),
];

/** Formats a series of counts for people. */
export const seriesTable = ({ by, series }: Json<ReturnType<typeof toUsageSeriesResponse>>): string[] =>
  table(
    [by, 'calls', 'memory writes', 'memory retrieves', ...(by === 'key' ? ['label'] : [])],
    series.map((row) => [
      'day' in row ? row.day : row.api_key_id,
      row.calls,
      row.memory_writes,
      row.memory_retrieves,
      ...('day' in row ? [] : [row.label === null ? 'deleted' : quoted(row.label)]),
    ]),
  );

const quotaRow = (name: string, { used, limit, remaining }: Usage['memory_writes']) => [
  name,
  used,
  limit ?? UNLIMITED,
  remaining ?? UNLIMITED,
];

const UNLIMITED = 'unlimited';
