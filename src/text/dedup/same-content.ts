import { type Token, tokensOf } from './tokens.js';

/**
 * Whether two texts differ in nothing but punctuation, case, articles and how a number or a contraction is written: the same words,
 * numbers, names and negations in the same order. What the contract wants, besides a cosine >= 0.98, of an exact duplicate.
 */
export function haveSameContent(a: string, b: string): boolean {
  const [left, right] = [wordsOf(a), wordsOf(b)];
  return left.length > 0 && left.length === right.length && left.every((token, i) => saysSame(token, right[i] as Token));
}

/** Stems are too coarse here: `manages` and `managed` are two facts. Numbers have one key however they are written. */
const saysSame = (a: Token, b: Token) => a.form === b.form || (/^\d/.test(a.key) && a.key === b.key);

/** "well-known" as two words. */
function wordsOf(text: string): readonly Token[] {
  const tokens = tokensOf(text);
  const remembered = known.get(tokens);
  if (remembered) return remembered;
  const words = tokens.some(({ form }) => HYPHENATED.test(form)) ? tokens.flatMap(partsOf) : tokens;
  known.set(tokens, words);
  return words;
}

/** Of tokens that are remembered: the same neighbours are compared again and again. */
const known = new WeakMap<readonly Token[], readonly Token[]>();
const HYPHENATED = /^\p{L}+(?:-\p{L}+)+$/u;
const partsOf = (token: Token) =>
  HYPHENATED.test(token.form) ? token.form.split('-').map((form) => ({ ...token, form, key: form })) : [token];
