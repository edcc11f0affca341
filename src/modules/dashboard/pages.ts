import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import Negotiator from 'negotiator';
import { AppError } from '../../common/app-error.js';
import { HTML } from '../../http/pages.js';

/** The build of `web/`. */
const BUILD = new URL('../../web/', import.meta.url);
/** Stands in the page where the nonce of an answer goes. */
const NONCE = '__NONCE__';
const NONCE_BYTES = 16;
/** The name of such a file changes with its content. */
const FOREVER = 'public, max-age=31536000, immutable';
const TYPES: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};
/** Encodings that the build has made beforehand, the best first, with the endings of their files. */
const ENCODINGS = { br: '.br', gzip: '.gz' } as const;

/** Allows only files of this service, and no script or style in a page but the styles that the page's own scripts sign. */
const policy = (nonce: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

/** Serves the dashboard: its one page at every path below `/dashboard`, and the scripts and styles of the page. */
export function serveDashboard(fastify: FastifyInstance): void {
  const page = once(() => readFileSync(new URL('index.html', BUILD), 'utf8'));
  const names = once(() => new Set(readdirSync(new URL('assets/', BUILD))));
  const sendPage = (_request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const nonce = randomBytes(NONCE_BYTES).toString('base64');
    reply.headers({ 'cache-control': 'no-store', 'content-security-policy': policy(nonce), 'referrer-policy': 'no-referrer' });
    return reply.type(HTML).send(page().replace(NONCE, nonce));
  };
  for (const url of ['/dashboard', '/dashboard/*']) fastify.get(url, { exposeHeadRoute: true }, sendPage);
  fastify.get<{ Params: { name: string } }>('/dashboard/assets/:name', { exposeHeadRoute: true }, async (request, reply) => {
    const { name } = request.params;
    const type = TYPES[extname(name)];
    if (type === undefined || !names().has(name)) throw new AppError('not_found');
    const encoding = encodingOf(request, (ending) => names().has(name + ending));
    reply.headers({ 'cache-control': FOREVER, vary: 'Accept-Encoding', ...(encoding && { 'content-encoding': encoding }) });
    const file = encoding ? name + ENCODINGS[encoding] : name;
    return reply.type(type).send(await readBuilt(file));
  });
}

/** @throws AppError `not_found` if another build has taken the place of the one that the service was started with */
async function readBuilt(name: string): Promise<Buffer> {
  try {
    return await readFile(new URL(`assets/${encodeURIComponent(name)}`, BUILD));
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'ENOENT' ? new AppError('not_found') : error;
  }
}

/** Returns the encoding to send a file in; undefined: as it is. */
function encodingOf({ headers }: FastifyRequest, has: (ending: string) => boolean): keyof typeof ENCODINGS | undefined {
  const encodings = Object.keys(ENCODINGS) as (keyof typeof ENCODINGS)[];
  const offered = encodings.filter((encoding) => has(ENCODINGS[encoding]));
  const accepted = new Negotiator({ headers: { 'accept-encoding': headers['accept-encoding'] ?? '' } }).encodings(offered);
  return offered.find((encoding) => accepted.includes(encoding));
}

/** Returns a function that calls `read` the first time only. */
function once<T>(read: () => T): () => T {
  let known: { readonly value: T } | undefined;
  return () => {
    known ??= { value: read() };
    return known.value;
  };
}
