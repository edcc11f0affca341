import { cardNumbers, ibans, socialSecurityNumbers } from './account-number.js';
import { disclosures } from './disclosure.js';
import { fold, MASK } from './fold.js';
import { issuedTokens } from './issued-token.js';
import { personalIds } from './personal-id.js';
import { type Lookups, newLookups, phoneNumbers } from './phone-number.js';
import { privateKeys } from './private-key.js';
import { type Finding, type FoundSpan, mask, type PiiRule, redactSpans, type Span } from './span.js';
import { urlPasswords } from './url-password.js';

/** A value without sensitive data and the findings in it, or the rejection of a value that must not be kept. */
export type Redaction<T> = { readonly rejected: false; readonly value: T; readonly findings: readonly Finding[] } | Rejection;
interface Rejection {
  readonly rejected: true;
}

/** Detectors by shape, in their order: the findings of one are masked for the next ones. */
const DETECTORS: readonly (readonly [PiiRule, (text: string, lookups: Lookups) => Span[]])[] = [
  ['private_key', privateKeys],
  ['issued_token', issuedTokens],
  ['url_password', urlPasswords],
  ['iban', ibans],
  ['card_number', cardNumbers],
  ['personal_id', personalIds],
  ['social_security_number', socialSecurityNumbers],
  ['phone_number', phoneNumbers],
];

/** Placeholders of earlier redactions, which are masked so that they are not found again. */
const PLACEHOLDERS = /\[REDACTED(?:_[A-Z]{1,12}){0,2}\]/g;

/** The fewest characters of a secret that is looked for elsewhere in its text, and the most secrets for which that is done. */
const MIN_REPEATED_LENGTH = 6;
const MAX_REPEATED = 20;

/**
 * Removes sensitive data from a text: card numbers, IBANs, US social security numbers, phone numbers, keys and tokens,
 * credentials in URLs, and passwords, PINs and other secrets with a clear value. Pure, and linear in the length of the text.
 * @param name the name of the text where it stands, such as the words of its key in an object; after "phone", digits are a
 * phone number
 * @param lookups the lookups left for this text and the others of the same value
 * @returns the text with `[REDACTED_<KIND>]` in place of every finding, and otherwise byte for byte as it was; or a rejection
 * if it discloses a secret that has no clear value, as "the password is my dog's name plus two digits" does
 */
export function redactText(text: string, name = '', lookups = newLookups()): Redaction<string> {
  const lead = name === '' ? '' : `${name}: `;
  let masked = fold(lead + text).replace(PLACEHOLDERS, (placeholder) => MASK.repeat(placeholder.length));
  const spans: FoundSpan[] = [];
  for (const [rule, detect] of DETECTORS) {
    const found = detect(masked, lookups);
    if (found.length === 0) continue;
    spans.push(...foundBy(rule, found));
    masked = mask(masked, found);
  }
  const { spans: secrets, described } = disclosures(masked);
  if (described) return { rejected: true };
  if (spans.length + secrets.length === 0) return { rejected: false, value: text, findings: [] };
  const repeated = foundBy('repeated_secret', repetitions(masked, secrets));
  const all = [...spans, ...foundBy('disclosed_secret', secrets), ...repeated];
  const { text: value, findings } = redactSpans(text, withoutLead(all, lead.length));
  return { rejected: false, value, findings };
}

/** Finds the values of secrets where they stand again, without a word for them. */
function repetitions(text: string, secrets: readonly Span[]): Span[] {
  const long = secrets.filter(({ start, end }) => end - start >= MIN_REPEATED_LENGTH).slice(0, MAX_REPEATED);
  const kinds = new Map(long.map(({ kind, start, end }) => [text.slice(start, end), kind]));
  const spans: Span[] = [];
  for (const [value, kind] of kinds) {
    for (let start = text.indexOf(value); start >= 0; start = text.indexOf(value, start + value.length)) {
      spans.push({ kind, start, end: start + value.length });
    }
  }
  return spans;
}

/** Returns the spans of a text that follows a lead, without those in the lead. */
const withoutLead = (spans: readonly FoundSpan[], lead: number): FoundSpan[] =>
  spans.filter(({ end }) => end > lead).map((span) => ({ ...span, start: Math.max(0, span.start - lead), end: span.end - lead }));

const foundBy = (rule: PiiRule, spans: readonly Span[]): FoundSpan[] => spans.map((span) => ({ ...span, rule }));
