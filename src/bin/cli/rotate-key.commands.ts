import type { Command } from 'commander';
import { assertOk, callAdmin, isJson, show } from './call.js';
import { adminToken } from './environment.js';
import { type Call, request } from './request.js';
import { KeyRotationBar } from './rotate-key-bar.js';
import { keyRotationLines } from './rotate-key-report.js';
import { watch } from './watch.js';

const PATH = '/key-rotation';

/** Adds the commands `mnemonest rotate-key` and `rotate-key status`. One of the service's processes does the work. */
export function addRotateKeyCommands(program: Command): void {
  const rotate = program
    .command('rotate-key')
    .description('re-encrypt all texts with the ENCRYPTION_KEY of the service, or decrypt them if it has none');

  rotate
    .command('start', { isDefault: true })
    .description('begin, or watch what is under way (also without the word start); Ctrl-C only stops watching')
    .option('--detach', 'do not wait until it is done')
    .action(start);

  rotate
    .command('status')
    .description('how far it is')
    .action((_options: object, command: Command) => callAdmin(command, { method: 'GET', path: PATH }, keyRotationLines));
}

async function start({ detach }: { detach?: boolean }, command: Command): Promise<void> {
  const secret = adminToken();
  const ask = (method: Call['method']) => request({ method, path: `/admin/v1${PATH}`, secret });
  const first = await ask('POST');
  const last = first.ok && !detach ? await watch(first, () => ask('GET'), new KeyRotationBar()) : first;
  show(command, last, keyRotationLines);
  assertOk(last, secret.source);
  if (isJson(command) && !last.ok) process.exitCode = 1;
}
