import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest, HookHandlerDoneFunction } from 'fastify';
import { AppError } from '../common/app-error.js';
import { JsonSyntaxError, parseJson } from '../common/json/json-parse.js';
import type { JsonValue } from '../common/json/json-values.js';
import { isJsonType, jsonTextOf, textOf } from './body-text.js';

/** Bytes that a body may have, unless its route says otherwise. */
export const BODY_LIMIT = 262_144;
/** How long a client may go on sending a body that nobody wants. */
const DRAIN_MS = 10_000;

/** What a route does with its body. */
export interface BodyRules {
  /**
   * `read` (the default) parses it as FastAPI does; `bytes` leaves that to the route, whose `request.body` is a Buffer; `ignore` never
   * looks at it; `stream` hands the raw stream on as `request.body`, to be watched for stalls.
   */
  readonly mode?: 'read' | 'bytes' | 'ignore' | 'stream';
  /** Bytes at most; of a stream only its Content-Length is checked. */
  readonly limit?: number;
}

declare module 'fastify' {
  interface FastifyContextConfig {
    body?: BodyRules;
  }
}

/** Sets the body rules of a route. */
export const RequestBody = (body: BodyRules): MethodDecorator => RouteConfig({ body });

/** Connections whose body is being handed on as a stream. */
const streaming = new WeakSet<Socket>();

/** Whether a body on this connection is read as slowly as it is worked on: Node's time limit for a request does not hold for it. */
export const isStreaming = (socket: Socket): boolean => streaming.has(socket);

const BODYLESS = new Set(['GET', 'HEAD', 'DELETE', 'OPTIONS']);

function rulesOf({ method, routeOptions }: FastifyRequest): Required<BodyRules> {
  return { mode: BODYLESS.has(method) ? 'ignore' : 'read', limit: BODY_LIMIT, ...routeOptions.config.body };
}

const tooLarge = (limit: number): AppError =>
  new AppError('payload_too_large', { detail: `Payload exceeds the ${Math.floor(limit / 1024)} KB limit` });

/** Refuses a body by its Content-Length, before a byte of it is read and whatever the route. An `onRequest` hook. */
export function refuseLargeBody(request: FastifyRequest, _reply: FastifyReply, done: HookHandlerDoneFunction): void {
  const { limit } = rulesOf(request);
  if (Number(request.headers['content-length']) > limit) done(tooLarge(limit));
  else {
    // Fastify answers 415 to a content type it cannot read; to FastAPI that is a body like any other that is not JSON.
    if (request.mediaType === undefined && request.headers['content-type'] !== undefined)
      request.headers = { 'content-type': undefined };
    done();
  }
}

/** Reads the body of any content type. Fastify's only content type parser. */
export async function readBody(request: FastifyRequest, payload: IncomingMessage): Promise<unknown> {
  const { mode, limit } = rulesOf(request);
  if (mode === 'ignore') return null;
  if (mode === 'stream') {
    const { socket } = request.raw;
    streaming.add(socket);
    payload.once('close', () => streaming.delete(socket));
    return payload;
  }
  const bytes = await collect(payload, limit);
  if (mode === 'bytes') return bytes;
  if (bytes.length === 0) return null;
  return isJsonType(request.raw.headers['content-type']) ? parseBytes(bytes) : textOf(bytes);
}

function parseBytes(bytes: Buffer): JsonValue {
  const text = jsonTextOf(bytes);
  if (text === undefined) throw new AppError('malformed_body');
  try {
    return parseJson(text);
  } catch (error) {
    const detail = error instanceof JsonSyntaxError ? { detail: `JSON decode error: ${error.message}` } : {};
    throw new AppError('malformed_body', { ...detail, cause: error });
  }
}

function collect(payload: IncomingMessage, limit: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    payload.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= limit) chunks.push(chunk);
      else reject(tooLarge(limit));
    });
    payload.once('end', () => resolve(Buffer.concat(chunks)));
    // The client has gone, or its chunks were malformed: nobody is left to read the answer.
    payload.once('error', (cause) => reject(new AppError('malformed_body', { cause })));
  });
}

/**
 * Ends the connection of a request that is answered before all of its body is in, as gently as can be: a plain close would
 * reset it while the client still sends, and the client would never see the answer. An `onSend` hook.
 */
export function closeGently({ raw }: FastifyRequest, reply: FastifyReply, _payload: unknown, done: () => void): void {
  const announced = raw.headers['transfer-encoding'] !== undefined || Number(raw.headers['content-length'] ?? 0) > 0;
  if (announced && !raw.complete) {
    reply.header('connection', 'close');
    // What Node calls once the last response of a connection is written.
    raw.socket.destroySoon = () => drain(raw);
  }
  done();
}

function drain(raw: IncomingMessage): void {
  const { socket } = raw;
  socket.end();
  if (raw.complete) {
    socket.destroy();
    return;
  }
  const timer = setTimeout(() => socket.destroy(), DRAIN_MS).unref();
  socket.once('close', () => clearTimeout(timer));
  raw.once('end', () => socket.destroy());
  raw.resume();
}
