import { isIP } from 'node:net';
import { type AddressRules, isAllowedAddress } from './addresses.js';

/** Returns the host of a URL as a connection names it: an IPv6 address without its brackets. */
const hostOf = ({ hostname }: URL): string => hostname.replace(/^\[|\]$/g, '');

const LOOPBACK_NAME = /^(?:.+\.)?localhost\.?$/i;

/**
 * Returns the rule that a URL of a customer breaks; undefined if calls may be made to it. What its name resolves to is checked
 * at each call.
 */
export function urlProblem(text: string, rules: AddressRules): string | undefined {
  if (!URL.canParse(text)) return 'it is not a URL';
  const url = new URL(text);
  const host = hostOf(url);
  if (url.username || url.password) return 'a URL with a user name or a password is not allowed';
  if (url.hash) return 'a URL with a fragment is not allowed';
  if (url.protocol === 'http:' && !(rules.allowLoopback && isLoopback(host)))
    return rules.allowLoopback ? 'http is only for addresses of this machine; use https' : 'only https is allowed';
  if (!['http:', 'https:'].includes(url.protocol)) return 'only https is allowed';
  if (isIP(host) && !isAllowedAddress(host, rules)) return `${host} is no public address`;
  if (LOOPBACK_NAME.test(host) && !rules.allowLoopback) return `${host} is no public address`;
  return undefined;
}

const isLoopback = (host: string): boolean =>
  isIP(host)
    ? isAllowedAddress(host, { allowLoopback: true }) && !isAllowedAddress(host, { allowLoopback: false })
    : LOOPBACK_NAME.test(host);
