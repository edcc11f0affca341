import { ProtocolErrorCode } from '@modelcontextprotocol/server';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { parseJson } from '../../common/json/json-parse.js';
import type { JsonValue } from '../../common/json/json-values.js';
import { jsonTextOf } from '../../http/body-text.js';
import { JSON_TYPE } from '../../http/reply.js';

/** Headers that the protocol is about. Nothing else goes on to it, the Authorization header least of all. */
const PROTOCOL_HEADERS = /^(?:accept|content-type|mcp-.*)$/;

/** Has the message in the body of `request` answered, and makes `reply` that answer. @returns its body */
export async function exchange(
  request: FastifyRequest,
  reply: FastifyReply,
  answer: (request: Request, message: JsonValue) => Promise<Response>,
): Promise<string> {
  const response = await answerBody(request, answer);
  reply.code(response.status).headers(Object.fromEntries(response.headers));
  return response.text();
}

async function answerBody(
  { raw, body }: FastifyRequest,
  answer: (request: Request, message: JsonValue) => Promise<Response>,
): Promise<Response> {
  const headers = Object.entries(raw.headers).filter(([name]) => PROTOCOL_HEADERS.test(name)) as [string, string][];
  const message = messageIn(body as Buffer | null);
  if (message instanceof Response) return message;
  return answer(new Request(`http://mnemonest${raw.url}`, { method: 'POST', headers }), message);
}

/** The message, or the answer to something that is none. */
function messageIn(body: Buffer | null): JsonValue | Response {
  try {
    const message = parseJson(jsonTextOf(body ?? Buffer.alloc(0)) ?? '');
    // The protocol has had none since June 2025; one of small questions with long answers would be a way to wear the service out.
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
