import type { FastifyInstance } from 'fastify';
import Negotiator from 'negotiator';
import { packageVersion } from './openapi.js';

/** Places of the service, by the names of the links in the answer for programs. */
const LINKS = {
  dashboard: '/dashboard',
  docs: '/docs',
  redoc: '/redoc',
  openapi: '/openapi.json',
  mcp: '/mcp',
  health: '/healthz',
  ready: '/readyz',
};

/** Serves `/`: sends a browser to the dashboard, and answers anything else with name, version and links as JSON. */
export function serveHome(fastify: FastifyInstance): void {
  const version = packageVersion();
  fastify.get('/', { exposeHeadRoute: true }, (request, reply) => {
    reply.header('vary', 'Accept');
    const { accept } = request.headers;
    const type = new Negotiator({ headers: { accept } }).mediaType(['application/json', 'text/html']);
    if (type !== 'text/html') return reply.send({ name: 'mnemonest', version, links: LINKS });
    return reply.code(302).header('location', LINKS.dashboard).send();
  });
}
