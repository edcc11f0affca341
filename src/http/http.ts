import type { Socket } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyHttpOptions, FastifyInstance, FastifyReply, FastifyRequest, RawServerDefault } from 'fastify';
import { render } from '../common/json/json-render.js';
import { logAccess, logUnrouted } from './access-log.js';
import { Admission } from './admission.js';
import { BODY_LIMIT, type CallerCheck, closeGently, readBody, refuseLargeBody } from './body.js';
import { ByPrefix } from './by-prefix.js';
import { answerUnusualRequests, handleClientError, rememberResponse } from './client-errors.js';
import { type ConnectionTimes, connectionOptions, limitConnections } from './connections.js';
import { answerCors, type CorsRule } from './cors.js';
import { serveDocs } from './docs.js';
import { Draining } from './draining.js';
import { EarlyRefusals } from './early-refusals.js';
import { ErrorFilter } from './error.filter.js';
import { plainAnswer } from './error-catalogue.js';
import { ErrorForms } from './error-forms.js';
import { serveHome } from './home.js';
import { buildOpenApi, type OpenApi } from './openapi.js';
import { JSON_TYPE, writeError } from './reply.js';
import { carryRequestId, requestIdOf } from './request-id.js';
import { checkRoute, MAX_PARAM_LENGTH, RouteTable } from './routing.js';
import { DtoValidationPipe } from './validation.pipe.js';

declare module 'fastify' {
  interface FastifyInstance {
    /** The paths of this server, added while routes are registered. */
    routeTable: RouteTable;
    /** Returns the OpenAPI document, which the first call builds. */
    openApi: () => OpenApi;
    /** The end of this server. */
    draining: Draining;
    /** The parts of the server that pages of other sites may call. */
    corsRules: ByPrefix<CorsRule>;
    /** The calls that are refused by their first lines. */
    earlyRefusals: EarlyRefusals;
    /** The error forms of the modules that are compatible with other APIs. */
    errorForms: ErrorForms;
  }
}

/**
 * Returns the options for `new FastifyAdapter(…)`. Everything that can be set later is set by `applyHttp`.
 * @param trustedProxies the proxies whose `X-Forwarded-For` and `X-Forwarded-Proto` count
 */
export const fastifyOptions = (trustedProxies: readonly string[], times?: ConnectionTimes) => {
  const { http, ...timeouts } = connectionOptions(times);
  return {
    // Node would answer a request without a Host header itself, without JSON and without a request id.
    http: { requireHostHeader: false, ...http },
    ...timeouts,
    bodyLimit: BODY_LIMIT,
    trustProxy: trustedProxies.length > 0 && [...trustedProxies],
    exposeHeadRoutes: false,
    // While the service stops, a request on an open connection is still answered; then the connection is closed.
    return503OnClosing: false,
    genReqId: requestIdOf,
    // Fastify calls the handler with itself as `this`, which its types do not express.
    clientErrorHandler: handleClientError as (error: Error, socket: Socket) => void,
    // A URL that cannot be decoded, or a path parameter that is too long, matches no path.
    frameworkErrors: (error, request, reply) => {
      const { server, raw, id } = request;
      logUnrouted(id, 404, request.method, raw.url);
      writeError(reply.raw, id, server.errorForms.apply(raw.url ?? '/', plainAnswer(404, 'Not Found'), error));
    },
    // FastAPI decodes a path, including its slashes, before it looks for a route.
    rewriteUrl: ({ url = '/' }) => withoutClosingSlash(/%2f/i.test(url) ? decodeSlashes(url) : url),
    routerOptions: { caseSensitive: true, maxParamLength: MAX_PARAM_LENGTH },
  } satisfies FastifyHttpOptions<RawServerDefault>;
};

/**
 * Removes the slash with which the paths of mem0 end, because a redirect would lose the body: `/mem0/v1/ping/?a=1`. Some
 * clients of MCP end theirs so, too, and follow no redirects.
 */
const withoutClosingSlash = (url: string): string =>
  /^\/(?:mem0\/|mcp\/(?:\?|$))/.test(url) ? url.replace(/\/(?=\?|$)/, '') : url;

function decodeSlashes(url: string): string {
  const [path, ...query] = url.split('?');
  return [path!.replace(/%2f/gi, '/'), ...query].join('?');
}

/**
 * Sets up the HTTP layer of an application: connections, bodies, routing, errors, request ids and documentation. Call it before
 * the application is initialised. The application must be created with `{ bodyParser: false }`.
 * @param maxConnections maximum number of open connections
 */
export function applyHttp(app: NestFastifyApplication, maxConnections: number): void {
  const fastify: FastifyInstance = app.getHttpAdapter().getInstance();
  limitConnections(fastify.server, maxConnections);
  const table = new RouteTable();
  fastify.decorate('routeTable', table);
  fastify.decorate('errorForms', new ErrorForms());
  fastify.decorate('callerChecks', new ByPrefix<CallerCheck>());
  fastify.decorate('corsRules', new ByPrefix<CorsRule>());
  fastify.decorate('earlyRefusals', new EarlyRefusals());
  fastify.decorate('draining', new Draining(fastify.server));
  answerUnusualRequests(fastify.server);
  fastify.setReplySerializer(render);
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser('*', readBody);
  fastify.addHook('onRoute', table.add);
  fastify.addHook('onRequest', carryRequestId);
  fastify.addHook('onRequest', rememberResponse);
  fastify.addHook('onRequest', answerCors);
  fastify.addHook('onRequest', fastify.earlyRefusals.refuse);
  fastify.addHook('onRequest', new Admission().admit);
  fastify.addHook('onRequest', refuseLargeBody);
  fastify.addHook('onRequest', checkRoute(table));
  fastify.addHook('onSend', finishHeaders);
  fastify.addHook('onSend', closeGently);
  fastify.addHook('onSend', fastify.draining.closeConnection);
  fastify.addHook('onResponse', logAccess);
  app.useGlobalFilters(new ErrorFilter());
  app.useGlobalPipes(new DtoValidationPipe());
  let openApi: OpenApi | undefined;
  fastify.decorate('openApi', () => (openApi ??= buildOpenApi(app)));
  serveDocs(fastify, () => fastify.openApi());
  serveHome(fastify);
}

const FASTIFY_JSON_TYPE = 'application/json; charset=utf-8';

/**
 * Removes the charset from the content type of JSON, because FastAPI sends none, sets `nosniff`, and forbids caches to keep what
 * may hold memories or keys: everything that does not say otherwise. An `onSend` hook.
 */
function finishHeaders(_request: FastifyRequest, reply: FastifyReply, _payload: unknown, done: () => void): void {
  if (reply.getHeader('content-type') === FASTIFY_JSON_TYPE) reply.header('content-type', JSON_TYPE);
  reply.header('x-content-type-options', 'nosniff');
  if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
  done();
}
