import { isNegation, LIMITS } from './additions.js';
import { CHANGE_WORDS, COMPLETION_WORDS, CORRECTION_WORDS, STRESS_WORDS, SUCCESSION_WORDS } from './change-words.js';
import { fitsSlot, isContent } from './content.js';
import type { Change } from './diff.js';
import { CONNECTIVES } from './grammar-words.js';
import { isRecent } from './relocation.js';
import { isTimeAt } from './slots.js';
import type { Token } from './tokens.js';

/** True for a word that says something, or denies it. */
export const isFact = (token: Token): boolean => isContent(token) || isNegation(token);

const MARKER_WORDS = [CHANGE_WORDS, SUCCESSION_WORDS, COMPLETION_WORDS, CORRECTION_WORDS, STRESS_WORDS];
/** True for a word that says that something changed, or was wrong. */
export const isMarker = ({ form }: Token): boolean => MARKER_WORDS.some((words) => words.has(form));

/**
 * True if a change only adds an aside: a marker, or a part that follows a complete statement. It tells when, why, from
 * where or how sure it is.
 */
export function isAside({ removed, added, newStart }: Change, after: readonly Token[]): boolean {
  if (removed.some(isFact)) return false;
  const [first] = added;
  if (!first || added.every((token) => !isContent(token) || isMarker(token))) return true;
  // "Looking at the logs, the outage …" leads in; "Farid replaced Gita …" has another subject.
  if (newStart === 0) return added.some(isLeadIn) || after[added.length]?.afterPause === true;
  if (limits(added, after, newStart)) return false;
  const isLast = newStart + added.length === after.length;
  return CONNECTIVES.has(first.form) ? isLast || fitsSlot(added) : first.afterPause && isLast;
}

const isLeadIn = (token: Token, i: number) => i === 0 && (CONNECTIVES.has(token.form) || isMarker(token));

/** True for "for trucks", "in Kiel": the new value holds for these alone, the old one for all others. A time limits nothing. */
function limits(part: readonly Token[], after: readonly Token[], start: number): boolean {
  if (!LIMITS.has(part[0]?.form ?? '')) return false;
  const end = part.findIndex(({ afterPause }, i) => i > 0 && afterPause);
  const clause = end < 0 ? part : part.slice(0, end);
  return clause.some((token, i) => i > 0 && isFact(token) && !isMarker(token) && !isRecent(token) && !isTimeAt(after, start + i));
}

/** True for "raised to 20 for trucks": the old value still holds for all others. */
export const isForSome = ({ added, removed, newStart }: Change, after: readonly Token[]): boolean => {
  const at = added.findIndex(({ form }) => FOR.has(form));
  return at >= 0 && !removed.some(({ form }) => FOR.has(form)) && limits(added.slice(at), after, newStart + at);
};
const FOR = new Set(['for', 'für', 'pour', 'para']);
