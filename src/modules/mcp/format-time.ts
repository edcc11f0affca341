/** Formats a time as the REST API does: ISO 8601 in UTC, to the second. */
export const formatTime = (date: Date): string => `${date.toISOString().slice(0, 19)}Z`;
