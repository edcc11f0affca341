import { Agent, request } from 'node:http';
import fastify from 'fastify';
import { Draining } from './draining.js';

const CLIENTS = 24;
// The time that the clients may take on a loaded machine. Nothing waits for it: the server drains until it has no connections.
const DRAIN_MS = 30_000;

describe('Draining', () => {
  it('lets every client that keeps its connection alive know before the server closes', async () => {
    const server = fastify();
    const draining = new Draining(server.server);
    server.addHook('onSend', draining.closeConnection).get('/', async () => 'ok');
    const url = await server.listen({ host: '127.0.0.1', port: 0 });
    const agent = new Agent({ keepAlive: true, maxSockets: CLIENTS });
    const callUntilClosed = async () => {
      while ((await connectionAfterCall(url, agent)) !== 'close');
    };
    const clients = Array.from({ length: CLIENTS }, callUntilClosed);
    await connectionAfterCall(url, agent);
    const started = performance.now();
    await draining.run(DRAIN_MS);
    expect(performance.now() - started).toBeLessThan(DRAIN_MS);
    await server.close();
    await Promise.all(clients);
    agent.destroy();
  });

  it('waits for nobody where no connection is open', async () => {
    const server = fastify();
    const draining = new Draining(server.server);
    await server.listen({ host: '127.0.0.1', port: 0 });
    await draining.run(60_000);
    await server.close();
  });
});

/** Returns the header `connection` of an answer. Fails if the connection is reset. */
const connectionAfterCall = (url: string, agent: Agent): Promise<string | undefined> =>
  new Promise((resolve, reject) => {
    request(url, { agent }, (answer) => answer.resume().on('end', () => resolve(answer.headers.connection)))
      .on('error', reject)
      .end();
  });
