import { type CountryCode, isPossiblePhoneNumber, isValidPhoneNumber } from 'libphonenumber-js/min';
import { matchesOf } from '../../common/matches.js';
import { isThingNumber } from './account-number.js';
import { mask, type Span } from './span.js';

/** Digits in groups, as phone numbers are written; a sentence's full stop ends them. */
const CHAIN =
  /(?:\+ ?\(?|(?<![\p{Script=Latin}\d_@#/.-]|(?<!\d)\d{1,3}[,:])\(?\+?)\d+(?:(?:[-./]|[ ()]{1,3}|[ )]{0,2}- ?)\(?\d+)*/gu;

/** What consists of digits and is no phone number: addresses of hosts and mail, hashes, versions, dates, times, amounts. */
const OTHER_NUMBERS =
  /[\w.+-]{1,64}@[\w.-]{1,128}|\b[a-z][a-z0-9+.]{1,10}:\/\/[^\s]{1,512}|\b[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\b|(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.]\d|\d)|\b(?:19|20)\d\d[-./]\d{1,2}[-./]\d{1,2}\b|\b\d{1,2}[-./]\d{1,2}[-./](?:19|20)\d\d\b|\b\d{1,2}:\d\d(?::\d\d)?\b|(?<!\d)\d{1,3}(?:,\d{3})+\b|\b\d+(?:\.\d+)?\s?(?:%|€|\$|£|USD|EUR|GBP|MB|GB|ms|km|kg)(?![\p{L}\d])|[$€£]\s?\d[\d.,]*/giu;

/** North American numbers are told by their shape. Spaces alone do not make one: tables of figures look like that. */
const NORTH_AMERICAN = /^(?:\+?1[-. ])?(?:\([2-9]\d\d\)[-. ]{0,2}[2-9]\d\d[-. ]\d{4}|[2-9]\d\d([-.])[2-9]\d\d\1\d{4})$/;
/** French and British numbers, and German mobile numbers, have a shape of their own too. */
const EUROPEAN =
  /^0(?:[1-9](?:[ .]\d\d){4}|7\d{3} \d{6}|2\d \d{4} \d{4}|1\d1 \d{3} \d{4}|11\d \d{3} \d{4}|1\d{3} \d{6}|1\d{3} \d{3} \d{3}|1[567]\d{1,2}[ /-]\d{6,8})$/;

/** A national number has a trunk zero or the length of a full one; see `FIGURES` for what looks alike. */
const NATIONAL = /^(?:[(0]|(?:\D{0,3}\d){9,}$)/;
/** Decimals, sums in groups of thousands, lists with slashes. */
const FIGURES = /^\d{1,2}(?:[ .]\d{3})+$|^\d+\.\d+$|\/.*\//;
const LOCAL = /^\d{3}[-.]\d{4}$/;

/** Words beside which a number is one to call. */
const TALK_OF_PHONES =
  /\b(?:(?:tele)?phones?|tel|mobile|cell|call(?:s|ed)?|ring|dial|text|sms|whatsapp|telegram|signal|fax|hotline|landline|contact|reach(?:ed|able)?|(?:my|his|her|our|their|your|\p{L}{2,20}'s) number|handy|handynummer|telefon\p{L}*|\p{L}{0,20}kontakt|mobil\p{L}*|rufnummer|festnetz|durchwahl|ruf(?:en?|s?t)?|anrufen|erreiche?n?|erreichbar|t[ée]l[ée]phon\p{L}*|(?:mon|son|notre) num[ée]ro|portable|appel\p{L}*|joindre|tel[ée]fono|m[óo]vil|celular|ll[áa]m\p{L}*|telefone)\b|電話|携帯|电话|手机|致电|телефон|(?<!\p{L})(?:тел|моб|звон|позвон)/giu;
const CONTEXT_BEFORE = 48;
const CONTEXT_AFTER = 24;

/** Where a number without country code may be at home. */
const COUNTRIES: readonly CountryCode[] = [
  'US',
  'GB',
  'DE',
  'FR',
  'ES',
  'IT',
  'JP',
  'CN',
  'RU',
  'IN',
  'BR',
  'AU',
  'NL',
  'CH',
  'AT',
  'PL',
  'SE',
];
const MIN_DIGITS = 7;
const MAX_DIGITS = 15;

/**
 * How often the library may still be asked, about 10 microseconds each. Once that is used up, whatever has the shape of a phone number
 * counts as one.
 */
export interface Lookups {
  left: number;
}

export const newLookups = (): Lookups => ({ left: 400 });

const digitsOf = (text: string): number => text.replace(/\D/g, '').length;

/** Phone numbers: with a country code, of North American shape, or beside a word for phones. */
export function phoneNumbers(text: string, lookups: Lookups): Span[] {
  const bare = mask(
    text,
    matchesOf(text, OTHER_NUMBERS).map(({ index, 0: match }) => ({ start: index, end: index + match.length })),
  );
  const contexts = matchesOf(bare, TALK_OF_PHONES).map(({ index, 0: word }) => ({ start: index, end: index + word.length }));
  const spans: Span[] = [];
  let context = 0;
  for (const { index, 0: chain } of matchesOf(bare, CHAIN)) {
    if (digitsOf(chain) < MIN_DIGITS) continue;
    while (context < contexts.length && contexts[context]!.end < index - CONTEXT_BEFORE) context++;
    const near = contexts[context];
    const inContext = near !== undefined && near.start < index + chain.length + CONTEXT_AFTER;
    const candidates = candidatesOf(chain);
    for (let at = 0; at < candidates.length; at++) {
      const { offset, number } = candidates[at]!;
      const start = index + offset;
      const accepted = acceptedBy(
        offset === 0 ? number.replace(/^00(?=[1-9])/, '+') : number,
        inContext,
        () => lookups.left-- > 0,
      );
      if (!accepted || (!number.startsWith('+') && (isThingNumber(bare, start) || isThingNumber(bare, index)))) continue;
      spans.push({ kind: 'PHONE', start, end: start + number.length });
      while (at + 1 < candidates.length && candidates[at + 1]!.offset < offset + number.length) at++;
    }
  }
  return spans;
}

/** The parts of a chain that may be a number, from the left, the longest first. */
function candidatesOf(chain: string): { offset: number; number: string }[] {
  const groups = matchesOf(chain, /\d+/g).map(({ index, 0: group }) => ({ start: index, end: index + group.length }));
  const candidates: { offset: number; number: string }[] = [];
  for (let first = 0; first < groups.length; first++) {
    if (first > 0 && !/[\s(+/]/.test(chain.charAt(groups[first]!.start - 1))) continue;
    const lead = /(?:\+ ?)?\(?\+?$/.exec(chain.slice(Math.max(0, groups[first]!.start - 4), groups[first]!.start))![0].length;
    const offset = groups[first]!.start - lead;
    for (let last = Math.min(groups.length, first + 8) - 1; last >= first; last--) {
      const number = chain.slice(offset, groups[last]!.end);
      const digits = digitsOf(number);
      if (digits < MIN_DIGITS) break;
      const goesOn = /^[-.]\d/.test(chain.slice(groups[last]!.end, groups[last]!.end + 2));
      if (digits <= MAX_DIGITS && !goesOn) candidates.push({ offset, number });
    }
  }
  return candidates;
}

function acceptedBy(number: string, inContext: boolean, mayAsk: () => boolean): boolean {
  const international = number.replace(/\(0\)/, '');
  if (/^\(?\+/.test(international)) return !mayAsk() || isPossiblePhoneNumber(international);
  if (NORTH_AMERICAN.test(number)) return !mayAsk() || isValidPhoneNumber(number, 'US');
  if (EUROPEAN.test(number)) return true;
  if (!inContext) return false;
  if (LOCAL.test(number)) return true;
  if (!NATIONAL.test(number) || FIGURES.test(number)) return false;
  return COUNTRIES.some((country) => !mayAsk() || isValidPhoneNumber(number, country));
}
