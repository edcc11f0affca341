import type { Command } from 'commander';
import { CliError } from './cli-error.js';
import { confirm } from './confirm.js';
import { adminToken, keyFrom, serviceSetting } from './environment.js';
import { describeRefusal } from './error-wording.js';
import { type Answer, type Call, request } from './request.js';

/** A call of the admin API; `path` is relative to `/admin/v1`. */
export type AdminCall = Pick<Call, 'method' | 'path' | 'body'>;

/**
 * Calls the admin API and prints the answer.
 * @param toLines formats the body of the answer for people
 * @param hasFailed tells by the body of a success that what was asked for failed: the program then ends with 1
 * @throws CliError if the call fails or is refused
 */
export async function callAdmin<T>(
  command: Command,
  call: AdminCall,
  toLines: (body: T) => string[],
  hasFailed?: (body: T) => boolean,
): Promise<void> {
  const secret = adminToken();
  const answer = await request({ ...call, path: `/admin/v1${call.path}`, secret });
  show(command, answer, toLines);
  assertOk(answer, secret.source);
  if (hasFailed?.(answer.body as T)) process.exitCode = 1;
}

/** The option of a command that works on the memories of a workspace. */
export interface KeyOptions {
  readonly key?: string;
}

export const withKey = (command: Command): Command =>
  command.option('--key <key>', 'API key of the workspace (default: MNEMONEST_API_KEY)');

/**
 * Calls the API with the key of a workspace and prints the answer.
 * @param toLines formats the body of the answer for people
 * @throws CliError if the call fails or is refused
 */
export async function callWorkspace<T>(command: Command, call: Call, toLines: (body: T) => string[]): Promise<void> {
  const secret = keyFrom(command.opts<KeyOptions>().key);
  const answer = await request({ ...call, secret });
  show(command, answer, toLines);
  assertOk(answer, secret.source);
}

/** Deletes the resource at `path` after a confirmation. The answer has no body, so `--json` prints nothing. */
export async function callDelete(command: Command, path: string, what: string, consequence: string): Promise<void> {
  await confirm(`Delete ${what}? ${consequence}`, command.opts<{ yes?: boolean }>().yes);
  await callAdmin(command, { method: 'DELETE', path }, () => [`${what} is deleted`]);
}

/** Prints an answer: with `--json` its unchanged body, otherwise a success as text. {@link assertOk} reports a refusal. */
export function show<T>(command: Command, { ok, text, body }: Answer, toLines: (body: T) => string[]): void {
  if (isJson(command)) process.stdout.write(text && `${text}\n`);
  else if (ok) process.stdout.write(`${toLines(body as T).join('\n')}\n`);
}

/** @throws CliError if the answer is not a success */
export function assertOk({ ok, status, body }: Answer, source?: string): void {
  if (!ok) throw new CliError(describeRefusal(status, body, source, serviceSetting().value));
}

/** True if `--json` is given. It is an option of the program, and may be before or after the command. */
export const isJson = (command: Command): boolean => command.optsWithGlobals<{ json?: boolean }>().json === true;
