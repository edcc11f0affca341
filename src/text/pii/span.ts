import { VEIL } from './fold.js';

/** The kinds of sensitive data; a placeholder is `[REDACTED_<KIND>]`. */
export type PiiKind = 'API_KEY' | 'CREDIT_CARD' | 'IBAN' | 'JWT' | 'PASSWORD' | 'PHONE' | 'PRIVATE_KEY' | 'SSN' | 'URL_PASSWORD';

/** Where sensitive data stands in a text, in UTF-16 code units, the end exclusive. */
export interface Span {
  readonly kind: PiiKind;
  readonly start: number;
  readonly end: number;
}

/** That something was found, for metrics. It carries no value. */
export interface Finding {
  readonly kind: PiiKind;
}

export const placeholder = (kind: PiiKind): string => `[REDACTED_${kind}]`;

/** `text` with every span overwritten, so that later steps neither find it again nor a part of it. */
export function veil(text: string, spans: readonly Pick<Span, 'start' | 'end'>[]): string {
  let rest = 0;
  let veiled = '';
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    if (end <= rest) continue;
    const from = Math.max(start, rest);
    veiled += text.slice(rest, from) + VEIL.repeat(end - from);
    rest = end;
  }
  return veiled + text.slice(rest);
}

/** Puts placeholders in place of spans. Spans that overlap become one, of the kind of the first. */
export function cutOut(text: string, spans: readonly Span[]): { text: string; findings: Finding[] } {
  const findings: Finding[] = [];
  let rest = 0;
  let kept = '';
  for (const { start, end, kind } of [...spans].sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (start >= rest) {
      kept += text.slice(rest, start) + placeholder(kind);
      findings.push({ kind });
    }
    rest = Math.max(rest, end);
  }
  return { text: kept + text.slice(rest), findings };
}
