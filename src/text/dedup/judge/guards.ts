import { isNegation } from '../additions.js';
import { isContent } from '../content.js';
import { haveOpposites, haveOtherSides, isSettled, setOtherLimits } from '../opposites.js';
import { haveOtherNames } from '../other-names.js';
import { isOnlyPossible } from '../possibility.js';
import { sentencesOf } from '../sentences.js';
import type { Comparison } from '../supersession/comparison.js';
import { isNumber, type Token } from '../tokens.js';
import { count } from './counts.js';
import { isPossessive } from './features.js';
import type { Pair } from './pair.js';

/**
 * True if nothing that can be looked up speaks against it that an older text says all of a new one, whatever is likely: the older
 * one has its numbers, names and denials and is as certain, and the new one neither has an opposite of its words nor turns them
 * around.
 */
export function mayKeep({ comparison, alignment }: Pair): boolean {
  const { before, after } = comparison;
  if (isConversation(comparison) || !tellsNames(comparison)) return false;
  const known = new Set(before.tokens.map(({ key }) => key));
  const isValue = (token: Token) => isNumber(token) || token.name;
  if (alignment.newOnly.some((token) => isValue(token) && !known.has(token.key))) return false;
  if (denies(before.tokens) !== denies(after.tokens)) return false;
  if (haveOpposites(before.tokens, after.tokens) || haveOtherSides(before.tokens, after.tokens)) return false;
  if (isSettled(before.tokens, after.tokens)) return false;
  return !turnsAround({ comparison, alignment });
}

const denies = (tokens: readonly Token[]) => count(tokens, isNegation) % 2 === 1;

/** True if both texts have the same content words in another order, which may have swapped who does something to whom. */
const turnsAround = ({ alignment: { oldOnly, newOnly, pairs } }: Pair) =>
  !oldOnly.length && !newOnly.length && pairs.some(([, at], i) => at < (pairs[i - 1]?.[1] ?? -1));

/** True if both texts are in a script with capital letters: in Chinese, Arabic or Hindi, a name looks like any other word. */
const tellsNames = ({ before, after }: Comparison) =>
  ![...before.tokens, ...after.tokens].some(({ form }) => WITHOUT_CASE.test(form));
/** The ordinal signs of "1º" and "2ª" count as letters without case. */
const WITHOUT_CASE = /[^\P{Lo}ªº]/u;

/** True if somebody answers or calls out: "Thanks, Gina. Your help means a lot." */
const isConversation = ({ before, after }: Comparison) => before.isAnswer || after.isAnswer;

/** True if nothing that can be looked up speaks against it that a new text replaces an older one, of one sentence. */
export function mayReplace({ comparison }: Pair, texts: readonly [older: string, newer: string]): boolean {
  const { before, after } = comparison;
  if (isConversation(comparison) || !tellsNames(comparison)) return false;
  if (sentencesOf(texts[0]).length > 1) return false;
  if (haveOtherSides(before.tokens, after.tokens) || setOtherLimits(before.tokens, after.tokens)) return false;
  return !haveOtherNames(...texts) && !isOnlyPossible(before.tokens, after.tokens) && !isAboutPossession(comparison);
}

/** True if a new text is about something of what the older one is about: "Tom has a cold" and "Tom's dog has fleas". */
function isAboutPossession({ before, after }: Comparison): boolean {
  const possessors = (tokens: readonly Token[]) => new Set(tokens.flatMap(({ key }, i) => (isOwner(tokens, i) ? [key] : [])));
  const [older, newer] = [possessors(before.tokens), possessors(after.tokens)];
  return before.tokens.some(({ key }) => newer.has(key) && !older.has(key));
}
const isOwner = (tokens: readonly Token[], i: number) => {
  const [token, next] = [tokens[i], tokens[i + 1]];
  return token !== undefined && next !== undefined && isContent(token) && isPossessive(next);
};
