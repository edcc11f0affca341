import { createServer } from 'node:net';

/**
 * Checks that a server can listen on an address, before anything is made that a start which fails afterwards would have made in vain.
 * @throws the error of the system: `EADDRINUSE` where another process listens
 */
export async function assertListenable(port: number, host: string): Promise<void> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => server.close(() => resolve()));
  });
}
