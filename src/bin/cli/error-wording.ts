interface FieldError {
  readonly loc: readonly (string | number)[];
  readonly msg: string;
}

/**
 * Describes an answer that is not a success, in one line.
 * @param source source of the credential, which is named if the credential is refused
 * @param server URL of the service that answered, which is named
 */
export function describeRefusal(status: number, body: unknown, source?: string, server?: string): string {
  const detail = (body as { detail?: unknown } | null)?.detail;
  const text = Array.isArray(detail) ? detail.map(describeField).join('; ') : detail;
  const at = server === undefined ? '' : ` [${server}]`;
  if (typeof text !== 'string' || !text) return `the service answered ${status}${at}`;
  return oneLine((status === 401 && source ? `${text} (taken from ${source})` : text) + at);
}

/** Describes an invalid field, without the first part of its `loc` (body or path), which means nothing to the user. */
const describeField = ({ loc, msg }: FieldError) => `${loc.slice(1).join('.') || loc.join('.')}: ${msg}`;

/** Describes a call that got no answer, in one line. */
export function describeFailure(url: string, error: unknown, source: string): string {
  if ((error as Error).name === 'TimeoutError') return `${url} (${source}) did not answer in time`;
  return oneLine(`cannot reach ${url} (${source}): ${rootCause(error)}. Is the service running?`);
}

/** Describes an answer that does not come from a Mnemonest service, in one line. */
export const describeForeignAnswer = (url: string, source: string): string =>
  `${url} (${source}) answered something other than JSON: is a Mnemonest there?`;

/**
 * Returns the reason of a failed `fetch`: the code of its cause or, after attempts at several addresses,
 * of the first one's error.
 */
function rootCause(error: unknown): string {
  const { cause } = error as { cause?: Error & { code?: string; errors?: (Error & { code?: string })[] } };
  const reason = cause?.errors?.[0] ?? cause;
  return reason?.code ?? reason?.message ?? (error as Error).message;
}

const oneLine = (text: string) => text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ');
