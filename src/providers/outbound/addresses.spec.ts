import fc from 'fast-check';
import { isAllowedAddress } from './addresses.js';

const isPublic = (address: string) => isAllowedAddress(address, { allowLoopback: false });
const isPublicOrLoopback = (address: string) => isAllowedAddress(address, { allowLoopback: true });

/** Networks of IPv4 that no webhook may reach: their first address, and the number of bits that the network fixes. */
const REFUSED_IPV4: [string, number][] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
];

const toNumber = (address: string) => address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
const toIpv4 = (value: number) => [24, 16, 8, 0].map((shift) => (value >>> shift) & 255).join('.');
const toHex = (value: number) => `${(value >>> 16).toString(16)}:${(value & 0xffff).toString(16)}`;

/** Any address of the refused networks, as a number. */
const refused = fc
  .tuple(fc.constantFrom(...REFUSED_IPV4), fc.integer({ min: 0, max: 2 ** 32 - 1 }))
  .map(([[first, bits], random]) => toNumber(first) + (random % 2 ** (32 - bits)));

const isRefused = (value: number) =>
  REFUSED_IPV4.some(([first, bits]) => Math.floor(value / 2 ** (32 - bits)) === Math.floor(toNumber(first) / 2 ** (32 - bits)));

describe('addresses of webhooks', () => {
  it('are refused in every private, shared, local or reserved network of IPv4', () => {
    fc.assert(fc.property(refused, (value) => !isPublic(toIpv4(value))));
  });

  it('are refused in every form in which IPv6 carries a refused IPv4 address', () => {
    fc.assert(
      fc.property(refused, fc.constantFrom('::ffff:', '::', '64:ff9b::', '::ffff:0:', '2002:'), (value, form) => {
        const address = form === '2002:' ? `2002:${toHex(value)}::1` : `${form}${toHex(value)}`;
        return !isPublic(address);
      }),
    );
  });

  it('are allowed anywhere else in IPv4, plain or mapped, but for a few ranges of protocols', () => {
    const elsewhere = fc.integer({ min: 2 ** 24, max: 2 ** 32 - 1 }).filter((value) => !isRefused(value));
    const ofProtocols = /^(?:192\.88\.99|192\.31\.196|192\.52\.193|192\.175\.48)\./;
    fc.assert(
      fc.property(elsewhere, (value) => {
        const address = toIpv4(value);
        return ofProtocols.test(address) || (isPublic(address) && isPublic(`::ffff:${address}`));
      }),
    );
  });

  it('are refused everywhere in IPv6 outside of 2000::/3', () => {
    const group = fc.integer({ min: 0, max: 0xffff });
    fc.assert(
      fc.property(fc.array(group, { minLength: 8, maxLength: 8 }), (groups) => {
        const [first, second, third] = groups as [number, number, number];
        const carriesIpv4 = (first === 0 && second === 0) || (first === 0x64 && second === 0xff9b && third === 0);
        return (first >= 0x2000 && first < 0x4000) || carriesIpv4 || !isPublic(groups.map((each) => each.toString(16)).join(':'));
      }),
    );
  });

  it.each([
    ['169.254.169.254', 'the metadata of clouds'],
    ['100.100.100.200', 'the metadata of Alibaba'],
    ['192.0.0.192', 'the metadata of Oracle'],
    ['fd00:ec2::254', 'the metadata of AWS'],
    ['fe80::1', 'link-local'],
    ['fe80::1%eth0', 'link-local with a zone'],
    ['fec0::1', 'site-local'],
    ['::', 'unspecified'],
    ['ff02::1', 'multicast'],
    ['2001:db8::1', 'documentation'],
    ['2001::1', 'Teredo'],
    ['::ffff:127.0.0.1', 'mapped loopback'],
    ['localhost', 'a name'],
    ['', 'nothing'],
    ['1.2.3', 'a short form'],
  ])('are not %s: %s', (address) => {
    expect(isPublic(address)).toBe(false);
    expect(isPublicOrLoopback(address)).toBe(address === '::ffff:127.0.0.1');
  });

  it.each(['127.0.0.1', '127.255.0.9', '::1', '::ffff:127.0.0.1'])('are %s only by a setting', (address) => {
    expect([isPublic(address), isPublicOrLoopback(address)]).toEqual([false, true]);
  });

  it.each(['8.8.8.8', '2606:4700:4700::1111', '::ffff:8.8.8.8', '64:ff9b::8.8.8.8'])('are %s', (address) => {
    expect(isPublic(address)).toBe(true);
  });
});
