import type { RateLimit } from '../../common/limits.js';
import type { RequestContext } from '../../common/request-context.js';
import type { Bucket } from '../../providers/buckets/token-buckets.js';

type Caller = Pick<RequestContext, 'workspaceId' | 'apiKeyId' | 'limits' | 'browsing'>;

/** The rate limit of looking around in the dashboard: pages that load, and a search that goes along with the typing. */
const DASHBOARD_LIMIT: RateLimit = { perMinute: 300, burst: 150 };

/** The rate limit of a key's status and health calls, independent of the limits of memory calls. */
const DIAGNOSTIC_LIMIT: RateLimit = { perMinute: 60, burst: 30 };

/**
 * Returns the buckets that a memory call takes a token from: its key's and its workspace's. Somebody who looks around in the
 * dashboard has one of their own, so that the agents of the workspace are not throttled for it.
 */
export const memoryBuckets = ({ workspaceId, apiKeyId, limits, browsing }: Caller): Bucket[] =>
  browsing
    ? [{ key: `{ws:${workspaceId}}:key:${apiKeyId}:dashboard`, limit: DASHBOARD_LIMIT }]
    : [
        { key: `{ws:${workspaceId}}:key:${apiKeyId}`, limit: limits.key },
        { key: `{ws:${workspaceId}}`, limit: limits.workspace },
      ];

/**
 * Returns the bucket of status and health calls. It is a separate one, so that a throttled client can ask for the
 * reason.
 */
export const diagnosticBuckets = ({ workspaceId, apiKeyId }: Caller): Bucket[] => [
  { key: `{ws:${workspaceId}}:key:${apiKeyId}:diagnostics`, limit: DIAGNOSTIC_LIMIT },
];
