import { createReadStream, createWriteStream } from 'node:fs';
import { rename, rm, stat } from 'node:fs/promises';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Command, Option } from 'commander';
import { withProgress } from '../progress.js';
import { assertOk, isJson, type KeyOptions, show, withKey } from './call.js';
import { CliError, UsageError } from './cli-error.js';
import { keyFrom, type Secret } from './environment.js';
import { type ForeignImportOptions, importForeign } from './foreign-import.js';
import { FORMATS } from './importers/formats.js';
import { scopeArgument } from './importers/scope-mapping.js';
import { answerOf, send, sendLines } from './transfer-call.js';
import { type ImportReport, importLines } from './transfer-report.js';

const LINE_FEED = 0x0a;

/** Adds the commands `mnemonest export` and `import`, for the memories of a workspace as a file. */
export function addTransferCommands(program: Command): void {
  withKey(program.command('export'))
    .description('read out all memories of a workspace, as lines of JSON')
    .argument('[file]', 'where to (default or -: standard output); it is complete or not there at all')
    .action((file: string | undefined, options: KeyOptions, command: Command) =>
      exportTo(command, file === '-' ? undefined : file, keyFrom(options.key)),
    );

  withKey(program.command('import'))
    .description('write the memories of a file: of an export, of mem0, or lines such as {"text": "…"}')
    .argument('<file>', 'where from, or - for standard input; after a break, the same lines complete what is missing')
    .addOption(new Option('--from <product>', 'the file or folder is an export of this product').choices(Object.keys(FORMATS)))
    .option('--dry-run', 'with --from: only tell what would be imported, what would be left out, and why')
    .option('--user <id>', 'with --from: user_id of memories that name no user')
    .option('--agent <id>', 'with --from: agent_id of memories that name no agent')
    .option('--run <id>', 'with --from: run_id of memories that name no run')
    .option('--scope <id=field>', 'with --from: take user_id, agent_id or run_id from this field of a memory', scopeArgument)
    .action(async (file: string, { from, ...options }: KeyOptions & ForeignImportOptions, command: Command) => {
      if (from !== undefined) return importForeign(command, file, from, options);
      const stray = (['dryRun', 'user', 'agent', 'run', 'scope'] as const).find((name) => options[name] !== undefined);
      if (stray) throw new UsageError(`--${stray === 'dryRun' ? 'dry-run' : stray} needs --from`);
      await importFrom(command, file, keyFrom(options.key));
    });
}

async function exportTo(command: Command, file: string | undefined, secret: Secret): Promise<void> {
  const response = await send('/v1/memory/export', secret, {});
  if (!response.ok) return assertOk(await answerOf(response), secret.source);
  let lines = 0;
  await withProgress(Number(response.headers.get('x-total-count')), async (tick) => {
    const counter = passThrough((chunk) => {
      const count = lineFeedsIn(chunk);
      lines += count;
      tick(count);
    });
    const body = Readable.fromWeb(response.body as never);
    await (file === undefined ? pipeline(body, counter, process.stdout, { end: false }) : writeWhole(file, body, counter)).catch(
      (error) => {
        throw new CliError(`the export broke off: ${reasonOf(error)}`, { cause: error });
      },
    );
  });
  if (file !== undefined)
    process.stdout.write(isJson(command) ? `${JSON.stringify({ file, lines })}\n` : `${lines} memories in ${file}\n`);
}

/** Writes to a temporary name and renames the file when it is complete, so that no partial export is taken for a complete one. */
async function writeWhole(file: string, body: Readable, counter: Transform): Promise<void> {
  const part = `${file}.part`;
  try {
    await pipeline(body, counter, createWriteStream(part, { mode: 0o600 }));
    await rename(part, file);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

async function importFrom(command: Command, file: string, secret: Secret): Promise<void> {
  const lines = file === '-' ? 0 : await linesIn(file);
  const answer = await withProgress(lines, (tick) => {
    const source = file === '-' ? process.stdin : createReadStream(file);
    return sendLines(secret, source.pipe(passThrough((chunk) => tick(lineFeedsIn(chunk)))));
  });
  show<ImportReport>(command, answer, (report) => importLines(report));
  assertOk(answer, secret.source);
  if ((answer.body as ImportReport).failed) process.exitCode = 1;
}

/** Returns the number of lines of a file, for the progress bar; 0 where no bar is shown. */
async function linesIn(file: string): Promise<number> {
  try {
    const found = await stat(file);
    if (found.isFile()) return process.stderr.isTTY ? await countLines(file) : 0;
  } catch (error) {
    throw new CliError(`${file} cannot be read (${(error as NodeJS.ErrnoException).code})`, { cause: error });
  }
  throw new CliError(`${file} is not a file`);
}

async function countLines(file: string): Promise<number> {
  let lines = 0;
  for await (const chunk of createReadStream(file)) lines += lineFeedsIn(chunk as Buffer);
  return lines;
}

/** Returns a stream that passes chunks through unchanged and reports each to `onChunk`. */
const passThrough = (onChunk: (chunk: Buffer) => void): Transform =>
  new Transform({
    transform(chunk: Buffer, _encoding, done) {
      onChunk(chunk);
      done(null, chunk);
    },
  });

function lineFeedsIn(chunk: Buffer): number {
  let count = 0;
  for (let at = chunk.indexOf(LINE_FEED); at >= 0; at = chunk.indexOf(LINE_FEED, at + 1)) count++;
  return count;
}

const reasonOf = (error: Error & { cause?: unknown }): string =>
  (error.cause instanceof Error ? error.cause.message : undefined) ?? error.message;
