/** Retention time of an answer, during which its key counts as used. */
export const RETENTION_HOURS = 24;
/** Duration of the lease of an attempt. */
export const LEASE_SECONDS = 10;
/** Interval at which an attempt under way renews its lease. */
export const RENEW_EVERY_MS = 3_000;
/** Time after which an attempt no longer renews its lease: an attempt that hangs must not block its key for ever. */
export const MAX_RUN_MS = 300_000;
/** Maximum time that a repeated call waits for the attempt under way. */
export const MAX_WAIT_MS = 5_000;
