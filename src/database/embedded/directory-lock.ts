import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { createConnection, createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { StartError } from '../../common/start-error.js';

/** An exclusive lock on a directory. When this process ends for any reason, the kernel releases it. */
export interface DirectoryLock {
  /** Releases the directory for another process. */
  release(): Promise<void>;
}

/**
 * Locks `directory`, so that only this process opens the embedded database in it. PGlite itself does not refuse a
 * second process, which would corrupt the files.
 *
 * The lock is a listening socket, because a dead process cannot hold one: on Linux first an abstract socket, which two
 * processes of one host cannot both bind, and on every platform a socket file in the directory, which also detects a
 * process in another container that shares the volume but not the network namespace.
 * @throws StartError if a live process holds the lock
 */
export async function lockDirectory(directory: string): Promise<DirectoryLock> {
  const inUse = () =>
    new StartError(
      `DATA_DIR ${directory} is in use by another Mnemonest process. Stop it, or give this one a DATA_DIR of its own.`,
    );
  const servers: Server[] = [];
  try {
    if (process.platform === 'linux') {
      const name = createHash('sha256').update(directory).digest('hex');
      servers.push(await listen(`\0mnemonest-${name}`));
    }
    const file = join(directory, 'lock.sock');
    if (await acceptsConnections(file)) throw inUse();
    rmSync(file, { force: true });
    servers.push(await listen(file));
  } catch (error) {
    await closeAll(servers);
    throw (error as NodeJS.ErrnoException).code === 'EADDRINUSE' ? inUse() : error;
  }
  return { release: () => closeAll(servers) };
}

const listen = (path: string) =>
  new Promise<Server>((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.once('error', reject);
    server.listen(path, () => resolve(server.unref()));
  });

const acceptsConnections = (path: string) =>
  new Promise<boolean>((resolve) => {
    const socket = createConnection(path);
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });

const closeAll = async (servers: Server[]) => {
  await Promise.all(servers.map((server) => new Promise<void>((resolve) => server.close(() => resolve()))));
};
