import { createServer } from 'node:net';

/**
 * Checks that a server can listen on an address, before a start makes anything that it would have made in vain if it failed.
 * @throws the error of the system: `EADDRINUSE` where another process listens
 */
export async function assertListenable(port: number, host: string): Promise<void> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => server.close(() => resolve()));
  });
}
