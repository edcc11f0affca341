/** The refill rate and the capacity of a token bucket. */
export interface RateLimit {
  /** Tokens that are added per minute, continuously. */
  readonly perMinute: number;
  /** Capacity of the bucket in tokens. */
  readonly burst: number;
}

/** The default rate limit of a key of the Azen API. It does not depend on the limits of the workspace. */
export const AZEN_KEY_LIMIT: RateLimit = { perMinute: 60, burst: 60 };

/** The monthly quotas of a workspace, in units; null: unlimited. */
export interface Quotas {
  readonly memoryWrites: number | null;
  readonly memoryRetrieves: number | null;
  /** The time from which the cycles of the quotas are counted. */
  readonly cycleAnchor: Date;
}

/** The limits that apply to one key now, resolved from overrides, plan and defaults. */
export interface Limits {
  readonly key: RateLimit;
  readonly workspace: RateLimit;
  readonly quotas: Quotas;
}
