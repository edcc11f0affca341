import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server that stands in for one outside, on a free port of the loopback. */
export interface LoopbackServer {
  /** Without a closing slash. */
  readonly url: string;
  /** Also ends open connections. */
  close(): Promise<void>;
}

/** Starts a server whose requests `listener` answers. */
export async function startLoopbackServer(listener: RequestListener): Promise<LoopbackServer> {
  const server = createServer(listener);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
