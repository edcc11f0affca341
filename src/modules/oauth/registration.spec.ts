import { readRegistration, toRegistrationAnswer } from './registration.js';

const URI = 'https://claude.ai/api/mcp/auth_callback';

describe('readRegistration', () => {
  it('takes what clients send', () => {
    const vsCode = ['https://vscode.dev/redirect', 'https://insiders.vscode.dev/redirect', 'http://127.0.0.1/'];
    const sent = {
      redirect_uris: [...vsCode, ...vsCode],
      client_name: ' Visual Studio\u0000Code\u202e ',
      grant_types: ['authorization_code', 'refresh_token'],
      response_types: ['code'],
      token_endpoint_auth_method: 'client_secret_post',
      application_type: 'native',
    };
    expect(readRegistration(sent)).toEqual({ name: 'Visual Studio Code', redirectUris: vsCode });
    expect(readRegistration({ redirect_uris: [URI], client_name: 5 }).name).toBeNull();
    expect(readRegistration({ redirect_uris: [URI], client_name: '😀'.repeat(200) }).name).toBe('😀'.repeat(100));
  });

  it.each([
    [null, 'invalid_client_metadata'],
    ['text', 'invalid_client_metadata'],
    [{}, 'invalid_redirect_uri'],
    [{ redirect_uris: [] }, 'invalid_redirect_uri'],
    [{ redirect_uris: [5] }, 'invalid_redirect_uri'],
    [{ redirect_uris: Array(21).fill(URI) }, 'invalid_redirect_uri'],
    [{ redirect_uris: [URI, 'javascript:alert(1)'] }, 'invalid_redirect_uri'],
    [{ redirect_uris: [URI], grant_types: ['client_credentials'] }, 'invalid_client_metadata'],
    [{ redirect_uris: [URI], response_types: ['token'] }, 'invalid_client_metadata'],
  ])('refuses %j with %s', (body, code) => expect(() => readRegistration(body)).toThrow(expect.objectContaining({ code })));
});

describe('toRegistrationAnswer', () => {
  it('gives no secret', () =>
    expect(toRegistrationAnswer({ id: 'c', name: null, redirectUris: [URI] })).toEqual({
      client_id: 'c',
      redirect_uris: [URI],
      grant_types: ['authorization_code', 'refresh_token'],
      response_types: ['code'],
      token_endpoint_auth_method: 'none',
    }));
});
