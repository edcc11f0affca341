import type { Change } from './diff.js';
import { CONDITIONS, CONJUNCTIONS, CONNECTIVES, LIMITS, NEGATIONS } from './lexicon.js';
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

/** Whether something of `extras` may take back part of the statement: then the statement alone says more than with them. */
export const restricts = (extras: readonly Change[]): boolean =>
  extras.some(
    ({ added }) =>
      (added[0] && !added[0].afterPause && isParticiple(added[0])) ||
      added.some(
        (token, i) =>
          CONDITIONS.has(token.form) ||
          (LIMITS.has(token.form) && !added[0]?.afterPause) ||
          (isNegation(token) && !added.slice(0, i + 1).some(beginsClause)),
      ),
  );

export const isNegation = ({ form, key }: Token): boolean => NEGATIONS.has(form) || NEGATIONS.has(key);

const beginsClause = ({ afterPause, form }: Token) => afterPause || CONJUNCTIONS.has(form) || form === 'but';

const followsStatement = ([first]: readonly Token[]) =>
  first !== undefined && (first.afterPause || CONNECTIVES.has(first.form) || isParticiple(first));

/** "a cat called Biscuit", "invoices issued in Spain" */
const isParticiple = ({ form }: Token) => /[a-z]{2}ed$/.test(form);

/** "Tuesday and" of "on Tuesday and Friday", ", Faroese" of "Danish, Faroese and Greenlandic". */
function isListItem({ added, newStart }: Change, longer: readonly Token[]): boolean {
  if (added.some(({ form }) => form === "'s")) return false;
  const [first, last] = [added[0] as Token, added.at(-1) as Token];
  const next = longer[newStart + added.length];
  return CONJUNCTIONS.has(first.form) || CONJUNCTIONS.has(last.form) || (Boolean(next?.afterPause) && added.length === 1);
}
