import { once } from 'node:events';
import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

const PROBE_MS = 100;

/** A load balancer as operators have it: calls in turn to the services that say `ready`, none of them sent twice. */
export interface Balancer {
  readonly url: string;
  /** The services that it sends calls to. */
  ready(): readonly string[];
  /** Probes another service from now on. */
  add(url: string): void;
  close(): Promise<void>;
}

/** Starts a load balancer in this process. It answers 502 where a service does not answer. */
export async function startBalancer(urls: readonly string[]): Promise<Balancer> {
  const known = [...urls];
  const ready = new Set<string>();
  const agent = new Agent({ keepAlive: true });
  let turn = 0;
  let isClosed = false;
  const server = createServer((call, answer) => {
    const target = [...ready][turn++ % Math.max(1, ready.size)];
    if (target) forward(call, answer, target, agent);
    else answer.writeHead(502).end('"no service is ready"');
  });
  const probe = async () => {
    await Promise.all(known.map(async (url) => ((await isReady(url)) ? ready.add(url) : ready.delete(url))));
  };
  const probing = async () => {
    for (; !isClosed; await sleep(PROBE_MS)) await probe();
  };
  await probe();
  const probed = probing();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    ready: () => [...ready],
    add: (url) => known.push(url),
    close: async () => {
      isClosed = true;
      await probed;
      agent.destroy();
      server.closeAllConnections();
      server.close();
    },
  };
}

const isReady = (url: string): Promise<boolean> =>
  fetch(`${url}/readyz`).then(
    ({ status }) => status === 200,
    () => false,
  );

function forward(call: IncomingMessage, answer: ServerResponse, target: string, agent: Agent): void {
  const { connection: _, ...headers } = call.headers;
  const sent = request(`${target}${call.url}`, { method: call.method as string, headers, agent }, (received) => {
    const { connection: _hop, 'keep-alive': _time, ...own } = received.headers;
    answer.writeHead(received.statusCode as number, own);
    received.pipe(answer);
  });
  sent.on('error', (error) => {
    if (answer.headersSent) answer.destroy();
    else answer.writeHead(502, { 'content-type': 'application/json' }).end(JSON.stringify(error.message));
  });
  call.pipe(sent);
}
