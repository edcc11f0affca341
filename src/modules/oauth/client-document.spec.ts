import { documentAddressProblem, freshSecondsOf, isDocumentAddress, readClientDocument } from './client-document.js';

const ADDRESS = 'https://claude.ai/oauth/mcp-oauth-client-metadata';
const REDIRECT = 'https://claude.ai/api/mcp/auth_callback';
const document = { client_id: ADDRESS, client_name: 'Claude', redirect_uris: [REDIRECT], token_endpoint_auth_method: 'none' };
const read = (changes: object) => readClientDocument(ADDRESS, JSON.stringify({ ...document, ...changes }));

describe('the address of a client document', () => {
  it('is told from the id of a client that has registered', () => {
    expect([ADDRESS, 'HTTP://x', 'mnx_client_https://x', ''].map(isDocumentAddress)).toEqual([true, true, false, false]);
  });

  it.each([
    [ADDRESS, undefined],
    ['https://vscode.dev/oauth/client-metadata.json', undefined],
    ['https://example.org:8443/client?tenant=1', undefined],
    ['https://example.org/', 'it has no path'],
    ['https://example.org', 'it is written as https://example.org/'],
    ['https://Example.org/client', 'it is written as https://example.org/client'],
    ['https://example.org/a/../client', 'it is written as https://example.org/client'],
    ['https://example.org:443/client', 'it is written as https://example.org/client'],
    ['https://', 'it is not a URL'],
  ])('%s: %s', (address, problem) => expect(documentAddressProblem(address)).toBe(problem));
});

describe('readClientDocument', () => {
  it('takes the name and the redirect URIs, with the address as the id', () =>
    expect(read({ logo_uri: 'https://claude.ai/logo.png' })).toEqual({ id: ADDRESS, name: 'Claude', redirectUris: [REDIRECT] }));

  it.each([
    [{ client_id: `${ADDRESS}/` }, 'client_id in the document must be'],
    [{ client_id: undefined }, 'client_id in the document must be'],
    [{ redirect_uris: undefined }, 'redirect_uris must be'],
    [{ redirect_uris: ['http://example.org/cb'] }, 'must be https'],
    [{ token_endpoint_auth_method: 'client_secret_post' }, 'must not need a secret'],
  ])('refuses %j', (changes, message) => expect(() => read(changes)).toThrow(message));

  it.each(['<html>', '', '[]', 'null'])('refuses the text %p', (text) =>
    expect(() => readClientDocument(ADDRESS, text)).toThrow(expect.objectContaining({ code: 'invalid_client_metadata' })),
  );
});

describe('freshSecondsOf', () => {
  it.each([
    [undefined, 3_600],
    ['public', 3_600],
    ['public, max-age=7200', 7_200],
    ['max-age=5', 300],
    ['s-maxage=5', 3_600],
    ['max-age=99999999', 86_400],
    ['no-cache, max-age=7200', 300],
    ['no-store', 300],
  ])('%p: %i', (header, seconds) => expect(freshSecondsOf(header)).toBe(seconds));
});
