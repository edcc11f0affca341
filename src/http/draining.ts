import type { Server } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyReply, FastifyRequest } from 'fastify';

const POLL_MS = 20;

/**
 * The last moments of a server that stops: calls are still served, and each answer closes its connection, so that a client does
 * not send its next call into a connection that is closed at that moment.
 */
export class Draining {
  private isActive = false;

  constructor(private readonly server: Server) {}

  /** An `onSend` hook. */
  readonly closeConnection = (_request: FastifyRequest, reply: FastifyReply, _payload: unknown, done: () => void): void => {
    if (this.isActive) reply.header('connection', 'close');
    done();
  };

  /** Drains for `ms` milliseconds at most, and no longer than there are connections. */
  async run(ms: number): Promise<void> {
    this.isActive = true;
    for (const end = performance.now() + ms; performance.now() < end && (await this.connections()) > 0; ) await sleep(POLL_MS);
  }

  private connections(): Promise<number> {
    return new Promise((resolve) => {
      this.server.getConnections((error, count) => resolve(error ? 0 : count));
    });
  }
}
