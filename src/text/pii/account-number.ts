import validator from 'validator';
import { matchesOf } from '../../common/matches.js';
import type { Span } from './span.js';

/** Groups of digits with a space, a dot or a dash between them, in decimal text of any length. */
const DIGIT_GROUPS = /(?<![\p{Script=Latin}\d_])\d+(?: ?[.-] ?\d+| \d+)*/gu;
const MIN_CARD_DIGITS = 13;
const MAX_CARD_DIGITS = 19;

/** Networks that validator's card rule lacks: Maestro, Mir, Troy (IIN ranges of ISO/IEC 7812). */
const OTHER_NETWORKS = /^(?:(?:5[0678]|6)\d{11,17}|220[0-4]\d{12,15}|9792\d{12})$/;

/** Numbers of goods and devices, which also carry check digits. */
const GOODS_LABEL = /\b(?:ean|gtin|upc|isbn|issn|imei|iccid|barcode)(?:[ -]?(?:1[34]|no|nr|number|code)\b)?[\s.:#]*$/i;

/** What numbers of things are called: one of the shape of an SSN or a phone number is not one. */
const THING_LABEL =
  /(?:\b(?:order|ticket|invoice|part|sku|model|article|item|track(?:ing)?|serial|shipment|parcel|batch|lot|product|catalogue?|quote|docket|po|rma|bestell\w*|auftrags?\w*|rechnungs?\w*|artikel\w*|kunden\w*|commande|facture|pedido|factura|заказ\w*)(?:[ -]?(?:no|nr|number|num|nummer|id|code|numéro|número))?|订单号?|注文番号)[\s.:#]*$/iu;
const LABEL_REACH = 30;

const isCard = (digits: string): boolean =>
  validator.isCreditCard(digits) || (OTHER_NETWORKS.test(digits) && validator.isLuhnNumber(digits));

/** The text right before `index`, as far as a label of what stands there may reach. */
const labelBefore = (text: string, index: number): string => text.slice(Math.max(0, index - LABEL_REACH), index);

/** Whether the number at `index` is said to be one of an order, a part, or another thing. */
export const isThingNumber = (text: string, index: number): boolean => THING_LABEL.test(labelBefore(text, index));

/** Card numbers by network and check digit (Luhn), also right beside other numbers. */
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
      first = last;
      if (/[\p{Script=Latin}_]/u.test(text.charAt(end)) || GOODS_LABEL.test(labelBefore(text, start))) continue;
      spans.push({ kind: 'CREDIT_CARD', start, end });
    }
  }
  return spans;
}

/** The last group of the longest card number that starts at the group `first`; only its last group may be shorter than three digits. */
function lastGroupOfCard(groups: readonly { digits: string }[], first: number): number | undefined {
  let digits = '';
  let found: number | undefined;
  for (let last = first; last < groups.length; last++) {
    const group = groups[last]!.digits;
    digits += group;
    if (digits.length > MAX_CARD_DIGITS || (last === first && group.length < 4)) return found;
    if (digits.length >= MIN_CARD_DIGITS && isCard(digits)) found = last;
    if (group.length < 3) return found;
  }
  return found;
}

/** A country code, two check digits, and groups of letters and digits. */
const IBAN_START = /(?<![\p{Script=Latin}\d_])[A-Z]{2}\d{2}[ -]?[A-Z0-9]{4}/giu;
const IBAN_GROUPS = /[A-Z0-9]{1,34}(?:[ -][A-Z0-9]{1,34}){0,33}/iy;
const MAX_IBAN = 34;
const MIN_IBAN = 15;

/** IBANs by country, length and check digits (ISO 13616), written together or in groups. */
export function ibans(text: string): Span[] {
  const spans: Span[] = [];
  for (const { index } of matchesOf(text, IBAN_START)) {
    IBAN_GROUPS.lastIndex = index;
    const chain = IBAN_GROUPS.exec(text)![0];
    let length = 0;
    for (const { index: at, 0: group } of matchesOf(chain, /[A-Z0-9]+/gi)) {
      length += group.length;
      if (length > MAX_IBAN) break;
      if (length < MIN_IBAN || !validator.isIBAN(chain.slice(0, at + group.length))) continue;
      spans.push({ kind: 'IBAN', start: index, end: index + at + group.length });
      break;
    }
  }
  return spans;
}

/** Three, two and four digits, none of them a number that is never issued (SSA, 20 CFR 422.103). */
const SSN = /(?<![\p{Script=Latin}\d_-])(?!000|666|9)\d{3}([ .-]?)(?!00)\d\d\1(?!0000)\d{4}(?![\p{Script=Latin}\d_]|-\d)/gu;
const SSN_CONTEXT = /\bssn\b|\bsocial\b|seguro social/i;
const SSN_CONTEXT_REACH = 60;

/** US social security numbers. One that is not written with dashes has to be called one. */
export function socialSecurityNumbers(text: string): Span[] {
  const spans: Span[] = [];
  for (const { index, 0: number, 1: separator } of matchesOf(text, SSN)) {
    const end = index + number.length;
    const called = SSN_CONTEXT.test(text.slice(Math.max(0, index - SSN_CONTEXT_REACH), end + SSN_CONTEXT_REACH / 3));
    if (called || (separator === '-' && !isThingNumber(text, index))) spans.push({ kind: 'SSN', start: index, end });
  }
  return spans;
}
