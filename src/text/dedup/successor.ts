import { wordSet } from '../word-lists.js';
import { isNegation } from './additions.js';
import { CHANGE_WORDS, COMPLETION_WORDS, SUCCESSION_WORDS } from './change-words.js';
import { fitsSlot, isContent, isCopula } from './content.js';
import { diff } from './diff.js';
import { CONDITIONS, CONJUNCTIONS, DEMONSTRATIVES, MODALS, PREPOSITIONS } from './grammar-words.js';
import { leads } from './handover.js';
import type { Token } from './tokens.js';

/**
 * True if a new sentence names the old value in one clause, and in the other one says what has taken its place by now: "Gero runs
 * the bakery", "Gero retired and Uta runs the bakery now"; "The printer here is an Epson", "The Epson broke down, the printer
 * here is a Brother now".
 */
export function hasSuccessor(before: readonly Token[], after: readonly Token[]): boolean {
  const at = after.findIndex((token, i) => i > 1 && (CONJUNCTIONS.has(token.form) || token.afterPause));
  const end = CONJUNCTIONS.has(after[at]?.form ?? '') ? at + 1 : at;
  if (at < 2 || !after.slice(end).some(isRenewal)) return false;
  if (after.some((token) => isNegation(token) || MODALS.has(token.form) || CONDITIONS.has(token.form))) return false;
  const farewell = after.slice(0, at);
  const clause = withPlace(
    before,
    farewell,
    after.slice(end).filter((token) => !isRenewal(token)),
  );
  return [before, inverted(before)].some((old) => replacesNamed(old, clause, farewell));
}

/** Returns "Our caretaker is Bo" for "Bo is our caretaker". */
function inverted(before: readonly Token[]): readonly Token[] {
  const be = before.findIndex(isCopula);
  return be < 1 ? before : [...before.slice(be + 1), ...before.slice(be, be + 1), ...before.slice(0, be)];
}

/** True if a clause is an old sentence with another value, and the one before it tells what became of the old value. */
function replacesNamed(before: readonly Token[], clause: readonly Token[], farewell: readonly Token[]): boolean {
  const [change, ...others] = diff(before, clause);
  if (!change || others.length || !change.added.some(isContent) || ![change.removed, change.added].every(fitsSlot)) return false;
  // A pronoun may stand for somebody else, and a further clause may say more than the new value.
  if (DEMONSTRATIVES.has(clause[0]?.form ?? '') || change.added.some((token, i) => i > 0 && isClauseEnd(token))) return false;
  const isFrame = clause.some((token) => isContent(token) && !change.added.includes(token));
  // "Sings with Bo" may go on beside others: what does not hold one value must be said to have ended.
  const isSole = before.some((token) => isCopula(token) || leads(token)) || farewell.some(isEnding);
  return isFrame && isSole && isNamed(change.removed, farewell);
}

const isEnding = ({ form }: Token) => SUCCESSION_WORDS.has(form) || COMPLETION_WORDS.has(form);
const isRenewal = ({ form }: Token) => CHANGE_WORDS.has(form);
const isClauseEnd = ({ form, afterPause }: Token) => afterPause || CONJUNCTIONS.has(form) || PREPOSITIONS.has(form);

/** True if a clause names a value; what "a Miele from 1998" was like, ends with it. */
function isNamed(value: readonly Token[], clause: readonly Token[]): boolean {
  const keys = new Set(clause.map(({ key }) => key));
  const preposition = value.findIndex(({ form }, i) => i > 0 && PREPOSITIONS.has(form));
  const noun = (preposition < 0 ? value : value.slice(0, preposition)).filter(isContent);
  return noun.length > 0 && noun.every(({ key }) => keys.has(key));
}

/** Returns a clause with the place of the older sentence in the place of "there", if the clause in front of it names it. */
function withPlace(before: readonly Token[], named: readonly Token[], clause: readonly Token[]): readonly Token[] {
  const there = clause.findIndex(({ form }) => THERE.has(form));
  const start = before.findIndex(({ form }) => PREPOSITIONS.has(form));
  const end = before.findIndex((token, i) => i > start && (isCopula(token) || leads(token)));
  if (there < 0 || start < 0 || end < 0) return clause;
  const place = before.slice(start, end);
  const isSame = place.every(({ key }) => named.some((token) => token.key === key));
  return isSame ? [...clause.slice(0, there), ...place, ...clause.slice(there + 1)] : clause;
}
const THERE = wordSet('there dort da là allí ahí lì là ali daar там tam');
