import { cardNumbers, ibans, socialSecurityNumbers } from './account-number.js';
import { disclosures } from './disclosure.js';
import { fold, MASK } from './fold.js';
import { issuedTokens } from './issued-token.js';
import { type Lookups, newLookups, phoneNumbers } from './phone-number.js';
import { privateKeys } from './private-key.js';
import { type Finding, mask, redactSpans, type Span } from './span.js';
import { urlPasswords } from './url-password.js';

/** What is left of a value, and what was found in it; or that it must not be kept. */
export type Redaction<T> = { readonly rejected: false; readonly value: T; readonly findings: readonly Finding[] } | Rejection;
interface Rejection {
  readonly rejected: true;
}

/** Ordered: what one finds by its shape the next ones do not see. */
const DETECTORS: readonly ((text: string, lookups: Lookups) => Span[])[] = [
  privateKeys,
  issuedTokens,
  urlPasswords,
  ibans,
  cardNumbers,
  socialSecurityNumbers,
  phoneNumbers,
];

/** What was cut out before is not found again. */
const PLACEHOLDERS = /\[REDACTED(?:_[A-Z]{1,12}){0,2}\]/g;
const withoutPlaceholders = (text: string): string => text.replace(PLACEHOLDERS, (match) => MASK.repeat(match.length));

/** The fewest characters of a secret that is looked for elsewhere in its text, and for how many that is done. */
const REPEATED_LENGTH = 6;
const REPEATED_VALUES = 20;

/** Where the values of secrets stand once more, without being called so. */
function repeated(text: string, secrets: readonly Span[]): Span[] {
  const long = secrets.filter(({ start, end }) => end - start >= REPEATED_LENGTH);
  const kinds = new Map(long.slice(0, REPEATED_VALUES).map(({ kind, start, end }) => [text.slice(start, end), kind]));
  const spans: Span[] = [];
  for (const [value, kind] of kinds) {
    for (let start = text.indexOf(value); start >= 0; start = text.indexOf(value, start + value.length)) {
      spans.push({ kind, start, end: start + value.length });
    }
  }
  return spans;
}

/**
 * Cuts sensitive data out of a text: card numbers, IBANs, US social security numbers, phone numbers, keys and tokens, credentials in
 * URLs, and passwords, PINs and other secrets with a clear value. Pure, and linear in the length of the text.
 * @param name what the text is called where it stands, such as the words of its key in an object; "phone" makes digits a phone number
 * @param lookups what is left for this text and others that belong together
 * @returns the text with `[REDACTED_<KIND>]` in place of every finding, byte for byte as it was where there is none; or a rejection,
 *   where it discloses a secret that has no clear span, as in "the password is my dog's name plus two digits"
 */
export function redactText(text: string, name = '', lookups = newLookups()): Redaction<string> {
  const lead = name === '' ? '' : `${name}: `;
  let view = withoutPlaceholders(fold(lead + text));
  const spans: Span[] = [];
  for (const detect of DETECTORS) {
    const found = detect(view, lookups);
    if (found.length === 0) continue;
    spans.push(...found);
    view = mask(view, found);
  }
  const { spans: secrets, described } = disclosures(view);
  if (described) return { rejected: true };
  if (spans.length + secrets.length === 0) return { rejected: false, value: text, findings: [] };
  const inText = [...spans, ...secrets, ...repeated(view, secrets)]
    .filter(({ end }) => end > lead.length)
    .map(({ kind, start, end }) => ({ kind, start: Math.max(0, start - lead.length), end: end - lead.length }));
  const { text: value, findings } = redactSpans(text, inText);
  return { rejected: false, value, findings };
}
