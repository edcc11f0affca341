import { type CountryCode, isPossiblePhoneNumber, isValidPhoneNumber } from 'libphonenumber-js/min';
import { matchesOf } from '../../common/matches.js';
import { alternation } from '../word-lists.js';
import { mask, type Range, type Span } from './span.js';
import { isThingNumber } from './thing-number.js';

/** Digits in groups, as phone numbers are written; a sentence's full stop ends them. */
const CHAIN =
  /(?:\+ ?\(?|(?<![\p{Script=Latin}\d_@#/.-]|(?<!\d)\d{1,3}[,:])\(?\+?)\d+(?:(?:[-./]|[ ()]{1,3}|[ )]{0,2}- ?)\(?\d+)*/gu;

/** Digits that are no phone number. */
const OTHER_NUMBERS = new RegExp(
  [
    String.raw`[\w.+-]{1,64}@[\w.-]{1,128}|\b[a-z][a-z0-9+.]{1,10}:\/\/[^\s]{1,512}`, // e-mail addresses, URLs
    String.raw`\b[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\b`, // UUIDs
    String.raw`(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.]\d|\d)`, // IPv4 addresses
    String.raw`\b(?:19|20)\d\d[-./]\d{1,2}[-./]\d{1,2}\b|\b\d{1,2}[-./]\d{1,2}[-./](?:19|20)\d\d\b`, // dates
    String.raw`\b\d{1,2}:\d\d(?::\d\d)?\b`, // times
    String.raw`(?<!\d)\d{1,3}(?:,\d{3})+\b`, // figures in groups of thousands
    String.raw`\b\d+(?:\.\d+)?\s?(?:%|€|\$|£|USD|EUR|GBP|MB|GB|ms|km|kg)(?![\p{L}\d])|[$€£]\s?\d[\d.,]*`, // amounts
  ].join('|'),
  'giu',
);

/** North American numbers have a shape of their own. Spaces alone do not make one: tables of figures look like that. */
const NORTH_AMERICAN = /^(?:\+?1[-. ])?(?:\([2-9]\d\d\)[-. ]{0,2}[2-9]\d\d[-. ]\d{4}|[2-9]\d\d([-.])[2-9]\d\d\1\d{4})$/;
/** French and British numbers, and German mobile numbers, have shapes of their own too. */
const EUROPEAN = new RegExp(
  `^0${alternation`
    [1-9](?:[ .]\d\d){4}
    7\d{3} \d{6}|2\d \d{4} \d{4}|1\d1 \d{3} \d{4}|11\d \d{3} \d{4}|1\d{3} \d{6}|1\d{3} \d{3} \d{3}
    1[567]\d{1,2}[ /-]\d{6,8}
  `}$`,
);

/** A number without country code has a trunk zero or nine digits; see {@link FIGURES} for what looks alike. */
const NATIONAL = /^(?:[(0]|(?:\D{0,3}\d){9,}$)/;
/** Decimals, sums in groups of thousands, lists with slashes. */
const FIGURES = /^\d{1,2}(?:[ .]\d{3})+$|^\d+\.\d+$|\/.*\//;
/** A number without area code: "555-0142". */
const LOCAL = /^\d{3}[-.]\d{4}$/;

/** Words beside which a number is a phone number. */
const PHONE_WORDS = new RegExp(
  alternation`
    \b${alternation`
      (?:tele)?phones?|tel|mobile|cell|call(?:s|ed)?|ring|dial|text|sms|whatsapp|telegram|signal|fax|hotline|landline|contact
      reach(?:ed|able)?|(?:my|his|her|our|their|your|\p{L}{2,20}'s) number
      handy|handynummer|telefon\p{L}*|\p{L}{0,20}kontakt|mobil\p{L}*|rufnummer|festnetz|durchwahl|ruf(?:en?|s?t)?|anrufen
      erreich(?:en?|t|bar)
      t[ée]l[ée]phon\p{L}*|(?:mon|son|notre) num[ée]ro|portable|appel\p{L}*|joindre
      tel[ée]fono|m[óo]vil|celular|ll[áa]m\p{L}*|telefone
    `}\b
    電話|携帯|电话|手机|致电
    телефон|(?<!\p{L})(?:тел|моб|звон|позвон)
  `,
  'giu',
);
/** The text before and after a number in which such a word counts, in UTF-16 code units. */
const REACH_BEFORE = 48;
const REACH_AFTER = 24;

/** Countries whose numbers are recognised without a country code. */
const COUNTRIES = 'US GB DE FR ES IT JP CN RU IN BR AU NL CH AT PL SE'.split(' ') as readonly CountryCode[];
const MIN_DIGITS = 7;
const MAX_DIGITS = 15;
/** The most groups of digits of one number. */
const MAX_GROUPS = 8;

/**
 * The number of times that the library may still be asked, about 10 microseconds each. Once it is used up, whatever has the
 * shape of a phone number counts as one.
 */
export interface Lookups {
  left: number;
  /** The same for the rules of personal ids. */
  leftForIds: number;
}

export const newLookups = (): Lookups => ({ left: 400, leftForIds: 500 });

/** A part of a chain of digits that may be a phone number. */
interface Candidate {
  /** Its index in the chain. */
  readonly offset: number;
  readonly number: string;
}

/** Finds phone numbers: with a country code, of a shape that only they have, or beside a word for phones. */
export function phoneNumbers(text: string, lookups: Lookups): Span[] {
  const bare = mask(text, rangesOf(text, OTHER_NUMBERS));
  const words = rangesOf(bare, PHONE_WORDS);
  const spans: Span[] = [];
  let word = 0;
  for (const { index, 0: chain } of matchesOf(bare, CHAIN)) {
    if (digitsOf(chain) < MIN_DIGITS) continue;
    while (word < words.length && words[word]!.end < index - REACH_BEFORE) word++;
    const isNearWord = word < words.length && words[word]!.start < index + chain.length + REACH_AFTER;
    let done = 0;
    for (const { offset, number } of candidatesOf(chain)) {
      if (offset < done || !isPhoneNumber(withPlus(number, offset), isNearWord, lookups)) continue;
      const start = index + offset;
      const isOfThing = isThingNumber(bare, start) || isThingNumber(bare, index);
      if (isOfThing && !number.startsWith('+')) continue;
      spans.push({ kind: 'PHONE', start, end: start + number.length });
      done = offset + number.length;
    }
  }
  return spans;
}

const rangesOf = (text: string, pattern: RegExp): Range[] =>
  matchesOf(text, pattern).map(({ index, 0: match }) => ({ start: index, end: index + match.length }));

const digitsOf = (text: string): number => text.replace(/\D/g, '').length;

/** Writes the international prefix `00` as `+`, where a chain begins. */
const withPlus = (number: string, offset: number): string => (offset === 0 ? number.replace(/^00(?=[1-9])/, '+') : number);

/** Returns the parts of a chain that may be a number, from the left, the longest first. */
function candidatesOf(chain: string): Candidate[] {
  const groups = rangesOf(chain, /\d+/g);
  const candidates: Candidate[] = [];
  for (let first = 0; first < groups.length; first++) {
    const { start } = groups[first]!;
    if (first > 0 && !/[\s(+/]/.test(chain.charAt(start - 1))) continue;
    const lead = /(?:\+ ?)?\(?\+?$/.exec(chain.slice(Math.max(0, start - 4), start))![0].length;
    const offset = start - lead;
    for (let last = Math.min(groups.length, first + MAX_GROUPS) - 1; last >= first; last--) {
      const { end } = groups[last]!;
      const number = chain.slice(offset, end);
      const digits = digitsOf(number);
      if (digits < MIN_DIGITS) break;
      const goesOn = /^[-.]\d/.test(chain.slice(end, end + 2));
      if (digits <= MAX_DIGITS && !goesOn) candidates.push({ offset, number });
    }
  }
  return candidates;
}

/** @param isNearWord true if a word for phones is near the number */
function isPhoneNumber(number: string, isNearWord: boolean, lookups: Lookups): boolean {
  const mayAsk = () => lookups.left-- > 0;
  const international = number.replace(/\(0\)/, '');
  if (/^\(?\+/.test(international)) return !mayAsk() || isPossiblePhoneNumber(international);
  if (NORTH_AMERICAN.test(number)) return !mayAsk() || isValidPhoneNumber(number, 'US');
  if (EUROPEAN.test(number)) return true;
  if (!isNearWord) return false;
  if (LOCAL.test(number)) return true;
  if (!NATIONAL.test(number) || FIGURES.test(number)) return false;
  return COUNTRIES.some((country) => !mayAsk() || isValidPhoneNumber(number, country));
}
