import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { wholeNumber } from './arguments.js';
import { assertOk, callAdmin, isJson, show } from './call.js';
import { confirm } from './confirm.js';
import { adminToken } from './environment.js';
import { ReembeddingBar } from './reembed-bar.js';
import { type Reembedding, reembeddingLines } from './reembed-report.js';
import { type Call, request } from './request.js';
import { watch } from './watch.js';

interface StartOptions {
  provider?: string;
  model?: string;
  dimensions?: number;
  modelDir?: string;
  detach?: boolean;
}

/**
 * Adds the commands `mnemonest reembed`, `reembed status` and `reembed abandon`. One of the service's processes does the work.
 */
export function addReembedCommands(program: Command): void {
  const reembed = program.command('reembed').description('embed all memories with another model, or the present one again');

  reembed
    .command('start', { isDefault: true })
    .description('begin, or watch what is under way (also without the word start); Ctrl-C only stops watching')
    .addOption(new Option('--provider <provider>', 'who runs the model').choices(['local', 'openai']))
    .option('--model <name>', 'model to change to; none: the present one')
    .option('--model-dir <dir>', 'directory of a local model, as the service sees it')
    .option('--dimensions <n>', 'numbers in a vector, if not what is usual for the model', wholeNumber)
    .option('--detach', 'do not wait until it is done')
    .action(start);

  reembed
    .command('status')
    .description('how far it is')
    .action((_options: object, command: Command) => callAdmin(command, GET, reembeddingLines));

  reembed
    .command('abandon')
    .description('go back to the old model; memories stay as they are')
    .option('--yes', 'do not ask')
    .action(async ({ yes }: { yes?: boolean }, command: Command) => {
      await confirm('Abandon the re-embedding? The vectors that it made are removed.', yes);
      await callAdmin(command, { method: 'DELETE', path: PATH }, reembeddingLines);
    });
}

const PATH = '/reembedding';
const GET = { method: 'GET', path: PATH } as const;

async function start({ detach, modelDir, ...named }: StartOptions, command: Command): Promise<void> {
  const wanted = { ...named, ...(modelDir !== undefined && { directory: resolve(modelDir) }) };
  const secret = adminToken();
  const ask = (call: Pick<Call, 'method' | 'body'>) => request({ ...call, path: `/admin/v1${PATH}`, secret });
  const known = await ask({ method: 'GET' });
  if (known.status !== 404) assertOk(known, secret.source);
  // Without options, an unfinished re-embedding is watched instead of starting one.
  const isWatched = known.ok && !(known.body as Reembedding).finished_at && Object.keys(wanted).length === 0;
  const first = isWatched ? known : await ask({ method: 'POST', body: wanted });
  const last = first.ok && !detach ? await watch(first, () => ask({ method: 'GET' }), new ReembeddingBar()) : first;
  show(command, last, reembeddingLines);
  assertOk(last, secret.source);
  if (isJson(command) && !last.ok) process.exitCode = 1;
}
