/** How fast and how far a token bucket fills. */
export interface RateLimit {
  /** Tokens that flow in, a minute; continuously. */
  readonly perMinute: number;
  /** Tokens that it holds when it is full. */
  readonly burst: number;
}

/** What a key of the Azen API has, whatever its workspace's limits are, unless it has limits of its own. */
export const AZEN_KEY_LIMIT: RateLimit = { perMinute: 60, burst: 60 };

/** What a workspace may use in a month; null: as much as it likes. */
export interface Quotas {
  readonly memoryWrites: number | null;
  readonly memoryRetrieves: number | null;
  /** The moment that quota months are counted from. */
  readonly cycleAnchor: Date;
}

/** What holds for one key now: overrides, plan and defaults are settled. */
export interface Limits {
  readonly key: RateLimit;
  readonly workspace: RateLimit;
  readonly quotas: Quotas;
}
