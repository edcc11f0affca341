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

/** The rules by which sensitive data is found, each with what it looks for. */
export const PII_RULES = {
  private_key: 'a private key in PEM',
  issued_token: 'the form of a key or token that a service issues, or of a JWT',
  url_password: 'a password in the address of a service',
  iban: 'an IBAN with the right check digits',
  card_number: 'a card number with the right check digit',
  personal_id: 'the number of a person in a form of its country, with a word for it or the right check digits',
  social_security_number: 'a social security number of the US',
  phone_number: 'a telephone number, by its form or a word for it',
  disclosed_secret: 'words that disclose a password, a PIN or another secret, with its value',
  repeated_secret: 'a disclosed secret that stands elsewhere in the text too',
  secret_key: 'a key of an object in meta that says that its value is a secret',
} as const;

/** A rule by which sensitive data is found. */
export type PiiRule = keyof typeof PII_RULES;

/** A span with the rule that found it. */
export interface FoundSpan extends Span {
  readonly rule: PiiRule;
}

/** The kind of something that was found, and by which rule. It carries no value. */
export interface Finding {
  readonly kind: PiiKind;
  readonly rule: PiiRule;
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
export function redactSpans(text: string, spans: readonly FoundSpan[]): { text: string; findings: Finding[] } {
  const findings: Finding[] = [];
  let done = 0;
  let redacted = '';
  for (const { start, end, kind, rule } of [...spans].sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (start >= done) {
      redacted += text.slice(done, start) + placeholder(kind);
      findings.push({ kind, rule });
    }
    done = Math.max(done, end);
  }
  return { text: redacted + text.slice(done), findings };
}
