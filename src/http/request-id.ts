import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { withRequestId } from '../common/request-context.js';

/** The header that carries the id of a request, both ways. */
export const REQUEST_ID_HEADER = 'x-bizx-request-id';

const ACCEPTABLE = /^[\x20-\x7e]{1,128}$/;

/** The caller's own id where it is one to 128 printable ASCII characters, else a new one. Fastify's `genReqId`. */
export function requestIdOf(request: Pick<IncomingMessage, 'headers'>): string {
  const sent = request.headers[REQUEST_ID_HEADER];
  return typeof sent === 'string' && ACCEPTABLE.test(sent) ? sent : randomUUID();
}

/** Puts the id on the response and runs the rest of the request under it. Fastify's first `onRequest` hook. */
export function carryRequestId(request: FastifyRequest, reply: FastifyReply, done: () => void): void {
  // On the raw response, so that answers which bypass Fastify (streams, server-sent events) carry it too.
  reply.raw.setHeader(REQUEST_ID_HEADER, request.id);
  withRequestId(request.id, done);
}
