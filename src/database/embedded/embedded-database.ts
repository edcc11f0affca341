import { once } from 'node:events';
import { accessSync, constants, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Logger } from '@nestjs/common';
import { makeDirectory } from '../../common/make-directory.js';
import { StartError } from '../../common/start-error.js';
import { workerUrl } from '../../common/worker-url.js';
import { claimClusterDirectory } from './cluster-directory.js';
import { type DirectoryLock, lockDirectory } from './directory-lock.js';
import { sharedBuffersFor } from './shared-buffers.js';

/** The data that the worker thread starts with. */
export interface PgliteWorkerData {
  /** The directory of PostgreSQL's files. */
  readonly directory: string;
  readonly socketPath: string;
  readonly sharedBuffersMb: number;
  /** The run-time settings of the single session that all connections share. */
  readonly settings: Record<string, string>;
}

/** `sun_path` of a unix socket address has 108 bytes on Linux and 104 on macOS, including the terminating NUL. */
const MAX_SOCKET_PATH_BYTES = 103;
const STOP_TIMEOUT_MS = 8_000;
/** Only the user that runs the service can connect. */
const PRIVATE = 0o700;

/**
 * PostgreSQL inside this process: PGlite in a worker thread, to which the unmodified `pg` connects over a unix socket
 * in a directory with mode 0700.
 */
export class EmbeddedDatabase {
  private readonly logger = new Logger('EmbeddedDatabase');
  private worker: Worker | undefined;
  private stopping = false;

  private constructor(
    private readonly data: PgliteWorkerData,
    /** The directory that `pg` takes as `host`. */
    readonly socketDirectory: string,
    /** True if it was created when it was opened. */
    readonly isNew: boolean,
    private readonly lock: DirectoryLock,
  ) {}

  /**
   * Opens the database in `dataDir` for this process alone, and creates it if it does not exist.
   * @throws StartError if the directory is not writable, its path is too long for a socket, another process uses it, or it has
   *   files that are no database
   */
  static async open(dataDir: string, settings: Record<string, string>): Promise<EmbeddedDatabase> {
    const root = writableDirectory(dataDir);
    const socketDirectory = join(root, 'run');
    const socketPath = join(socketDirectory, '.s.PGSQL.5432');
    if (Buffer.byteLength(socketPath) > MAX_SOCKET_PATH_BYTES)
      throw new StartError(`DATA_DIR must be a shorter path: ${socketPath} is too long for a unix socket`);
    makeDirectory(socketDirectory, PRIVATE);
    const lock = await lockDirectory(root);
    try {
      const { path: directory, isNew, created } = claimClusterDirectory(root);
      const sharedBuffersMb = sharedBuffersFor(directory);
      const data = { directory, socketPath, sharedBuffersMb, settings };
      const database = new EmbeddedDatabase(data, socketDirectory, isNew, lock);
      await database.startWorker();
      created();
      return database;
    } catch (error) {
      await lock.release();
      if (error instanceof StartError) throw error;
      throw new StartError(`The embedded database in ${root} cannot be opened: ${(error as Error).message}`, { cause: error });
    }
  }

  /**
   * Starts PostgreSQL again in a new thread, which returns the memory that its creation and its migrations took: WebAssembly
   * never returns any. Nothing may be connected to it.
   */
  async reopen(): Promise<void> {
    await this.stop();
    this.stopping = false;
    await this.startWorker();
  }

  /** Shuts PostgreSQL down cleanly and releases the directory. */
  async close(): Promise<void> {
    await this.stop();
    await this.lock.release();
  }

  private async stop(): Promise<void> {
    this.stopping = true;
    const { worker } = this;
    if (!worker) return;
    const exited = once(worker, 'exit');
    worker.postMessage('stop');
    const timer = setTimeout(() => void worker.terminate(), STOP_TIMEOUT_MS);
    await exited;
    clearTimeout(timer);
    this.worker = undefined;
  }

  private async startWorker(): Promise<void> {
    const worker = new Worker(workerUrl(import.meta.url, './pglite.worker.js'), { workerData: this.data });
    await new Promise<void>((resolve, reject) => {
      worker.once('message', resolve).once('error', reject);
      worker.once('exit', (code) => reject(new Error(`its worker thread ended with code ${code}`)));
    });
    this.worker = worker;
    worker.on('error', (error) => this.logger.error(error, 'the embedded database failed'));
    worker.once('exit', () => this.restart());
  }

  /**
   * Restarts PostgreSQL after a crash, which ends only its thread. Callers get 503 until it is back, as with a server
   * that restarts.
   */
  private restart(): void {
    if (this.stopping) return;
    this.logger.error('the embedded database ended unexpectedly; starting it again');
    this.startWorker().catch((error) => {
      this.logger.fatal(error, 'the embedded database cannot be started again');
      process.exit(1);
    });
  }
}

function writableDirectory(path: string): string {
  try {
    makeDirectory(path, PRIVATE);
    accessSync(path, constants.W_OK | constants.X_OK);
    return realpathSync(path);
  } catch (error) {
    throw new StartError(`DATA_DIR must be a directory that this user can write to: ${(error as Error).message}`, {
      cause: error,
    });
  }
}
