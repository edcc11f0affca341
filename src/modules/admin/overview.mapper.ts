import { packageVersion } from '../../http/openapi.js';
import type { OverviewResponse } from './dto/overview.response.js';
import type { Overview } from './overview.service.js';

/** Returns the answer with the overview. */
export const toOverviewResponse = (overview: Overview): OverviewResponse => {
  const { totals, readiness, errors, isEmbedded, embeddingModel, startedAt } = overview;
  return {
    status: readiness.status,
    checks: { ...readiness.checks },
    started_at: startedAt,
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
