import { urlProblem } from './url-rules.js';

describe('URLs of webhooks', () => {
  it.each(['https://example.com/hooks?tenant=1', 'https://8.8.8.8/', 'https://[2606:4700:4700::1111]:8443/'])(
    'may be %s',
    (url) => {
      expect(urlProblem(url, { allowLoopback: false })).toBeUndefined();
    },
  );

  it.each([
    ['example.com/hooks', 'it is not a URL'],
    ['ftp://example.com/', 'only https is allowed'],
    ['http://example.com/', 'only https is allowed'],
    ['https://user@example.com/', 'a URL with a user name or a password is not allowed'],
    ['https://example.com/#part', 'a URL with a fragment is not allowed'],
    ['https://192.168.1.1/', '192.168.1.1 is no public address'],
    ['https://0x7f.1/', '127.0.0.1 is no public address'],
    ['https://2130706433/', '127.0.0.1 is no public address'],
    ['https://[::ffff:10.0.0.1]/', '::ffff:a00:1 is no public address'],
    ['https://localhost/', 'localhost is no public address'],
    ['https://api.localhost./', 'api.localhost. is no public address'],
  ])('may not be %s: %s', (url, problem) => {
    expect(urlProblem(url, { allowLoopback: false })).toBe(problem);
  });

  it.each(['http://127.0.0.1:9000/', 'http://localhost:9000/', 'http://[::1]/', 'https://localhost/'])(
    'may be %s by a setting',
    (url) => {
      expect(urlProblem(url, { allowLoopback: true })).toBeUndefined();
    },
  );

  it.each(['http://example.com/', 'http://8.8.8.8/'])('may not be %s even by that setting', (url) => {
    expect(urlProblem(url, { allowLoopback: true })).toBe('http is only for addresses of this machine; use https');
  });
});
