import { COPULAS, MONTHS, PREPOSITIONS, RELOCATIONS, STAYS, TIME_UNITS, WEEKDAYS } from './lexicon.js';
import { PAST, type Token } from './tokens.js';

/**
 * Whether a new sentence tells that somebody or something has moved away from where an old one says that it is: "Ben lives in Leeds", "Ben
 * moved to York last month". A move with a year, or as a child, may have come before.
 */
export function isRelocation(before: readonly Token[], after: readonly Token[]): boolean {
  const to = after.findIndex(({ form }) => DESTINATIONS.has(form));
  const move = after.findLastIndex(({ form }, i) => i < to && RELOCATIONS.has(form));
  if (move < 1 || to !== move + 1) return false;
  const subject = after.slice(0, move).filter(({ key, form }) => !COPULAS.has(key) && !AUXILIARIES.has(form));
  if (!subject.every(({ key }, i) => key === before[i]?.key)) return false;
  const stay = before.slice(subject.length);
  const at = stay.findIndex(({ form }) => PREPOSITIONS.has(form));
  if (at < 1 || !stay.slice(0, at).every(isStay) || !isPlace(stay.slice(at + 1))) return false;
  const rest = after.slice(to + 1);
  const end = rest.findIndex(({ name }) => !name);
  const [place, when] = end < 0 ? [rest, []] : [rest.slice(0, end), rest.slice(end)];
  return isPlace(place) && when.every(isRecent);
}

const DESTINATIONS = new Set(['to', 'into', 'nach', 'à', 'a']);
const AUXILIARIES = new Set(['has', 'have', 'had', 'was', 'were', 'now', 'recently', 'just', "'s", 'est', 'se']);
const RECENT = new Set([
  'last',
  'this',
  'in',
  'on',
  'at',
  'recently',
  'yesterday',
  'today',
  'now',
  'just',
  'ago',
  'of',
  'start',
  'end',
  'since',
]);
const SEASONS = new Set(['spring', 'summer', 'autumn', 'fall', 'winter', 'weekend']);

const isStay = ({ key, form }: Token) =>
  COPULAS.has(key) || STAYS.has(key) || STAYS.has(key.replace(PAST, '')) || STAYS.has(form);
const isPlace = (part: readonly Token[]) => part.length > 0 && part.every(({ name, afterPause }) => name && !afterPause);
const isRecent = ({ form }: Token) => [RECENT, SEASONS, TIME_UNITS, MONTHS, WEEKDAYS].some((words) => words.has(form));
