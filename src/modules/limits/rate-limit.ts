import type { RateLimit } from '../../common/limits.js';
import type { RequestContext } from '../../common/request-context.js';
import { millisecondsUntil } from '../../providers/buckets/token-bucket.js';
import type { Bucket, Taken } from '../../providers/buckets/token-buckets.js';

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

/** The level of a caller's tightest bucket, as its response headers show it. */
export interface TokenLevel {
  /** Tokens added per minute. */
  readonly limit: number;
  /** Whole tokens left. */
  readonly remaining: number;
  /** Whole seconds until the bucket is full. */
  readonly resetSeconds: number;
  /** Whole seconds until every bucket holds a token, at least 1. */
  readonly retryAfterSeconds: number;
}

/** Returns the level of the bucket with the fewest whole tokens; of two equal ones, of the one that takes longer to fill. */
export function readLevel(buckets: readonly Bucket[], { tokens }: Taken): TokenLevel {
  const levels = buckets.map(({ limit }, i) => levelOf(tokens[i]!, limit));
  const tightest = levels.reduce((a, b) => ((b.remaining - a.remaining || a.fullInMs - b.fullInMs) < 0 ? b : a));
  return {
    limit: tightest.limit,
    remaining: tightest.remaining,
    resetSeconds: toSeconds(tightest.fullInMs),
    retryAfterSeconds: Math.max(1, ...levels.map(({ nextInMs }) => toSeconds(nextInMs))),
  };
}

const levelOf = (tokens: number, limit: RateLimit) => ({
  limit: limit.perMinute,
  remaining: Math.floor(tokens),
  fullInMs: millisecondsUntil(limit.burst, tokens, limit),
  nextInMs: millisecondsUntil(1, tokens, limit),
});

/** Converts to whole seconds, rounded up. A floating-point error above a whole number does not count as another second. */
const toSeconds = (milliseconds: number): number => Math.max(0, Math.ceil(milliseconds / 1000 - 1e-6));
