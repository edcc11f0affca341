import { CHANGE_WORDS, CONJUNCTIONS, COPULAS, CORRECTION_WORDS, PREPOSITIONS, SUCCESSION_WORDS } from '../dedup/lexicon.js';
import { type Token, tokensOf } from '../dedup/tokens.js';

/** Words that a rewording may add or leave out: grammar, and what only announces that something is new. */
const FREE = [COPULAS, CONJUNCTIONS, PREPOSITIONS, CHANGE_WORDS, SUCCESSION_WORDS, CORRECTION_WORDS];

/** What a text is about, in its order: numbers, names, negations and words of content, whatever their form. */
export const contentOf = (text: string): string[] => tokensOf(text).flatMap((token) => (isFree(token) ? [] : [token.key]));

const isFree = ({ form, key }: Token) => FREE.some((words) => words.has(form) || words.has(key));

/** Whether a text with the content `whole` says all of `part`, in its order: `Ana pays Ben` does not say `Ben pays Ana`. */
export function saysAllOf(whole: readonly string[], part: readonly string[]): boolean {
  let found = 0;
  for (const key of whole) if (key === part[found]) found++;
  return found === part.length;
}
