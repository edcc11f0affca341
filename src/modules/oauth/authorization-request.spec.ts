import { type Client, readAuthorization, readParameters, readScopes, redirectUriOf } from './authorization-request.js';

const ISSUER = 'https://memory.example.org';
const REDIRECT = 'https://claude.ai/api/mcp/auth_callback';
const client: Client = { id: 'c', name: 'Claude', redirectUris: [REDIRECT] };
const VALID = {
  response_type: 'code',
  client_id: 'c',
  redirect_uri: REDIRECT,
  code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
  code_challenge_method: 'S256',
  state: 's',
};
const read = (changes: Record<string, string | undefined>) => readAuthorization(ISSUER, client, { ...VALID, ...changes });

describe('readAuthorization', () => {
  it('asks for all that a token may do, unless the client wants less', () => {
    const { client: _, ...rest } = read({});
    expect(rest).toEqual({ redirectUri: REDIRECT, codeChallenge: VALID.code_challenge, state: 's', scopes: ['read', 'write'] });
    expect(read({ scope: 'read offline_access' }).scopes).toEqual(['read']);
  });

  it.each([['', '/', '/mcp', '/mcp/'].map((path) => ISSUER + path)])(
    'takes the resource as clients write it: %s',
    (...resources) => {
      for (const resource of resources) expect(read({ resource }).state).toBe('s');
    },
  );

  it.each([
    [{ response_type: 'token' }, 'unsupported_response_type'],
    [{ code_challenge: undefined }, 'invalid_request'],
    [{ code_challenge: 'short' }, 'invalid_request'],
    [{ code_challenge_method: 'plain' }, 'invalid_request'],
    [{ code_challenge_method: undefined }, 'invalid_request'],
    [{ resource: 'https://other.example.org/mcp' }, 'invalid_target'],
    [{ resource: `${ISSUER}/mcp/other` }, 'invalid_target'],
    [{ scope: 'admin' }, 'invalid_scope'],
  ])('refuses %j with %s', (changes, code) => expect(() => read(changes)).toThrow(expect.objectContaining({ code })));
});

describe('redirectUriOf', () => {
  it('is the only one that a client has, if it names none', () => {
    expect(redirectUriOf(client, {})).toBe(REDIRECT);
    expect(() => redirectUriOf({ ...client, redirectUris: [REDIRECT, 'https://b.example/'] }, {})).toThrow('missing');
    expect(() => redirectUriOf(client, { redirect_uri: 'https://evil.example/' })).toThrow('not one that');
  });
});

describe('readParameters', () => {
  it('refuses a parameter that is there twice, but for those of which there may be several', () => {
    expect(() => readParameters('state=1&state=2')).toThrow('state is given twice');
    expect(readParameters('resource=a&resource=b&scope=read&scope=write')).toEqual({ resource: 'b', scope: 'read write' });
  });
});

describe('readScopes', () => {
  it('leaves out unknown ones', () => expect(readScopes('write admin')).toEqual(['write']));
});
