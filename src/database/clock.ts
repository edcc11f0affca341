/**
 * SQL: the time of the transaction as `clock.at`, for the FROM of an UPDATE. A distributed database calls no clock within CASE or
 * COALESCE, where it would depend on the row.
 */
export const CLOCK = '(SELECT now() AS at) AS clock';
