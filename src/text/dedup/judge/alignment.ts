import { isNegation } from '../additions.js';
import { isContent } from '../content.js';
import { topicKeyOf } from '../supersession/signs.js';
import { isNumber, type Token } from '../tokens.js';

/** The content words of two texts, each with its counterpart in the other text. */
export interface Alignment {
  readonly older: readonly Token[];
  readonly newer: readonly Token[];
  /** Indexes of the words that both texts have, in whatever form, ordered by the first one. */
  readonly pairs: readonly (readonly [older: number, newer: number])[];
  /** Words without a counterpart. */
  readonly oldOnly: readonly Token[];
  readonly newOnly: readonly Token[];
}

/** Maximum number of content words of a text that are aligned. */
const MAX_WORDS = 80;

/**
 * Aligns the content words of two texts: equal words first, then forms of one stem, then words that begin alike. Of several equal
 * words, the one at the nearest place is taken.
 */
export function align(before: readonly Token[], after: readonly Token[]): Alignment {
  const [older, newer] = [wordsOf(before), wordsOf(after)];
  const counterparts = new Map<number, number>();
  const taken = new Set<number>();
  for (const isSame of DEGREES)
    for (const [i, token] of older.entries()) {
      if (counterparts.has(i)) continue;
      const place = (i / older.length) * newer.length;
      let nearest = -1;
      for (const [j, other] of newer.entries()) {
        if (taken.has(j) || (nearest >= 0 && Math.abs(j - place) >= Math.abs(nearest - place))) continue;
        if (isSame(token, other)) nearest = j;
      }
      if (nearest < 0) continue;
      counterparts.set(i, nearest);
      taken.add(nearest);
    }
  return {
    older,
    newer,
    pairs: [...counterparts].sort(([a], [b]) => a - b),
    oldOnly: older.filter((_, i) => !counterparts.has(i)),
    newOnly: newer.filter((_, j) => !taken.has(j)),
  };
}

const wordsOf = (tokens: readonly Token[]) =>
  tokens.filter((token) => isContent(token) && !isNegation(token)).slice(0, MAX_WORDS);

/** Degrees in which two words may be the same, the closest first. Names and numbers have one spelling. */
const DEGREES: readonly ((a: Token, b: Token) => boolean)[] = [
  (a, b) => a.key === b.key,
  (a, b) => a.key[0] === b.key[0] && haveOneStem(topicKeyOf(a), topicKeyOf(b), mayVary(a, b)),
  (a, b) => mayVary(a, b) && commonStart(a.form, b.form) >= MIN_COMMON_START,
];

const mayVary = (a: Token, b: Token) => !isNumber(a) && !isNumber(b) && !(a.name && b.name);

const MIN_STEM = 4;
/** Share of the letters of the longer one that two forms of a word have in common. */
const MIN_COMMON_START = 0.7;

const haveOneStem = (a: string, b: string, mayBeLonger: boolean) =>
  a === b || (mayBeLonger && Math.min(a.length, b.length) >= MIN_STEM && (a.startsWith(b) || b.startsWith(a)));

/** Returns the share of the longer word with which both begin, 0..1; 0 if they have less than a stem in common. */
export function commonStart(a: string, b: string): number {
  let common = 0;
  while (common < a.length && a[common] === b[common]) common++;
  return common < MIN_STEM ? 0 : common / Math.max(a.length, b.length);
}
