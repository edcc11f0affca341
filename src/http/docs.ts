import { readFile } from 'node:fs/promises';
import type { FastifyInstance } from 'fastify';
import { render } from '../common/json/json-render.js';
import { FAVICON_SVG } from './favicon.js';
import { etagOf, HTML, type Page, sendPage } from './pages.js';
import { JSON_TYPE } from './reply.js';

const SVG = 'image/svg+xml';
const SCRIPT = 'text/javascript; charset=utf-8';

const page = (title: string, body: string): string => `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="icon" type="image/svg+xml" href="/favicon.svg">
${body}
</html>
`;

const PAGES: Record<string, string> = {
  '/docs': page(
    'Mnemonest - Swagger UI',
    `<link rel="stylesheet" href="/docs/swagger-ui.css">
</head>
<body>
<div id="swagger-ui"></div>
<script src="/docs/swagger-ui-bundle.js"></script>
<script src="/docs/init.js"></script>
</body>`,
  ),
  '/docs/oauth2-redirect': page(
    'Mnemonest - Swagger UI',
    `</head>
<body>
<script src="/docs/oauth2-redirect.js"></script>
</body>`,
  ),
  '/redoc': page(
    'Mnemonest - ReDoc',
    `</head>
<body>
<redoc spec-url="/openapi.json" disable-telemetry="true" hide-schema-titles="true"></redoc>
<script src="/redoc/init.js"></script>
<script type="module" src="/redoc/redoc.standalone.js"></script>
</body>`,
  ),
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

/** Redoc would create its search worker from a string, which the policy forbids; without `Worker` it searches in the page. */
const REDOC_INIT = 'delete window.Worker;\n';

/** The server from which Redoc loads its logo; it would learn of every visit. */
const REDOC_LOGOS = 'https://cdn.redoc.ly/redoc/';

const LOGO_FONT = 'font-family="sans-serif" font-size="12" font-weight="bold" fill="#0044d4"';

/** Returns a replacement for that logo. */
const logo = (text: string, width: number): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="16">` +
  `<text x="0" y="12" ${LOGO_FONT}>${text}</text></svg>\n`;

/** The files of Swagger UI that are served; the build copies them to this place. */
const ASSETS: Record<string, { file: string; type: string }> = {
  '/docs/swagger-ui.css': { file: './swagger-ui-dist/swagger-ui.css', type: 'text/css; charset=utf-8' },
  '/docs/swagger-ui-bundle.js': { file: './swagger-ui-dist/swagger-ui-bundle.js', type: SCRIPT },
  '/docs/oauth2-redirect.js': { file: './swagger-ui-dist/oauth2-redirect.js', type: SCRIPT },
};

/**
 * Serves the OpenAPI document and two pages that show it, all from local files. `openApi` is called
 * once, at the first request.
 */
export function serveDocs(fastify: FastifyInstance, openApi: () => object): void {
  const serve = (url: string, type: string, read: () => string | Buffer | Promise<string | Buffer>): void => {
    let cached: Promise<Page> | undefined;
    fastify.get(url, { exposeHeadRoute: true }, async (request, reply) => {
      cached ??= Promise.resolve(read()).then((content) => ({ content, etag: etagOf(content) }));
      return sendPage(request, reply.type(type), await cached);
    });
  };
  serve('/openapi.json', JSON_TYPE, () => render(openApi()));
  // A browser asks for the second one beside an answer that is not a page, such as JSON.
  for (const url of ['/favicon.svg', '/favicon.ico']) serve(url, SVG, () => FAVICON_SVG);
  serve('/docs/init.js', SCRIPT, () => SWAGGER_INIT);
  serve('/redoc/init.js', SCRIPT, () => REDOC_INIT);
  serve('/redoc/redoc.standalone.js', SCRIPT, readRedoc);
  serve('/redoc/logo-mini-full.svg', SVG, () => logo('Redoc', 40));
  serve('/redoc/logo-mini.svg', SVG, () => logo('R', 12));
  for (const [url, html] of Object.entries(PAGES)) serve(url, HTML, () => html);
  for (const [url, { file, type }] of Object.entries(ASSETS)) serve(url, type, () => readFile(new URL(file, import.meta.url)));
}

/** Reads Redoc, which the build copies to this place, without the URL of the foreign logo. */
const readRedoc = async (): Promise<string> =>
  (await readFile(new URL('./redoc/redoc.standalone.js', import.meta.url), 'utf8')).replaceAll(REDOC_LOGOS, '/redoc/');
