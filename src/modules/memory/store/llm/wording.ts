import { CHANGE_WORDS, CONJUNCTIONS, CORRECTION_WORDS, PREPOSITIONS } from '../../../../text/dedup/lexicon.js';
import { type Token, tokensOf } from '../../../../text/dedup/tokens.js';

/** Words that a rewording may add or leave out: grammar, and that something is so now. */
const FREE = [CONJUNCTIONS, PREPOSITIONS, CHANGE_WORDS];
/** What `is`, `are` and `am` are compared by. */
const BE = 'be';

/**
 * What a text is about, in its order: numbers, names, negations and words of content, whatever their form. A correction that it begins
 * with (`Sorry, actually …`) is no part of it.
 */
export function contentOf(text: string): string[] {
  const content = tokensOf(text).filter((token) => !isFree(token));
  const start = content.findIndex(({ form }) => !CORRECTION_WORDS.has(form));
  return content.slice(Math.max(0, start)).map(({ key }) => key);
}

const isFree = ({ form, key }: Token) => key === BE || FREE.some((words) => words.has(form));

/** Whether a text with the content `whole` says all of `part`, in its order: `Ana pays Ben` does not say `Ben pays Ana`. */
export function saysAllOf(whole: readonly string[], part: readonly string[]): boolean {
  let found = 0;
  for (const key of whole) if (key === part[found]) found++;
  return found === part.length;
}
