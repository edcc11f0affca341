import { existsSync, mkdirSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Engine, TestDatabase } from './engines.js';
import { ADMIN_TOKEN, BOOTSTRAP_KEY, START_TIMEOUT_MS, spawnService, urlOf } from './service.js';

/**
 * Environment variable with the directory in which the test files of a run note the services that they share. open-run.mjs
 * makes the directory, close-run.mjs ends the services.
 */
const RUN = 'MNEMONEST_TEST_RUN';
/** The time in which the file that starts a service has noted it, or that it failed. */
const NOTED_WITHIN_MS = START_TIMEOUT_MS + 15_000;

interface SharedService {
  readonly url: string;
  /** For close-run.mjs. */
  readonly pid: number;
  readonly env: TestDatabase['env'];
}

/**
 * Returns the service that test files share if they make workspaces of their own and leave everything else as it is. To
 * start a service takes most of the time of a small file.
 */
export function useSharedService(engine: Engine) {
  let service: SharedService;
  beforeAll(async () => {
    service = await sharedService(engine);
  });
  return {
    get url() {
      return service.url;
    },
    get env() {
      return service.env;
    },
    output: () => readFileSync(logOf(engine), 'utf8'),
  };
}

const noteOf = ({ name }: Engine) => join(process.env[RUN] as string, `${name}.json`);
const logOf = ({ name }: Engine) => join(process.env[RUN] as string, `${name}.log`);

/** Returns the service on an engine that all files of the run share. The first caller starts it. */
async function sharedService(engine: Engine): Promise<SharedService> {
  const path = noteOf(engine);
  if (isFirst(`${path}.lock`)) await start(engine);
  const deadline = Date.now() + NOTED_WITHIN_MS;
  while (!existsSync(path)) {
    if (Date.now() > deadline) throw new Error(`no other test file has started the shared service on ${engine.name}`);
    await sleep(50);
  }
  const noted = JSON.parse(readFileSync(path, 'utf8')) as SharedService | { readonly error: string };
  if ('error' in noted) throw new Error(noted.error);
  return noted;
}

function isFirst(lock: string): boolean {
  try {
    mkdirSync(lock);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/**
 * Starts the service and notes it, or why it did not start: no file waits for a service that will not come. The service
 * outlives the file that starts it, so its output goes to a file.
 */
async function start(engine: Engine): Promise<void> {
  const log = logOf(engine);
  const { env, drop } = await engine.create();
  const child = spawnService({ ADMIN_TOKEN, MNEMONEST_BOOTSTRAP_KEY: BOOTSTRAP_KEY, ...env }, openSync(log, 'w'));
  child.unref();
  try {
    const url = await urlOf(child, () => readFileSync(log, 'utf8'));
    note(engine, { url, pid: child.pid as number, env });
  } catch (error) {
    note(engine, { error: (error as Error).message });
    await drop();
  }
}

/** Writes the note in one step: a reader never finds half of it. */
function note(engine: Engine, noted: SharedService | { readonly error: string }): void {
  const path = noteOf(engine);
  writeFileSync(`${path}.new`, JSON.stringify(noted));
  renameSync(`${path}.new`, path);
}
