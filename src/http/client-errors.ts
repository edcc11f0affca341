import { type Server, type ServerResponse, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { AppError } from '../common/app-error.js';
import { render } from '../common/json/json-render.js';
import { logUnrouted } from './access-log.js';
import { isStreaming } from './body.js';
import { answerTo, type ErrorAnswer, plainAnswer } from './error-catalogue.js';
import { JSON_TYPE } from './reply.js';
import { REQUEST_ID_HEADER, requestIdIn, requestIdOf } from './request-id.js';
import { routeError } from './routing.js';

/** The error of Node for bytes that are not a valid HTTP request. */
interface ParseError extends Error {
  readonly code?: string;
  readonly rawPacket?: Buffer;
  readonly bytesParsed?: number;
}

const DETAILS: Record<string, [status: number, detail: string]> = {
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'The request was not received in time'],
  HPE_HEADER_OVERFLOW: [431, 'The request headers are too large'],
  HPE_CHUNK_EXTENSIONS_OVERFLOW: [413, 'The chunk extensions are too large'],
  HPE_INVALID_CONTENT_LENGTH: [400, 'Invalid Content-Length'],
  HPE_UNEXPECTED_CONTENT_LENGTH: [400, 'Invalid Content-Length'],
};
const REQUEST_LINE = /^([!#$%&'*+.^_`|~\w-]+) (\S+) HTTP\/1\.[01]\r?$/;
/** Time that a client has to read the answer before the socket is destroyed. */
const LINGER_MS = 1000;

/** The latest response of each connection. */
const responses = new WeakMap<Socket, ServerResponse>();

/** Records the response of the latest request on a connection. An `onRequest` hook. */
export function rememberResponse(request: FastifyRequest, reply: FastifyReply, done: () => void): void {
  responses.set(request.raw.socket, reply.raw);
  done();
}

/** Answers a request that Node's parser refused, and closes the connection. Fastify's `clientErrorHandler`. */
export function handleClientError(this: FastifyInstance, error: ParseError, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  if (error.code === 'ERR_HTTP_REQUEST_TIMEOUT' && isStreaming(socket)) return;
  const response = responses.get(socket);
  const answer = () => {
    // Of a request whose body is invalid, the head was read, and the id with it.
    const known = response && !response.req.complete && response.getHeader(REQUEST_ID_HEADER);
    const id = typeof known === 'string' ? known : requestIdIn(headOf(error));
    const answered = answerToParseError(error, this);
    logUnrouted(id, answered.status, ...requestLineOf(error));
    hangUp(socket, id, answered);
  };
  // A pending response belongs to an earlier request and is sent first. If that request is itself the incomplete one, it will
  // never be answered.
  if (response && !response.writableFinished && response.req.complete) response.once('finish', answer);
  else if (response?.headersSent && !response.writableFinished) socket.destroy();
  else answer();
}

/** Handles the requests that Node would answer itself, without JSON and without a request id. */
export function answerUnusualRequests(server: Server): void {
  // RFC 9110 lets a server ignore an expectation that it does not support.
  server.on('checkExpectation', (request, response) => server.emit('request', request, response));
  server.on('connect', (request, socket) => {
    const [id, answer] = [requestIdOf(request), answerTo(new AppError('not_found'))];
    logUnrouted(id, answer.status, request.method, request.url);
    hangUp(socket as Socket, id, answer);
  });
}

function answerToParseError(error: ParseError, { routeTable, errorForms }: FastifyInstance): ErrorAnswer {
  const [method, url] = error.code === 'HPE_INVALID_METHOD' ? requestLineOf(error) : [];
  // A method that Node does not know is answered like any other: 404 if the path does not exist, otherwise 405.
  const failure = method && url ? routeError(routeTable.decide(method, url)) : undefined;
  return failure && url
    ? errorForms.apply(url, answerTo(failure), failure)
    : plainAnswer(...(DETAILS[error.code ?? ''] ?? [400, 'Invalid HTTP request']));
}

/** Returns the lines of the refused request up to its body, of those that came in one packet with the error. */
function headOf({ rawPacket, bytesParsed = 0 }: ParseError): string {
  const packet = rawPacket?.toString('latin1') ?? '';
  const before = packet.lastIndexOf('\r\n\r\n', bytesParsed);
  return packet.slice(before < 0 ? 0 : before + 4).split('\r\n\r\n', 1)[0]!;
}

/** Returns method and target of the refused request, if they are readable. */
function requestLineOf(error: ParseError): string[] {
  const { code, rawPacket, bytesParsed = 0 } = error;
  const head = headOf(error);
  // An unknown method is refused where it stands, which may be after the body of the request before.
  const packet = rawPacket?.toString('latin1') ?? '';
  const from = code === 'HPE_INVALID_METHOD' ? packet.slice(packet.lastIndexOf('\n', bytesParsed) + 1) : head;
  return REQUEST_LINE.exec(from.split('\n', 1)[0]!)?.slice(1) ?? [];
}

function hangUp(socket: Socket, id: string, { status, headers, body }: ErrorAnswer): void {
  if (!socket.writable) return;
  const text = render(body);
  const lines = Object.entries({
    ...headers,
    'content-type': JSON_TYPE,
    'content-length': Buffer.byteLength(text),
    connection: 'close',
    [REQUEST_ID_HEADER]: id,
  }).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('')}\r\n${text}`);
  setTimeout(() => socket.destroy(), LINGER_MS).unref();
}
