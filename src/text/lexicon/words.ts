import { matchesOf } from '../../common/matches.js';
import { LONGEST_COPY, remembering } from '../../common/remembering.js';

/** The most words that are read of a text, so that the work is bounded: the first words show the subject of a text. */
const MAX_WORDS = 1_500;
/** The most characters that are read, for each word. */
const MAX_WORD_LENGTH = 20;
const WORD = /[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}_+#]|['’.\-/&](?=[\p{L}\p{N}]))*/gu;

/** Sizes of the caches: several tables look the same text up, and texts of a workspace share most of their words. */
const TEXTS = { most: 16, longest: 20_000 };
const WORDS = { most: 20_000, longest: LONGEST_COPY };

/** Returns the words of a text in lower case. `don't`, `end-to-end`, `c++` and `node.js` are one word each. */
export const wordsOf: (text: string) => readonly string[] = remembering(readWords, TEXTS);

function readWords(text: string): string[] {
  const words: string[] = [];
  for (const [word] of matchesOf(text.slice(0, MAX_WORDS * MAX_WORD_LENGTH), WORD)) {
    words.push(word.toLowerCase().replaceAll('’', "'").replace(/'s$/, ''));
    if (words.length === MAX_WORDS) break;
  }
  return words;
}

/** Returns the forms that a word may have in a lexicon, the surest first: itself, its singular, its inflectional stem. */
export const formsOf: (word: string) => readonly [word: string, singular: string, stem: string] = remembering((word) => {
  const singular = singularOf(word);
  return [word, singular, stemOf(singular)] as const;
}, WORDS);

function singularOf(word: string): string {
  if (word.length < 4 || !word.endsWith('s') || word.endsWith('ss')) return word;
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (/(?:x|ch|sh|ss)es$/.test(word)) return word.slice(0, -2);
  return word.slice(0, -1);
}

/**
 * Removes the endings of English inflection (-ed, -ing, a silent -e), and none that makes a new word: Porter's stemmer gives
 * "author" and "authority" the same stem, and "policy" and "police".
 */
function stemOf(word: string): string {
  const stem = isInflected(word) ? word.replace(/(?:ed|ing)$/, '') : word;
  // "stopp" is "stop", "tri" is "try".
  const single = stem !== word && /([^aeiouls])\1$/.test(stem) ? stem.slice(0, -1) : stem;
  const silent = single.length > 2 && single.endsWith('e') ? single.slice(0, -1) : single;
  return silent.length > 2 && silent.endsWith('i') ? `${silent.slice(0, -1)}y` : silent;
}

/** True for a word in -ed or -ing. The endings are compared first: the pattern alone would be the slowest step of a store. */
const isInflected = (word: string): boolean =>
  word.length > 4 && (word.endsWith('ed') || word.endsWith('ing')) && /[aeiouy].*(?:ed|ing)$/.test(word);
