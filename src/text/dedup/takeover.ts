import { deniesPart, isNegation, LIMITS } from './additions.js';
import { STATE_VERBS } from './change-words.js';
import { fitsSlot } from './content.js';
import { CONJUNCTIONS, COPULAS, DEMONSTRATIVES, PREPOSITIONS } from './grammar-words.js';
import { isRecent } from './relocation.js';
import { isTimeAt, isTimeUnit } from './slots.js';
import { CONTRASTS, type Comparison, compare, isDate, isDerivedIn, isQuantity } from './supersession/comparison.js';
import { isReading } from './supersession/objections.js';
import { isPast, isPredicate, isTopic, MARKING_WORDS, type Signs, stemOf } from './supersession/signs.js';
import { MAX_LENGTH, supersessionOf } from './supersession/supersession.js';
import { isNumber, type Token } from './tokens.js';

/** Smallest confidence with which one text takes the place of another: below it, the two are linked. */
const MIN_CONFIDENCE = 0.8;
/** Similarity at which two texts are judged, so that it depends on their words alone: neighbours have at least this one. */
const SIMILARITY = 0.7;

/**
 * True if a new text says of the subject of an older sentence that something of it is no longer so, and says all else of it:
 * the old value is named, as in a contrast or a retraction, or is a figure or time that another one replaces. "Now" alone is
 * too little: of most things there can be one more.
 */
export function takesOver(older: string, newer: string): boolean {
  if (Math.max(older.length, newer.length) > MAX_LENGTH) return false;
  const comparison = compare(older, newer);
  // Where nothing says that something changed, no supersession is that certain.
  if (!comparison.isMarked) return false;
  // The words are cheap to look at, the regression is not.
  if (!saysAllElse(comparison)) return false;
  const supersession = supersessionOf(older, newer, SIMILARITY);
  return supersession !== undefined && supersession.confidence >= MIN_CONFIDENCE;
}

/** True if nothing of the older text is lost but what the new one names as ended, or replaces by another figure or time. */
function saysAllElse(comparison: Comparison): boolean {
  const { before, after, denies } = comparison;
  if ([before, after].some(({ tokens: [first] }) => first && DEMONSTRATIVES.has(first.form))) return false;
  if (hasOtherSubject(comparison) || narrows(comparison)) return false;
  const keys = new Set(after.tokens.map(({ key }) => stemOf(key)));
  const isMissing = (token: Token) => isFact(token) && !isDerivedIn(token.key, keys);
  if (!before.tokens.some(isMissing)) return endsOldState(comparison) && !deniesPart(before.tokens, after.tokens);
  const movesHour = comparison.named.length > 0 && before.tokens.every((token, i, all) => !isMissing(token) || isTimeAt(all, i));
  if (movesHour) return hasNewFigure(before, after) && !deniesPart(before.tokens, after.tokens);
  return !denies && replacesFigure(comparison, isMissing);
}

/** Returns the first word that says what a text is about. */
const topicOf = ({ tokens }: Signs) => tokens.find(isTopic);

/** True if the new text has another subject, or says more of which one it is: "the team" and "the design team". */
function hasOtherSubject({ subjects: [older, newer], unknown, before, after }: Comparison): boolean {
  // Without a verb it is not known where the subject ends.
  const beginAlike = before.tokens[0]?.key === after.tokens[0]?.key || topicOf(before)?.key === topicOf(after)?.key;
  if (after.verbAt < 0 && !beginAlike) return true;
  const keys = new Set((after.verbAt < 0 ? after.tokens : newer).map(({ key }) => stemOf(key)));
  const isOther = (token: Token) => !isNegation(token) && !CONTRASTS.has(token.form);
  return unknown.some(isOther) || older.some(({ key }) => !isDerivedIn(key, keys));
}

/** A state may hold for some only, or be one of many: "is closed to visitors", "is fixed to the wall". */
const STATE_LIMITS = new Set([...LIMITS, 'to']);

/**
 * True if the new text holds only at a place or time that the older one does not name: "instead of the yard in winter". The
 * day of an event does not limit it: "was paid on Monday".
 */
function narrows({ before, after, signs }: Comparison): boolean {
  const words = new Set(signs.values());
  // "Is closed on Sundays" tells a state, which may hold on Sundays alone.
  const isState = after.tokens.some(({ key }, i) => COPULAS.has(key) && words.has(after.tokens[i + 1]?.form ?? ''));
  const isEvent = !isState && (signs.has('change') || signs.has('completion'));
  const limits = isState ? STATE_LIMITS : LIMITS;
  const [older, newer] = [before.tokens, after.tokens].map((tokens) => countAdjuncts(tokens, limits, isEvent)) as [
    number,
    number,
  ];
  return newer > older;
}

/**
 * Counts the places and times of a text, but those that it denies: "on Thursdays, not on Tuesdays". Of an event, only those for
 * whom or what it happened: "was raised for trucks".
 */
const countAdjuncts = (tokens: readonly Token[], limits: ReadonlySet<string>, isEvent: boolean) =>
  tokens.filter(({ form }, i) => {
    const [previous, next] = [tokens[i - 1]?.form ?? '', tokens[i + 1]];
    if (!limits.has(form) || !next || [previous, next.form].some((word) => CONTRASTS.has(word)) || next.form === 'all')
      return false;
    return !isEvent || (form === 'for' && !isTimeAt(tokens, i + 1) && !isRecent(next) && !isNumber(next));
  }).length;

/** True for a word that says something: a verb or marker alone does not. */
const isFact = (token: Token) => isTopic(token) && !isPredicate(token) && !MARKING_WORDS.has(token.form);

/** True if the new text says that something of the older one, which it repeats, is no longer so. */
function endsOldState({ before, after, signs, named, denies }: Comparison): boolean {
  if (denies || named.length > 0 || signs.has('retraction') || signs.has('correction')) return true;
  // "Left the office" ends "works in the office", but says nothing of "loves the office".
  const verb = before.tokens[before.verbAt];
  const isState = verb !== undefined && (COPULAS.has(verb.key) || verb.key === 'have' || STATE_VERBS.has(verb.key));
  const isKept = after.tokens.some(({ key }) => key === verb?.key);
  return (isState || isKept) && (signs.has('change') || signs.has('completion'));
}

function replacesFigure({ before, after }: Comparison, isMissing: (token: Token) => boolean): boolean {
  const value = before.tokens.slice(before.tokens.findIndex(isMissing), before.tokens.findLastIndex(isMissing) + 1);
  const isKept = (token: Token) => isFact(token) && !isMissing(token);
  if (!fitsSlot(value) || value.some(isKept) || value.some(beginsPart)) return false;
  const isFigures = value.filter(isFact).every(isFigure);
  return isFigures && !isReading(before) && !isPast(before) && hasNewFigure(before, after) && !hasNewName(before, after);
}

const isFigure = (token: Token) => isQuantity(token) || isTimeUnit(token);
const hasNewFigure = (before: Signs, after: Signs) => newTokens(before, after).some((token) => isNumber(token) || isDate(token));
/** True for another name: "moved on, next one with Otto on 4 May". */
const hasNewName = (before: Signs, after: Signs) => newTokens(before, after).some((token) => token.name && !isDate(token));

function newTokens(before: Signs, after: Signs): Token[] {
  const keys = new Set(before.tokens.map(({ key }) => key));
  return after.tokens.filter(({ key }) => !keys.has(key));
}

/** "law in Vilnius", "red and green": more than one value. */
const beginsPart = ({ form, afterPause }: Token, i: number) =>
  i > 0 && (afterPause || CONJUNCTIONS.has(form) || PREPOSITIONS.has(form));
