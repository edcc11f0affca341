import type { FastifyReply, FastifyRequest, HookHandlerDoneFunction, RouteOptions } from 'fastify';
import findMyWay, { type HTTPMethod } from 'find-my-way';
import { AppError } from '../common/app-error.js';

/** Characters that a path parameter may have; longer ones are no path of ours. */
export const MAX_PARAM_LENGTH = 1024;

/** What is to be done with a request: serve it, refuse it, or send it to `path`. */
export type RouteDecision =
  | { readonly kind: 'serve' }
  | { readonly kind: 'not_found' }
  | { readonly kind: 'method_not_allowed'; readonly allow: string[] }
  | { readonly kind: 'redirect'; readonly path: string };

/** The table keeps a path under one method, so that a path is found whatever its own methods are. */
const ANY: HTTPMethod = 'GET';

/**
 * All paths with their methods. Fastify looks for path and method at once, as if every method had a site of its own; FastAPI
 * settles the path first, which is what tells 404 from 405 and makes `DELETE /v1/memory/store` no delete of a memory "store".
 */
export class RouteTable {
  private readonly paths = findMyWay({ caseSensitive: true, maxParamLength: MAX_PARAM_LENGTH });
  private readonly methods = new Map<string, Set<string>>();

  /** Fastify's `onRoute` hook. */
  readonly add = ({ url, method }: Pick<RouteOptions, 'url' | 'method'>): void => {
    let methods = this.methods.get(url);
    if (methods === undefined) {
      methods = new Set();
      this.methods.set(url, methods);
      this.paths.on(ANY, url, () => undefined, methods);
    }
    for (const each of [method].flat()) methods.add(each);
  };

  /** What FastAPI would do with `method` on `url`, a request target with or without query. */
  decide(method: string, url: string): RouteDecision {
    const queryAt = url.search(/[?#]/);
    const path = queryAt < 0 ? url : url.slice(0, queryAt);
    const methods = this.methodsOf(path);
    if (methods !== undefined)
      return methods.has(method) ? { kind: 'serve' } : { kind: 'method_not_allowed', allow: [...methods] };
    const other = path.endsWith('/') ? withoutTrailingSlashes(path) : `${path}/`;
    if (this.methodsOf(other) === undefined) return { kind: 'not_found' };
    return { kind: 'redirect', path: other + url.slice(path.length) };
  }

  private methodsOf(path: string): Set<string> | undefined {
    if (!path.startsWith('/')) return undefined;
    const found = this.paths.find(ANY, path);
    // To find-my-way, unlike FastAPI, nothing at all is a value for a parameter.
    if (found === null || Object.values(found.params).includes('')) return undefined;
    return found.store as Set<string>;
  }
}

function withoutTrailingSlashes(path: string): string {
  let end = path.length;
  while (path[end - 1] === '/') end--;
  return path.slice(0, end);
}

/** The failure that says what `decide` found; undefined where the request can be served. */
export function routeError(decision: RouteDecision): AppError | undefined {
  if (decision.kind === 'serve' || decision.kind === 'redirect') return undefined;
  return new AppError(decision.kind, decision.kind === 'method_not_allowed' ? { allow: decision.allow } : {});
}

/** Answers requests that no route of the table serves. An `onRequest` hook. */
export const checkRoute =
  (table: RouteTable) =>
  (request: FastifyRequest, reply: FastifyReply, done: HookHandlerDoneFunction): void => {
    const { is404, raw, routeOptions } = request;
    if (!is404 && !routeOptions.url?.includes(':')) {
      done();
      return;
    }
    const decision = table.decide(request.method, raw.url ?? '/');
    // FastAPI leads to the path that was meant; other APIs do not.
    if (decision.kind === 'redirect' && request.server.errorForms.of(raw.url ?? '/')) {
      done(new AppError('not_found'));
      return;
    }
    if (decision.kind === 'redirect') {
      void reply
        .code(307)
        .header('location', originOf(request) + decision.path)
        .send();
      return;
    }
    // Served by the table, unknown to Fastify: a path that the two decode differently.
    const error = routeError(decision) ?? (is404 ? new AppError('not_found') : undefined);
    done(error);
  };

const HOST = /^[\w.-]+(?::\d+)?$|^\[[\da-f:.]+\](?::\d+)?$/i;

/** Scheme and host as the client knows them; those of the socket where it did not say, or said nonsense. */
function originOf({ protocol, host, raw: { socket } }: FastifyRequest): string {
  const address = socket.localAddress?.includes(':') ? `[${socket.localAddress}]` : socket.localAddress;
  return `${protocol}://${HOST.test(host) ? host : `${address}:${socket.localPort}`}`;
}
