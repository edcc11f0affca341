import { Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { withRequestId } from '../common/request-context.js';

const logger = new Logger('Http');

/** One line a request, without query string, headers or bodies. Fastify's `onResponse` hook. */
export function logAccess(request: FastifyRequest, reply: FastifyReply, done: () => void): void {
  const [path] = request.url.split('?', 1);
  const line = { method: request.method, path, status: reply.statusCode, ms: Math.round(reply.elapsedTime * 10) / 10 };
  // The hook of an aborted upload runs outside the request's own asynchronous context.
  withRequestId(request.id, () => logger.log(line, 'request'));
  done();
}
