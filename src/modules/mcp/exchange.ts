import { ProtocolErrorCode } from '@modelcontextprotocol/server';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { parseJson } from '../../common/json/json-parse.js';
import type { JsonValue } from '../../common/json/json-values.js';
import { jsonTextOf } from '../../http/body-text.js';
import { JSON_TYPE } from '../../http/reply.js';

/** The headers that the protocol uses. No other header is passed to it, in particular not Authorization. */
const PROTOCOL_HEADERS = /^(?:accept|content-type|mcp-.*)$/;

/**
 * Passes the message in the body of `request` to `answer`, and sets the status and the headers of `reply` from its
 * response.
 * @returns the body of the response
 */
export async function exchange(
  request: FastifyRequest,
  reply: FastifyReply,
  answer: (request: Request, message: JsonValue) => Promise<Response>,
): Promise<string> {
  const response = await responseTo(request, answer);
  reply.code(response.status).headers(Object.fromEntries(response.headers));
  return response.text();
}

async function responseTo(
  { raw, body }: FastifyRequest,
  answer: (request: Request, message: JsonValue) => Promise<Response>,
): Promise<Response> {
  const headers = Object.entries(raw.headers).filter(([name]) => PROTOCOL_HEADERS.test(name)) as [string, string][];
  const message = parseMessage(body as Buffer | null);
  if (message instanceof Response) return message;
  return answer(new Request(`http://mnemonest${raw.url}`, { method: 'POST', headers }), message);
}

/** Returns the message in a body, or the error response if there is no valid message. */
function parseMessage(body: Buffer | null): JsonValue | Response {
  try {
    const message = parseJson(jsonTextOf(body ?? Buffer.alloc(0)) ?? '');
    // The protocol has had no batches since June 2025, and a batch of short requests with long responses could overload
    // the service.
    if (Array.isArray(message)) return rpcError(ProtocolErrorCode.InvalidRequest, 'Invalid Request: batches are not supported');
    return message;
  } catch (error) {
    return rpcError(ProtocolErrorCode.ParseError, `Parse error: ${(error as Error).message}`);
  }
}

const rpcError = (code: ProtocolErrorCode, message: string): Response =>
  new Response(JSON.stringify({ jsonrpc: '2.0', id: null, error: { code, message } }), {
    status: 400,
    headers: { 'content-type': JSON_TYPE },
  });
