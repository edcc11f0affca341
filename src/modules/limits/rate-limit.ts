import type { RateLimit } from '../../common/limits.js';
import type { RequestContext } from '../../common/request-context.js';
import type { Bucket } from '../../providers/buckets/token-buckets.js';

type Caller = Pick<RequestContext, 'workspaceId' | 'apiKeyId' | 'limits'>;

/** The rate limit of a key's status and health calls, independent of the limits of memory calls. */
const DIAGNOSTIC_LIMIT: RateLimit = { perMinute: 60, burst: 30 };

/** Returns the buckets that a memory call takes a token from: its key's and its workspace's. */
export const memoryBuckets = ({ workspaceId, apiKeyId, limits }: Caller): Bucket[] => [
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
