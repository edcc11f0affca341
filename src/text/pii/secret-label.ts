import { matchesOf } from '../../common/matches.js';
import { anyLanguage, anyUnspaced } from './languages/languages.js';
import type { Range } from './span.js';

/** The kinds of secrets by their values: a password may be any word, a code is digits, a key is long and random. */
type LabelKind = 'password' | 'code' | 'key';

/** Degree to which a label has other meanings: none; some, but not where people choose the value (`personal`); or many. */
export type Ambiguity = 'none' | 'personal' | 'other';

/** A word for a secret in a text: "password", "PIN". */
export interface SecretLabel {
  readonly kind: LabelKind;
  readonly start: number;
  readonly end: number;
  /** True for a word that has no other meaning, so that plain words after "is" can be its value. */
  readonly isPlain: boolean;
  /** True if the value may be a phrase of several words. */
  readonly isPhrase: boolean;
  /** The fewest digits of a value that only stands beside the label. */
  readonly minDigits: number;
  /** True if the label says itself that the value follows, as "the safe opens with" does. */
  readonly introducesValue: boolean;
  /** True for a word that mostly means other things, so that only a long random value counts. */
  readonly isVague: boolean;
  /** The ambiguity that a description of the value has to make up for; see `describesSecret`. */
  readonly ambiguity: Ambiguity;
  /** The text that may say its value: up to a few labels before and after, so that many labels share the work. */
  readonly reach: Range;
}

const WORD_START = String.raw`(?<![\p{Script=Latin}\p{Script=Cyrillic}\p{N}])`;
const WORD_END = String.raw`(?![\p{Script=Latin}\p{Script=Cyrillic}\p{N}]|[-_]\p{L})`;

const PASSWORD = `(?<plain>${anyLanguage('passwords')})|${anyLanguage('vaguePasswords')}`;
const CJK = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]`;
const LABEL = new RegExp(
  [
    // The words of other scripts are not tried where the text is in one of these.
    `(?=${CJK})(?:(?<cjkPassword>${anyUnspaced('passwords')})|(?<cjkCode>${anyUnspaced('codes')})|${anyUnspaced('keys')})`,
    `|(?!${CJK})(?:`,
    '(?<password>(?:',
    `(?<compound>${anyLanguage('compounds')})|${WORD_START}(?:(?<answer>${anyLanguage('answers')})|${PASSWORD})`,
    `)${WORD_END}|(?<unspaced>${anyUnspaced('passwords')}))`,
    `|(?<code>${WORD_START}(?:(?<opens>${anyLanguage('introductions')})|${anyLanguage('codes')})${WORD_END}`,
    `|${anyUnspaced('codes')})`,
    `|(?<key>${WORD_START}(?:${anyLanguage('keys')}|(?<vague>${anyLanguage('vagueKeys')}))${WORD_END}|${anyUnspaced('keys')}))`,
  ].join(''),
  'giu',
);

const CARD_CODE = /^cv[vc]/i;
const PHRASE = /phrase|パスフレーズ/i;
/** A plural speaks of passwords in general. */
const PLURAL = /s$|wörter$/i;
const PLAIN_GROUPS = ['plain', 'compound', 'answer', 'unspaced', 'cjkPassword'];

/** The labels after (before) a label at which the text ends (begins) that may say its value. */
const NEIGHBOURS = 3;

/** Finds the words for secrets in a text, from left to right. */
export function secretLabels(text: string): SecretLabel[] {
  const matches = matchesOf(text, LABEL);
  return matches.map(({ index: start, 0: word, groups = {} }, position) => {
    const earlier = matches[position - NEIGHBOURS];
    const later = matches[position + NEIGHBOURS];
    const isPassword = groups['password'] ?? groups['cjkPassword'];
    const kind = isPassword ? 'password' : (groups['code'] ?? groups['cjkCode']) ? 'code' : 'key';
    const isAnswer = groups['answer'] !== undefined;
    const introducesValue = groups['opens'] !== undefined;
    return {
      kind,
      start,
      end: start + word.length,
      isPlain: PLAIN_GROUPS.some((group) => groups[group] !== undefined) && !PLURAL.test(word),
      isPhrase: PHRASE.test(word),
      minDigits: CARD_CODE.test(word) ? 3 : 4,
      introducesValue,
      isVague: groups['vague'] !== undefined,
      ambiguity: kind === 'key' ? 'other' : isAnswer || introducesValue ? 'personal' : 'none',
      reach: { start: earlier ? earlier.index + earlier[0].length : 0, end: later?.index ?? text.length },
    };
  });
}
