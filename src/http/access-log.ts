import { Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { withRequestId } from '../common/request-context.js';
import { maskedPath } from './masked-path.js';

const logger = new Logger('Http');

/** Logs the line of a request that was answered before it had a route: method and path are known only if they could be read. */
export function logUnrouted(id: string, status: number, method?: string, url?: string): void {
  const path = url && maskedPath(url.split('?', 1)[0]!);
  withRequestId(id, () => logger.log({ ...(method && { method }), ...(path && { path }), status }, 'request'));
}

/** Logs one line per request, without query string, headers, bodies or keys. An `onResponse` hook. */
export function logAccess(request: FastifyRequest, reply: FastifyReply, done: () => void): void {
  const [path = ''] = request.url.split('?', 1);
  const line = {
    method: request.method,
    path: maskedPath(path),
    status: reply.statusCode,
    ms: Math.round(reply.elapsedTime * 10) / 10,
  };
  // After an aborted upload, the hook runs outside the asynchronous context of its request.
  withRequestId(request.id, () => logger.log(line, 'request'));
  done();
}
