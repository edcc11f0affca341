import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { WASM_BUDGET } from './wasm-budget.js';

const CLI = join(process.cwd(), 'dist/bin/mnemonest.js');

/** Runs the built command line like a shell, but without a terminal for questions. */
export async function mnemonest(args: string[], env: Record<string, string>, cwd = tmpdir()) {
  const { PATH = '' } = process.env;
  const child = spawn(process.execPath, [WASM_BUDGET, CLI, ...args], {
    env: { PATH, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    cwd,
  });
  const [stdout, stderr, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  return { code, stdout, stderr };
}
