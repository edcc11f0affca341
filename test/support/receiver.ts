import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { Webhook } from 'standardwebhooks';

/** A delivery that a receiver has verified. */
export interface Received {
  readonly headers: IncomingHttpHeaders;
  // biome-ignore lint/suspicious/noExplicitAny: a body of any event
  readonly body: any;
}

/** A receiver of webhooks on the loopback address, which verifies each delivery with the library of Standard Webhooks. */
export class Receiver {
  readonly received: Received[] = [];
  /** Deliveries that did not verify; a test expects none. */
  readonly refused: string[] = [];
  /** Secrets; a delivery must verify with each of them. */
  secrets: string[] = [];
  /** Returns the status to answer with. */
  answer: (body: Received['body']) => number = () => 204;
  private server: Server | undefined;
  private port = 0;

  get url(): string {
    return `http://127.0.0.1:${this.port}/hooks`;
  }

  get types(): string[] {
    return this.received.map(({ body }) => body.event_type);
  }

  /** Listens, after a stop on the same port as before. */
  async start(): Promise<void> {
    this.server = createServer(async (request, response) => {
      const sent = await text(request);
      try {
        for (const secret of this.secrets) new Webhook(secret).verify(sent, request.headers as Record<string, string>);
        const body = JSON.parse(sent);
        this.received.push({ headers: request.headers, body });
        response.writeHead(this.answer(body), { location: this.url }).end('x'.repeat(1_000));
      } catch (error) {
        this.refused.push((error as Error).message);
        response.writeHead(400).end();
      }
    });
    await new Promise<void>((listening) => this.server!.listen(this.port, '127.0.0.1', listening));
    this.port = (this.server.address() as AddressInfo).port;
  }

  async stop(): Promise<void> {
    const { server } = this;
    server?.closeAllConnections();
    await new Promise<void>((closed) => (server ? server.close(() => closed()) : closed()));
  }
}
