import { CHANGE_WORDS, CORRECTION_WORDS } from '../../../../text/dedup/change-words.js';
import { CONJUNCTIONS, PREPOSITIONS } from '../../../../text/dedup/grammar-words.js';
import { type Token, tokensOf } from '../../../../text/dedup/tokens.js';

/** Words that a rewording may add or leave out: grammar, and words that say that something changed. */
const IGNORED_WORDS = [CONJUNCTIONS, PREPOSITIONS, CHANGE_WORDS];
/** The token key of `is`, `are` and `am`. */
const BE = 'be';

/**
 * Returns the content of a text in its order, as token keys: numbers, names, negations and content words, in any
 * inflection. Without the words of correction that it begins with (`Sorry, actually …`).
 */
export function contentOf(text: string): string[] {
  const content = tokensOf(text).filter((token) => !isIgnored(token));
  const start = content.findIndex(({ form }) => !CORRECTION_WORDS.has(form));
  return content.slice(Math.max(0, start)).map(({ key }) => key);
}

const isIgnored = ({ form, key }: Token) => key === BE || IGNORED_WORDS.some((words) => words.has(form));

/** True if `whole` contains all of `part`, in its order: `Ana pays Ben` does not say `Ben pays Ana`. */
export function saysAllOf(whole: readonly string[], part: readonly string[]): boolean {
  let found = 0;
  for (const key of whole) if (key === part[found]) found++;
  return found === part.length;
}
