import { wordSet } from '../word-lists.js';
import { isNegation } from './additions.js';
import { CHANGE_WORDS } from './change-words.js';
import { MODALS } from './grammar-words.js';
import type { Token } from './tokens.js';

/**
 * True if a new sentence says only that something may come about, of which an old one says nothing: "may have left Ghent", "might
 * switch from Zed to Vim". What holds until then must not be lost. "Dogs may now enter" is a permission, and holds; beside an old
 * sentence with a modal verb ("will move") the new one changes how sure that is.
 */
export function isOnlyPossible(before: readonly Token[], after: readonly Token[]): boolean {
  if (before.some(({ form }) => MODALS.has(form)) || before.some(isPossibility) || after.some(isNegation)) return false;
  const isPermitted = after.some(({ form }) => CHANGE_WORDS.has(form));
  return after.some((token) => isPossibility(token) && !(isPermitted && token.form === 'may'));
}
const isPossibility = ({ form }: Token) => POSSIBILITIES.has(form);

/** Verbs of what may be, by their forms; those of mere permission ("darf", "puede") are none. */
const POSSIBILITIES = wordSet(`
  might could may
  könnte könnten dürfte dürften
  pourrait pourraient
  podría podrían
  potrebbe potrebbero
  poderia poderiam
  mógłby mogłaby`);
