import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/** Which addresses a call to a URL of a customer may reach, besides the public ones. */
export interface AddressRules {
  /** True to allow the loopback addresses of this machine as well. */
  readonly allowLoopback: boolean;
}

/** IPv6 ranges that carry an IPv4 address in their last 32 bits, which a gateway would connect to. */
const EMBEDDING_IPV4 = [ipaddr.IPv6.parseCIDR('::/96'), ipaddr.IPv6.parseCIDR('64:ff9b::/96')];
/** The one range of IPv6 from which public addresses are given out. */
const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR('2000::/3');

/**
 * True if a call may connect to `address`: a public unicast address, or a loopback one where the rules allow it. All others are
 * refused: private and shared networks, link-local ones with the metadata services of clouds, multicast, reserved and
 * documentation ranges, and IPv6 forms of IPv4 addresses that are refused themselves.
 */
export function isAllowedAddress(address: string, { allowLoopback }: AddressRules): boolean {
  if (!isIP(address)) return false;
  const parsed = plainOf(ipaddr.parse(address));
  if (parsed.range() === 'loopback') return allowLoopback;
  if (parsed.range() !== 'unicast') return false;
  return parsed.kind() === 'ipv4' || (parsed as ipaddr.IPv6).match(GLOBAL_UNICAST);
}

/** Returns the IPv4 address that an IPv6 address stands for, or the address itself. `::1` and `::` are their own. */
function plainOf(address: ipaddr.IPv4 | ipaddr.IPv6): ipaddr.IPv4 | ipaddr.IPv6 {
  if (address.kind() === 'ipv4') return address;
  const ipv6 = address as ipaddr.IPv6;
  if (ipv6.isIPv4MappedAddress()) return ipv6.toIPv4Address();
  const bytes = ipv6.toByteArray();
  const embeds = EMBEDDING_IPV4.some((range) => ipv6.match(range)) && !['loopback', 'unspecified'].includes(ipv6.range());
  return embeds ? new ipaddr.IPv4(bytes.slice(12)) : ipv6;
}
