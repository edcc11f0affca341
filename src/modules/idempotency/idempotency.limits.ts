/** How long an answer is kept and a key counts as used. */
export const RETENTION_HOURS = 24;
/** How long an attempt holds its key without a sign of life. */
export const LEASE_SECONDS = 10;
/** How often an attempt under way gives one. */
export const RENEW_EVERY_MS = 3_000;
/** How long an attempt may give them: one that hangs must not hold its key for ever. */
export const MAX_RUN_MS = 300_000;
/** How long a duplicate waits for the attempt that is under way. */
export const MAX_WAIT_MS = 5_000;
