import { useTarget } from './target.js';
import { call } from './wire.js';

const target = useTarget();

describe('the documentation endpoints', () => {
  it('describe the memory calls in the form of FastAPI', async () => {
    const { status, headers, body } = await call(target().base, { path: '/openapi.json' });
    const { openapi, paths, components } = JSON.parse(body);
    const { post } = paths['/v1/memory/store'];
    expect([status, headers['content-type'], openapi]).toEqual([200, 'application/json', '3.1.0']);
    expect(post.operationId).toMatch(/^\w+_v1_memory_store_post$/);
    expect(post.security).toContainEqual({ HTTPBearer: [] });
    // Or a CodedError, for a text that is refused as a whole.
    expect(post.responses['422'].content['application/json'].schema.anyOf).toContainEqual({
      $ref: '#/components/schemas/HTTPValidationError',
    });
    expect(components.schemas.HTTPValidationError.properties.detail.items.$ref).toBe('#/components/schemas/ValidationError');
    expect(components.schemas.ValidationError.required).toEqual(['loc', 'msg', 'type']);
    expect(components.securitySchemes.HTTPBearer).toEqual({ type: 'http', scheme: 'bearer' });
    expect(paths['/docs']).toBeUndefined();
  });

  it.each(['/docs', '/redoc', '/docs/oauth2-redirect'])('serve %s as a page without requests to other hosts', async (path) => {
    const page = await call(target().base, { path });
    expect([page.status, page.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    expect(page.headers['content-security-policy']).toMatch(/default-src 'self'.*connect-src 'self'/);
    expect(page.body).not.toMatch(/https?:|<script>|<style/);
    const links = [...page.body.matchAll(/(?:src|href|spec-url)="([^"]+)"/g)].map(([, link]) => link!);
    expect(links.length).toBeGreaterThan(1);
    for (const link of links) expect((await call(target().base, { path: link })).status).toBe(200);
  });

  it('serve Redoc without the address of its logo on a CDN', async () => {
    const { status, body } = await call(target().base, { path: '/redoc/redoc.standalone.js' });
    expect([status, body.length > 100_000, body.includes('cdn.redoc.ly')]).toEqual([200, true, false]);
    expect((await call(target().base, { path: '/redoc/logo-mini-full.svg' })).headers['content-type']).toBe('image/svg+xml');
  });

  it('answer HEAD and conditional requests', async () => {
    const whole = await call(target().base, { path: '/docs/swagger-ui.css' });
    const onlyHead = await call(target().base, { method: 'HEAD', path: '/docs/swagger-ui.css' });
    expect([onlyHead.status, onlyHead.body, onlyHead.headers['content-length']]).toEqual([
      200,
      '',
      String(Buffer.byteLength(whole.body)),
    ]);
    const again = await call(target().base, { path: '/docs/swagger-ui.css', headers: { 'if-none-match': whole.headers.etag! } });
    expect([again.status, again.body]).toEqual([304, '']);
  });

  it.each(['/docs/package.json', '/docs/../package.json', '/docs/%2e%2e/package.json', '/docs/swagger-ui.js', '/redoc/redoc.js'])(
    'answer 404 to %s, a file outside the documentation',
    async (path) => expect((await call(target().base, { path })).status).toBe(404),
  );

  it('answer 405 to a POST', async () => {
    const answer = await call(target().base, { method: 'POST', path: '/docs' });
    expect([answer.status, answer.headers.allow?.split(', ').sort()]).toEqual([405, ['GET', 'HEAD']]);
  });
});
