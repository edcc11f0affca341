import { CHANGE_WORDS, DATED_WORDS, PAST_TENSES, RESCHEDULING_WORDS, STATE_VERBS } from './change-words.js';
import { countContent, isContent, isCopula, MAX_TAIL_CONTENT } from './content.js';
import type { Change } from './diff.js';
import { CONJUNCTIONS, CONNECTIVES, COPULAS, MODALS, PREPOSITIONS } from './grammar-words.js';
import { changesPlaceOrHolder, isSingleValued } from './single-values.js';
import { isNumber, type Token } from './tokens.js';
import { DAY_PARTS, DIMENSIONS, MONTHS, NUMBERED_NOUNS, NUMBERED_PLACES, TIME_UNITS, UNITS, WEEKDAYS } from './value-words.js';

// In this file a change is a slot that gets another value; the tokens before it are its head, those after it its tail.

/**
 * True if the only change of two sentences gives a new value to something that has one at a time, although no word says
 * that anything changed: the quantity, date or version at the end of a statement about a state, or the value of a
 * functional noun.
 */
export function givesNewValue(change: Change, before: readonly Token[], after: readonly Token[]): boolean {
  const { removed, added, oldStart } = change;
  if (!removed.length || !added.length || tellsEvent(before) || tellsEvent(after)) return false;
  if (isSingleValued(change, before) || changesPlaceOrHolder(change, before)) return true;
  const head = before.slice(0, oldStart);
  if (!head.some(isCopula) && isNoteOfOneDay(change, head, before)) return false;
  return isQuantityChange(change, before);
}

/**
 * True if the day and the hour of something change together: they are one value. Notes without a verb are about one day each.
 */
export function movesDayAndHour(changes: readonly Change[], before: readonly Token[], after: readonly Token[]): boolean {
  if (changes.length !== 2 || tellsEvent(before) || tellsEvent(after)) return false;
  const isTime = (tokens: readonly Token[], from: number, part: readonly Token[]) =>
    part.some(isContent) && part.every((token, i) => !isContent(token) || isTimeAt(tokens, from + i));
  const areTimes = changes.every(
    ({ removed, added, oldStart, newStart }) => isTime(before, oldStart, removed) && isTime(after, newStart, added),
  );
  const hasHour = changes.some(({ removed, added }) => [removed, added].every((part) => part.some(isHour)));
  const [first] = changes as [Change];
  return areTimes && hasHour && before.slice(0, first.oldStart).some(isCopula);
}

/** True for a day or time without a verb: "Lunch with Ana at 12:00", "Review on 3 May". */
function isNoteOfOneDay({ removed, oldStart }: Change, head: readonly Token[], before: readonly Token[]): boolean {
  const next = before[oldStart + removed.length];
  if (removed.some(isDate) || (next && isDate(next))) return true;
  return removed.some(isClockTime) && !isInflected(head.findLast((token) => isContent(token) && !PREPOSITIONS.has(token.form)));
}

/** True if one quantity or time replaces another. */
export function isQuantityChange({ removed, added, oldStart }: Change, before: readonly Token[]): boolean {
  const [head, tail] = [before.slice(0, oldStart), before.slice(oldStart + removed.length)];
  if (countContent(head) === 0 || countContent(untilNextClause(tail).filter(({ form }) => !UNITS.has(form))) > MAX_TAIL_CONTENT)
    return false;
  const [previous, unit, otherUnit] = [head.at(-1) as Token, removed.at(-1), added.at(-1)];
  const isLinked = PREPOSITIONS.has(previous.form) || isCopula(previous);
  // "45 minutes" and "3 hours": the unit may change with the figure.
  if (isLinked && unit && otherUnit && isTimeUnit(unit) && isTimeUnit(otherUnit))
    return isQuantity(removed.slice(0, -1), head, [unit, ...tail]) && isQuantity(added.slice(0, -1), head, [otherUnit, ...tail]);
  return isQuantity(removed, head, tail) && isQuantity(added, head, tail);
}

/**
 * True if a part tells how much or when: it follows a copula or preposition, or counts the noun that follows it. The
 * number of "Room 12 has …" or "invoice 1001" identifies the noun instead. Nothing but a unit and the time at which it
 * holds may follow.
 */
function isQuantity(part: readonly Token[], head: readonly Token[], tail: readonly Token[]): boolean {
  if (!part.some(isValue) || !part.every((token) => isValue(token) || !isContent(token))) return false;
  const previous = head.at(-1);
  if (!previous || (NUMBERED_NOUNS.has(previous.form) && !isPlaceOfSubject(head))) return false;
  if (THRESHOLDS.has(previous.form)) return true;
  const isLinked = [previous, part[0] as Token].some(({ key, form }) => COPULAS.has(key) || PREPOSITIONS.has(form));
  const hasSubject = countContent(head) >= 2;
  const [next, afterNext] = tail;
  if (!next || opensPhrase(next)) return isLinked || hasSubject;
  // "20:30 server time"
  if (part.every(isClockTime) && afterNext?.form === 'time' && tail.length === 2) return isLinked;
  if (afterNext && !opensPhrase(afterNext) && !isTimeUnit(afterNext) && !DIMENSIONS.has(afterNext.form)) return false;
  if (isTimeUnit(next) || UNITS.has(next.form) || isDate(next) || (part.every(isDate) && isPartOfDay(next))) return true;
  // "has six people", but not "at 7 goes": a verb could follow.
  const mayBeVerb = COPULAS.has(next.key) || next.key === 'have' || MODALS.has(next.form);
  return !isLinked && hasSubject && !mayBeVerb;
}

/** True for "the database is on port" and "runs on port": the number behind it tells where the subject is. */
function isPlaceOfSubject(head: readonly Token[]): boolean {
  const [verb, preposition, noun] = head.slice(-3);
  if (!verb || !preposition || !noun || !NUMBERED_PLACES.has(noun.form) || !PREPOSITIONS.has(preposition.form)) return false;
  return isCopula(verb) || STATE_VERBS.has(verb.key);
}

/** Words before a limit, whatever follows: "Files larger than 5 MB are refused". */
const THRESHOLDS = new Set(['than', 'over', 'under', 'above', 'below', 'exceeding']);

/** Returns a tail up to "and" or a comma: another statement follows, which both sentences have. */
function untilNextClause(tail: readonly Token[]): readonly Token[] {
  const end = tail.findIndex(({ form, afterPause }, i) => i > 0 && (afterPause || CONJUNCTIONS.has(form)));
  return end < 0 ? tail : tail.slice(0, end);
}

/** "nights" of "on Tuesday nights" */
const isPartOfDay = ({ form }: Token) => DAY_PARTS.has(form);
const isValue = (token: Token) => isNumber(token) || isDate(token);
const isDate = ({ form }: Token) => WEEKDAYS.has(form) || MONTHS.has(form);
const isHour = (token: Token) => isClockTime(token) || (isNumber(token) && !isDate(token));
const isClockTime = ({ form }: Token) => /\d:\d/.test(form);

/** True for the endings of English and German verbs in the third person ("runs", "öffnet"), and for changes of plan. */
const isInflected = (token: Token | undefined) =>
  token !== undefined && (/[st]$/.test(token.form) || RESCHEDULING_WORDS.has(token.form));

/** True for a day, month or time of day, and for the number of one: "9 Uhr", "3 May". */
export function isTimeAt(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at] as Token;
  const isDay = (other: Token) => isDate(other) || WEEKDAYS.has(other.form.replace(/s$/, ''));
  if (isDay(token) || isClockTime(token) || isTimeUnit(token)) return true;
  const isOfTime = (other: Token | undefined) => other !== undefined && (isDay(other) || HOURS.has(other.form));
  return isNumber(token) && (isOfTime(tokens[at - 1]) || isOfTime(tokens[at + 1]));
}
const HOURS = new Set(['uhr', 'am', 'pm', "o'clock", 'h']);

/** True for a unit of time, in any of its forms. */
export const isTimeUnit = ({ form }: Token): boolean =>
  [form, form.replace(/[ns]$/, ''), form.replace(/e[ns]$/, '')].some((unit) => TIME_UNITS.has(unit));
const opensPhrase = ({ afterPause, form }: Token) => afterPause || CONNECTIVES.has(form) || CHANGE_WORDS.has(form);

/** True for "lessons cost": a present tense that looks like the past one, which a plural takes. */
const isPresent = (tokens: readonly Token[], at: number) =>
  tokens[at]?.form === 'cost' && tokens.slice(0, at).some(({ form }) => /[^s]s$/.test(form)) && tokens.at(-1)?.key === 'all';

/** Endings of regular past tenses: English, Spanish and Russian. */
const PAST_ENDING = /[a-z]{2}ed$|ó$|[ai]eron$|aron$|[а-яё]{3}л[аио]?$/;

/** True if a sentence tells an event, by its date or tense. A participle beside a copula is no past tense. */
function tellsEvent(tokens: readonly Token[]): boolean {
  if (tokens.some(({ form }) => DATED_WORDS.has(form))) return true;
  if (tokens.some(isCopula)) return false;
  if (tokens.some(({ form }) => RESCHEDULING_WORDS.has(form))) return false;
  return tokens.some(({ form }, i) => (PAST_TENSES.has(form) && !isPresent(tokens, i)) || PAST_ENDING.test(form));
}
