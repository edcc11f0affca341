import type { FastifyInstance, FastifyRequest } from 'fastify';
import Negotiator from 'negotiator';
import { packageVersion } from './openapi.js';
import { etagOf, HTML, sendPage } from './pages.js';
import { originOf } from './routing.js';

/** Places of the service, by the names of the links in the answer for programs. */
const LINKS = { docs: '/docs', redoc: '/redoc', openapi: '/openapi.json', mcp: '/mcp', health: '/healthz', ready: '/readyz' };

/** Serves `/`: a page for a browser; name, version and links as JSON for anything else. */
export function serveHome(fastify: FastifyInstance): void {
  const version = packageVersion();
  fastify.get('/', { exposeHeadRoute: true }, (request, reply) => {
    reply.header('vary', 'Accept');
    const { accept } = request.headers;
    const type = new Negotiator({ headers: { accept } }).mediaType(['application/json', 'text/html']);
    if (type !== 'text/html') return reply.send({ name: 'mnemonest', version, links: LINKS });
    const content = homePage(addressOf(request), version);
    return sendPage(request, reply.type(HTML), { content, etag: etagOf(content) });
  });
}

/** Returns the address that a browser shows. A proxy that speaks TLS says so; it is only shown, so anybody may say it. */
const addressOf = (request: FastifyRequest): string =>
  request.headers['x-forwarded-proto'] === 'https' ? originOf(request).replace(/^http:/, 'https:') : originOf(request);

/** @param address scheme and host of the service; safe in HTML */
const homePage = (address: string, version: string): string => `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Mnemonest</title>
<link rel="icon" type="image/svg+xml" href="/favicon.svg">
<style>${STYLE}</style>
</head>
<body>
<header>
<img src="/favicon.svg" alt="" width="44" height="44">
<div><h1>Mnemonest</h1><p>Memory for AI agents · version ${version} · this service is running</p></div>
</header>
<main>
<nav aria-label="Pages">
<a href="/docs"><b>API reference</b><span>Try every call with your key</span></a>
<a href="/redoc"><b>API, to read</b><span>All calls and answers on one page</span></a>
<a href="/openapi.json"><b>OpenAPI 3.1</b><span>For generators and tools</span></a>
<a href="/readyz"><b>Readiness</b><span>Database, Redis and model</span></a>
</nav>
<section>
<h2>First calls</h2>
<p>The first start printed a key. <code>npx mnemonest key create --workspace 1 --label laptop</code> prints another one.</p>
${code(
  'Store and retrieve',
  `export KEY=mnx_ws_…
curl ${address}/v1/memory/store -H "X-API-Key: $KEY" \\
  -H "Content-Type: application/json" \\
  -d '{"text":"The client prefers async standups on Tuesdays"}'
curl ${address}/v1/memory/retrieve -H "X-API-Key: $KEY" \\
  -H "Content-Type: application/json" \\
  -d '{"query":"what does the client like for standups"}'`,
)}
</section>
<section id="agents">
<h2>Connect an agent</h2>
<p>Agents find their tools at <code>${address}/mcp</code> (Model Context Protocol, Streamable HTTP), with the key as
<code>Authorization: Bearer …</code> or <code>X-API-Key</code>.</p>
${code(
  'Claude Code',
  `claude mcp add --transport http mnemonest ${address}/mcp \\
  --header "Authorization: Bearer $KEY"`,
)}
${code(
  'Cursor (.cursor/mcp.json), and most other clients',
  `{
  "mcpServers": {
    "mnemonest": {
      "url": "${address}/mcp",
      "headers": { "Authorization": "Bearer mnx_ws_…" }
    }
  }
}`,
)}
${code(
  'Claude Desktop, and clients that start a program',
  `{
  "mcpServers": {
    "mnemonest": {
      "command": "node",
      "args": ["/path/to/mnemonest/dist/bin/mnemonest.js", "mcp"],
      "env": {
        "MNEMONEST_URL": "${address}",
        "MNEMONEST_API_KEY": "mnx_ws_…"
      }
    }
  }
}`,
)}
</section>
</main>
<footer>More in the documentation that comes with the service: <code>docs/README.md</code></footer>
</body>
</html>
`;

const code = (title: string, text: string): string =>
  `<figure><figcaption>${title}</figcaption><pre tabindex="0"><code>${text}</code></pre></figure>`;

const STYLE = `
:root { color-scheme: light dark;
  --ground: #f7f8fb; --panel: #fff; --line: #dde1ea; --text: #1b2130; --soft: #5a6478; --accent: #2f5bd7 }
@media (prefers-color-scheme: dark) {
  :root { --ground: #11141b; --panel: #191e28; --line: #2b3342; --text: #e7eaf1; --soft: #9aa5ba; --accent: #8fb0ff }
}
* { box-sizing: border-box }
body { margin: 0 auto; max-width: 46rem; padding: 2.5rem 1.25rem 3rem; background: var(--ground); color: var(--text);
  font: 1rem/1.55 system-ui, sans-serif }
header { display: flex; gap: 1rem; align-items: center }
h1 { margin: 0; font-size: 1.6rem; line-height: 1.2 }
h2 { margin: 2.5rem 0 .25rem; font-size: 1.15rem }
p { margin: .25rem 0 .75rem; color: var(--soft) }
header p { margin: 0 }
nav { display: grid; grid-template-columns: repeat(auto-fit, minmax(16rem, 1fr)); gap: .75rem; margin-top: 2rem }
nav a { display: block; padding: .8rem 1rem; border: 1px solid var(--line); border-radius: .6rem; background: var(--panel);
  color: var(--text); text-decoration: none }
nav a:hover, nav a:focus-visible { border-color: var(--accent) }
nav b { display: block; color: var(--accent) }
nav span { color: var(--soft); font-size: .9rem }
figure { margin: 0 0 .9rem; border: 1px solid var(--line); border-radius: .6rem; background: var(--panel); overflow: hidden }
figcaption { padding: .45rem 1rem; border-bottom: 1px solid var(--line); color: var(--soft); font-size: .85rem }
pre { margin: 0; padding: .8rem 1rem; overflow-x: auto; font-size: .85rem; line-height: 1.5 }
code { font-family: ui-monospace, monospace }
p code, footer code { font-size: .88em; color: var(--text); overflow-wrap: anywhere }
footer { margin-top: 2.5rem; padding-top: 1rem; border-top: 1px solid var(--line); color: var(--soft); font-size: .9rem }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px }
`;
