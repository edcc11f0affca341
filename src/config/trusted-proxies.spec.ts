import { trustedProxies } from './trusted-proxies.js';

describe('trustedProxies', () => {
  it.each([
    ['127.0.0.1', ['127.0.0.1']],
    ['10.0.0.5, 10.244.0.0/16,::1', ['10.0.0.5', '10.244.0.0/16', '::1']],
    ['2001:db8:1::/48,uniquelocal', ['2001:db8:1::/48', 'uniquelocal']],
  ])('reads %s', (value, proxies) => expect(trustedProxies(value)).toEqual(proxies));

  it.each([
    '',
    'true',
    '1',
    'proxy.example.org',
    '10.0.0.0/33',
    '0.0.0.0/0',
    '::/0',
    '10.0.0.0/8/8',
    '10.1',
    '10.0.0.1,',
    '::1/129',
  ])('refuses %p', (value) => expect(trustedProxies(value)).toBeUndefined());
});
