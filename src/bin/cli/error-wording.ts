interface FieldError {
  readonly loc: readonly (string | number)[];
  readonly msg: string;
}

/**
 * One line for an answer that is not a success.
 * @param source where the credential came from, so that a refused one can be found
 */
export function describeRefusal(status: number, body: unknown, source?: string): string {
  const detail = (body as { detail?: unknown } | null)?.detail;
  const text = Array.isArray(detail) ? detail.map(describeField).join('; ') : detail;
  if (typeof text !== 'string' || !text) return `the service answered ${status}`;
  return oneLine(status === 401 && source ? `${text} (taken from ${source})` : text);
}

/** The first part of a `loc` says body or path: who runs a command knows neither. */
const describeField = ({ loc, msg }: FieldError) => `${loc.slice(1).join('.') || loc.join('.')}: ${msg}`;

/** One line for a call that got no answer. */
export function describeFailure(url: string, error: unknown, source = 'MNEMONEST_URL'): string {
  if ((error as Error).name === 'TimeoutError') return `${url} (${source}) did not answer in time`;
  return oneLine(`cannot reach ${url} (${source}): ${rootCause(error)}. Is the service running?`);
}

/** One line for an answer that no Mnemonest gives. */
export const describeStranger = (url: string, source = 'MNEMONEST_URL'): string =>
  `${url} (${source}) answered something other than JSON: is a Mnemonest there?`;

/** `fetch` hides what happened in its cause; where it tried several addresses, in the errors of that. */
function rootCause(error: unknown): string {
  const { cause } = error as { cause?: Error & { code?: string; errors?: (Error & { code?: string })[] } };
  const reason = cause?.errors?.[0] ?? cause;
  return reason?.code ?? reason?.message ?? (error as Error).message;
}

const oneLine = (text: string) => text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ');
