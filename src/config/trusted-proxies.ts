import { isIP } from 'node:net';

/** Names of ranges that stand for their networks: those of proxy-addr, by which Fastify knows a trusted proxy. */
const RANGES = new Set(['loopback', 'linklocal', 'uniquelocal']);
const BITS = { 4: 32, 6: 128 };

/** The rule for the value of TRUSTED_PROXIES, for the operator. */
export const TRUSTED_PROXIES_RULE =
  'addresses or networks of proxies with commas between them (10.0.0.5,10.244.0.0/16), or loopback, linklocal, uniquelocal';

/** Returns the addresses, networks and ranges of `TRUSTED_PROXIES`; undefined if one of them is none. */
export function trustedProxies(value: unknown): string[] | undefined {
  const proxies = String(value)
    .split(',')
    .map((proxy) => proxy.trim());
  return proxies.every(isProxy) ? proxies : undefined;
}

function isProxy(text: string): boolean {
  if (RANGES.has(text)) return true;
  const [address = '', bits, ...more] = text.split('/');
  const family = isIP(address);
  if (more.length > 0 || (family !== 4 && family !== 6)) return false;
  // A network of 0 bits would be the whole internet, any of whose machines could then say that it is another.
  return bits === undefined || (/^[1-9]\d{0,2}$/.test(bits) && Number(bits) <= BITS[family]);
}
