import { MASK } from './fold.js';

/** The kinds of sensitive data; a placeholder is `[REDACTED_<KIND>]`. */
export type PiiKind =
  | 'API_KEY'
  | 'CREDIT_CARD'
  | 'DRIVING_LICENCE'
  | 'IBAN'
  | 'JWT'
  | 'NATIONAL_ID'
  | 'PASSPORT'
  | 'PASSWORD'
  | 'PHONE'
  | 'PRIVATE_KEY'
  | 'SSN'
  | 'URL_PASSWORD';

/** A part of a text, in UTF-16 code units, the end exclusive. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** The range of sensitive data in a text. */
export interface Span extends Range {
  readonly kind: PiiKind;
}

/** The kind of something that was found, for metrics. It carries no value. */
export interface Finding {
  readonly kind: PiiKind;
}

export const placeholder = (kind: PiiKind): string => `[REDACTED_${kind}]`;

/** Overwrites ranges with {@link MASK}, so that later steps find neither them nor parts of them again. */
export function mask(text: string, ranges: readonly Range[]): string {
  let done = 0;
  let masked = '';
  for (const { start, end } of [...ranges].sort((a, b) => a.start - b.start)) {
    if (end <= done) continue;
    const from = Math.max(start, done);
    masked += text.slice(done, from) + MASK.repeat(end - from);
    done = end;
  }
  return masked + text.slice(done);
}

/** Replaces spans by placeholders. Spans that overlap become one, of the kind of the first. */
export function redactSpans(text: string, spans: readonly Span[]): { text: string; findings: Finding[] } {
  const findings: Finding[] = [];
  let done = 0;
  let redacted = '';
  for (const { start, end, kind } of [...spans].sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (start >= done) {
      redacted += text.slice(done, start) + placeholder(kind);
      findings.push({ kind });
    }
    done = Math.max(done, end);
  }
  return { text: redacted + text.slice(done), findings };
}
