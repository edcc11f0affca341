import { CHANGE_WORDS, CONTRARIES, DATED_WORDS } from './change-words.js';
import type { Change } from './diff.js';
import { COPULAS, NEGATION_HELPERS } from './grammar-words.js';
import type { Token } from './tokens.js';

/** True if one state rules out the other: "is open" and "is closed again", "is unpaid" and "has been paid". */
export function isContrary(
  { removed, added, oldStart, newStart }: Change,
  before: readonly Token[],
  after: readonly Token[],
): boolean {
  // "married to Noah"; "closed on Sundays" says nothing of Mondays.
  const phrase = added.findIndex(({ form }, i) => i > 0 && COMPANY.has(form) && added[i + 1]?.name === true);
  const [oldStates, newStates] = [removed.filter(isState), added.slice(0, phrase < 0 ? undefined : phrase).filter(isState)];
  const [oldState, newState] = [oldStates[0], newStates[0]];
  if (!oldState || !newState || oldStates.length > 1 || newStates.length > 1 || oldStart < 1) return false;
  const isPredicate = [...before.slice(oldStart - 1, oldStart), ...removed].some(({ key }) => COPULAS.has(key));
  const wasMade = [...after.slice(newStart - 1, newStart), ...added].some(
    ({ key, form }) => COPULAS.has(key) || BECOMING.has(form),
  );
  return isPredicate && wasMade && CONTRARIES.get(oldState.form)?.has(newState.form) === true;
}

const COMPANY = new Set(['to', 'with', 'mit', 'avec', 'con', 'à']);
const BECOMING = new Set(['been', 'got']);
const isState = ({ form, key }: Token) =>
  !NEGATION_HELPERS.has(form) &&
  !CHANGE_WORDS.has(form) &&
  !COPULAS.has(key) &&
  key !== 'have' &&
  !BECOMING.has(form) &&
  !DATED_WORDS.has(form);
