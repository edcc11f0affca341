import { admin, call, newWorkspace, workspaceClient } from '../../support/client.js';
import { embedded, engines } from '../../support/engines.js';
import { BOOTSTRAP_KEY, useService } from '../../support/service.js';
import { useSharedService } from '../../support/shared-service.js';

describe.each(engines)('200 of status and probes on $name', (engine) => {
  const service = useSharedService(engine);

  it('names the first workspace, its plan and its key', async () => {
    const { status, body } = await workspaceClient(service.url).status();
    expect(status).toBe(200);
    expect(body).toEqual({
      workspace_id: 1,
      workspace_name: 'Default',
      workspace_status: 'active',
      plan_name: 'Self-hosted',
      billing_cycle: 'monthly',
      api_key_id: 1,
      api_key_prefix: BOOTSTRAP_KEY.slice(0, 14),
      healthy: true,
      server_time: expect.stringMatching(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/),
    });
    expect(Math.abs(Date.parse(body.server_time) - Date.now())).toBeLessThan(5_000);
  });

  it('has no plan without a subscription, and the plan of a later one', async () => {
    const workspace = await newWorkspace(service.url, 'No plan', null);
    expect((await workspace.status()).body).toMatchObject({ workspace_name: 'No plan', plan_name: null, billing_cycle: null });
    await admin(service.url, 'PATCH', `/workspaces/${workspace.id}`, { plan: 'growth' });
    expect((await workspace.status()).body).toMatchObject({ plan_name: 'Growth', billing_cycle: 'monthly' });
    await admin(service.url, 'PATCH', `/workspaces/${workspace.id}`, { plan: null });
    expect((await workspace.status()).body).toMatchObject({ plan_name: null, billing_cycle: null });
  });

  it('reports a live and ready service', async () => {
    expect((await call('GET', `${service.url}/healthz`)).body).toEqual({ status: 'ok' });
    const { status, body } = await call('GET', `${service.url}/readyz`);
    expect(status).toBe(200);
    expect(body).toEqual({
      status: 'ready',
      checks: { database: 'up', embeddings: 'up', redis: service.env['REDIS_URL'] ? 'up' : 'not configured' },
    });
  });
});

describe('the service while Redis cannot be reached', () => {
  const METRICS_TOKEN = 'scraped-by-prometheus';
  const service = useService(embedded, {
    REDIS_URL: 'redis://127.0.0.1:1',
    AUTH_FAILURES_PER_MINUTE: '4',
    METRICS_TOKEN,
    TRUSTED_PROXIES: 'loopback',
  });

  it('shows its metrics to who has their token', async () => {
    const scrape = (token = '') => fetch(`${service.url}/metrics`, { headers: { authorization: `Bearer ${token}` } });
    expect((await scrape()).status).toBe(401);
    expect((await scrape('something else')).status).toBe(401);
    expect((await scrape(METRICS_TOKEN)).status).toBe(200);
  });

  it('refuses an address after too many failed authentications, and serves its valid key', async () => {
    const attempt = (path: string, token: string) => call('GET', `${service.url}${path}`, { token });
    expect((await attempt('/v1/status', 'not a key at all')).status).toBe(401);
    expect((await attempt('/v1/status', `mnx_ws_${'f'.repeat(40)}`)).status).toBe(401);
    expect((await attempt('/admin/v1/plans', 'not the admin token')).status).toBe(401);
    for (const path of ['/v1/status', '/admin/v1/plans']) {
      const refused = await attempt(path, 'another guess');
      expect(refused).toMatchObject({ status: 429, body: { detail: 'Too many failed authentications from this address' } });
      expect(Number(refused.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    }
    expect((await workspaceClient(service.url).status()).status).toBe(200);
  });

  it('counts the failures of each client of a trusted proxy', async () => {
    const attempt = async (client: string) => {
      const headers = { 'x-forwarded-for': client };
      return (await call('GET', `${service.url}/v1/status`, { token: 'a guess', headers })).status;
    };
    for (let failure = 0; failure < 4; failure++) expect(await attempt('203.0.113.7')).toBe(401);
    expect([await attempt('203.0.113.7'), await attempt('203.0.113.8')]).toEqual([429, 401]);
  });

  it('serves all calls, and reports that it is degraded', async () => {
    expect((await workspaceClient(service.url).store('Redis is not needed for this')).status).toBe(200);
    const { status, body } = await call('GET', `${service.url}/readyz`);
    expect(status).toBe(200);
    expect(body).toEqual({ status: 'degraded', checks: { database: 'up', embeddings: 'up', redis: 'down' } });
  });
});
