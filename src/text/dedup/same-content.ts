import { type Token, tokensOf } from './tokens.js';

/**
 * True if two texts differ in nothing but punctuation, case, articles and the spelling of numbers and contractions:
 * they have the same words, numbers, names and negations in the same order. The contract demands this, besides a cosine
 * of 0.98 or more, of an exact duplicate.
 */
export function haveSameContent(a: string, b: string): boolean {
  const [left, right] = [wordsOf(a), wordsOf(b)];
  return left.length > 0 && left.length === right.length && left.every((token, i) => isSameWord(token, right[i] as Token));
}

/** Stems are too coarse here: `manages` and `managed` are two facts. Numbers have one key in all spellings. */
const isSameWord = (a: Token, b: Token) => a.form === b.form || (/^\d/.test(a.key) && a.key === b.key);

/** Returns the tokens of a text, with "well-known" as two words. */
function wordsOf(text: string): readonly Token[] {
  const tokens = tokensOf(text);
  const cached = cache.get(tokens);
  if (cached) return cached;
  const words = tokens.some(({ form }) => HYPHENATED.test(form)) ? tokens.flatMap(partsOf) : tokens;
  cache.set(tokens, words);
  return words;
}

/** Words of tokens that `tokensOf` has cached: the same neighbours are compared again and again. */
const cache = new WeakMap<readonly Token[], readonly Token[]>();
const HYPHENATED = /^\p{L}+(?:-\p{L}+)+$/u;
const partsOf = (token: Token) =>
  HYPHENATED.test(token.form) ? token.form.split('-').map((form) => ({ ...token, form, key: form })) : [token];
