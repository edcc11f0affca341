import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

interface ReceivedRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** Time of arrival, in milliseconds of `performance.now()`. */
  readonly at: number;
}

/** An answer, or a reaction without one. */
export type ScriptedAnswer =
  | { status: number; headers?: Record<string, string>; body?: unknown }
  | ((response: ServerResponse, request: IncomingMessage) => void);

/** Breaks the connection without an answer. */
export const breakOff: ScriptedAnswer = (response) => void response.destroy();

/** Never answers. */
export const hang: ScriptedAnswer = () => {};

/** Starts a loopback server that fails as a test needs it: it gives the answers in order, and repeats the last one. */
export async function startScriptedServer(...answers: ScriptedAnswer[]) {
  const requests: ReceivedRequest[] = [];
  const server = createServer(async (request, response) => {
    const answer = answers[Math.min(requests.length, answers.length - 1)]!;
    const { method = '', url = '', headers } = request;
    const received = { method, url, headers, body: '', at: performance.now() };
    requests.push(received);
    request.on('error', () => {});
    if (typeof answer === 'function') return answer(response, request);
    received.body = await text(request);
    const body = typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body ?? {});
    response.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers }).end(body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
