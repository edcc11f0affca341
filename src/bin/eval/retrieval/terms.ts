import { stemmer } from 'stemmer';

/** Scripts that put no space between words (Hangul does, but glues particles to its words), and their mark of a long vowel. */
const UNSPACED = `${['Han', 'Hiragana', 'Katakana', 'Hangul', 'Thai', 'Lao', 'Khmer']
  .map((script) => `\\p{Script=${script}}`)
  .join('')}ー`;
/** Runs of such a script, and runs of anything else but white space and punctuation. */
const RUNS = new RegExp(`([${UNSPACED}]+)|[^\\s\\p{Z}\\p{P}${UNSPACED}]+`, 'gu');

/** Returns the terms of a text that BM25 counts: Porter's stems of words, and pairs of characters of scripts without spaces. */
export const termsOf = (text: string): string[] =>
  [...text.normalize('NFKC').toLowerCase().matchAll(RUNS)].flatMap(([run, unspaced]) =>
    unspaced === undefined ? [stemmer(run)] : pairsOf([...run]),
  );

const pairsOf = (characters: readonly string[]): string[] =>
  characters.length < 2 ? [...characters] : characters.slice(1).map((character, i) => `${characters[i]}${character}`);
