import type { Command } from 'commander';
import { CliError } from './cli-error.js';
import { confirm } from './confirm.js';
import { adminToken } from './environment.js';
import { describeRefusal } from './error-wording.js';
import { type Answer, type Call, request } from './request.js';

/** A call of the admin API; `path` goes on from `/admin/v1`. */
export type AdminCall = Pick<Call, 'method' | 'path' | 'body'>;

/**
 * Calls the admin API and shows what it answers.
 * @param toLines the answer's body for a person
 * @throws CliError
 */
export async function callAdmin<T>(command: Command, call: AdminCall, toLines: (body: T) => string[]): Promise<void> {
  const secret = adminToken();
  const answer = await request({ ...call, path: `/admin/v1${call.path}`, secret });
  show(command, answer, toLines);
  assertOk(answer, secret.source);
}

/** Deletes what `path` names, once it was confirmed. The answer has no body, so `--json` prints nothing. */
export async function callDelete(command: Command, path: string, what: string, consequence: string): Promise<void> {
  await confirm(`Delete ${what}? ${consequence}`, command.opts<{ yes?: boolean }>().yes);
  await callAdmin(command, { method: 'DELETE', path }, () => [`${what} is deleted`]);
}

/** With `--json`, prints any answer as it came; else a success in words. A refusal is worded by {@link assertOk}. */
export function show<T>(command: Command, { ok, text, body }: Answer, toLines: (body: T) => string[]): void {
  if (isJson(command)) process.stdout.write(text && `${text}\n`);
  else if (ok) process.stdout.write(`${toLines(body as T).join('\n')}\n`);
}

/** @throws CliError */
export function assertOk({ ok, status, body }: Answer, source?: string): void {
  if (!ok) throw new CliError(describeRefusal(status, body, source));
}

/** Whether the answer is wanted as JSON. The option is the program's and may stand before or after a command. */
export const isJson = (command: Command): boolean => command.optsWithGlobals<{ json?: boolean }>().json === true;
