import { request } from 'node:http';
import { admin, call, newWorkspace } from '../../support/client.js';
import { oneEngine } from '../../support/engines.js';
import { ADMIN_TOKEN, useService } from '../../support/service.js';

const SESSION = '/dashboard/api/session';

describe.each(oneEngine)('the session of the dashboard on $name', (engine) => {
  const service = useService(engine, { TRUSTED_PROXIES: '127.0.0.1, 10.244.0.0/16' });
  const signIn = (token: string, headers = {}) => call('POST', service.url + SESSION, { body: { token }, headers });
  /** Signs in, and returns the headers of a call from the pages, with or without the proof that it is one. */
  const signedIn = async (token = ADMIN_TOKEN, headers = {}) => {
    const { headers: answered, body } = await signIn(token, headers);
    const setCookie = answered.get('set-cookie') as string;
    const cookie = setCookie.split(';', 1)[0] as string;
    return { setCookie, cookie, csrf: body.csrf_token as string, own: { cookie, 'x-csrf-token': body.csrf_token as string } };
  };

  it('is that of the operator with the admin token, for calls from the pages alone', async () => {
    const { setCookie, cookie, csrf, own } = await signedIn();
    expect(setCookie).toMatch(/^mnemonest_session=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; SameSite=Strict$/);
    const overview = (headers: Record<string, string>) => call('GET', `${service.url}/admin/v1/overview`, { headers });
    expect((await overview(own)).status).toBe(200);
    expect((await overview({ cookie })).status).toBe(401);
    expect((await overview({ cookie, 'x-csrf-token': `${csrf}x` })).status).toBe(401);
    expect((await overview({ 'x-csrf-token': csrf })).status).toBe(401);
    expect(await call('GET', service.url + SESSION, { headers: { cookie } })).toMatchObject({
      status: 200,
      body: { kind: 'admin', csrf_token: csrf, version: expect.any(String) },
    });
  });

  it('lets the operator act in the workspace that is open, at a rate of its own', async () => {
    const { id } = await newWorkspace(service.url);
    const { own } = await signedIn();
    const memory = (headers: Record<string, string>, method = 'GET', path = '', body?: unknown) =>
      call(method, `${service.url}/v1/memory${path}`, { headers: { ...own, ...headers }, body });
    const here = { 'x-workspace-id': String(id) };
    expect((await memory(here, 'POST', '/store', { text: 'The client prefers async standups' })).status).toBe(200);
    const listed = await memory(here);
    expect([listed.status, listed.body.memories.length, listed.headers.get('x-ratelimit-limit')]).toEqual([200, 1, '300']);
    for (const other of ['999999', '0', '-1', 'x', '99999999999'])
      expect((await memory({ 'x-workspace-id': other })).status).toBe(401);
    expect((await memory({})).status).toBe(401);
    const { body } = await call('POST', `${service.url}/v1/memory/erase`, {
      headers: { ...own, ...here },
      body: { user_id: 'ana', confirm: 'ana' },
    });
    expect(body.memories).toBe(0);
    const { entries } = (await admin(service.url, 'GET', `/audit?workspace_id=${id}`)).body;
    const done = entries.map(({ actor, action }: { actor: string; action: string }) => `${actor} ${action}`);
    expect(done).toEqual(['admin memory.erased', 'admin workspace.opened', 'admin workspace.created']);
  });

  it('is for one workspace with its key, and ends with the key', async () => {
    const workspace = await newWorkspace(service.url);
    const other = await newWorkspace(service.url);
    const { own } = await signedIn(` ${workspace.key}\n`, { 'x-forwarded-proto': 'https' });
    const status = () => call('GET', `${service.url}/v1/status`, { headers: { ...own, 'x-workspace-id': String(other.id) } });
    expect((await status()).body.workspace_id).toBe(workspace.id);
    expect((await call('GET', `${service.url}/admin/v1/overview`, { headers: own })).status).toBe(401);
    await admin(service.url, 'PATCH', `/keys/${workspace.keyId}`, { enabled: false });
    expect((await status()).body.code).toBe('api_key_disabled');
    await admin(service.url, 'PATCH', `/keys/${workspace.keyId}`, { enabled: true });
    await admin(service.url, 'POST', `/keys/${workspace.keyId}/regenerate`);
    expect((await status()).status).toBe(401);
  });

  it('has a cookie that never travels without TLS, where a proxy speaks it', async () => {
    for (const protocol of ['https', 'http, https']) {
      const headers = { 'x-forwarded-for': '203.0.113.1', 'x-forwarded-proto': protocol };
      expect((await signedIn(ADMIN_TOKEN, headers)).setCookie).toMatch(/; Secure/);
    }
  });

  it('ends when its browser signs out, and at no call of another site', async () => {
    const { cookie, own } = await signedIn();
    const signOut = (headers: Record<string, string>) => call('DELETE', service.url + SESSION, { headers });
    expect((await signOut({ cookie })).status).toBe(401);
    const { status, headers } = await signOut(own);
    expect([status, headers.get('set-cookie')]).toEqual([204, expect.stringMatching(/^mnemonest_session=; Max-Age=0;/)]);
    expect((await call('GET', service.url + SESSION, { headers: { cookie } })).status).toBe(204);
    expect((await call('GET', `${service.url}/admin/v1/overview`, { headers: own })).status).toBe(401);
  });

  it('is not opened with a wrong token; whoever guesses on is throttled, with a right one too', async () => {
    const refused = await signIn('not-the-admin-token');
    expect([refused.status, refused.headers.get('set-cookie')]).toEqual([401, null]);
    let last = refused;
    for (let attempt = 0; attempt < 10 && last.status === 401; attempt++) last = await signIn(`mnx_ws_${'0'.repeat(40)}`);
    expect([last.status, last.body.code]).toEqual([429, 'rate_limited']);
    expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await signIn(ADMIN_TOKEN)).status).toBe(429);
  });

  it('throttles each client of a trusted proxy alone, and believes nobody else', async () => {
    const limit = 10;
    const attempt = async (client: string) => (await signIn('a guess', { 'x-forwarded-for': client })).status;
    const exhaust = async (client: string) => {
      for (let count = 0; count < limit; count++) expect(await attempt(client)).toBe(401);
    };
    await exhaust('203.0.113.7');
    // What a client has written itself stands before what the proxies add, and a hop may be within the cluster.
    for (const same of ['203.0.113.7', '198.51.100.9, 203.0.113.7', '198.51.100.9, 203.0.113.7, 10.244.3.4', '203.0.113.7:4711'])
      expect(await attempt(same)).toBe(429);
    for (const other of ['203.0.113.8', '203.0.113.7, 10.245.0.1']) expect(await attempt(other)).toBe(401);
    // A client has as many addresses as it likes in its network of IPv6.
    await exhaust('2001:db8:1:2::1');
    for (const same of ['2001:db8:1:2::2', '[2001:db8:1:2:3::4]:4711']) expect(await attempt(same)).toBe(429);
    expect(await attempt('2001:db8:1:3::1')).toBe(401);

    const spoofing = (client: number) => statusFrom('127.0.0.2', service.url + SESSION, `192.0.2.${client}`);
    for (let count = 0; count < limit; count++) expect(await spoofing(count)).toBe(401);
    expect(await spoofing(limit)).toBe(429);
  });

  it('has pages that run no script and load no file but their own', async () => {
    const page = await fetch(`${service.url}/dashboard/w/1/memories`);
    const policy = page.headers.get('content-security-policy') as string;
    expect(policy).toContain("default-src 'none'; script-src 'self';");
    expect(policy).not.toMatch(/unsafe|https?:/);
    const html = await page.text();
    expect(policy).toContain(`'nonce-${/name="style-nonce" content="([^"]+)"/.exec(html)?.[1]}'`);
    const files = [...html.matchAll(/(?:src|href)="(\/dashboard\/[^"]+)"/g)].map(([, file]) => file as string);
    expect(files.length).toBeGreaterThanOrEqual(2);
    let bytes = 0;
    for (const file of files) {
      const { status, headers } = await fetch(service.url + file, { headers: { 'accept-encoding': 'br' } });
      bytes += Number(headers.get('content-length'));
      expect([status, headers.get('content-encoding'), headers.get('cache-control')]).toEqual([
        200,
        'br',
        'public, max-age=31536000, immutable',
      ]);
    }
    expect(bytes).toBeLessThan(250_000);
    expect((await fetch(`${service.url}/dashboard/assets/other.js`)).status).toBe(404);
  });
});

/** Tries to sign in from another address of this machine. */
const statusFrom = (localAddress: string, url: string, client: string) =>
  new Promise<number | undefined>((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'x-forwarded-for': client };
    const sent = request(url, { method: 'POST', localAddress, headers }, (answer) => {
      answer.resume().on('end', () => resolve(answer.statusCode));
    });
    sent.on('error', reject).end('{"token":"a guess"}');
  });
