import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CliError } from '../cli/cli-error.js';
import { environment } from '../cli/environment.js';

/** The built service in a separate process for one measurement. */
export interface ServiceProcess {
  readonly url: string;
  readonly adminToken: string;
  readonly pid: number;
  /** Stops the process and deletes its data directory if it was created for it. */
  stop(): Promise<void>;
  /** Ends the process as the kernel would, without a moment for it to finish anything. Its data stay. */
  kill(): Promise<void>;
}

const MAIN = fileURLToPath(new URL('../../main.js', import.meta.url));
/** The first start converts the embedding model, which takes seconds. */
const START_TIMEOUT_MS = 120_000;
const STOP_TIMEOUT_MS = 15_000;
const READY = /is ready at (http:\/\/\S+)/;

/**
 * Starts the service on a free loopback port with new secrets. It inherits the variables that select models (`LLM`,
 * `EMBEDDINGS`, …), but not those for its address and its storage.
 * @param databaseUrl PostgreSQL to use instead of a new embedded database
 * @param existingDataDir data directory to use instead of a new one; it is not deleted
 * @param variables of the process, which win over all others
 * @throws CliError with the output of the service if it does not start
 */
export async function startServiceProcess(
  databaseUrl?: string,
  existingDataDir?: string,
  variables: Readonly<Record<string, string>> = {},
): Promise<ServiceProcess> {
  const dataDir = existingDataDir ?? mkdtempSync(join(tmpdir(), 'mnemonest-measuring-'));
  const adminToken = variables['ADMIN_TOKEN'] ?? randomBytes(24).toString('hex');
  const { DATABASE_URL: _database, REDIS_URL: _redis, ...inherited } = environment;
  const child = spawn(process.execPath, [MAIN], {
    env: {
      ...inherited,
      HOST: '127.0.0.1',
      PORT: '0',
      DATA_DIR: dataDir,
      ADMIN_TOKEN: adminToken,
      MNEMONEST_BOOTSTRAP_KEY: `mnx_ws_${randomBytes(20).toString('hex')}`,
      LOG_LEVEL: 'error',
      ...(databaseUrl && { DATABASE_URL: databaseUrl }),
      ...variables,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    // The service would read an `.env` of the current directory.
    cwd: dataDir,
  });
  const killChild = () => child.kill('SIGKILL');
  process.once('exit', killChild);
  const stop = async () => {
    await end(child);
    process.off('exit', killChild);
    if (!existingDataDir) rmSync(dataDir, { recursive: true, force: true });
  };
  const kill = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.kill('SIGKILL');
    await exited;
    process.off('exit', killChild);
  };
  try {
    return { url: await urlOf(child), adminToken, pid: child.pid as number, stop, kill };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Waits for the greeting and returns its URL. All output is read: the service would block on a full pipe. */
function urlOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    const fail = (reason: string) => reject(new CliError(`the service ${reason}\n${output}`.trim()));
    const timer = setTimeout(() => fail('did not start in time'), START_TIMEOUT_MS);
    const settle = (act: () => void) => {
      clearTimeout(timer);
      act();
    };
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (chunk) => {
        output += chunk;
        const url = READY.exec(output)?.[1];
        if (url) settle(() => resolve(url));
      });
    child.once('exit', () => settle(() => fail('did not start')));
    child.once('error', (error) => settle(() => fail(`did not start: ${error.message}`)));
  });
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS);
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  await exited;
  clearTimeout(timer);
}
