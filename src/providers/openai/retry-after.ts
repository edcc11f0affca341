/**
 * Returns the seconds of a `Retry-After` header, in either of its forms (seconds or a date); undefined if
 * it is missing or invalid.
 * @param now milliseconds since 1970, for a header that is a date
 */
export function retryAfterSeconds(header: string | null, now: number): number | undefined {
  const value = header?.trim();
  if (!value) return undefined;
  if (/^\d{1,9}(\.\d+)?$/.test(value)) return Number(value);
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : Math.max(0, (date - now) / 1000);
}
