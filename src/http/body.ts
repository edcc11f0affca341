import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest, HookHandlerDoneFunction } from 'fastify';
import { AppError } from '../common/app-error.js';
import { JsonSyntaxError, parseJson } from '../common/json/json-parse.js';
import type { JsonValue } from '../common/json/json-values.js';
import { collectBytes, tooLarge } from './body-bytes.js';
import { isJsonType, jsonTextOf, textOf } from './body-text.js';
import type { ByPrefix } from './by-prefix.js';

/** Default maximum size of a body, in bytes. */
export const BODY_LIMIT = 262_144;
/** Time for which the rest of an unwanted body is read before the connection is closed. */
const DRAIN_MS = 10_000;

/** The rules for the body of a route. */
export interface BodyRules {
  /**
   * `read` (the default): parse the body as FastAPI does. `bytes`: pass it to the route as a Buffer. `ignore`: do not read it.
   * `stream`: pass the raw stream to the route, which has to detect stalls itself.
   */
  readonly mode?: 'read' | 'bytes' | 'ignore' | 'stream';
  /** Maximum size in bytes; of a stream, only the Content-Length is checked. */
  readonly limit?: number;
}

/** Checks the credentials of a request before its body is read; throws the error to answer if they are wrong. */
export type CallerCheck = (request: FastifyRequest) => Promise<unknown>;

declare module 'fastify' {
  interface FastifyContextConfig {
    body?: BodyRules;
  }
  interface FastifyInstance {
    /** The checks of the parts of the server whose callers have credentials. */
    callerChecks: ByPrefix<CallerCheck>;
  }
}

/** Sets the body rules of a route. */
export const RequestBody = (body: BodyRules): MethodDecorator => RouteConfig({ body });

/** The connections whose body is passed to a route as a stream now. */
const streaming = new WeakSet<Socket>();

/**
 * True if a route reads a body on this connection as a stream. The route reads it no faster than it processes it, so that Node's
 * request timeout does not apply.
 */
export const isStreaming = (socket: Socket): boolean => streaming.has(socket);

const BODYLESS = new Set(['GET', 'HEAD', 'DELETE', 'OPTIONS']);

function rulesOf({ method, routeOptions }: FastifyRequest): Required<BodyRules> {
  return { mode: BODYLESS.has(method) ? 'ignore' : 'read', limit: BODY_LIMIT, ...routeOptions.config.body };
}

/** Refuses a body whose Content-Length is too large before any of it is read, on every route. An `onRequest` hook. */
export function refuseLargeBody(request: FastifyRequest, _reply: FastifyReply, done: HookHandlerDoneFunction): void {
  const { limit } = rulesOf(request);
  if (Number(request.headers['content-length']) > limit) done(tooLarge(limit));
  else {
    // Fastify answers 415 to a content type that it cannot parse; FastAPI treats such a body like any other that is not JSON.
    if (request.mediaType === undefined && request.headers['content-type'] !== undefined)
      request.headers = { 'content-type': undefined };
    done();
  }
}

/**
 * Reads the body of any content type. Fastify's only content type parser. A small body is read before the credentials are looked
 * at, as FastAPI does; of a large one, which would cost the event loop, a stranger is refused.
 */
export async function readBody(request: FastifyRequest, payload: IncomingMessage): Promise<unknown> {
  const { mode, limit } = rulesOf(request);
  if (mode === 'ignore') return null;
  if (mode === 'stream') {
    const { socket } = request.raw;
    streaming.add(socket);
    payload.once('close', () => streaming.delete(socket));
    return payload;
  }
  const checkCaller = request.server.callerChecks.of(request.routeOptions.url ?? '');
  const bytes = await collectBytes(payload, limit, async () => {
    await checkCaller?.(request);
  });
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

/**
 * Closes the connection of a request that is answered before its whole body has arrived, but reads on for a while: an immediate
 * close would reset the connection while the client still sends, and the client would not see the answer. An `onSend` hook.
 */
export function closeGently({ raw }: FastifyRequest, reply: FastifyReply, _payload: unknown, done: () => void): void {
  const announced = raw.headers['transfer-encoding'] !== undefined || Number(raw.headers['content-length'] ?? 0) > 0;
  if (announced && !raw.complete) {
    reply.header('connection', 'close');
    // Node calls this method after the last response of the connection.
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
