import { existsSync, mkdirSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Engine, TestDatabase } from './engines.js';
import { ADMIN_TOKEN, BOOTSTRAP_KEY, spawnService, urlOf } from './service.js';

/** Names the directory in which the files of a run note the services that they share; open-run.mjs makes it, close-run.mjs ends them. */
const RUN = 'MNEMONEST_TEST_RUN';
const START_TIMEOUT_MS = 120_000;

interface SharedService {
  readonly url: string;
  /** For close-run.mjs. */
  readonly pid: number;
  readonly env: TestDatabase['env'];
}

/**
 * The service that all test files share which make workspaces of their own and leave the rest as it is: to start one takes most of the time of
 * a small file.
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

/** The service on an engine that all files of the run share; whoever asks first starts it. */
async function sharedService(engine: Engine): Promise<SharedService> {
  const note = noteOf(engine);
  if (isFirst(`${note}.lock`)) await start(engine);
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (!existsSync(note)) {
    if (Date.now() > deadline) throw new Error(`no other test file has started the shared service on ${engine.name}`);
    await sleep(50);
  }
  return JSON.parse(readFileSync(note, 'utf8')) as SharedService;
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

/** It outlives the test file that starts it, so what it writes goes to a file. */
async function start(engine: Engine): Promise<void> {
  const [note, log] = [noteOf(engine), logOf(engine)];
  const { env } = await engine.create();
  const child = spawnService({ ADMIN_TOKEN, MNEMONEST_BOOTSTRAP_KEY: BOOTSTRAP_KEY, ...env }, openSync(log, 'w'));
  const url = await urlOf(child, () => readFileSync(log, 'utf8'));
  child.unref();
  writeFileSync(`${note}.new`, JSON.stringify({ url, pid: child.pid as number, env } satisfies SharedService));
  renameSync(`${note}.new`, note);
}
