import { matchAt, matchesOf } from '../../common/matches.js';
import type { Range, Span } from './span.js';

/** Headers and footers of PEM and PGP (RFC 7468, RFC 9580). */
const HEADER = /-----BEGIN (?:[A-Z0-9]{1,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----/g;
const FOOTER = /-----END (?:[A-Z0-9]{1,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----/g;
const NO_FOOTER: Range = { start: Number.POSITIVE_INFINITY, end: Number.POSITIVE_INFINITY };

/** Base64 of a key. A block without it only shows the format. */
const KEY_MATERIAL = /[A-Za-z0-9+/]{16}/;

/** White space (also escaped, as in JSON), header lines and base64 after a header, up to the first thing that is neither. */
const BODY = /(?:\s|\\[nr]|[A-Za-z-]{4,20}: [^\n]{0,200}\n|[A-Za-z0-9+/=]{12,}|=[A-Za-z0-9+/]{4})*/y;

/** Finds private-key blocks from header to footer. A block without footer ends with its base64. */
export function privateKeys(text: string): Span[] {
  const spans: Span[] = [];
  let done = 0;
  let footer: Range | undefined;
  for (const { index: start, 0: header } of matchesOf(text, HEADER)) {
    if (start < done) continue;
    const body = start + header.length;
    if (footer === undefined || footer.start < body) footer = nextFooter(text, body);
    const end = footer === NO_FOOTER ? endOfBody(text, body) : footer.end;
    if (KEY_MATERIAL.test(text.slice(body, Math.min(end, footer.start)))) spans.push({ kind: 'PRIVATE_KEY', start, end });
    done = end;
  }
  return spans;
}

function nextFooter(text: string, from: number): Range {
  FOOTER.lastIndex = from;
  const match = FOOTER.exec(text);
  return match ? { start: match.index, end: match.index + match[0].length } : NO_FOOTER;
}

const endOfBody = (text: string, from: number): number => from + (matchAt(BODY, text, from)?.trimEnd().length ?? 0);
