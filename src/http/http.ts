import type { Socket } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyHttpOptions, FastifyInstance, FastifyReply, FastifyRequest, RawServerDefault } from 'fastify';
import { render } from '../common/json/json-render.js';
import { logAccess } from './access-log.js';
import { BODY_LIMIT, closeGently, readBody, refuseLargeBody } from './body.js';
import { answerUnusualRequests, handleClientError, rememberResponse } from './client-errors.js';
import { serveDocs } from './docs.js';
import { ErrorFilter } from './error.filter.js';
import { plainAnswer } from './error-catalogue.js';
import { ErrorForms } from './error-forms.js';
import { buildOpenApi, type OpenApi } from './openapi.js';
import { JSON_TYPE, writeError } from './reply.js';
import { carryRequestId, requestIdOf } from './request-id.js';
import { checkRoute, MAX_PARAM_LENGTH, RouteTable } from './routing.js';
import { DtoValidationPipe } from './validation.pipe.js';

declare module 'fastify' {
  interface FastifyInstance {
    /** The paths of this server; filled while routes are registered. */
    routeTable: RouteTable;
    /** The description of its API, made when it is first needed. */
    openApi: () => OpenApi;
    /** Filled by the modules that stand in for other APIs. */
    errorForms: ErrorForms;
  }
}

/** Time for a whole request to come in; a large import is sent slowly. */
const REQUEST_TIMEOUT_MS = 300_000;

/** Options for `new FastifyAdapter(…)`: what must be known before the server exists. `applyHttp` does the rest. */
export const fastifyOptions = () =>
  ({
    // Node would answer a request without Host by itself, with neither JSON nor a request id.
    http: { requireHostHeader: false },
    bodyLimit: BODY_LIMIT,
    requestTimeout: REQUEST_TIMEOUT_MS,
    exposeHeadRoutes: false,
    // A request on a connection that was open before the stop is still answered, and the connection closed after it.
    return503OnClosing: false,
    genReqId: requestIdOf,
    // Fastify binds the handler to itself, which its types do not say.
    clientErrorHandler: handleClientError as (error: Error, socket: Socket) => void,
    // A URL that does not decode, or a parameter beyond all measure: no path of ours.
    frameworkErrors: (error, request, reply) => {
      const { server, raw, id } = request;
      writeError(reply.raw, id, server.errorForms.apply(raw.url ?? '/', plainAnswer(404, 'Not Found'), error));
    },
    // FastAPI decodes a path before it looks for a route, slashes too.
    rewriteUrl: ({ url = '/' }) => (/%2f/i.test(url) ? decodeSlashes(url) : url),
    routerOptions: { caseSensitive: true, maxParamLength: MAX_PARAM_LENGTH },
  }) satisfies FastifyHttpOptions<RawServerDefault>;

function decodeSlashes(url: string): string {
  const [path, ...query] = url.split('?');
  return [path!.replace(/%2f/gi, '/'), ...query].join('?');
}

/**
 * Makes an application speak our HTTP: bodies, routing, errors, request ids and documentation. Call it before the
 * application is initialised, and create that one with `{ bodyParser: false }`.
 */
export function applyHttp(app: NestFastifyApplication): void {
  const fastify: FastifyInstance = app.getHttpAdapter().getInstance();
  const table = new RouteTable();
  fastify.decorate('routeTable', table);
  fastify.decorate('errorForms', new ErrorForms());
  answerUnusualRequests(fastify.server);
  fastify.setReplySerializer(render);
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser('*', readBody);
  fastify.addHook('onRoute', table.add);
  fastify.addHook('onRequest', carryRequestId);
  fastify.addHook('onRequest', rememberResponse);
  fastify.addHook('onRequest', refuseLargeBody);
  fastify.addHook('onRequest', checkRoute(table));
  fastify.addHook('onSend', finishHeaders);
  fastify.addHook('onSend', closeGently);
  fastify.addHook('onResponse', logAccess);
  app.useGlobalFilters(new ErrorFilter());
  app.useGlobalPipes(new DtoValidationPipe());
  let openApi: OpenApi | undefined;
  fastify.decorate('openApi', () => (openApi ??= buildOpenApi(app)));
  serveDocs(fastify, () => fastify.openApi());
}

const FASTIFY_JSON_TYPE = 'application/json; charset=utf-8';

/** Fastify names the charset of JSON, FastAPI does not. An `onSend` hook. */
function finishHeaders(_request: FastifyRequest, reply: FastifyReply, _payload: unknown, done: () => void): void {
  if (reply.getHeader('content-type') === FASTIFY_JSON_TYPE) reply.header('content-type', JSON_TYPE);
  reply.header('x-content-type-options', 'nosniff');
  done();
}
