import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { withRequestId } from '../common/request-context.js';

/** The header for the id of a request, in the request and in its response. */
export const REQUEST_ID_HEADER = 'x-bizx-request-id';

const ACCEPTABLE = /^[\x20-\x7e]{1,128}$/;

/** Returns the caller's request id if it is 1 to 128 printable ASCII characters, otherwise a new one. Fastify's `genReqId`. */
export const requestIdOf = (request: Pick<IncomingMessage, 'headers'>): string => acceptedId(request.headers[REQUEST_ID_HEADER]);

/**
 * Returns the request id for bytes that are no valid request: the caller's, if the header is among them.
 * @param head the request line and header lines, as far as they are known
 */
export const requestIdIn = (head: string): string => acceptedId(HEADER_LINE.exec(head)?.[1]?.trim());

const HEADER_LINE = new RegExp(`^${REQUEST_ID_HEADER}:([^\\r\\n]*)\\r?$`, 'im');

const acceptedId = (sent: unknown): string => (typeof sent === 'string' && ACCEPTABLE.test(sent) ? sent : randomUUID());

/** Sets the request id on the response, and on all log lines of the request. The first `onRequest` hook. */
export function carryRequestId(request: FastifyRequest, reply: FastifyReply, done: () => void): void {
  // On the raw response, so that answers that bypass Fastify (streams, server-sent events) carry it too.
  reply.raw.setHeader(REQUEST_ID_HEADER, request.id);
  withRequestId(request.id, done);
}
