/** SQL: true unless the life of the memory `row` is over, by the clock of the database. Its caller may have set the end. */
export const notExpired = (row: string): string => `(${row}.expires_at IS NULL OR ${row}.expires_at > now())`;

/** SQL: {@link notExpired} of the only row whose columns are in scope. */
export const NOT_EXPIRED = '(expires_at IS NULL OR expires_at > now())';

/** SQL: the later of two ends of life; null is none, and wins. No store shortens what another one set. */
export const laterExpiry = (one: string, other: string): string =>
  `NULLIF(GREATEST(COALESCE(${one}, 'infinity'), COALESCE(${other}, 'infinity')), 'infinity')`;
