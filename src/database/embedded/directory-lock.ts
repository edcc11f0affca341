import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { createConnection, createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { StartError } from '../../common/start-error.js';

/** Frees the directory for another process. The kernel does it too, however this process ends. */
export interface DirectoryLock {
  release(): Promise<void>;
}

/**
 * Makes this process the only one that opens the embedded database in `directory`: PGlite does not refuse a second opener, and a
 * second one corrupts the files.
 *
 * The lock is a listening socket, because a dead process cannot keep one: on Linux first an abstract socket, which two processes of
 * one host cannot both bind, and everywhere a socket file in the directory, which also speaks for a process in another container
 * that shares the volume but not the network namespace.
 * @throws StartError if a live process has the directory
 */
export async function lockDirectory(directory: string): Promise<DirectoryLock> {
  const inUse = () =>
    new StartError(
      `DATA_DIR ${directory} is in use by another Mnemonest process. Stop it, or give this one a DATA_DIR of its own.`,
    );
  const held: Server[] = [];
  try {
    if (process.platform === 'linux') {
      const name = createHash('sha256').update(directory).digest('hex');
      held.push(await listen(`\0mnemonest-${name}`));
    }
    const file = join(directory, 'lock.sock');
    if (await isAnswered(file)) throw inUse();
    rmSync(file, { force: true });
    held.push(await listen(file));
  } catch (error) {
    await closeAll(held);
    throw (error as NodeJS.ErrnoException).code === 'EADDRINUSE' ? inUse() : error;
  }
  return { release: () => closeAll(held) };
}

const listen = (path: string) =>
  new Promise<Server>((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.once('error', reject);
    server.listen(path, () => resolve(server.unref()));
  });

const isAnswered = (path: string) =>
  new Promise<boolean>((resolve) => {
    const socket = createConnection(path);
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });

const closeAll = async (servers: Server[]) => {
  await Promise.all(servers.map((server) => new Promise<void>((resolve) => server.close(() => resolve()))));
};
