import type { AuthorizationRequest } from './authorization-request.js';
import { consentPage, refusalPage, returnPage } from './consent-page.js';

const request: AuthorizationRequest = {
  client: { id: 'c', name: '<b>"Evil" & \'Co\'</b>', redirectUris: [] },
  redirectUri: 'https://claude.ai/cb',
  codeChallenge: 'x',
  scopes: ['read', 'write'],
  state: undefined,
};

describe('the pages of a consent', () => {
  it('show what strangers have written as text', () => {
    const parameters = { state: '"><script>alert(1)</script>' };
    const page = consentPage('n', { request, parameters, ticked: ['read'], problem: '<i>' });
    expect(page).not.toMatch(/<script|<b>|<i>/);
    expect(page).toContain('name="state" value="&quot;&gt;&lt;script&gt;');
    expect(page).toContain('<strong class="where">claude.ai</strong>');
    expect(page.match(/ checked/g)).toHaveLength(1);
    expect(returnPage('n', 'https://a.example/?a="&b', true)).toContain('?a=&quot;&amp;b');
    expect(refusalPage('n', '<i>')).not.toContain('<i>');
  });

  it('name the site that describes an application', () => {
    const page = (id: string) =>
      consentPage('n', { request: { ...request, client: { ...request.client, id } }, parameters: {}, ticked: [] });
    expect(page('https://example.org/client.json')).toContain('described at <strong class="where">example.org</strong>');
    expect(page('mnx_client_x')).not.toContain('described at');
  });

  it('warn of programs that cannot be told from others', () => {
    const page = (redirectUri: string) => consentPage('n', { request: { ...request, redirectUri }, parameters: {}, ticked: [] });
    expect(page('http://localhost:5/cb')).toContain('which one it is cannot be checked');
    expect(page('https://claude.ai/cb')).not.toContain('which one it is cannot be checked');
  });
});
