import { matchAt } from '../../common/matches.js';
import { MASK } from './fold.js';
import { isMasked, isPlaceholder } from './placeholder.js';
import { plainWordsAt } from './plain-words.js';
import { isRemark, SPELLED_DIGITS, startsWithUnit } from './remark.js';
import type { SecretLabel } from './secret-label.js';
import { isTechnicalTerm, looksRandom, tokenAt } from './secret-token.js';
import type { Range } from './span.js';

/** The link between a label and its value: a sign (`:`, `=`), a word ("is"), or only the place right beside it. */
export type Tie = 'sign' | 'word' | 'beside';

/** The fewest and the most digits of a code. Beside its label it needs {@link SecretLabel.minDigits}. */
const MIN_CODE_DIGITS = 3;
const MAX_CODE_DIGITS = 12;
/** The fewest digits of a code in groups. */
const MIN_GROUPED_DIGITS = 4;

/** The fewest digits of a password that is a number. Beside an ambiguous label a short number is something else. */
const MIN_PASSWORD_DIGITS = 4;
const MIN_PASSWORD_DIGITS_BESIDE = 6;
/** The fewest characters of a password beside its label. */
const MIN_PASSWORD_LENGTH_BESIDE = 6;

/** The fewest characters of a key: after a sign or a word, in quotes if it does not look random, and beside its label. */
const MIN_KEY_LENGTH = 6;
const MIN_QUOTED_KEY_LENGTH = 8;
const MIN_KEY_LENGTH_BESIDE = 16;

/** The text after a token that is read to understand it, in UTF-16 code units. */
const READ_AFTER = 40;

/** A text in quotes on one line. A letter or digit after the closing quote makes it an apostrophe. */
const QUOTED = /(["'`])([^\n]{1,200}?)\1(?![\p{Script=Latin}\d])/uy;
/** Digits in groups: "12-34-56", "4921 5530". */
const DIGIT_GROUPS = /\d{1,4}(?:[ -]\d{1,4}){1,5}(?![\p{L}\d])/uy;
/** Digits alone, as typed on a keypad: `4921`, `12-34`, `6620#`. */
const DIGITS = /^\d(?:[\d-]*\d)?[#*]?$/;
/** Capitals and at least two digits: a code that is no word. */
const CAPITALS_AND_DIGITS = /^(?=\P{N}*\d\P{N}*\d)[\p{Lu}\d]{5,10}[#*]?$/u;
/** Four or more groups of digits with dashes, as a BitLocker recovery key has. */
const RECOVERY_KEY = /^\d{4,8}(?:-\d{4,8}){3,}$/;
const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
const LONG_IDENTIFIER = /^[\w+=-]{20,}$/;
/** Three to 24 words in lower case up to the end of a clause: a recovery phrase. */
const LOWER_CASE_PHRASE = /\p{Ll}{2,12}(?:[ -]\p{Ll}{2,12}){2,23}(?=\s*(?:$|[.,;\n]))/uy;
/** Two to five words or numbers, all capitalised, up to the end of the line: "Teal Otter 9 Lamp". */
const CAPITALISED_LINE = new RegExp(
  [
    // With a digit, or beginning with two capitalised words.
    String.raw`(?=[^\n]{0,60}\d|(?:\p{Lu}\p{L}* ){2})`,
    String.raw`\p{Lu}[\p{L}\d]{0,20} (?:[\p{Lu}\d][\p{L}\d]{0,20} ){0,3}[\p{Lu}\d][\p{L}\d]{0,20}`,
    String.raw`(?=\.?\s*(?:$|\n))`,
  ].join(''),
  'uy',
);
/**
 * Returns the range of the secret value that begins at `index`. The range is empty if an earlier step found the value by its
 * shape, and masked it.
 * @param text folded, with what earlier steps found masked
 * @param index where the value must begin, right after the label and its tie
 * @returns undefined if there is no value, or only a placeholder of one
 */
export function valueAt(text: string, index: number, label: SecretLabel, tie: Tie): Range | undefined {
  const quoted = matchAt(QUOTED, text, index)?.slice(1, -1);
  if (quoted !== undefined) return isQuotedSecret(quoted, label, tie) ? rangeOf(index + 1, quoted) : undefined;

  const spelled = label.kind === 'key' ? undefined : matchAt(SPELLED_DIGITS, text, index);
  if (spelled !== undefined) return rangeOf(index, spelled.replace(/[ ,-]+$/, ''));

  const hasOpeningMark = /["'`#]/.test(text.charAt(index));
  return unquotedValueAt(text, hasOpeningMark ? index + 1 : index, label, tie);
}

function unquotedValueAt(text: string, start: number, label: SecretLabel, tie: Tie): Range | undefined {
  const groups = label.kind === 'code' ? matchAt(DIGIT_GROUPS, text, start) : undefined;
  if (groups !== undefined && digitCount(groups) >= MIN_GROUPED_DIGITS) return rangeOf(start, groups);

  const token = tokenAt(text, start);
  if (token === '') return undefined;
  if (isMasked(token)) return { start, end: start };
  if (token.includes(MASK)) return rangeOf(start, token);
  if (isPlaceholder(token)) return undefined;

  const value = capitalisedLineAt(text, start, label, tie) ?? clearTokenAt(text, start, token, label, tie);
  if (value !== undefined) return rangeOf(start, value);
  const words = label.kind === 'password' && tie !== 'beside' ? plainWordsAt(text, start, label, tie) : undefined;
  if (words !== undefined) return rangeOf(start, words);

  const phrase = label.isPhrase && tie === 'sign' ? matchAt(LOWER_CASE_PHRASE, text, start) : undefined;
  return phrase === undefined ? undefined : rangeOf(start, phrase);
}

const rangeOf = (start: number, value: string): Range => ({ start, end: start + value.length });

const digitCount = (text: string): number => text.replace(/\D/g, '').length;

/** The form of a participle or an adverb: "Password: Always Encrypted 2x". */
const REMARK_FORM = /(?:ed|ing|able|ly|tion)$/i;

/** Returns a password of several words that is all there is on the line: `Vault password: Teal Otter 9 Lamp`. */
function capitalisedLineAt(text: string, start: number, label: SecretLabel, tie: Tie): string | undefined {
  if (label.kind !== 'password' || tie !== 'sign') return undefined;
  const line = matchAt(CAPITALISED_LINE, text, start);
  const hasRemark = line?.split(' ').some((word) => isRemark(word) || REMARK_FORM.test(word));
  return hasRemark ? undefined : line;
}

/** Returns the token at `start` if it is a value by itself. */
function clearTokenAt(text: string, start: number, token: string, label: SecretLabel, tie: Tie): string | undefined {
  const end = start + token.length;
  const after = text.slice(end, end + READ_AFTER);
  const isQuantity = DIGITS.test(token) && startsWithUnit(after);
  return !isQuantity && isClear(token, label, tie) ? token : undefined;
}

/** True if a token can be a value by the rules of the label's kind. */
function isClear(token: string, label: SecretLabel, tie: Tie): boolean {
  switch (label.kind) {
    case 'code':
      return isCode(token, label, tie);
    case 'key':
      return isKey(token, label, tie);
    case 'password':
      return isPassword(token, label, tie);
  }
}

function isCode(token: string, label: SecretLabel, tie: Tie): boolean {
  if (DIGITS.test(token)) {
    const min = tie === 'beside' ? label.minDigits : MIN_CODE_DIGITS;
    const count = digitCount(token);
    return min <= count && count <= MAX_CODE_DIGITS;
  }
  if (tie === 'beside') return CAPITALS_AND_DIGITS.test(token);
  return looksRandom(token) && /\d/.test(token);
}

function isKey(token: string, label: SecretLabel, tie: Tie): boolean {
  if (RECOVERY_KEY.test(token)) return true;
  if (!looksRandom(token) || !/\d/.test(token)) return false;
  if (label.isVague) return isLongSecret(token);
  return token.length >= (tie === 'beside' ? MIN_KEY_LENGTH_BESIDE : MIN_KEY_LENGTH);
}

/** True if a random token is long, and is not merely the id of something. */
const isLongSecret = (token: string): boolean => LONG_IDENTIFIER.test(token) && !UUID.test(token);

function isPassword(token: string, label: SecretLabel, tie: Tie): boolean {
  if (DIGITS.test(token)) {
    const min = tie === 'beside' && !label.isPlain ? MIN_PASSWORD_DIGITS_BESIDE : MIN_PASSWORD_DIGITS;
    return digitCount(token) >= min;
  }
  return looksRandom(token) && (tie !== 'beside' || token.length >= MIN_PASSWORD_LENGTH_BESIDE);
}

/** True if the content of quotes is a secret. After a sign or a word, a password in quotes may be several plain words. */
function isQuotedSecret(content: string, label: SecretLabel, tie: Tie): boolean {
  if (isPlaceholder(content) || isMasked(content) || isRemark(content) || isTechnicalTerm(content)) return false;
  if (looksRandom(content)) return !label.isVague || isLongSecret(content);
  if (label.isVague) return false;
  if (label.kind === 'key') return tie === 'sign' && content.length >= MIN_QUOTED_KEY_LENGTH && !/\s/.test(content);
  return tie !== 'beside' && (label.kind === 'password' || /\d{3}/.test(content));
}
