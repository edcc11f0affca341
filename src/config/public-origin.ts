/** The rule for the value of PUBLIC_URL, for the operator. */
export const PUBLIC_URL_RULE =
  'an https:// address without a path, such as https://memory.example.org (http:// on this machine only)';
const LOOPBACK_HOSTS = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Returns the address under which clients reach the service, without a closing slash; undefined if `value` cannot be one. */
export function publicOrigin(value: unknown): string | undefined {
  if (!URL.canParse(String(value))) return undefined;
  const url = new URL(String(value));
  if (`${url.origin}/` !== url.href) return undefined;
  return url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK_HOSTS.has(url.hostname)) ? url.origin : undefined;
}
