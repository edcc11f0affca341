import { wordSet } from '../word-lists.js';
import { CHANGE_WORDS, DATED_WORDS, PAST_TENSES, RESCHEDULING_WORDS, STATE_VERBS } from './change-words.js';
import { countContent, isContent, isCopula, MAX_TAIL_CONTENT } from './content.js';
import type { Change } from './diff.js';
import { CONJUNCTIONS, CONNECTIVES, COPULAS, MODALS, PREPOSITIONS } from './grammar-words.js';
import { OWNERS } from './owners.js';
import { changesPlaceOrHolder, isSingleValued } from './single-values.js';
import { isNumber, type Token } from './tokens.js';
import {
  DAY_PARTS,
  DIMENSIONS,
  FIGURES,
  MONTHS,
  NUMBERED_NOUNS,
  NUMBERED_PLACES,
  TIME_UNITS,
  UNITS,
  WEEKDAYS,
} from './value-words.js';
import { movesVenue } from './venue.js';

// In this file a change is a slot that gets another value; the tokens before it are its head, those after it its tail.

/**
 * True if the only change of two sentences gives a new value to something that has one at a time, although no word says
 * that anything changed: the quantity, date or version at the end of a statement about a state, or the value of a
 * functional noun.
 */
export function givesNewValue(change: Change, before: readonly Token[], after: readonly Token[]): boolean {
  const { removed, added, oldStart } = change;
  if (!removed.length || !added.length || tellsEvent(before) || tellsEvent(after)) return false;
  if (isSingleValued(change, before) || changesPlaceOrHolder(change, before) || movesVenue(change, before)) return true;
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
  const isBoundary = countContent(head) > 1 && head.slice(-2).some(({ key }) => BOUNDARIES.has(key));
  if (removed.some(isDate) || (next && isDate(next))) return !isBoundary;
  const last = head.findLast((token) => isContent(token) && !PREPOSITIONS.has(token.form));
  // "El autobús sale a las 7:20": a note begins with no article.
  const isVerb = before[0]?.isDefinite === true && last !== undefined && !last.name && !last.afterArticle;
  return removed.some(isClockTime) && !isInflected(last) && !isVerb;
}

/** Verbs of the one time at which something begins or ends. */
const BOUNDARIES = new Set(['begin', 'start', 'end', 'expir', 'beginnt', 'endet', 'start+']);

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
  if (part.length === 1 && ORDINALS.has(part[0]?.form ?? '')) return isFloor(head.at(-1), tail, head);
  if (part.length === 1 && part.every(isLetter)) return tail.length === 0 && isPlaceOfSubject(head);
  if (!part.some(isValue) || !part.every((token) => isValue(token) || !isContent(token))) return false;
  const previous = head.at(-1);
  if (!previous || (NUMBERED_NOUNS.has(previous.form) && !isPlaceOfSubject(head) && !isNumberOfSubject(head))) return false;
  if (THRESHOLDS.has(previous.form)) return true;
  const isLinked = [previous, part[0] as Token].some(({ key, form }) => COPULAS.has(key) || PREPOSITIONS.has(form));
  const hasSubject = countContent(head) >= 2;
  const [next, afterNext] = tail;
  if (!next || opensPhrase(next) || (!afterNext && PARTICLES.has(next.form))) return isLinked || hasSubject;
  if (isFloor(previous, tail, head)) return true;
  // "20:30 server time"
  if (part.every(isClockTime) && afterNext?.form === 'time' && tail.length === 2) return isLinked;
  // "60 pounds a session", "5 mg Ramipril"
  if (UNITS.has(next.form) && tail.length === 2) return true;
  if (afterNext && !opensPhrase(afterNext) && !isTimeUnit(afterNext) && !DIMENSIONS.has(afterNext.form)) return false;
  if (
    isTimeUnit(next) ||
    UNITS.has(next.form) ||
    isDate(next) ||
    (part.every(isDate) && (isPartOfDay(next) || isClockTime(next)))
  )
    return true;
  // "The dose is two tablets a day", "Accounts lock after five failed attempts"
  if (isCopula(previous) && nounOf(head).some(({ form }) => FIGURES.has(form))) return true;
  // "Our flock is 120 ewes"
  if (isCopula(previous) && hasSubjectNoun(head) && /[^s]s$/.test(next.form)) return true;
  if (MEASURING.has(previous.form) && hasSubject && !afterNext && /[^s]s$/.test(next.form)) return true;
  // "has six people", but not "at 7 goes": a verb could follow.
  const mayBeVerb = COPULAS.has(next.key) || next.key === 'have' || MODALS.has(next.form);
  return !isLinked && hasSubject && !mayBeVerb;
}

const hasSubjectNoun = ([first, second]: readonly Token[]) =>
  first !== undefined && (isContent(first) || (OWNERS.has(first.form) && second !== undefined && isContent(second)));

/** Returns the words of a subject before its first preposition: "speed limit" of "the speed limit in the harbour is". */
function nounOf(head: readonly Token[]): readonly Token[] {
  const end = head.findIndex(({ form }) => PREPOSITIONS.has(form));
  return end < 0 ? head : head.slice(0, end);
}

/** Particles that end a German sentence: "fährt um 8:05 ab". */
const PARTICLES = new Set(['ab', 'an', 'auf', 'aus', 'ein', 'los', 'zu']);
/** Prepositions before a number that counts, and identifies nothing. */
const MEASURING = new Set(['for', 'after', 'within', 'für', 'nach', 'pour', 'après', 'para']);

/** True for "third floor" of "the desk is on the third floor": it tells where the subject is. */
function isFloor(preposition: Token | undefined, [floor, ...rest]: readonly Token[], head: readonly Token[]): boolean {
  const verb = head.at(-2);
  if (!floor || rest.length || !FLOORS.has(floor.form) || !verb || countContent(head) === 0) return false;
  return (
    PREPOSITIONS.has(preposition?.form ?? '') &&
    preposition?.form !== 'from' &&
    (isCopula(verb) || STATE_VERBS.has(verb.key) || LOCATED.has(verb.form))
  );
}
export const ORDINALS: ReadonlySet<string> = wordSet(`
  first second third fourth fifth sixth seventh eighth ninth tenth
  ersten zweiten dritten vierten fünften sechsten
  premier deuxième troisième quatrième cinquième
  primer segundo tercer cuarto quinto`);
const FLOORS = new Set(['floor', 'storey', 'level', 'stock', 'stockwerk', 'etage', 'étage', 'piso', 'planta', 'piano', 'этаже']);
const LOCATED = new Set(['liegt', 'befindet', 'trouve', 'находится']);

/** True for "the database is on port" and "runs on port": the number behind it tells where the subject is. */
function isPlaceOfSubject(head: readonly Token[]): boolean {
  const [verb, preposition, noun] = head.slice(-3);
  if (
    !verb ||
    !preposition ||
    !noun ||
    !NUMBERED_PLACES.has(noun.form) ||
    !(PREPOSITIONS.has(preposition.form) || CONNECTIVES.has(preposition.form))
  )
    return false;
  return isCopula(verb) || STATE_VERBS.has(verb.key) || (head[0]?.isDefinite === true && LEAVING.has(verb.key));
}
/** Verbs of where a line of transport begins or ends, by their keys. */
const LEAVING = new Set(['leav', 'depart', 'sail', 'start', 'arriv', 'fährt', 'part', 'sale', 'parte', 'vertrekt', 'отходит']);

/** True for "Lea's locker is number": here the number is what is said. */
const isNumberOfSubject = (head: readonly Token[]) =>
  NUMBERS.has(head.at(-1)?.form ?? '') && isCopula(head.at(-2) ?? (head[0] as Token)) && countContent(head) > 1;
const NUMBERS = new Set(['number', 'no', 'nummer', 'número', 'numéro', 'numero']);

/** Words before a limit, whatever follows: "Files larger than 5 MB are refused". */
const THRESHOLDS = new Set(['than', 'over', 'under', 'above', 'below', 'exceeding']);

/** Returns a tail up to "and" or a comma: another statement follows, which both sentences have. */
function untilNextClause(tail: readonly Token[]): readonly Token[] {
  const end = tail.findIndex(({ form, afterPause }, i) => i > 0 && (afterPause || CONJUNCTIONS.has(form)));
  return end < 0 ? tail : tail.slice(0, end);
}

/** "nights" of "on Tuesday nights" */
const isPartOfDay = ({ form }: Token) => DAY_PARTS.has(form);
/** "cupboard B" */
const isLetter = ({ form }: Token) => /^[\p{L}]$/u.test(form) && form !== 'h';
const isValue = (token: Token) => isNumber(token) || isDate(token);
/** True for a day of the week, or a month. */
export const isDate = ({ form }: Token): boolean =>
  WEEKDAYS.has(form) || WEEKDAYS.has(form.replace(/s$/, '')) || MONTHS.has(form);
const isHour = (token: Token) => isClockTime(token) || (isNumber(token) && !isDate(token));
const isClockTime = ({ form }: Token) => /\d:\d/.test(form);

/** True for the endings of English, German and Russian verbs in the third person ("runs", "öffnet"), and for changes of plan. */
const isInflected = (token: Token | undefined) =>
  token !== undefined && (/[st]$|[еёиую]т(?:ся)?$/.test(token.form) || RESCHEDULING_WORDS.has(token.form));

/** True for a day, month or time of day, and for the number of one: "9 Uhr", "3 May". */
export function isTimeAt(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at] as Token;
  if (isDate(token) || isClockTime(token) || isTimeUnit(token)) return true;
  const isOfTime = (other: Token | undefined) => other !== undefined && (isDate(other) || HOURS.has(other.form));
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
