import { call } from '../../support/client.js';
import { embedded } from '../../support/engines.js';
import { useSharedService } from '../../support/shared-service.js';

const BROWSER = 'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8';

describe('the address of the service', () => {
  const service = useSharedService(embedded);
  const open = (headers: Record<string, string>, path = '/') => fetch(service.url + path, { headers });

  it.each(['*/*', 'application/json', 'application/json, text/html;q=0.9', 'image/png'])(
    'answers name, version and links to a client that accepts %p',
    async (accept) => {
      const { status, headers, body } = await call('GET', `${service.url}/`, { headers: { accept } });
      expect([status, headers.get('content-type'), headers.get('vary')]).toEqual([200, 'application/json', 'Accept']);
      expect(body).toMatchObject({ name: 'mnemonest', version: expect.stringMatching(/^\d+\.\d+\.\d+$/) });
      for (const name of ['dashboard', 'docs', 'redoc', 'openapi', 'health', 'ready'])
        expect((await open({}, body.links[name])).status).toBe(200);
    },
  );

  it.each(['GET', 'HEAD'])('sends a browser to the dashboard (%s)', async (method) => {
    const answer = await fetch(service.url, { method, headers: { accept: BROWSER }, redirect: 'manual' });
    expect([answer.status, answer.headers.get('location'), answer.headers.get('vary')]).toEqual([302, '/dashboard', 'Accept']);
  });

  it.each(['/favicon.ico', '/favicon.svg'])('has an icon at %s', async (path) => {
    const icon = await open({}, path);
    expect([icon.status, icon.headers.get('content-type')]).toEqual([200, 'image/svg+xml']);
  });

  it('knows no other method', async () => {
    expect(await call('POST', `${service.url}/`)).toMatchObject({ status: 405, body: { detail: 'Method Not Allowed' } });
  });
});
