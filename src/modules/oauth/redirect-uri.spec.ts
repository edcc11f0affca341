import { destinationOf, isRegistered, redirectKindOf, redirectTo } from './redirect-uri.js';

describe('a redirect URI', () => {
  it.each([
    ['https://claude.ai/api/mcp/auth_callback', 'web'],
    ['https://chatgpt.com/connector_platform_oauth_redirect', 'web'],
    ['http://localhost:33418/', 'loopback'],
    ['http://127.0.0.1/callback', 'loopback'],
    ['http://[::1]:8787/callback', 'loopback'],
    ['cursor://anysphere.cursor-mcp/oauth/callback', 'app'],
    ['com.example.app:/oauth', 'app'],
    ['http://example.org/callback', undefined],
    ['http://localhost.example.org/', undefined],
    ['https://user@example.org/', undefined],
    ['https://example.org/#here', undefined],
    ['javascript:alert(1)', undefined],
    ['JavaScript://example.org/%0aalert(1)', undefined],
    ['data:text/html,x', undefined],
    ['file:///etc/passwd', undefined],
    ['https://example.org/\u0000', undefined],
    ['https://exämple.org/', undefined],
    [`https://example.org/${'x'.repeat(2_048)}`, undefined],
    ['callback', undefined],
  ])('%p is of the kind %s', (uri, kind) => expect(redirectKindOf(uri)).toBe(kind));

  it.each([
    ['https://claude.ai/cb', 'https://claude.ai/cb', true],
    ['https://claude.ai/cb', 'https://claude.ai/cb/', false],
    ['https://claude.ai/cb', 'https://claude.ai/cb?x=1', false],
    ['https://claude.ai/cb', 'https://claude.ai:8443/cb', false],
    ['http://localhost/callback', 'http://localhost:51234/callback', true],
    ['http://127.0.0.1:1/callback', 'http://127.0.0.1:2/callback', true],
    ['http://localhost:1/callback', 'http://localhost:1/other', false],
    ['http://localhost:1/callback', 'http://127.0.0.1:1/callback', false],
    ['http://localhost:1/callback', 'https://localhost:1/callback', false],
  ])('registered as %s may be %s: %s', (registered, given, allowed) => expect(isRegistered(registered, given)).toBe(allowed));

  it('keeps its own parameters in the answer', () => {
    expect(redirectTo('https://a.example/cb?tenant=1', { code: 'c&d', state: undefined, iss: 'https://b.example' })).toBe(
      'https://a.example/cb?tenant=1&code=c%26d&iss=https%3A%2F%2Fb.example',
    );
    expect(redirectTo('cursor://anysphere.cursor-mcp/oauth/callback', { code: 'c' })).toBe(
      'cursor://anysphere.cursor-mcp/oauth/callback?code=c',
    );
  });

  it('tells where it leads', () => {
    expect(destinationOf('https://claude.ai/cb')).toBe('claude.ai');
    expect(destinationOf('http://localhost:5/cb')).toBe('a program on this computer (localhost:5)');
    expect(destinationOf('cursor://x/cb')).toBe('the application that opens cursor:// links');
  });
});
