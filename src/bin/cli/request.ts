import { CliError } from './cli-error.js';
import { type Secret, serviceSetting } from './environment.js';
import { describeFailure, describeForeignAnswer } from './error-wording.js';

/** An answer of the service. `text` is the unchanged JSON, empty for 204. */
export interface Answer {
  readonly ok: boolean;
  readonly status: number;
  readonly text: string;
  readonly body: unknown;
}

export interface Call {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly body?: object;
  readonly secret?: Secret | undefined;
}

const TIMEOUT_MS = 30_000;

/**
 * Calls the service.
 * @throws CliError if there is no answer, or it does not come from the service
 */
export async function request(call: Call): Promise<Answer> {
  const { value: url, source } = serviceSetting();
  try {
    const response = await fetch(url + call.path, fetchOptions(call));
    const { ok, status } = response;
    const text = await response.text();
    return { ok, status, text, body: text ? JSON.parse(text) : undefined };
  } catch (error) {
    if (error instanceof SyntaxError) throw new CliError(describeForeignAnswer(url, source), { cause: error });
    throw new CliError(describeFailure(url, error, source), { cause: error });
  }
}

const fetchOptions = ({ method, body, secret }: Call): RequestInit => ({
  method,
  // A redirect to another host would lose the credential, and a redirected POST its body, so redirects are not followed.
  redirect: 'manual',
  signal: AbortSignal.timeout(TIMEOUT_MS),
  headers: {
    ...(secret && { authorization: `Bearer ${secret.value}` }),
    ...(body && { 'content-type': 'application/json' }),
  },
  ...(body && { body: JSON.stringify(body) }),
});
