/** A moment as the REST API writes it: ISO 8601 to the second. */
export const moment = (date: Date): string => `${date.toISOString().slice(0, 19)}Z`;
