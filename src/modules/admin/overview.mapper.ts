import { packageVersion } from '../../http/openapi.js';
import type { Latency } from '../../providers/metrics/recent-latencies.js';
import type { LatencyResponse, OverviewResponse } from './dto/overview.response.js';
import type { Overview } from './overview.service.js';

/** Returns the answer with the overview. */
export const toOverviewResponse = (overview: Overview): OverviewResponse => {
  const { totals, readiness, errors, latencies, isEmbedded, embeddingModel, startedAt, encryption } = overview;
  return {
    status: readiness.status,
    checks: { ...readiness.checks },
    started_at: startedAt,
    encryption,
    totals: {
      accounts: totals.accounts,
      accounts_suspended: totals.accountsSuspended,
      workspaces: {
        active: totals.active,
        pending_payment: totals.pendingPayment,
        suspended: totals.suspended,
        limit_reached: totals.limitReached,
        deleted: totals.deleted,
      },
      keys: totals.keys,
      memories: totals.memories,
      reembeddings: totals.reembeddings,
      key_rotations: totals.keyRotations,
    },
    queues: { turns: totals.queuedTurns, embedding_jobs: totals.embeddingJobs, purges: totals.purges },
    latencies: { store: toLatencyResponse(latencies.store), retrieve: toLatencyResponse(latencies.retrieve) },
    versions: {
      mnemonest: packageVersion(),
      node: process.version,
      database: `${isEmbedded ? 'embedded' : 'postgresql'} ${totals.databaseVersion}`,
      schema: totals.schema,
      embedding_model: embeddingModel,
    },
    last_errors: errors.map(({ requestId, ...error }) => ({ ...error, request_id: requestId })),
  };
};

const toLatencyResponse = ({ calls, p50Ms, p95Ms }: Latency): LatencyResponse => ({ calls, p50_ms: p50Ms, p95_ms: p95Ms });
