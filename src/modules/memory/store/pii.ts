import { AppError } from '../../../common/app-error.js';

/** A kind of sensitive data, its shape, and a check that the shape alone cannot make. */
interface Detector {
  readonly kind: string;
  readonly pattern: RegExp;
  readonly accepts?: (match: string) => boolean;
}

/** Ordered: what is cut out first is not looked at again. Every pattern is linear: no nested or overlapping repetition. */
const DETECTORS: readonly Detector[] = [
  { kind: 'PRIVATE_KEY', pattern: /-----BEGIN [A-Z ]{0,20}PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]{0,20}PRIVATE KEY-----|$)/g },
  { kind: 'JWT', pattern: /\beyJ[\w-]{5,}\.[\w-]{5,}\.[\w-]{5,}/g },
  {
    kind: 'API_KEY',
    pattern: /\b(?:sk-|sk_live_|rk_live_|ghp_|gho_|ghs_|github_pat_|glpat-|xox[abpr]-|AKIA|AIza|mnx_ws_|bxk_ws_)[\w-]{12,}/g,
  },
  { kind: 'URL_PASSWORD', pattern: /(?<=\b[a-z][a-z+.-]{1,20}:\/\/[^\s:@/]{1,100}:)[^\s@/]{1,200}(?=@)/gi },
  { kind: 'CREDIT_CARD', pattern: /(?<![\w.-])\d(?:[ -]?\d){12,18}(?![\w-])/g, accepts: passesLuhn },
  { kind: 'SSN', pattern: /(?<![\w-])(?!000|666|9\d\d)\d{3}-(?!00)\d{2}-(?!0000)\d{4}(?![\w-])/g },
  {
    kind: 'PASSWORD',
    pattern: /(?<=\b(?:password|passwd|passphrase|pin|secret)\s{0,3}(?::|=|\bis)\s{0,3})(?!my\b|the\b|a\b|an\b|not\b)\S*\d\S*/gi,
  },
];

/**
 * Cuts sensitive data out of a text. Pure.
 * @returns the text with `[REDACTED_<KIND>]` in place of every finding
 */
export function redactText(text: string): string {
  return DETECTORS.reduce(
    (rest, { kind, pattern, accepts }) =>
      rest.replace(pattern, (match) => (accepts?.(match) === false ? match : `[REDACTED_${kind}]`)),
    text,
  );
}

/** A text that discloses a secret by describing it: there is nothing that could be cut out. */
const DESCRIBED_SECRET = /\b(?:password|passphrase|pin)\s{1,3}is\s{1,3}(?:my|the|your|his|her|our|their)\s/i;

/**
 * `redactText` for what a caller wants to have remembered.
 * @throws AppError `pii_rejected` if it discloses a secret that has no clear span
 */
export function redactOrReject(text: string): string {
  if (DESCRIBED_SECRET.test(text)) throw new AppError('pii_rejected');
  return redactText(text);
}

/** Redacts every string inside `value`, keys excepted; everything else is handed on as it is. */
export function redactStrings(value: unknown): unknown {
  if (typeof value === 'string') return redactText(value);
  if (Array.isArray(value)) return value.map(redactStrings);
  if (!isPlainObject(value)) return value;
  return Object.assign(
    Object.create(null),
    Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, redactStrings(inner)])),
  );
}

const isPlainObject = (value: unknown): value is Record<string, unknown> => {
  if (typeof value !== 'object' || value === null) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
};

/** The check digit of ISO/IEC 7812-1. */
function passesLuhn(match: string): boolean {
  const digits = match.replace(/\D/g, '');
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i]);
    sum += i % 2 === 0 ? digit : digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
  }
  return sum % 10 === 0;
}
