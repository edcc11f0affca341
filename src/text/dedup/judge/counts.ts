import type { Token } from '../tokens.js';

/** Counts the tokens for which a test is true. */
export const count = (tokens: readonly Token[], test: (token: Token) => boolean): number => tokens.filter(test).length;

/** Returns a function that bounds a number from above. */
export const upTo =
  (most: number) =>
  (value: number): number =>
    Math.min(most, value);

/** Returns 1 if a text has a word of a list that the other text lacks, else 0. */
export function only(list: ReadonlySet<string>, tokens: readonly Token[], others: readonly Token[]): number {
  const known = new Set(others.map(({ form }) => form));
  return Number(tokens.some(({ form }) => list.has(form) && !known.has(form)));
}
