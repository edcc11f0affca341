import { unitVector } from '../unit-vector.js';
import { characterVector } from './character-vector.js';

/** A model that may not read every text. */
export interface ReadingModel {
  /** Length of a vector. */
  readonly dimensions: number;
  /** True if its vocabulary has words of the Latin script only. */
  readonly isLatin: boolean;
  /** Returns the unit vector of a text. */
  embed(text: string): Promise<Float32Array>;
  /** True if the vocabulary lacks a character of the text: then a whole word is an unknown token, or nothing is left of it. */
  isUnknown(text: string): boolean;
}

/** A letter of another script than Latin. A Latin vocabulary has at most single letters of these, which say next to nothing. */
const FOREIGN_LETTER = /(?!\p{Script=Latin}|\p{Script=Common}|\p{Script=Inherited})\p{L}/u;
/** A number, a word of Latin letters or of letters that all scripts share, a run of other letters, or symbols. */
const PART = new RegExp(
  [
    '(?<number>\\p{N}+)',
    '(?<word>(?:(?=\\p{Script=Latin}|\\p{Script=Common})\\p{L}\\p{M}*)+)',
    '(?<foreign>(?:(?!\\p{Script=Latin})[\\p{L}\\p{M}])+)',
    '(?<symbols>\\p{S}+)',
  ].join('|'),
  'gu',
);
/** Characters that say as much as several Latin letters: two of them make a word. */
const DENSE_CHARACTER = /\p{Script=Han}|\p{scx=Hiragana}|\p{scx=Katakana}|\p{Script=Hangul}/gu;
const DENSE_LETTERS = 3;

/** Share of a vocabulary that tokens of other scripts may have in one of Latin words: in BERT's English one it is 4 %. */
const MAX_FOREIGN_SHARE = 0.2;
/** Share of unread letters up to which a text is left to the model: an English text with a symbol or two. */
const NEGLIGIBLE = 0.05;
/** Least weight of the smaller part of a text in its vector, so that a name in another script is found. */
const LEAST_WEIGHT = 0.1;

/**
 * Returns the unit vector of a text of which the model may read all, a part or nothing. A model knows unread texts by their
 * number of unknown tokens at best: unrelated ones get cosines up to 1. So unread characters get a vector of their own
 * ({@link characterVector}), and a text of both has both in its vector, by their shares.
 */
export async function vectorOf(text: string, model: ReadingModel): Promise<Float32Array> {
  const mayBeUnread = (model.isLatin && FOREIGN_LETTER.test(text)) || model.isUnknown(text);
  if (!/\S/.test(text) || !mayBeUnread) return model.embed(text);
  const { read, unread, share } = splitText(text, model);
  if (share <= NEGLIGIBLE) return model.embed(text);
  if (share === 1) return characterVector(unread, model.dimensions);
  const weight = Math.min(Math.max(share, LEAST_WEIGHT), 1 - LEAST_WEIGHT);
  return mixed(await model.embed(read), characterVector(unread, model.dimensions), weight);
}

/** Tells if a vocabulary has words of the Latin script only. */
export function isLatinVocabulary(tokens: readonly string[]): boolean {
  return tokens.filter((token) => FOREIGN_LETTER.test(token)).length <= tokens.length * MAX_FOREIGN_SHARE;
}

interface SplitText {
  readonly read: string;
  readonly unread: string;
  /** Share of the letters that are unread. */
  readonly share: number;
}

/** Splits a text that holds something unread. Numbers belong to both parts, symbols to the unread one. */
function splitText(text: string, model: ReadingModel): SplitText {
  const unread: string[] = [];
  let [readLetters, unreadLetters] = [0, 0];
  const read = text.replace(PART, (part, ...rest) => {
    const { number, word, foreign, symbols } = rest.at(-1) as Record<string, string | undefined>;
    if ((word || (foreign && !model.isLatin)) && !model.isUnknown(part)) {
      readLetters += lettersOf(part);
      return part;
    }
    unread.push(part);
    if (number) return part;
    if (!symbols) unreadLetters += lettersOf(part);
    return ' ';
  });
  // Without any letter, it is the symbols that are unread.
  if (!readLetters && !unreadLetters) return { read: '', unread: text, share: 1 };
  return { read, unread: unread.join(' '), share: unreadLetters / (readLetters + unreadLetters) };
}

/** Returns the number of Latin letters that would say as much. */
const lettersOf = (run: string): number => run.replace(DENSE_CHARACTER, 'x'.repeat(DENSE_LETTERS)).length;

/** Returns the unit vector of two parts of a text; `weight` is that of the second part, 0..1. */
const mixed = (first: Float32Array, second: Float32Array, weight: number): Float32Array =>
  unitVector(first.map((value, place) => value * Math.sqrt(1 - weight) + second[place]! * Math.sqrt(weight)));
