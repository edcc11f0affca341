import { matchesOf } from '../../common/matches.js';
import type { Span } from './span.js';

/** A PEM or PGP header (RFC 7468, RFC 9580). */
const BEGIN = /-----BEGIN (?:[A-Z0-9]{1,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----/g;
const END = /-----END (?:[A-Z0-9]{1,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----/g;

/** What makes a block a key and not an example of how one looks. */
const KEY_MATERIAL = /[A-Za-z0-9+/]{16}/;

/** White space (also escaped, as in JSON), header lines and base64 that follow a header, up to the first thing that is neither. */
const BODY = /(?:\s|\\[nr]|[A-Za-z-]{4,20}: [^\n]{0,200}\n|[A-Za-z0-9+/=]{12,}|=[A-Za-z0-9+/]{4})*/y;

/** Private-key blocks from header to footer. One whose footer is missing ends with its base64. */
export function privateKeys(text: string): Span[] {
  const spans: Span[] = [];
  let done = 0;
  let footer: { start: number; end: number } | undefined;
  for (const { index, 0: header } of matchesOf(text, BEGIN)) {
    if (index < done) continue;
    const body = index + header.length;
    if (footer === undefined || footer.start < body) footer = nextFooter(text, body);
    const end = footer.end === Number.POSITIVE_INFINITY ? endOfBody(text, body) : footer.end;
    done = end;
    if (KEY_MATERIAL.test(text.slice(body, Math.min(end, footer.start)))) spans.push({ kind: 'PRIVATE_KEY', start: index, end });
  }
  return spans;
}

function nextFooter(text: string, from: number): { start: number; end: number } {
  END.lastIndex = from;
  const match = END.exec(text);
  if (match === null) return { start: Number.POSITIVE_INFINITY, end: Number.POSITIVE_INFINITY };
  return { start: match.index, end: match.index + match[0].length };
}

function endOfBody(text: string, from: number): number {
  BODY.lastIndex = from;
  return from + (BODY.exec(text)?.[0].trimEnd().length ?? 0);
}
