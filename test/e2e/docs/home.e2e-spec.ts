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
      for (const name of ['docs', 'redoc', 'openapi', 'health', 'ready'])
        expect((await open({}, body.links[name])).status).toBe(200);
    },
  );

  it('answers a page to a browser, with links and settings that fit its address', async () => {
    const page = await open({ accept: BROWSER });
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    const text = await page.text();
    expect(text).toContain(`claude mcp add --transport http mnemonest ${service.url}/mcp`);
    const links = [...text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, link]) => link!);
    for (const link of links) expect((await open({}, link)).status).toBe(200);
    const etag = page.headers.get('etag') as string;
    expect((await open({ accept: BROWSER, 'if-none-match': etag })).status).toBe(304);
    expect((await fetch(service.url, { method: 'HEAD', headers: { accept: BROWSER } })).headers.get('etag')).toBe(etag);
  });

  it('shows https behind a proxy that speaks it', async () => {
    const text = await (await open({ accept: BROWSER, 'x-forwarded-proto': 'https' })).text();
    expect(text).toContain(service.url.replace('http:', 'https:'));
    expect(text).not.toContain(service.url);
  });

  it.each(['/favicon.ico', '/favicon.svg'])('has an icon at %s', async (path) => {
    const icon = await open({}, path);
    expect([icon.status, icon.headers.get('content-type')]).toEqual([200, 'image/svg+xml']);
  });

  it('knows no other method', async () => {
    expect(await call('POST', `${service.url}/`)).toMatchObject({ status: 405, body: { detail: 'Method Not Allowed' } });
  });
});
