import { createHash, randomBytes } from 'node:crypto';
import { faultsOf } from '../../support/axe.js';
import { describeWithBrowser, useChromium, WITHOUT_BROWSER } from '../../support/chromium.js';
import { admin, newWorkspace } from '../../support/client.js';
import { embedded, type TestDatabase } from '../../support/engines.js';
import { answerConsent, MemoryProvider } from '../../support/oauth.js';
import { FLOWS } from '../../support/oauth-flows.js';
import { startScriptedServer } from '../../support/scripted-server.js';
import { ADMIN_TOKEN, type RunningService, startService, untilWritten } from '../../support/service.js';
import { startTcpProxy, type TcpProxy } from '../../support/tcp-proxy.js';

const REDIRECT = 'https://claude.ai/api/mcp/auth_callback';
const LIST = { jsonrpc: '2.0', id: 1, method: 'tools/list' };

// The service has to know its address before it listens: a proxy stands for the one that speaks TLS in front of it. Another
// address than that of the service also shows that nothing is made of the Host header.
describe('OAuth for MCP clients', () => {
  let database: TestDatabase;
  let proxy: TcpProxy;
  let service: RunningService;
  let url: string;
  beforeAll(async () => {
    const target = { host: '127.0.0.1', port: 0 };
    [database, proxy] = await Promise.all([embedded.create(), startTcpProxy(target)]);
    url = `http://127.0.0.1:${proxy.port}`;
    service = await startService({ ...database.env, PUBLIC_URL: `${url}/` });
    target.port = Number(new URL(service.url).port);
  });
  afterAll(async () => {
    await service?.stop();
    await proxy?.close();
    await database?.drop();
  });

  const post = async (path: string, body: URLSearchParams | object) => {
    const isForm = body instanceof URLSearchParams;
    const headers = isForm ? undefined : { 'content-type': 'application/json' };
    const response = await fetch(url + path, {
      method: 'POST',
      ...(headers && { headers }),
      body: isForm ? body : JSON.stringify(body),
    });
    // biome-ignore lint/suspicious/noExplicitAny: tests look into any answer
    return { status: response.status, headers: response.headers, body: (await response.json()) as any };
  };
  const token = (parameters: Record<string, string>) => post('/oauth/token', new URLSearchParams(parameters));
  const register = async (metadata: object = {}): Promise<string> =>
    (await post('/oauth/register', { client_name: 'Claude', redirect_uris: [REDIRECT], ...metadata })).body.client_id;
  let known: string | undefined;
  /** Returns the client of all tests that need no other one: a minute has 30 registrations for one address. */
  const claude = async (): Promise<string> => {
    known ??= await register();
    return known;
  };
  const list = (bearer: string, message: object = LIST) =>
    fetch(`${url}/mcp`, {
      method: 'POST',
      headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' },
      body: JSON.stringify(message),
    });
  const statusOf = async (bearer: string) => (await list(bearer)).status;

  /** Goes through the authorization by hand up to the code. */
  const authorize = async (key: string, changes: Record<string, string> = {}, form: Record<string, string | string[]> = {}) => {
    const verifier = randomBytes(32).toString('base64url');
    const clientId = await claude();
    const parameters = {
      response_type: 'code',
      client_id: clientId,
      redirect_uri: REDIRECT,
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      code_challenge_method: 'S256',
      state: 'my state',
      ...changes,
    };
    const answered = await answerConsent(`${url}/oauth/authorize?${new URLSearchParams(parameters)}`, { key, ...form });
    const redemption = {
      grant_type: 'authorization_code',
      client_id: clientId,
      code: answered.get('code') ?? '',
      redirect_uri: REDIRECT,
      code_verifier: verifier,
    };
    return { answered, clientId, redemption };
  };

  /** Returns the tokens of a new grant. */
  const connect = async (key: string, form: Record<string, string | string[]> = {}) => {
    const { clientId, redemption } = await authorize(key, {}, form);
    const { body } = await token(redemption);
    const refresh = (refreshToken: string, more: Record<string, string> = {}) =>
      token({ grant_type: 'refresh_token', client_id: clientId, refresh_token: refreshToken, ...more });
    return {
      access: body.access_token as string,
      refreshToken: body.refresh_token as string,
      scope: body.scope,
      clientId,
      refresh,
    };
  };

  for (const [client, startFlow, itIsThere] of FLOWS)
    itIsThere(`lets ${client} connect by its own flow, use the tools and refresh`, async () => {
      const { key, store } = await newWorkspace(url);
      await store('Ana drinks oat milk');
      const provider = new MemoryProvider();
      const { unauthorized, recall, finish } = startFlow(url, provider);
      const query = 'what does Ana drink';
      await expect(recall(query)).rejects.toThrow(unauthorized);
      expect(provider.asked?.origin).toBe(url);
      expect(Object.fromEntries(provider.asked!.searchParams)).toMatchObject({ resource: `${url}/mcp`, scope: 'read write' });
      const answered = await answerConsent(provider.asked!, { key });
      expect([answered.get('state'), answered.get('iss')]).toEqual(['a state', url]);
      await finish(answered);
      expect(await recall(query)).toContain('oat milk');
      // The client refreshes by itself when it is told that its token is not good.
      const { refresh_token: before } = provider.stored!;
      provider.stored = { ...provider.stored!, access_token: `mnx_oat_1_${'x'.repeat(43)}` };
      expect(await recall(query)).toContain('oat milk');
      expect(provider.stored?.refresh_token).not.toBe(before);
    });

  it('tells a client without a token where to get one', async () => {
    const metadata = `${url}/.well-known/oauth-protected-resource/mcp`;
    for (const [bearer, error] of [
      ['', ''],
      ['mnx_ws_unknown-key', 'error="invalid_token", '],
      [`mnx_oat_1_${'x'.repeat(43)}`, 'error="invalid_token", '],
    ] as const) {
      const { status, headers } = await list(bearer);
      expect([status, headers.get('www-authenticate')]).toEqual([
        401,
        `Bearer ${error}scope="read write", resource_metadata="${metadata}"`,
      ]);
    }
    const probe = (method: string, bearer?: string) =>
      fetch(`${url}/mcp`, {
        method,
        headers: { accept: 'text/event-stream', ...(bearer && { authorization: `Bearer ${bearer}` }) },
      });
    const { key } = await newWorkspace(url);
    for (const method of ['GET', 'DELETE']) {
      const [refused, allowed] = [await probe(method), await probe(method, key)];
      expect([refused.status, refused.headers.get('www-authenticate')]).toEqual([401, expect.stringContaining(metadata)]);
      expect([allowed.status, allowed.headers.get('allow'), await allowed.json()]).toEqual([
        405,
        'POST',
        { detail: 'Method Not Allowed' },
      ]);
    }
    const documentAt = async (path: string) => (await fetch(`${url}/.well-known/${path}`)).json();
    expect(await documentAt('oauth-protected-resource/mcp')).toMatchObject({
      resource: `${url}/mcp`,
      authorization_servers: [url],
    });
    expect(await documentAt('oauth-protected-resource')).toEqual(await documentAt('oauth-protected-resource/mcp'));
    expect(await documentAt('oauth-authorization-server')).toMatchObject({
      issuer: url,
      token_endpoint: `${url}/oauth/token`,
      code_challenge_methods_supported: ['S256'],
      client_id_metadata_document_supported: true,
      authorization_response_iss_parameter_supported: true,
    });
    const { headers } = await fetch(`${service.url}/v1/status`);
    expect(headers.get('www-authenticate')).toBe('Bearer');
  });

  it('registers the same application once, and refuses bad addresses', async () => {
    expect(await register()).toBe(await register());
    expect(await register({ client_name: 'Other' })).not.toBe(await register());
    const refused = await post('/oauth/register', { redirect_uris: ['javascript:alert(1)'] });
    expect([refused.status, refused.body.error]).toEqual([400, 'invalid_redirect_uri']);
    expect((await post('/oauth/register', new URLSearchParams('a=b'))).body.error).toBe('invalid_client_metadata');
  });

  it('knows an application by the document that describes it', async () => {
    const { key, id } = await newWorkspace(url);
    const document = { client_name: 'Documented', redirect_uris: [REDIRECT], token_endpoint_auth_method: 'none' };
    const site = await startScriptedServer((response, { headers, url: path }) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ ...document, client_id: `http://${headers.host}${path}` }));
    });
    const clientId = `${site.url}/client.json`;
    const { redemption } = await authorize(key, { client_id: clientId });
    const issued = await token({ ...redemption, client_id: clientId });
    expect([issued.status, await statusOf(issued.body.access_token)]).toEqual([200, 200]);
    // The form is taken, and tokens are refreshed, without reading it again.
    await site.close();
    const refreshed = await token({
      grant_type: 'refresh_token',
      client_id: clientId,
      refresh_token: issued.body.refresh_token,
    });
    expect([refreshed.status, site.requests.length]).toEqual([200, 1]);
    const { grants } = (await admin(url, 'GET', `/workspaces/${id}/grants`)).body;
    expect(grants).toMatchObject([{ client_id: clientId, client_name: 'Documented' }]);
    const refusal = async (client: string, redirect: string) => {
      const query = new URLSearchParams({ response_type: 'code', client_id: client, redirect_uri: redirect });
      const response = await fetch(`${url}/oauth/authorize?${query}`, { redirect: 'manual' });
      return `${response.status} ${/role="alert">([^<]*)/.exec(await response.text())?.[1]}`;
    };
    expect(await refusal(clientId, 'https://evil.example/')).toMatch(/^400 redirect_uri is not one/);
    expect(await refusal(`${site.url}/other.json`, REDIRECT)).toMatch(/^400 the document of the application cannot be read/);
    for (const address of ['http://169.254.169.254/latest', 'https://10.0.0.1/client'])
      expect(await refusal(address, REDIRECT)).toMatch(/^400 client_id cannot be the address of a document/);
  });

  it('sends nobody to an address that is not registered', async () => {
    const clientId = await claude();
    const open = async (parameters: object) => {
      const query = new URLSearchParams({ response_type: 'code', client_id: clientId, ...parameters });
      const response = await fetch(`${url}/oauth/authorize?${query}`, { redirect: 'manual' });
      return { status: response.status, location: response.headers.get('location'), page: await response.text() };
    };
    expect(await open({ redirect_uri: 'https://evil.example/' })).toMatchObject({
      status: 400,
      location: null,
      page: expect.stringContaining('redirect_uri is not one that the application has registered'),
    });
    expect(await open({ client_id: 'unknown\u0000', redirect_uri: REDIRECT })).toMatchObject({ status: 400, location: null });
    const { status, location } = await open({ redirect_uri: REDIRECT, state: 's' });
    expect([status, Object.fromEntries(new URL(location!).searchParams)]).toEqual([
      302,
      expect.objectContaining({ error: 'invalid_request', state: 's', iss: url }),
    ]);
    const other = { redirect_uri: REDIRECT, code_challenge: 'x'.repeat(43), code_challenge_method: 'S256' };
    expect((await open({ ...other, resource: 'https://other.example/' })).location).toContain('error=invalid_target');
  });

  it('shows the form again if the key is wrong, and tells the application of a refusal', async () => {
    const { key, keyId } = await newWorkspace(url);
    for (const wrong of ['', 'mnx_ws_unknown-key', 'test-admin-token-0123456789'])
      await expect(authorize(wrong)).rejects.toThrow('403: This is not the key of a workspace.');
    const { answered } = await authorize(key, {}, { decision: 'deny' });
    expect(Object.fromEntries(answered)).toEqual({ error: 'access_denied', state: 'my state', iss: url });
    await admin(url, 'PATCH', `/keys/${keyId}`, { enabled: false });
    await expect(authorize(key)).rejects.toThrow('403: API key is disabled.');
    const form = new URLSearchParams({ client_id: await claude(), decision: 'allow', key });
    const headers = { 'sec-fetch-site': 'cross-site' };
    const foreign = await fetch(`${url}/oauth/authorize`, { method: 'POST', headers, body: form });
    expect([foreign.status, await foreign.text()]).toEqual([400, expect.stringContaining('sent by another site')]);
  });

  it('redeems a code once, for its client, address and verifier', async () => {
    const { key } = await newWorkspace(url);
    const { redemption } = await authorize(key);
    const other = await register({ client_name: 'Other' });
    for (const [changes, error] of [
      [{ code_verifier: 'x'.repeat(43) }, 'invalid_grant'],
      [{ code_verifier: '' }, 'invalid_request'],
      [{ redirect_uri: 'https://claude.ai/other' }, 'invalid_grant'],
      [{ client_id: other }, 'invalid_grant'],
      [{ resource: 'https://other.example/mcp' }, 'invalid_target'],
      [{ grant_type: 'password' }, 'unsupported_grant_type'],
    ] as const) {
      const { status, body } = await token({ ...redemption, ...changes });
      expect([status, body.error]).toEqual([400, error]);
    }
    const unknown = await token({ ...redemption, client_id: 'unknown' });
    expect([unknown.status, unknown.body.error]).toEqual([401, 'invalid_client']);
    const issued = await token({ ...redemption, resource: `${url}/` });
    expect(issued.body).toMatchObject({ token_type: 'Bearer', expires_in: 3_600, scope: 'read write' });
    expect(issued.headers.get('cache-control')).toBe('no-store');
    expect(await statusOf(issued.body.access_token)).toBe(200);
    // A second redemption means that somebody else has the code: what it gave ends.
    expect((await token(redemption)).body.error).toBe('invalid_grant');
    expect(await statusOf(issued.body.access_token)).toBe(401);
  });

  it('takes a token at /mcp only', async () => {
    const { access } = await connect((await newWorkspace(url)).key);
    const headers = { authorization: `Bearer ${access}` };
    expect((await fetch(`${url}/v1/status`, { headers })).status).toBe(401);
    expect((await fetch(`${url}/mem0/v1/ping/`, { headers })).status).toBe(401);
    expect((await fetch(`${url}/admin/v1/workspaces`, { headers })).status).toBe(401);
    expect(await statusOf(access)).toBe(200);
  });

  it('rotates refresh tokens', async () => {
    const { access, refreshToken, refresh } = await connect((await newWorkspace(url)).key);
    const [second, again] = await Promise.all([refresh(refreshToken), refresh(refreshToken)]);
    // Two at once are a client that lost an answer, not a thief.
    expect([second.status, again.status]).toEqual([200, 200]);
    expect(second.body.refresh_token).not.toBe(again.body.refresh_token);
    expect(await statusOf(second.body.access_token)).toBe(200);
    expect((await refresh(second.body.refresh_token, { client_id: await register({ client_name: 'Other' }) })).status).toBe(400);
    expect((await refresh(access)).body.error).toBe('invalid_grant');
    expect((await refresh(second.body.refresh_token)).status).toBe(200);
  });

  it('grants no more than was ticked, and says what is missing', async () => {
    const { key, id } = await newWorkspace(url);
    const { access, scope } = await connect(key, { granted: 'read' });
    expect(scope).toBe('read');
    const { result } = await (await list(access)).json();
    expect(result.tools.map(({ name }: { name: string }) => name)).not.toContain('brain_remember');
    const params = { name: 'brain_remember', arguments: { content: 'x' } };
    const refused = await list(access, { ...LIST, method: 'tools/call', params });
    expect([refused.status, refused.headers.get('www-authenticate')]).toEqual([
      403,
      expect.stringContaining('error="insufficient_scope", scope="read write"'),
    ]);
    const reader = (await admin(url, 'POST', `/workspaces/${id}/keys`, { label: 'reader', operations: ['read'] })).body.key;
    expect((await connect(reader)).scope).toBe('read');
    await expect(authorize(reader, {}, { granted: 'write' })).rejects.toThrow('403: This key may not write.');
    await expect(authorize(key, {}, { granted: [] })).rejects.toThrow('200: Tick what the application may do');
  });

  it('ends a grant with its key', async () => {
    const { key, keyId, id } = await newWorkspace(url);
    const { access, refreshToken, refresh } = await connect(key);
    await admin(url, 'PATCH', `/keys/${keyId}`, { enabled: false });
    expect(await statusOf(access)).toBe(403);
    expect((await refresh(refreshToken)).body.error).toBe('invalid_grant');
    await admin(url, 'PATCH', `/keys/${keyId}`, { enabled: true });
    expect(await statusOf(access)).toBe(200);
    await admin(url, 'POST', `/keys/${keyId}/regenerate`);
    expect(await statusOf(access)).toBe(401);
    expect((await refresh(refreshToken)).body.error).toBe('invalid_grant');
    expect((await admin(url, 'GET', `/workspaces/${id}/grants`)).body.grants).toEqual([]);
    const other = (await admin(url, 'POST', `/workspaces/${id}/keys`, { label: 'second' })).body;
    const second = await connect(other.key);
    await admin(url, 'DELETE', `/keys/${other.id}`);
    expect(await statusOf(second.access)).toBe(401);
  });

  it('shows grants to the operator, who ends them, as their client may', async () => {
    const { key, keyId, id } = await newWorkspace(url);
    const [first, second] = [await connect(key), await connect(key, { granted: 'read' })];
    const { grants } = (await admin(url, 'GET', `/workspaces/${id}/grants`)).body;
    expect(grants).toMatchObject([
      { workspace_id: id, api_key_id: keyId, client_id: first.clientId, client_name: 'Claude', scopes: ['read', 'write'] },
      { scopes: ['read'], last_used_at: expect.any(String), api_key_label: expect.any(String) },
    ]);
    const days = (Date.parse(grants[1].expires_at) - Date.parse(grants[1].last_used_at)) / 86_400_000;
    expect(days).toBeCloseTo(30, 2);
    const sooner = (await admin(url, 'PATCH', `/keys/${keyId}`, { expires_at: new Date(Date.now() + 3_600_000) })).body
      .expires_at;
    expect((await admin(url, 'GET', `/workspaces/${id}/grants`)).body.grants[1].expires_at).toBe(sooner);
    expect((await admin(url, 'DELETE', `/grants/${grants[0].id}`)).status).toBe(204);
    expect((await admin(url, 'DELETE', `/grants/${grants[0].id}`)).status).toBe(404);
    expect([await statusOf(first.access), await statusOf(second.access)]).toEqual([401, 200]);
    expect((await first.refresh(first.refreshToken)).body.error).toBe('invalid_grant');
    const { entries } = (await admin(url, 'GET', `/audit?workspace_id=${id}&action=grant`)).body;
    expect(entries.map(({ action }: { action: string }) => action)).toEqual(['grant.revoked', 'grant.created', 'grant.created']);
    const other = new URLSearchParams({ token: second.refreshToken, client_id: 'other' });
    expect((await post('/oauth/revoke', other)).status).toBe(400);
    for (const revoked of [second.refreshToken, 'unknown'])
      expect((await post('/oauth/revoke', new URLSearchParams({ token: revoked }))).status).toBe(200);
    expect(await statusOf(second.access)).toBe(401);
  });

  it('logs no secret', async () => {
    const { access, refreshToken } = await connect((await newWorkspace(url)).key);
    await fetch(`${url}/${access}`);
    await untilWritten(service, /mnx_oat_\*\*\*/);
    for (const secret of [access, refreshToken]) expect(service.output()).not.toContain(secret);
  });

  describeWithBrowser(`in Chromium${WITHOUT_BROWSER}`, () => {
    const chromium = useChromium();

    it('leads from the form back to the application', async () => {
      const { key } = await newWorkspace(url);
      const clientId = await register({ redirect_uris: ['http://localhost/callback'], client_name: 'Browser Test' });
      const query = new URLSearchParams({
        response_type: 'code',
        client_id: clientId,
        redirect_uri: 'http://localhost:9/callback',
        code_challenge: 'x'.repeat(43),
        code_challenge_method: 'S256',
      });
      const { page, problems } = await chromium.open(url, `/oauth/authorize?${query}`);
      const answered = new Promise<string>((resolve) => {
        void page.route('http://localhost:9/**', (route) => {
          resolve(route.request().url());
          return route.fulfill({ body: 'done' });
        });
      });
      await page.getByLabel('Workspace key').fill(key);
      expect(problems).toEqual([]);
      await page.getByRole('button', { name: 'Allow' }).click();
      expect(new URL(await answered).searchParams.get('code')).toMatch(/^mnx_oac_/);
      await page.close();
    });

    it('shows the operator what is connected, who ends it', async () => {
      const { key, id } = await newWorkspace(url);
      const { access } = await connect(key);
      const site = `http://127.0.0.1:${new URL(service.url).port}`;
      const { page, problems } = await chromium.open(site, `/dashboard/w/${id}/applications`);
      await page.getByLabel('Admin token or workspace key').fill(ADMIN_TOKEN);
      await page.getByRole('button', { name: 'Sign in' }).click();
      const row = page.getByRole('row', { name: /^Claude mnx_client_.* read and write / });
      for (const [width, height, colorScheme] of [
        [1440, 900, 'light'],
        [390, 844, 'dark'],
      ] as const) {
        await page.setViewportSize({ width, height });
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        await row.getByRole('button', { name: 'Revoke Claude' }).waitFor();
        await page.waitForFunction(() => document.documentElement.scrollWidth === document.documentElement.clientWidth);
        expect(await faultsOf(page)).toEqual([]);
      }
      await row.getByRole('button', { name: 'Revoke Claude' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByText('Revoke this grant?').waitFor();
      expect(await statusOf(access)).toBe(200);
      await dialog.getByRole('button', { name: 'Revoke it' }).click();
      await page.getByText('No application is connected').waitFor();
      expect([await statusOf(access), problems]).toEqual([401, []]);
      await page.close();
    });
  });
});
