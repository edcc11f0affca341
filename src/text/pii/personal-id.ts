import { matchAt, matchesOf } from '../../common/matches.js';
import { alternation, anyOf } from '../word-lists.js';
import { GENERAL_ID, PERSONAL_IDS, UNLABELLED_IDS } from './personal-ids.js';
import type { Lookups } from './phone-number.js';
import type { Range, Span } from './span.js';
import { isThingNumber } from './thing-number.js';

/** The text after and before a label that is searched for its number, in UTF-16 code units. */
const REACH_AFTER = 60;
const REACH_BEFORE = 40;
/** The fewest letters and digits of a personal id, and the most. */
const MIN_LENGTH = 7;
const MAX_LENGTH = 20;
/** The most groups of letters and digits in one number. */
const MAX_GROUPS = 8;

const WORD_START = String.raw`(?<![\p{Script=Latin}\p{Script=Cyrillic}\d])`;
const WORD_END = String.raw`(?![\p{Script=Latin}\p{Script=Cyrillic}])`;

const IDS = [...PERSONAL_IDS, GENERAL_ID].map(({ label, checks }) => ({ checks, name: new RegExp(label + WORD_END, 'iuy') }));
const LABEL = new RegExp(`${WORD_START}${anyOf(...PERSONAL_IDS.map(({ label }) => label), GENERAL_ID.label)}${WORD_END}`, 'giu');

/** Groups of letters and digits, with a separator between them. */
const GROUP_CHAIN = /(?<![\p{Script=Latin}\d])(?:[A-Z]{1,4} )?[A-Z]{0,6}\d[A-Z\d]{0,19}(?:[ ./-]{1,2}[A-Z\d]{1,12}){0,11}/giu;
const GROUP = /[A-Z\d]+/giu;

/** Labels of documents whose numbers have no check digits. */
const DOCUMENTS: readonly { readonly kind: 'PASSPORT' | 'DRIVING_LICENCE'; readonly label: RegExp }[] = [
  {
    kind: 'PASSPORT',
    label: labelPattern(alternation`
      (?:pass|reisepass)-?(?:nr|nummer)|passports?|reisepass|passeport|pasaporte|passaporto|passaporte|paspoort(?:nummer)?
      загранпаспорт\p{L}?|паспорт\p{L}?|pasaport|paszport\p{L}{0,2}|护照|護照|パスポート|旅券|여권
    `),
  },
  {
    kind: 'DRIVING_LICENCE',
    label: labelPattern(alternation`
      driv(?:ing|er|er's|ers) licen[cs]es?|dl(?= (?:no|num))|führerschein(?:-?(?:nr|nummer))?|permis de conduire
      licencia de conducir|carn(?:et|é) de conducir|permiso de conducir|patente(?: di guida)?|carta de condução|cnh|rijbewijs
      водительск\p{L}{2,4} (?:удостоверени|прав)\p{L}|prawo jazdy|驾驶证|驾照|運転免許証?|운전면허
    `),
  },
];

function labelPattern(names: string): RegExp {
  return new RegExp(`${WORD_START}${names}${WORD_END}`, 'giu');
}

/** Words and signs between the label of a document and its number. */
const DOCUMENT_TIE = new RegExp(
  `(?:${alternation`
    [\s:=#.,()"'-]
    (?:no|nr|n°|nº|№|number|numbers|num|nummer|numéro|número|numero|номер|番号|号码?|號碼?|번호|numer|numarası)(?!\p{L})
    (?:is|was|ist|lautet|est|es|è|é|era|jest|to|är|это|の|は|是|为|為|은|는)(?!\p{Script=Latin}|\p{Script=Cyrillic})
  `}){1,10}`,
  'iuy',
);
/** The number of a document: groups with digits, of which the first may begin with letters. */
const DOCUMENT_NUMBER = new RegExp(
  [
    String.raw`(?=(?:[A-Za-z -]{0,8}\d){4})(?:[a-z]{1,2}(?=\d))?[A-Z\d]{1,20}`,
    String.raw`(?:[ -]?[A-Z]{0,2}\d[A-Z\d]{1,12}){0,4}(?![\p{Script=Latin}\d])`,
  ].join(''),
  'uy',
);
const MIN_DOCUMENT_LENGTH = 6;
/** The number of a passport, of digits and consonants, may be mostly letters: "X4RTBPFW4". */
const MIXED_NUMBER = /(?<![\p{L}\d])(?=[B-Z]{0,8}\d)(?=\d{0,8}[B-Z])[B-DF-HJ-NP-TV-Z\d]{9}(?![\p{L}\d])/u;
const MIXED_NUMBER_HERE = new RegExp(MIXED_NUMBER.source, 'uy');

const SHAPES = UNLABELLED_IDS.map(({ shape, rule }) => ({
  rule,
  pattern: new RegExp(`(?<![\\p{Script=Latin}\\d.-])${shape}(?![\\p{Script=Latin}\\d]|[.-]\\d)`, 'gu'),
}));

/** Every one of these numbers has as many digits, near each other. */
const FOUR_DIGITS = /(?:\d[^\d\n]{0,3}){4}/;

/**
 * Finds numbers that states give to people: ids that carry their label, or have a shape that nothing else has, and pass their
 * check digits; and the numbers of passports and driving licences behind such a label.
 * @param text folded, with what was found by earlier steps masked
 * @param lookups the lookups left; once they are used up, what stands beside a label counts as its number
 */
export function personalIds(text: string, lookups: Lookups): Span[] {
  if (!FOUR_DIGITS.test(text)) return MIXED_NUMBER.test(text) ? documentNumbers(text) : [];
  return [...labelledIds(text, lookups), ...unlabelledIds(text), ...documentNumbers(text)];
}

function labelledIds(text: string, lookups: Lookups): Span[] {
  const spans: Span[] = [];
  for (const { index, 0: label } of matchesOf(text, LABEL)) {
    const checks = IDS.filter(({ name }) => matchAt(name, text, index) !== undefined).flatMap((id) => id.checks);
    const isValid = (number: string) => checks.some((check) => lookups.leftForIds-- <= 0 || check(number));
    const end = index + label.length;
    const from = Math.max(0, index - REACH_BEFORE);
    const found =
      validNumbers(text.slice(end, end + REACH_AFTER), end, isValid) ?? validNumbers(text.slice(from, index), from, isValid);
    for (const { start, end: last } of found ?? []) spans.push({ kind: 'NATIONAL_ID', start, end: last });
  }
  return spans;
}

/** Returns the valid numbers in a part of a text, undefined if there is none. */
function validNumbers(part: string, offset: number, isValid: (number: string) => boolean): Range[] | undefined {
  const found: Range[] = [];
  for (const { index, 0: chain } of matchesOf(part, GROUP_CHAIN)) {
    const range = validPart(chain, isValid);
    if (range) found.push({ start: offset + index + range.start, end: offset + index + range.end });
  }
  return found.length === 0 ? undefined : found;
}

/** Returns the first and longest run of groups of a chain that is a valid number. */
function validPart(chain: string, isValid: (number: string) => boolean): Range | undefined {
  const groups = matchesOf(chain, GROUP).map(({ index, 0: group }) => ({ start: index, end: index + group.length }));
  for (let first = 0; first < groups.length; first++) {
    for (let last = Math.min(groups.length, first + MAX_GROUPS) - 1; last >= first; last--) {
      const range = { start: groups[first]!.start, end: groups[last]!.end };
      const number = chain.slice(range.start, range.end);
      const { length } = number.replace(/[^\p{L}\d]/gu, '');
      if (MIN_LENGTH <= length && length <= MAX_LENGTH && isValid(number.toUpperCase())) return range;
    }
  }
  return undefined;
}

const unlabelledIds = (text: string): Span[] =>
  SHAPES.flatMap(({ pattern, rule }) =>
    matchesOf(text, pattern)
      .filter(({ index, 0: number }) => rule.validate(number).isValid && !isThingNumber(text, index))
      .map(({ index, 0: number }) => ({ kind: 'NATIONAL_ID' as const, start: index, end: index + number.length })),
  );

const documentNumbers = (text: string): Span[] =>
  DOCUMENTS.flatMap(({ kind, label }) =>
    matchesOf(text, label).flatMap(({ index, 0: name }) => {
      const end = index + name.length;
      const start = end + (matchAt(DOCUMENT_TIE, text, end)?.length ?? 0);
      const number = matchAt(DOCUMENT_NUMBER, text, start) ?? matchAt(MIXED_NUMBER_HERE, text, start) ?? '';
      const isLong = number.replace(/[ -]/g, '').length >= MIN_DOCUMENT_LENGTH;
      return isLong ? [{ kind, start, end: start + number.length }] : [];
    }),
  );
