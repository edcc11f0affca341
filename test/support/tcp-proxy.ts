import type { AddressInfo } from 'node:net';
import { connect, createServer, type Socket } from 'node:net';

/** A loopback proxy to a server. A test can cut and restore it, as if the server had stopped and started again. */
export interface TcpProxy {
  readonly port: number;
  /** Breaks every connection and refuses new ones. */
  cut(): void;
  /** Ends a cut or a stall. */
  mend(): Promise<void>;
  /** Holds back every byte, on old and new connections, like a server that hangs. */
  stall(): void;
  close(): Promise<void>;
}

/** @param rewrite returns what the server gets instead of the first bytes of a client */
export async function startTcpProxy(
  target: { host: string; port: number },
  rewrite: (first: Buffer) => Buffer = (first) => first,
): Promise<TcpProxy> {
  const sockets = new Set<Socket>();
  let stalled = false;
  const track = (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => socket.destroy());
    return socket;
  };
  const open = (port: number) =>
    new Promise<ReturnType<typeof createServer>>((resolve) => {
      const server = createServer((client) => {
        const upstream = track(connect(target));
        track(client);
        if (stalled) return;
        upstream.pipe(client);
        client.once('data', (first: Buffer) => {
          upstream.write(rewrite(first));
          client.pipe(upstream);
        });
      });
      server.listen(port, '127.0.0.1', () => resolve(server));
    });
  let server = await open(0);
  const { port } = server.address() as AddressInfo;
  const cut = () => {
    server.close();
    for (const socket of sockets) socket.destroy();
  };
  return {
    port,
    cut,
    mend: async () => {
      if (!stalled) server = await open(port);
      stalled = false;
      // A connection that has stalled is broken: clients have to reconnect.
      for (const socket of sockets) socket.destroy();
    },
    stall: () => {
      stalled = true;
      for (const socket of sockets) socket.unpipe().pause();
    },
    close: async () => cut(),
  };
}
