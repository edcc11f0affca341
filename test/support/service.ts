import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Engine, TestDatabase } from './engines.js';
import { WASM_BUDGET } from './wasm-budget.js';

export const BOOTSTRAP_KEY = `mnx_ws_${'0123456789'.repeat(4)}`;
export const ADMIN_TOKEN = 'test-admin-token-0123456789';

/** The built service in a process of its own, as an operator runs it. */
export interface RunningService {
  readonly url: string;
  /** Everything it has written so far. */
  output(): string;
  /** Ends it as an operator would (SIGTERM), or as the kernel would (SIGKILL). */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

const MAIN = join(process.cwd(), 'dist/main.js');
/**
 * The longest start. It is below the time limit of hooks and tests in jest.config.mjs, so that a test that starts a service
 * also ends it.
 */
export const START_TIMEOUT_MS = 60_000;
const WRITTEN_WITHIN_MS = 10_000;

/** Starts `node dist/main.js` on a free loopback port and waits until it serves. Fails with its output if it ends instead. */
export const startService = (env: Record<string, string>, options: SpawnOptions = {}): Promise<RunningService> =>
  running(spawnService({ ADMIN_TOKEN, MNEMONEST_BOOTSTRAP_KEY: BOOTSTRAP_KEY, ...env }, 'pipe', options));

/** Starts the service as on a terminal, with the program that Linux and macOS have for it. */
export function startOnTerminal(env: Record<string, string>): Promise<RunningService> {
  const command =
    process.platform === 'darwin'
      ? ['/dev/null', process.execPath, WASM_BUDGET, MAIN]
      : ['-e', '-c', `exec ${process.execPath} ${WASM_BUDGET} ${MAIN}`, '/dev/null'];
  return running(spawnService(env, 'pipe', { command: ['script', '-q', ...command] }));
}

async function running(child: ChildProcess): Promise<RunningService> {
  const output = collect(child);
  const url = await urlOf(child, output);
  return {
    url,
    output,
    stop: async (signal = 'SIGTERM') => {
      if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
      const exited = once(child, 'exit');
      child.kill(signal);
      const [code] = await exited;
      return code;
    },
  };
}

/** The service on an engine for the tests of one file; there from `beforeAll` to `afterAll`. */
export function useService(engine: Engine, env: Record<string, string> = {}) {
  let database: TestDatabase;
  let service: RunningService;
  beforeAll(async () => {
    database = await engine.create();
    service = await startService({ ...database.env, ...env });
  });
  afterAll(async () => {
    await service?.stop();
    await database?.drop();
  });
  return {
    get url() {
      return service.url;
    },
    output: () => service.output(),
    get env() {
      return database.env;
    },
  };
}

/** Waits until the service has written what matches: it comes through a pipe, and may come after the answer to the call. */
export async function untilWritten(service: Pick<RunningService, 'output'>, pattern: RegExp): Promise<void> {
  const deadline = Date.now() + WRITTEN_WITHIN_MS;
  while (!pattern.test(service.output()) && Date.now() < deadline) await sleep(10);
  expect(service.output()).toMatch(pattern);
}

/** Runs `node dist/main.js` until it ends by itself. */
export async function runService(env: Record<string, string>): Promise<{ code: number | null; output: string }> {
  const child = spawnService(env);
  const output = collect(child);
  const [code] = await once(child, 'close');
  return { code, output: output() };
}

interface SpawnOptions {
  /** The repository may have an `.env`, which the service would read there. */
  readonly cwd?: string;
  readonly command?: readonly string[];
}

export function spawnService(
  env: Record<string, string>,
  output: 'pipe' | number = 'pipe',
  { cwd = tmpdir(), command: [program = '', ...args] = [process.execPath, WASM_BUDGET, MAIN] }: SpawnOptions = {},
): ChildProcess {
  const { PATH = '', HOME = '' } = process.env;
  return spawn(program, args, {
    env: { PATH, HOME, PORT: '0', LOG_LEVEL: 'info', STOP_DELAY_SECONDS: '0', AUTH_FAILURES_PER_MINUTE: '1000000', ...env },
    stdio: ['ignore', output, output],
    cwd,
  });
}

function collect(child: ChildProcess): () => string {
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk) => {
      text += chunk;
    });
  return () => text;
}

/** Waits until the service of which `output` tells serves. */
export async function urlOf(child: ChildProcess, output: () => string): Promise<string> {
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (Date.now() < deadline && child.exitCode === null) {
    const [, url] = /is ready at (http:\/\/\S+)/.exec(output()) ?? [];
    if (url) return url;
    await sleep(20);
  }
  child.kill('SIGKILL');
  throw new Error(`the service did not start:\n${output()}`);
}
