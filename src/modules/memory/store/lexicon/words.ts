/** Work is bounded: what a text is about shows in its first words. */
const MAX_WORDS = 1_500;
const WORD = /[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}_+#]|['’.\-/&](?=[\p{L}\p{N}]))*/gu;

/** The words of a text, lower case, as written: `don't`, `end-to-end`, `c++`, `node.js` are one each. */
export function wordsOf(text: string): string[] {
  const words: string[] = [];
  for (const [word] of text.slice(0, 20 * MAX_WORDS).matchAll(WORD)) {
    const plain = word.toLowerCase().replaceAll('’', "'").replace(/'s$/, '');
    words.push(plain);
    if (words.length === MAX_WORDS) break;
  }
  return words;
}

/** Forms under which a word may stand in a lexicon, the surest first: itself, its singular, its inflectional stem. */
export function formsOf(word: string): readonly [word: string, singular: string, stem: string] {
  const singular = singularOf(word);
  return [word, singular, stemOf(singular)];
}

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
