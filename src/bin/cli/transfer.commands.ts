import { createReadStream, createWriteStream } from 'node:fs';
import { rename, rm, stat } from 'node:fs/promises';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Command } from 'commander';
import { withProgress } from '../progress.js';
import { assertOk, isJson, type KeyOptions, show, withKey } from './call.js';
import { CliError } from './cli-error.js';
import { keyFrom, type Secret, serviceSetting } from './environment.js';
import { describeFailure, describeForeignAnswer } from './error-wording.js';
import { type ImportReport, importLines } from './transfer-report.js';

const LINE_FEED = 0x0a;
const LINES = 'application/x-ndjson';

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
    .action((file: string, options: KeyOptions, command: Command) => importFrom(command, file, keyFrom(options.key)));
}

async function exportTo(command: Command, file: string | undefined, secret: Secret): Promise<void> {
  const response = await send('/v1/memory/export', secret, {});
  if (!response.ok) return refuse(response, secret);
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
  const { response, text } = await withProgress(lines, async (tick) => {
    const source = file === '-' ? process.stdin : createReadStream(file);
    const body = source.pipe(passThrough((chunk) => tick(lineFeedsIn(chunk))));
    const answer = await send('/v1/memory/import', secret, {
      method: 'POST',
      headers: { 'content-type': LINES },
      body: Readable.toWeb(body) as never,
      duplex: 'half',
    } as RequestInit);
    return { response: answer, text: await answer.text() };
  });
  const answer = { ok: response.ok, status: response.status, text, body: parsed(text) };
  show<ImportReport>(command, answer, importLines);
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

async function send(path: string, secret: Secret, options: RequestInit): Promise<Response> {
  const { value: url, source } = serviceSetting();
  try {
    return await fetch(url + path, {
      redirect: 'manual',
      ...options,
      headers: { ...options.headers, authorization: `Bearer ${secret.value}` },
    });
  } catch (error) {
    throw new CliError(describeFailure(url, error, source), { cause: error });
  }
}

async function refuse(response: Response, secret: Secret): Promise<void> {
  const text = await response.text();
  assertOk({ ok: false, status: response.status, text, body: parsed(text) }, secret.source);
}

/** @throws CliError if `text` is not JSON */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const { value: url, source } = serviceSetting();
    throw new CliError(describeForeignAnswer(url, source), { cause: error });
  }
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
