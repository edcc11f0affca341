import { Readable } from 'node:stream';
import { CliError } from './cli-error.js';
import { type Secret, serviceSetting } from './environment.js';
import { describeFailure, describeForeignAnswer } from './error-wording.js';
import type { Answer } from './request.js';

const LINES = 'application/x-ndjson';

/**
 * Sends a request whose body or answer is a stream.
 * @throws CliError if the service cannot be reached
 */
export async function send(path: string, secret: Secret, options: RequestInit): Promise<Response> {
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

/**
 * Imports lines of JSON.
 * @throws CliError if the service cannot be reached, or something else answers
 */
export async function sendLines(secret: Secret, lines: Readable): Promise<Answer> {
  const response = await send('/v1/memory/import', secret, {
    method: 'POST',
    headers: { 'content-type': LINES },
    body: Readable.toWeb(lines) as never,
    duplex: 'half',
  } as RequestInit);
  return answerOf(response);
}

/** @throws CliError if the body of the response is not JSON */
export async function answerOf(response: Response): Promise<Answer> {
  const text = await response.text();
  try {
    return { ok: response.ok, status: response.status, text, body: JSON.parse(text) };
  } catch (error) {
    const { value: url, source } = serviceSetting();
    throw new CliError(describeForeignAnswer(url, source), { cause: error });
  }
}
