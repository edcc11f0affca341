import type { FastifyReply, FastifyRequest, HookHandlerDoneFunction, RouteOptions } from 'fastify';
import findMyWay, { type HTTPMethod } from 'find-my-way';
import { AppError } from '../common/app-error.js';

/** Maximum length of a path parameter; a path with a longer one is not found. */
export const MAX_PARAM_LENGTH = 1024;

/** The decision about a request: serve it, refuse it, or redirect it to `path`. */
export type RouteDecision =
  | { readonly kind: 'serve' }
  | { readonly kind: 'not_found' }
  | { readonly kind: 'method_not_allowed'; readonly allow: string[] }
  | { readonly kind: 'redirect'; readonly path: string };

/** The method under which the table stores every path, so that a lookup finds a path whatever its own methods are. */
const ANY: HTTPMethod = 'GET';

/**
 * All paths with their methods. Fastify has a separate routing tree for each method. FastAPI looks up the path first, which is
 * how it tells 404 from 405, and why `DELETE /v1/memory/store` does not delete a memory with the id "store".
 */
export class RouteTable {
  private readonly paths = findMyWay({ caseSensitive: true, maxParamLength: MAX_PARAM_LENGTH });
  private readonly methods = new Map<string, Set<string>>();

  /** Adds a route. An `onRoute` hook. */
  readonly add = ({ url, method }: Pick<RouteOptions, 'url' | 'method'>): void => {
    let methods = this.methods.get(url);
    if (methods === undefined) {
      methods = new Set();
      this.methods.set(url, methods);
      this.paths.on(ANY, url, () => undefined, methods);
    }
    for (const each of [method].flat()) methods.add(each);
  };

  /**
   * Returns what FastAPI would do with a request.
   * @param url request target, with or without a query
   */
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
    // Unlike FastAPI, find-my-way accepts an empty string as the value of a parameter.
    if (found === null || Object.values(found.params).includes('')) return undefined;
    return found.store as Set<string>;
  }
}

function withoutTrailingSlashes(path: string): string {
  let end = path.length;
  while (path[end - 1] === '/') end--;
  return path.slice(0, end);
}

/** Returns the error for a decision; undefined if the request is served or redirected. */
export function routeError(decision: RouteDecision): AppError | undefined {
  if (decision.kind === 'serve' || decision.kind === 'redirect') return undefined;
  return new AppError(decision.kind, decision.kind === 'method_not_allowed' ? { allow: decision.allow } : {});
}

/** Refuses or redirects requests that no route of the table serves. An `onRequest` hook. */
export const checkRoute =
  (table: RouteTable) =>
  (request: FastifyRequest, reply: FastifyReply, done: HookHandlerDoneFunction): void => {
    const { is404, raw, routeOptions } = request;
    if (!is404 && !routeOptions.url?.includes(':')) {
      done();
      return;
    }
    const decision = table.decide(request.method, raw.url ?? '/');
    // FastAPI redirects to the path with or without the trailing slash; the other APIs do not.
    if (decision.kind === 'redirect' && request.server.errorForms.of(raw.url ?? '/')) {
      done(new AppError('not_found'));
      return;
    }
    if (decision.kind === 'redirect') {
      // Relative: behind a proxy that speaks TLS, the address that the service knows would send the key in plain HTTP.
      void reply.code(307).header('location', decision.path).send();
      return;
    }
    // The table and Fastify may decode a path differently: the table finds it and Fastify does not.
    const error = routeError(decision) ?? (is404 ? new AppError('not_found') : undefined);
    done(error);
  };
