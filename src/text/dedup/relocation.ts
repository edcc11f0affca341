import { wordSet } from '../word-lists.js';
import { RELOCATIONS, STAYS } from './change-words.js';
import { COPULAS, PREPOSITIONS } from './grammar-words.js';
import { PAST, type Token } from './tokens.js';
import { MONTHS, TIME_UNITS, WEEKDAYS } from './value-words.js';

/**
 * True if a new sentence says that somebody or something has moved away from the place that an old one gives: "Ben lives in
 * Leeds", "Ben moved to York last month". A move with a year, or as a child, may have come before.
 */
export function isRelocation(before: readonly Token[], after: readonly Token[]): boolean {
  const to = after.findIndex(({ form }) => DESTINATIONS.has(form));
  const move = after.findLastIndex(({ form }, i) => i < to && RELOCATIONS.has(form));
  if (move < 1 || to !== move + 1) return false;
  const subject = after.slice(0, move).filter(({ key, form }) => !COPULAS.has(key) && !AUXILIARIES.has(form));
  if (!subject.every(({ key }, i) => key === before[i]?.key)) return false;
  return isStayAtPlace(before.slice(subject.length)) && isRecentDestination(after.slice(to + 1));
}

/** "lives in Leeds" */
function isStayAtPlace(predicate: readonly Token[]): boolean {
  const at = predicate.findIndex(({ form }) => PREPOSITIONS.has(form));
  return at >= 1 && predicate.slice(0, at).every(isStay) && isPlace(predicate.slice(at + 1));
}

/** "York last month" */
function isRecentDestination(part: readonly Token[]): boolean {
  const end = part.findIndex(({ name }) => !name);
  const [place, time] = end < 0 ? [part, []] : [part.slice(0, end), part.slice(end)];
  return isPlace(place) && time.every(isRecent);
}

const DESTINATIONS = wordSet('to into nach à a');
const AUXILIARIES = wordSet("has have had was were now recently just 's est se");
const RECENT = wordSet('last this in on at recently yesterday today now just ago of start end since');
const SEASONS = wordSet('spring summer autumn fall winter weekend');
const RECENT_TIMES = [RECENT, SEASONS, TIME_UNITS, MONTHS, WEEKDAYS];

const isStay = ({ key, form }: Token) =>
  COPULAS.has(key) || STAYS.has(key) || STAYS.has(key.replace(PAST, '')) || STAYS.has(form);
const isPlace = (part: readonly Token[]) => part.length > 0 && part.every(({ name, afterPause }) => name && !afterPause);
/** True for a word of a recent time: "last month", "in spring". */
export const isRecent = ({ form }: Token): boolean => RECENT_TIMES.some((words) => words.has(form));
