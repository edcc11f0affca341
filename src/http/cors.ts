import type { FastifyReply, FastifyRequest, HookHandlerDoneFunction } from 'fastify';

/** Says which pages of browsers may call a part of the server. */
export interface CorsRule {
  readonly methods: string;
  /** True for the origin of a page that may. */
  allows(origin: string): boolean;
}

/** Headers of answers that pages may read beyond the few that they always may. */
const EXPOSED = 'WWW-Authenticate, Retry-After, Mcp-Session-Id, X-BizX-Request-ID';
/** Seconds for which a browser remembers the answer to its question. */
const MAX_AGE = '7200';
const HEADER_NAMES = /^[\w ,-]{1,2000}$/;

/**
 * Answers the question that a browser asks before a call of a page, before anybody looks for the key that it comes without, and
 * marks the answers that the page may read. The browser sends no cookies along, so a page has only the key that it was given.
 * An `onRequest` hook.
 */
export function answerCors(request: FastifyRequest, reply: FastifyReply, done: HookHandlerDoneFunction): void {
  const { raw, headers, server, method } = request;
  const rule = headers.origin === undefined ? undefined : server.corsRules.of(raw.url ?? '/');
  if (!rule || headers.origin === undefined) {
    done();
    return;
  }
  reply.header('vary', 'Origin');
  if (rule.allows(headers.origin))
    reply.headers({ 'access-control-allow-origin': headers.origin, 'access-control-expose-headers': EXPOSED });
  if (method !== 'OPTIONS' || headers['access-control-request-method'] === undefined) {
    done();
    return;
  }
  const asked = headers['access-control-request-headers'];
  reply.headers({
    'access-control-allow-methods': rule.methods,
    'access-control-max-age': MAX_AGE,
    ...(asked && HEADER_NAMES.test(asked) && { 'access-control-allow-headers': asked }),
  });
  void reply.code(204).send();
}
