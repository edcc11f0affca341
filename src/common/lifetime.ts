/** The life time that a caller gives a memory, as a point in time or in seconds from now. */
export interface Lifetime {
  readonly expires_at?: Date | null | undefined;
  readonly ttl_seconds?: number | null | undefined;
}

/** The longest life time in seconds: ten years. */
export const MAX_TTL_SECONDS = 10 * 365 * 86_400;

/** The last year that can be written and stored. */
const LAST_YEAR = 9999;

/**
 * Returns the end of a life time; null for none, and undefined if nothing is said of it.
 * @param now the time from which seconds count
 */
export function expiryOf({ expires_at, ttl_seconds }: Lifetime, now: Date): Date | null | undefined {
  if (typeof ttl_seconds === 'number') return new Date(now.getTime() + ttl_seconds * 1000);
  if (expires_at) return expires_at;
  return expires_at === null || ttl_seconds === null ? null : undefined;
}

/** Returns the field of a life time that breaks a rule, and what is wrong with it; undefined if none does. */
export function lifetimeProblem(
  { expires_at, ttl_seconds }: Lifetime,
  now: Date,
): readonly [field: keyof Lifetime, problem: string] | undefined {
  if (!expires_at) return undefined;
  // Null beside a value is that of a client that sends all of its fields.
  if (typeof ttl_seconds === 'number') return ['ttl_seconds', 'expires_at is given as well'];
  if (expires_at <= now) return ['expires_at', 'it is over already'];
  return expires_at.getUTCFullYear() > LAST_YEAR ? ['expires_at', 'year is out of range'] : undefined;
}

/** Returns whether one end of life is later than another; null is none, and the latest. */
export const isLater = (one: Date | null, other: Date | null): boolean =>
  other !== null && (one === null || one.getTime() > other.getTime());
