/** Time of failures after which a webhook is disabled. */
export const DISABLE_AFTER_MS = 3 * 24 * 3_600_000;

/** Injection token: the delays before the second and each further attempt at a delivery, in milliseconds. */
export const RETRY_DELAYS = Symbol('RETRY_DELAYS');

/**
 * Returns the delay after the failure of an attempt, in milliseconds; undefined if it was the last.
 * @param attempts 1 for the first
 */
export const delayAfter = (attempts: number, delays: readonly number[]): number | undefined => delays[attempts - 1];
