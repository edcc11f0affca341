/** Maximum length of a reason, in UTF-16 units. */
const MAX_LENGTH = 200;
/** Length of a piece of the request that a reason must not repeat, in UTF-16 units. */
const PIECE = 8;
const MASK = '…';

/**
 * Returns what a provider says about a request that it refused, on one line of at most 200 characters, for the log; undefined
 * if it says nothing. Providers like to repeat the refused input, so every piece of it that the reason repeats is masked.
 * @param body the beginning of the answer's body: JSON of one of the usual shapes, or plain text
 * @param secrets the API key and the texts of the request
 */
export function reasonIn(body: string, secrets: readonly string[]): string | undefined {
  const said = saidIn(body)?.replace(/\s+/gu, ' ').trim();
  return said ? masked(said, secrets).slice(0, MAX_LENGTH).trim() : undefined;
}

function saidIn(body: string): string | undefined {
  try {
    return messageIn(JSON.parse(body));
  } catch {
    // A page in HTML is of no use in a log.
    return body.trimStart().startsWith('<') ? undefined : body;
  }
}

/** Finds the message in `{error: {message}}`, `{error}`, `{message}`, `{detail}` and `{detail: [{msg}]}`. */
function messageIn(answer: unknown): string | undefined {
  if (typeof answer === 'string') return answer;
  if (Array.isArray(answer)) return messageIn(answer[0]);
  if (typeof answer !== 'object' || answer === null) return undefined;
  const { error, message, detail, msg } = answer as Record<string, unknown>;
  return messageIn(error ?? message ?? detail ?? msg);
}

/** Masks every run of characters that also stands in one of the secrets: the whole secret, or a piece of it. */
function masked(said: string, secrets: readonly string[]): string {
  const lower = said.toLowerCase();
  const known = secrets.filter(Boolean).map((secret) => secret.replace(/\s+/gu, ' ').trim().toLowerCase());
  const isSecret = new Array<boolean>(said.length).fill(false);
  const mark = (start: number, length: number) => isSecret.fill(true, start, start + length);
  for (const secret of known) {
    if (secret.length >= PIECE || !secret) continue;
    for (let at = lower.indexOf(secret); at >= 0; at = lower.indexOf(secret, at + 1)) mark(at, secret.length);
  }
  const long = known.filter((secret) => secret.length >= PIECE);
  for (let at = 0; at + PIECE <= lower.length; at++) {
    const piece = lower.slice(at, at + PIECE);
    if (long.some((secret) => secret.includes(piece))) mark(at, PIECE);
  }
  return Array.from({ length: said.length }, (_, at) => (isSecret[at] ? '\0' : said[at]))
    .join('')
    .replaceAll(/\0+/g, MASK);
}
