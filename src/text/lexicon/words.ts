import { matchesOf } from '../../common/matches.js';
import { LONGEST_COPY, remembering } from '../../common/remembering.js';

/** Work is bounded: what a text is about shows in its first words. */
const MAX_WORDS = 1_500;
const WORD = /[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}_+#]|['’.\-/&](?=[\p{L}\p{N}]))*/gu;

/** Texts and words at hand: each table looks a text up, and texts of a workspace share most of their words. */
const TEXTS = { most: 16, longest: 20_000 };
const WORDS = { most: 20_000, longest: LONGEST_COPY };

/** The words of a text, lower case, as written: `don't`, `end-to-end`, `c++`, `node.js` are one each. */
export const wordsOf: (text: string) => readonly string[] = remembering(readWords, TEXTS);

function readWords(text: string): string[] {
  const words: string[] = [];
  for (const [word] of matchesOf(text.slice(0, 20 * MAX_WORDS), WORD)) {
    const plain = word.toLowerCase().replaceAll('’', "'").replace(/'s$/, '');
    words.push(plain);
    if (words.length === MAX_WORDS) break;
  }
  return words;
}

/** Forms under which a word may stand in a lexicon, the surest first: itself, its singular, its inflectional stem. */
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
 * Takes off what English inflects with (-ed, -ing, a silent -e), and nothing that makes a new word: Porter's stemmer would file
 * "author" with "authority" and "policy" with "police".
 */
function stemOf(word: string): string {
  const stem = isInflected(word) ? word.replace(/(?:ed|ing)$/, '') : word;
  const single = stem !== word && /([^aeiouls])\1$/.test(stem) ? stem.slice(0, -1) : stem;
  const silent = single.length > 2 && single.endsWith('e') ? single.slice(0, -1) : single;
  return silent.length > 2 && silent.endsWith('i') ? `${silent.slice(0, -1)}y` : silent;
}

/** The regular expression alone would be the dearest step of a store. */
const isInflected = (word: string): boolean =>
  word.length > 4 && (word.endsWith('ed') || word.endsWith('ing')) && /[aeiouy].*(?:ed|ing)$/.test(word);
