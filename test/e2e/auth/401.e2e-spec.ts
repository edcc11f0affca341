import { newAzenWorkspace } from '../../support/azen.js';
import { admin, call, newWorkspace } from '../../support/client.js';
import { embedded } from '../../support/engines.js';
import { BOOTSTRAP_KEY } from '../../support/service.js';
import { useSharedService } from '../../support/shared-service.js';

const ENDPOINTS = [
  ['POST', '/v1/memory/store'],
  ['POST', '/v1/memory/retrieve'],
  ['GET', '/v1/status'],
  ['GET', '/v1/optimize/health'],
  ['POST', '/admin/v1/workspaces'],
] as const;

describe('401', () => {
  const service = useSharedService(embedded);

  it.each(ENDPOINTS)('%s %s without or with unusable credentials', async (method, path) => {
    for (const authorization of [undefined, '', 'Bearer', 'Bearer  ', 'Basic abc', BOOTSTRAP_KEY]) {
      const answer = await call(method, service.url + path, { headers: authorization === undefined ? {} : { authorization } });
      expect(answer.status).toBe(401);
      expect(answer.body).toEqual({ detail: 'Missing or invalid Authorization header' });
      expect(answer.headers.get('www-authenticate')).toBe('Bearer');
    }
  });

  it.each(ENDPOINTS)('%s %s with an unknown key, or the other kind of credential', async (method, path) => {
    const other = path.startsWith('/admin') ? BOOTSTRAP_KEY : 'test-admin-token-0123456789';
    for (const token of [`mnx_ws_${'f'.repeat(40)}`, 'x', "' OR 1=1 --", other]) {
      const answer = await call(method, service.url + path, { token });
      expect(answer.status).toBe(401);
      expect(answer.body).toEqual({ detail: 'Invalid API key' });
      expect(answer.headers.get('www-authenticate')).toBe('Bearer');
    }
  });

  it.each([...ENDPOINTS, ['GET', '/v1/memory'], ['POST', '/v1/events'], ['POST', '/mcp']] as const)(
    'refuses a key of the Azen API on %s %s',
    async (method, path) => {
      const { key } = await newAzenWorkspace(service.url);
      const answer = await call(method, service.url + path, { token: key });
      expect([answer.status, answer.body]).toEqual([401, { detail: 'Invalid API key' }]);
    },
  );

  it.each([
    ['POST', '/memory'],
    ['GET', '/memory'],
    ['POST', '/memory/search'],
    ['GET', '/usage'],
  ])('refuses a workspace key on the Azen API, %s %s: 403 in its header, 401 in another one', async (method, path) => {
    const { key } = await newWorkspace(service.url);
    const own = await call(method, `${service.url}/api/v1${path}`, { headers: { 'azen-api-key': key } });
    expect([own.status, own.body.message]).toEqual([403, 'Invalid API key']);
    const other = await call(method, `${service.url}/api/v1${path}`, { token: key });
    expect([other.status, other.body.message]).toEqual([401, 'no api key']);
  });

  it('knows a key no more once it is regenerated or deleted, at once', async () => {
    const workspace = await newWorkspace(service.url);
    expect((await workspace.status()).status).toBe(200);
    const { body: fresh } = await admin(service.url, 'POST', `/keys/${workspace.keyId}/regenerate`);
    expect((await workspace.status()).status).toBe(401);
    expect((await call('GET', `${service.url}/v1/status`, { token: fresh.key })).body).toMatchObject({
      api_key_id: workspace.keyId,
      api_key_prefix: fresh.prefix,
    });
    expect((await admin(service.url, 'DELETE', `/keys/${workspace.keyId}`)).status).toBe(204);
    expect((await call('GET', `${service.url}/v1/status`, { token: fresh.key })).body).toEqual({ detail: 'Invalid API key' });
  });

  it('takes any case of the word Bearer', async () => {
    for (const word of ['bearer', 'BEARER', 'BeArEr'])
      expect(
        (await call('GET', `${service.url}/v1/status`, { headers: { authorization: `${word} ${BOOTSTRAP_KEY}` } })).status,
      ).toBe(200);
  });
});
