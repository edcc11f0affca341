import type { Server } from 'node:http';
import { Logger } from '@nestjs/common';

/** The times after which a connection is closed, in milliseconds. A client of a proxy may stay idle for a minute. */
export interface ConnectionTimes {
  /** Maximum time to receive the headers of a request, counted from the opening of a connection that sends nothing. */
  readonly headers: number;
  /** Maximum time to receive a whole request. That of a stream, which its route watches, may take longer. */
  readonly request: number;
  /** Time for which a connection may be idle between two requests. */
  readonly idle: number;
  /** Interval at which the times are looked at. */
  readonly look: number;
}

const CONNECTION_TIMES: ConnectionTimes = { headers: 15_000, request: 60_000, idle: 72_000, look: 5_000 };
const WARN_EVERY_MS = 60_000;

/** Returns the options of Fastify that close connections which send too slowly, or nothing. */
export const connectionOptions = ({ headers, request, idle, look }: ConnectionTimes = CONNECTION_TIMES) => ({
  http: { headersTimeout: headers, connectionsCheckingInterval: look },
  requestTimeout: request,
  keepAliveTimeout: idle,
});

/** Lets a server have at most `max` connections: one more is closed at once, and logged once a minute. */
export function limitConnections(server: Server, max: number): void {
  const logger = new Logger('Http');
  let warnedAt = Number.NEGATIVE_INFINITY;
  server.maxConnections = max;
  server.on('drop', () => {
    if (performance.now() - warnedAt < WARN_EVERY_MS) return;
    warnedAt = performance.now();
    logger.warn(`connections are refused: there are ${max}, which is MAX_CONNECTIONS`);
  });
}
