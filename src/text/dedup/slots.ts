import type { Change } from './diff.js';
import {
  ATTRIBUTES,
  CHANGE_WORDS,
  CONNECTIVES,
  COPULAS,
  DATED_WORDS,
  DIMENSIONS,
  FAVOURITES,
  MODALS,
  MONTHS,
  NAMING_WORDS,
  NUMBERED_NOUNS,
  PAST_TENSES,
  PREPOSITIONS,
  PRONOUNS,
  RESCHEDULING_WORDS,
  ROLES,
  TIME_UNITS,
  UNIQUE_ADJECTIVES,
  UNITS,
  WEEKDAYS,
} from './lexicon.js';
import { isNumber, type Token } from './tokens.js';

/** Words with content that a replaced value may have. */
const LARGEST_VALUE = 4;
/** Words with content that may follow a value: its unit and when it holds. */
const LARGEST_TAIL = 2;

/**
 * Whether the one change of two sentences gives a new value to something that has one at a time, although nothing says that anything
 * changed: the quantity, date or version at the end of a statement about a state, or what a functional noun stands for.
 */
export function givesNewValue(change: Change, before: readonly Token[], after: readonly Token[]): boolean {
  const { removed, added, oldStart } = change;
  if (!removed.length || !added.length || tellsEvent(before) || tellsEvent(after)) return false;
  if (isSingleValued(change, before)) return true;
  const head = before.slice(0, oldStart);
  if (!head.some(isCopula) && isNoteOfOneDay(change, head, before)) return false;
  return isQuantityChange(change, before);
}

/** "Lunch with Ana at 12:00", "Review on 3 May": a day or time without a verb. */
function isNoteOfOneDay({ removed, oldStart }: Change, head: readonly Token[], before: readonly Token[]): boolean {
  const next = before[oldStart + removed.length];
  if (removed.some(isDate) || (next && isDate(next))) return true;
  return removed.some(isClockTime) && !isInflected(head.findLast(isContent));
}

const isCopula = ({ key }: Token) => COPULAS.has(key);

/** Whether a part is small enough to be one value. */
export const fitsSlot = (part: readonly Token[]): boolean => contentOf(part) <= LARGEST_VALUE;

/** Words of grammar. In one set: it is asked for every word of every neighbour of a new text. */
const GRAMMAR = new Set([...CONNECTIVES, ...CHANGE_WORDS, ...PRONOUNS, ...MODALS]);

export const isContent = ({ form, key }: Token): boolean => !GRAMMAR.has(form) && !COPULAS.has(key) && !form.startsWith("'");

/** Whether one quantity or time comes in the place of another. */
export function isQuantityChange({ removed, added, oldStart }: Change, before: readonly Token[]): boolean {
  const [head, tail] = [before.slice(0, oldStart), before.slice(oldStart + removed.length)];
  if (contentOf(head) === 0 || contentOf(tail) > LARGEST_TAIL) return false;
  const [unit, otherUnit] = [removed.at(-1), added.at(-1)];
  const isLinked = PREPOSITIONS.has(head.at(-1)?.form ?? '') || isCopula(head.at(-1) as Token);
  if (isLinked && unit && otherUnit && isTimeUnit(unit) && isTimeUnit(otherUnit))
    return isQuantity(removed.slice(0, -1), head, [unit, ...tail]) && isQuantity(added.slice(0, -1), head, [otherUnit, ...tail]);
  return isQuantity(removed, head, tail) && isQuantity(added, head, tail);
}

const contentOf = (tokens: readonly Token[]) => tokens.filter(isContent).length;

/** Whether the two values are of something of which only one can hold at a time. */
export function isSingleValued({ removed, added, oldStart }: Change, before: readonly Token[]): boolean {
  const head = before.slice(0, oldStart);
  const copula = head.findLastIndex(isCopula);
  if (copula <= 0 || contentOf(before.slice(oldStart + removed.length)) > LARGEST_TAIL) return false;
  const [subject, previous] = [head.slice(0, copula), head.at(-1) as Token];
  const parts = [removed, added].map((part) => part.filter(({ form }) => !CHANGE_WORDS.has(form)));
  if (!parts.every(({ length }) => length)) return false;
  if (parts.every((part) => part.every(isIdentifier))) return true;
  const noun = headOf(subject)?.form ?? '';
  const has = (adjectives: ReadonlySet<string>) => subject.some(({ form }) => adjectives.has(form));
  if (NAMING_WORDS.has(previous.form) || ROLES.has(noun) || has(UNIQUE_ADJECTIVES)) return parts.every(isName);
  return (ATTRIBUTES.has(noun) || has(FAVOURITES)) && parts.every(isPlainValue);
}

/** "manager" of "the project manager of Nova" */
function headOf(subject: readonly Token[]): Token | undefined {
  const preposition = subject.findIndex(({ form }) => PREPOSITIONS.has(form));
  return (preposition > 0 ? subject.slice(0, preposition) : subject).findLast(isContent);
}

/** Of adjectives with a capital: "the owner is Dina" and "the owner is Lebanese" both hold. */
const NATIONALITY = /(?:ish|ese|ian|ean)$/;

const isName = (part: readonly Token[]) => part.every(({ name, form }) => name && !NATIONALITY.test(form));

/** A value without a verb or preposition, which would tell something else. */
const isPlainValue = (part: readonly Token[]) =>
  part.every(({ form }) => !PREPOSITIONS.has(form) && !CONNECTIVES.has(form) && (part.length === 1 || !/[a-z]{2}ed$/.test(form)));

/** `#incidents`, `eu-west-1`, `v2.10`, `lexer.c` */
export const isIdentifier = ({ form }: Token): boolean => /[#@_/]|\p{L}\.\p{L}|\p{L}.*\p{N}|\p{N}.*\p{L}/u.test(form);

/**
 * Whether `part` tells how much or when rather than which: it follows a copula or preposition, or counts the noun that follows it. The
 * number of "Room 12 has …" or "invoice 1001" tells which. Nothing but a unit and when it holds may follow.
 */
function isQuantity(part: readonly Token[], head: readonly Token[], tail: readonly Token[]): boolean {
  if (!part.some(isValue) || !part.every((token) => isValue(token) || !isContent(token))) return false;
  const previous = head.at(-1);
  if (!previous || NUMBERED_NOUNS.has(previous.form)) return false;
  const linked = [previous, part[0] as Token].some(({ key, form }) => COPULAS.has(key) || PREPOSITIONS.has(form));
  if (THRESHOLDS.has(previous.form)) return true;
  const [next, afterNext] = tail;
  if (!next || opensPhrase(next)) return linked || contentOf(head) >= 2;
  if (afterNext && !opensPhrase(afterNext) && !isTimeUnit(afterNext) && !DIMENSIONS.has(afterNext.form)) return false;
  if (isTimeUnit(next) || UNITS.has(next.form) || isDate(next)) return true;
  // "has six people", but not "at 7 goes": a verb could follow.
  return !linked && contentOf(head) >= 2 && !COPULAS.has(next.key) && next.key !== 'have' && !MODALS.has(next.form);
}

/** "Files larger than 5 MB are refused": whatever follows, the figure is a limit, and no name. */
const THRESHOLDS = new Set(['than', 'over', 'under', 'above', 'below', 'exceeding']);

const isValue = (token: Token) => isNumber(token) || isDate(token);
const isDate = ({ form }: Token) => WEEKDAYS.has(form) || MONTHS.has(form);
const isClockTime = ({ form }: Token) => /\d:\d/.test(form);

/** As English and German verbs of the third person are: "runs", "öffnet". */
const isInflected = (token: Token | undefined) =>
  token !== undefined && (/[st]$/.test(token.form) || RESCHEDULING_WORDS.has(token.form));

const isTimeUnit = ({ form }: Token) =>
  [form, form.replace(/[ns]$/, ''), form.replace(/e[ns]$/, '')].some((unit) => TIME_UNITS.has(unit));
const opensPhrase = ({ afterPause, form }: Token) => afterPause || CONNECTIVES.has(form) || CHANGE_WORDS.has(form);

/** Whether a sentence tells what happened once, by its date or tense. A participle beside a copula is no past tense. */
function tellsEvent(tokens: readonly Token[]): boolean {
  if (tokens.some(({ form }) => DATED_WORDS.has(form))) return true;
  if (tokens.some(({ key }) => COPULAS.has(key))) return false;
  if (tokens.some(({ form }) => RESCHEDULING_WORDS.has(form))) return false;
  return tokens.some(({ form }) => PAST_TENSES.has(form) || /[a-z]{2}ed$|ó$|[ai]eron$|aron$|[а-яё]{3}л[аио]?$/.test(form));
}
