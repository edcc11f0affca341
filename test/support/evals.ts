import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { oneEngine, type TestDatabase } from './engines.js';
import { WASM_BUDGET } from './wasm-budget.js';

const EVAL = join(process.cwd(), 'dist/bin/eval.js');
const MAX_OUTPUT_BYTES = 16 * 2 ** 20;
/** An eval starts a service or more and fills it, on a machine that runs other tests too. */
export const EVAL_TIMEOUT_MS = 300_000;

/** The output of an eval, and its exit code. */
export interface Evaluated {
  readonly stdout: string;
  readonly stderr: string;
  readonly code: number;
}

/** Runs `npm run eval -- <command>`. */
export function evaluate(command: string, ...args: readonly string[]): Promise<Evaluated> {
  const { PATH = '', HOME = '' } = process.env;
  const options = { env: { PATH, HOME }, maxBuffer: MAX_OUTPUT_BYTES };
  return promisify(execFile)(process.execPath, [WASM_BUDGET, EVAL, command, ...args], options).then(
    (output) => ({ ...output, code: 0 }),
    ({ stdout, stderr, code }: Evaluated) => ({ stdout, stderr, code }),
  );
}

/**
 * Returns the flags with which evals fill a database that is there from `beforeAll` to `afterAll`: on PostgreSQL, if it is there,
 * they take half the processor time.
 */
export function useEvalDatabase(): () => string[] {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await oneEngine[0]!.create();
  });
  afterAll(() => database?.drop());
  return () => {
    const url = database.env['DATABASE_URL'];
    return url ? ['--database-url', url] : [];
  };
}
