/**
 * Seconds that a `Retry-After` header asks to wait, whichever of its two forms it has; undefined where it says nothing usable.
 * @param now milliseconds since 1970, for the form that names a date
 */
export function retryAfterSeconds(header: string | null, now: number): number | undefined {
  const value = header?.trim();
  if (!value) return undefined;
  if (/^\d{1,9}(\.\d+)?$/.test(value)) return Number(value);
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : Math.max(0, (date - now) / 1000);
}
