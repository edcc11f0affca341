import type { ServerResponse } from 'node:http';
import type { FastifyReply } from 'fastify';
import { render } from '../common/json/json-render.js';
import type { ErrorAnswer } from './error-catalogue.js';
import { REQUEST_ID_HEADER } from './request-id.js';

/** The content type of every JSON answer; without a charset, as in FastAPI. */
export const JSON_TYPE = 'application/json';

/** Sends an error through Fastify. */
export function sendError(reply: FastifyReply, { status, headers, body }: ErrorAnswer): void {
  if (!reply.raw.hasHeader(REQUEST_ID_HEADER)) reply.raw.setHeader(REQUEST_ID_HEADER, reply.request.id);
  void reply.code(status).headers(headers).header('content-type', JSON_TYPE).send(body);
}

/** Writes an error directly to the response, for requests that never reach Fastify's hooks. */
export function writeError(response: ServerResponse, requestId: string, { status, headers, body }: ErrorAnswer): void {
  const text = render(body);
  response.writeHead(status, {
    ...headers,
    'content-type': JSON_TYPE,
    'content-length': Buffer.byteLength(text),
    [REQUEST_ID_HEADER]: requestId,
  });
  response.end(text);
}
