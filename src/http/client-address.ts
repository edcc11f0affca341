import { isIP } from 'node:net';
import type { FastifyRequest } from 'fastify';
import ipaddr from 'ipaddr.js';

/** An address with the port that some proxies write behind it. */
const WITH_PORT = /^(?:\[(?<ipv6>[^\]]+)\]|(?<ipv4>[\d.]+))(?::\d+)?$/;
/** The parts of an IPv6 address, of 16 bits each, that name the network of a client. */
const NETWORK_PARTS = 4;

/**
 * Returns the address that a client is known by where addresses are throttled: the one that a trusted proxy names (Fastify's
 * `trustProxy`), or that of the connection. Of IPv6 it is the network (/64), all of whose addresses one client may use.
 */
export function clientAddress({ ip, socket }: Pick<FastifyRequest, 'ip' | 'socket'>): string {
  const address = addressIn(ip) ?? addressIn(socket.remoteAddress);
  if (address === undefined) return 'unknown';
  const parsed = ipaddr.process(address);
  if (parsed.kind() === 'ipv4') return parsed.toString();
  const network = (parsed as ipaddr.IPv6).parts.slice(0, NETWORK_PARTS);
  return `${network.map((part) => part.toString(16)).join(':')}::/64`;
}

/** Returns the address in what a proxy wrote; undefined if it wrote none. A connection that is closed has none, either. */
function addressIn(written: string | undefined): string | undefined {
  const { ipv4, ipv6 } = WITH_PORT.exec(written ?? '')?.groups ?? {};
  return [written, ipv4, ipv6].find((text) => text !== undefined && isIP(text) > 0);
}
