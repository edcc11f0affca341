import type { FastifyRequest } from 'fastify';
import { clientAddress } from './client-address.js';

const addressOf = (ip: string | undefined, remoteAddress?: string) =>
  clientAddress({ ip, socket: { remoteAddress } } as Pick<FastifyRequest, 'ip' | 'socket'>);

describe('clientAddress', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['203.0.113.7:4711', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['2001:db8:1:2::1', '2001:db8:1:2::/64'],
    ['2001:DB8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['[2001:db8:1:2::1]:4711', '2001:db8:1:2::/64'],
    ['[2001:db8:1:3::1]', '2001:db8:1:3::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
  ])('knows %s as %s', (ip, known) => expect(addressOf(ip)).toBe(known));

  it.each(['unknown', '', 'x}:failures', '203.0.113', '1.2.3.4:x', '[1.2.3.4.5]', '_hidden'])(
    'takes the address of the connection if a proxy wrote %p',
    (written) => expect(addressOf(written, '10.0.0.5')).toBe('10.0.0.5'),
  );

  it('knows all clients that have gone as one', () => expect(addressOf(undefined)).toBe('unknown'));
});
