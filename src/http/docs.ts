import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { render } from './json-render.js';
import { JSON_TYPE } from './reply.js';

const HTML = 'text/html; charset=utf-8';
const SCRIPT = 'text/javascript; charset=utf-8';

/**
 * Nothing but our own files, and no request to anywhere else: Redoc carries telemetry that must not get out. Both pages set
 * styles from scripts; Redoc searches in a worker made from a blob.
 */
const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self' blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

const page = (body: string): string => `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Mnemonest</title>
<link rel="icon" type="image/png" href="/docs/favicon-32x32.png">
${body}
</html>
`;

const PAGES: Record<string, string> = {
  '/docs': page(`<link rel="stylesheet" href="/docs/swagger-ui.css">
</head>
<body>
<div id="swagger-ui"></div>
<script src="/docs/swagger-ui-bundle.js"></script>
<script src="/docs/init.js"></script>
</body>`),
  '/docs/oauth2-redirect': page(`</head>
<body>
<script src="/docs/oauth2-redirect.js"></script>
</body>`),
  '/redoc': page(`</head>
<body>
<redoc spec-url="/openapi.json"></redoc>
<script type="module" src="/redoc/redoc.standalone.js"></script>
</body>`),
};

const SWAGGER_INIT = `window.ui = SwaggerUIBundle({
  url: '/openapi.json',
  dom_id: '#swagger-ui',
  deepLinking: true,
  persistAuthorization: false,
  validatorUrl: null,
  presets: [SwaggerUIBundle.presets.apis, SwaggerUIBundle.SwaggerUIStandalonePreset],
});
`;

/** The files of packages that can be read over HTTP: these and no others. */
const ASSETS: Record<string, { file: string; type: string }> = {
  '/docs/swagger-ui.css': { file: 'swagger-ui-dist/swagger-ui.css', type: 'text/css; charset=utf-8' },
  '/docs/swagger-ui-bundle.js': { file: 'swagger-ui-dist/swagger-ui-bundle.js', type: SCRIPT },
  '/docs/oauth2-redirect.js': { file: 'swagger-ui-dist/oauth2-redirect.js', type: SCRIPT },
  '/docs/favicon-32x32.png': { file: 'swagger-ui-dist/favicon-32x32.png', type: 'image/png' },
  '/redoc/redoc.standalone.js': { file: 'redoc/bundles/redoc.standalone.js', type: SCRIPT },
};

/** Serves the API description and two pages that show it, all from local files. `openApi` is asked once, when first needed. */
export function serveDocs(fastify: FastifyInstance, openApi: () => object): void {
  const serve = (url: string, type: string, read: () => string | Buffer | Promise<string | Buffer>): void => {
    let kept: Promise<Served> | undefined;
    fastify.get(url, { exposeHeadRoute: true }, async (request, reply) => {
      kept ??= Promise.resolve(read()).then((content) => ({ content, etag: etagOf(content) }));
      return send(request, reply.type(type), await kept);
    });
  };
  serve('/openapi.json', JSON_TYPE, () => render(openApi()));
  serve('/docs/init.js', SCRIPT, () => SWAGGER_INIT);
  for (const [url, html] of Object.entries(PAGES)) serve(url, HTML, () => html);
  for (const [url, { file, type }] of Object.entries(ASSETS)) serve(url, type, () => readFile(resolvePackageFile(file)));
}

interface Served {
  readonly content: string | Buffer;
  readonly etag: string;
}

function send(request: FastifyRequest, reply: FastifyReply, { content, etag }: Served): FastifyReply {
  reply.headers({ etag, 'cache-control': 'no-cache', 'content-security-policy': CONTENT_SECURITY_POLICY });
  return request.headers['if-none-match'] === etag ? reply.code(304).send() : reply.send(content);
}

const etagOf = (content: string | Buffer): string => `"${createHash('sha256').update(content).digest('base64url')}"`;

const resolvePackageFile = (file: string): string => createRequire(import.meta.url).resolve(file);
