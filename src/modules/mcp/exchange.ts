import { ProtocolErrorCode } from '@modelcontextprotocol/server';
import type { FastifyReply, FastifyRequest } from 'fastify';
import Negotiator from 'negotiator';
import { parseJson } from '../../common/json/json-parse.js';
import type { JsonValue } from '../../common/json/json-values.js';
import { jsonTextOf } from '../../http/body-text.js';
import { JSON_TYPE } from '../../http/reply.js';
import { lenientMessage } from './lenient-message.js';

const EVENT_STREAM = 'text/event-stream';
/** The types that the protocol wants a client to accept. Clients send what they like; `answerTypeOf` reads that. */
const ACCEPT = `${JSON_TYPE}, ${EVENT_STREAM}`;
/** The headers that the protocol uses. No other header is passed to it, in particular not Authorization. */
const PROTOCOL_HEADERS = /^(?:content-type|mcp-.*)$/;
/** A parameter of a type in an Accept header, except for its weight. */
const PARAMETER = /;\s*(?!q\s*=)[^;,]*/gi;
/** The SDK's code of a failure of the transport. */
const TRANSPORT_ERROR = -32_000;

/** A request with the message of the protocol in its body, or with the answer if there is no valid message. */
export interface Exchange {
  readonly request: Request;
  /** Size of the body in bytes. */
  readonly size: number;
  readonly message?: JsonValue;
  readonly failure?: Response;
}

/** Reads the message in the body of a request. */
export function openExchange({ raw, body }: FastifyRequest): Exchange {
  const headers = Object.entries(raw.headers).filter(([name]) => PROTOCOL_HEADERS.test(name)) as [string, string][];
  const request = new Request(`http://mnemonest${raw.url}`, { method: 'POST', headers: [...headers, ['accept', ACCEPT]] });
  const bytes = (body as Buffer | null) ?? Buffer.alloc(0);
  const read = answerTypeOf(raw.headers.accept)
    ? readMessage(bytes)
    : { failure: rpcError(406, TRANSPORT_ERROR, `Not Acceptable: the answer is ${JSON_TYPE} or ${EVENT_STREAM}`) };
  return { request, size: bytes.length, ...read };
}

/**
 * Sets the status and the headers of `reply` from the answer to a message.
 * @returns the body: JSON, or that JSON as an event stream for a client that accepts nothing else
 */
export async function closeExchange({ raw }: FastifyRequest, reply: FastifyReply, response: Response): Promise<string> {
  const text = await response.text();
  reply.code(response.status).headers(Object.fromEntries(response.headers));
  if (response.status !== 200 || answerTypeOf(raw.headers.accept) === JSON_TYPE) return text;
  reply.header('content-type', EVENT_STREAM);
  return `event: message\ndata: ${text}\n\n`;
}

/**
 * Returns the type of an answer that a client accepts; undefined if it can be neither JSON nor an event stream. A client that
 * names no type at all accepts anything, and parameters such as a charset make no other type.
 */
function answerTypeOf(accept = ''): string | undefined {
  const types = new Negotiator({ headers: { accept: accept.replace(PARAMETER, '') } });
  if (types.mediaTypes().length === 0) return JSON_TYPE;
  const accepted = types.mediaTypes([JSON_TYPE, EVENT_STREAM]);
  return accepted.includes(JSON_TYPE) ? JSON_TYPE : accepted[0];
}

function readMessage(bytes: Buffer): Pick<Exchange, 'message' | 'failure'> {
  try {
    const message = parseJson(jsonTextOf(bytes) ?? '');
    // The protocol has had no batches since June 2025, and a batch of short requests with long responses could overload
    // the service.
    if (Array.isArray(message))
      return { failure: rpcError(400, ProtocolErrorCode.InvalidRequest, 'Invalid Request: batches are not supported') };
    return { message: lenientMessage(message) };
  } catch (error) {
    return { failure: rpcError(400, ProtocolErrorCode.ParseError, `Parse error: ${(error as Error).message}`) };
  }
}

const rpcError = (status: number, code: number, message: string): Response =>
  Response.json({ jsonrpc: '2.0', id: null, error: { code, message } }, { status, headers: { 'content-type': JSON_TYPE } });
