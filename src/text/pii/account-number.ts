import validator from 'validator';
import { matchAt, matchesOf } from '../../common/matches.js';
import type { Span } from './span.js';
import { isThingNumber } from './thing-number.js';

/** Groups of digits with a space, a dot or a dash between them, in decimal text of any length. */
const DIGIT_GROUPS = /(?<![\p{Script=Latin}\d_])\d+(?: ?[.-] ?\d+| \d+)*/gu;
const MIN_CARD_DIGITS = 13;
const MAX_CARD_DIGITS = 19;
/** The fewest digits of the first group of a card number, and of the others but the last. */
const MIN_FIRST_GROUP = 4;
const MIN_MIDDLE_GROUP = 3;

/** Networks that validator's card rule lacks: Maestro, Mir, Troy (IIN ranges of ISO/IEC 7812). */
const OTHER_NETWORKS = /^(?:(?:5[0678]|6)\d{11,17}|220[0-4]\d{12,15}|9792\d{12})$/;

/** Labels of numbers of goods and devices, which have check digits too. */
const GOODS_LABEL = /\b(?:ean|gtin|upc|isbn|issn|imei|iccid|barcode)(?:[ -]?(?:1[34]|no|nr|number|code)\b)?[\s.:#]*$/i;

/** The text before a number in which its label may stand, in UTF-16 code units. */
const LABEL_REACH = 30;

const labelBefore = (text: string, index: number): string => text.slice(Math.max(0, index - LABEL_REACH), index);

interface DigitGroup {
  readonly start: number;
  readonly digits: string;
}

/** Finds card numbers by network and check digit (Luhn), also right beside other numbers. */
export function cardNumbers(text: string): Span[] {
  const spans: Span[] = [];
  for (const { index, 0: chain } of matchesOf(text, DIGIT_GROUPS)) {
    if (chain.length < MIN_CARD_DIGITS) continue;
    const groups = matchesOf(chain, /\d+/g).map((group) => ({ start: index + group.index, digits: group[0] }));
    for (let first = 0; first < groups.length; first++) {
      const last = lastGroupOfCard(groups, first);
      if (last === undefined) continue;
      const start = groups[first]!.start;
      const end = groups[last]!.start + groups[last]!.digits.length;
      if (!isPartOfWord(text, end) && !GOODS_LABEL.test(labelBefore(text, start)))
        spans.push({ kind: 'CREDIT_CARD', start, end });
      first = last;
    }
  }
  return spans;
}

/** Returns the index of the last group of the longest card number that starts at the group `first`. */
function lastGroupOfCard(groups: readonly DigitGroup[], first: number): number | undefined {
  let digits = '';
  let found: number | undefined;
  for (let last = first; last < groups.length; last++) {
    const group = groups[last]!.digits;
    digits += group;
    if (digits.length > MAX_CARD_DIGITS || (last === first && group.length < MIN_FIRST_GROUP)) return found;
    if (digits.length >= MIN_CARD_DIGITS && isCard(digits)) found = last;
    if (group.length < MIN_MIDDLE_GROUP) return found;
  }
  return found;
}

const isCard = (digits: string): boolean =>
  validator.isCreditCard(digits) || (OTHER_NETWORKS.test(digits) && validator.isLuhnNumber(digits));

const isPartOfWord = (text: string, end: number): boolean => /[\p{Script=Latin}_]/u.test(text.charAt(end));

/** A country code, two check digits, and groups of letters and digits. */
const IBAN_START = /(?<![\p{Script=Latin}\d_])[A-Z]{2}\d{2}[ -]?[A-Z0-9]{4}/giu;
const IBAN_GROUPS = /[A-Z0-9]{1,34}(?:[ -][A-Z0-9]{1,34}){0,33}/iy;
/** Lengths without spaces and dashes (ISO 13616). */
const MAX_IBAN = 34;
const MIN_IBAN = 15;

/** Finds IBANs by country, length and check digits (ISO 13616), written together or in groups. */
export function ibans(text: string): Span[] {
  const spans: Span[] = [];
  for (const { index } of matchesOf(text, IBAN_START)) {
    const length = lengthOfIban(matchAt(IBAN_GROUPS, text, index)!);
    if (length !== undefined) spans.push({ kind: 'IBAN', start: index, end: index + length });
  }
  return spans;
}

/** Returns the length of the IBAN, with its spaces and dashes, with which a chain of groups begins. */
function lengthOfIban(chain: string): number | undefined {
  let characters = 0;
  for (const { index, 0: group } of matchesOf(chain, /[A-Z0-9]+/gi)) {
    characters += group.length;
    if (characters > MAX_IBAN) return undefined;
    const length = index + group.length;
    if (characters >= MIN_IBAN && validator.isIBAN(chain.slice(0, length))) return length;
  }
  return undefined;
}

/** Three, two and four digits, none of them a number that is never issued (SSA, 20 CFR 422.103). */
const SSN = /(?<![\p{Script=Latin}\d_-])(?!000|666|9)\d{3}([ .-]?)(?!00)\d\d\1(?!0000)\d{4}(?![\p{Script=Latin}\d_]|-\d)/gu;
const SSN_LABEL = /\bssn\b|\bsocial\b|seguro social/i;
/** The text before and after a number in which it may be called an SSN, in UTF-16 code units. */
const SSN_REACH_BEFORE = 60;
const SSN_REACH_AFTER = 20;

/** Finds US social security numbers. One that is not written with dashes must be called one. */
export function socialSecurityNumbers(text: string): Span[] {
  const spans: Span[] = [];
  for (const { index, 0: number, 1: separator } of matchesOf(text, SSN)) {
    const end = index + number.length;
    const isLabelled = SSN_LABEL.test(text.slice(Math.max(0, index - SSN_REACH_BEFORE), end + SSN_REACH_AFTER));
    if (isLabelled || (separator === '-' && !isThingNumber(text, index))) spans.push({ kind: 'SSN', start: index, end });
  }
  return spans;
}
