import type { Change } from './diff.js';
import { CONDITIONS, CONJUNCTIONS, CONNECTIVES, LIMITS, MODALS, NEGATIONS, PREPOSITIONS } from './lexicon.js';
import type { Token } from './tokens.js';

/**
 * Whether a longer sentence says all that a shorter one says, and more: each of its extra parts follows the complete statement, or is one
 * more item of a list in it. What stands before or inside could be the very subject ("Tom said Rita is ill", "Rita's dog is ill").
 * @param extras what the longer sentence has, as the `added` of a diff with nothing removed
 * @param shorter the number of tokens of the shorter one
 */
export const onlyAdds = (extras: readonly Change[], shorter: number, longer: readonly Token[]): boolean =>
  extras.every((extra) => {
    if (extra.oldStart === shorter) return followsStatement(extra.added);
    return extra.oldStart > 0 && isListItem(extra, longer);
  });

/**
 * Whether something of `extras` may take back part of the statement, which then says more than the longer sentence: a condition, a denial,
 * or what limits a permission ("may work from home | two days a week").
 */
export const restricts = (extras: readonly Change[], statement: readonly Token[]): boolean =>
  extras.some(({ added }) => {
    const attached = added[0] !== undefined && !added[0].afterPause && !CONJUNCTIONS.has(added[0].form);
    if (attached && (isParticiple(added[0] as Token) || added.some(({ form }) => LIMITS.has(form)))) return true;
    if (attached && statement.some(({ form }) => MODALS.has(form))) return true;
    return added.some((token, i) => isRestrictive(token) && !added.slice(0, i).some(beginsOwnClause));
  });

const isRestrictive = (token: Token) => CONDITIONS.has(token.form) || isNegation(token);

const ADVERSATIVES = new Set(['but', 'aber', 'mais', 'pero', 'но']);

/** "…, where only managers …": what follows is about the managers. "…, but only on Mondays" is about the statement. */
const beginsOwnClause = ({ afterPause, form }: Token) => (afterPause || CONJUNCTIONS.has(form)) && !ADVERSATIVES.has(form);

export const isNegation = ({ form, key }: Token): boolean => NEGATIONS.has(form) || NEGATIONS.has(key);

const followsStatement = ([first]: readonly Token[]) =>
  first !== undefined && (first.afterPause || CONNECTIVES.has(first.form) || isParticiple(first));

/** "a cat called Biscuit", "invoices issued in Spain" */
const isParticiple = ({ form }: Token) => /[a-z]{2}ed$/.test(form);

const LONGEST_ITEM = 3;

/** "Tuesday and" of "on Tuesday and Friday", ", Faroese" of "Danish, Faroese and Greenlandic". */
function isListItem({ added, newStart }: Change, longer: readonly Token[]): boolean {
  if (added.some(({ form }) => form === "'s")) return false;
  const [first, last] = [added[0] as Token, added.at(-1) as Token];
  const next = longer[newStart + added.length];
  if (CONJUNCTIONS.has(first.form) || CONJUNCTIONS.has(last.form)) return true;
  return Boolean(next?.afterPause) && added.length <= LONGEST_ITEM && !added.some(({ form }) => PREPOSITIONS.has(form));
}
