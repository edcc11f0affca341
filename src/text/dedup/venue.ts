import { wordSet } from '../word-lists.js';
import { countContent, fitsSlot, isContent } from './content.js';
import type { Change } from './diff.js';
import { CONNECTIVES, PREPOSITIONS } from './grammar-words.js';
import { OWNERS } from './owners.js';
import { isNumber, type Token } from './tokens.js';

/**
 * True if an event takes place somewhere else: "The parents' evening takes place in the hall", "… in the library"; "Das Fest
 * findet in der Aula statt". One event is in one place; "concerts" are in many.
 */
export function movesVenue({ removed, added, oldStart }: Change, before: readonly Token[]): boolean {
  const [head, tail] = [before.slice(0, oldStart), before.slice(oldStart + removed.length)];
  const happening = happeningOf(head);
  if (!happening || !isOneEvent(head.slice(0, happening.start)) || !tail.every(({ form }) => PARTICLES.has(form))) return false;
  const between = head.slice(happening.end);
  // "in room 3": the noun is the same, the number another one.
  const isNumbered = removed.every(isNumber) && added.every(isNumber) && countContent(between) === 1;
  if (between.length > 2 || (between.some((token) => isContent(token)) && !isNumbered)) return false;
  return [removed, added].every((part) => fitsSlot(part) && isPlace(part, between));
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** Returns where a head says that something happens. */
function happeningOf(head: readonly Token[]): Span | undefined {
  for (let start = 1; start < head.length; start++)
    for (const keys of HAPPENINGS)
      if (keys.every((key, k) => head[start + k]?.key === key || head[start + k]?.form === key))
        return { start, end: start + keys.length };
  return undefined;
}

/** The French "a" is no token, as it is the English article. */
const HAPPENINGS = `
  take place, be held, be hold+, lieu, findet, se celebra, tiene lugar, si tiene, si svolge, ha luogo, vindt, odbywa się,
  проходит, состоится`
  .split(',')
  .map((words) => words.trim().split(' '));
const PARTICLES = wordSet('statt plaats');

function isOneEvent(subject: readonly Token[]): boolean {
  const [first] = subject;
  const noun = subject.findIndex(({ form }) => PREPOSITIONS.has(form));
  const last = (noun < 0 ? subject : subject.slice(0, noun)).at(-1);
  const isKnown = first !== undefined && (first.isDefinite || OWNERS.has(first.form) || CAPITALISED_ARTICLES.has(first.form));
  return isKnown && countContent(subject) > 0 && !/[^s]s$/.test(last?.form ?? '');
}
/** Articles of languages that have no list of them. */
const CAPITALISED_ARTICLES = wordSet('il o a de het');

/** "hall", "auf Schulhof", "room 4": one known place, or a name. */
function isPlace(part: readonly Token[], [preposition]: readonly Token[]): boolean {
  const place = PREPOSITIONS.has(part[0]?.form ?? '') ? part.slice(1) : part;
  const [first] = place;
  if (!first || (!preposition && place === part) || place.some(({ form, afterPause }) => CONNECTIVES.has(form) || afterPause))
    return isNumber(first ?? NO_TOKEN) && place.length === 1;
  return first.isDefinite || first.name || isNumber(place.at(-1) as Token);
}
const NO_TOKEN = { key: '', form: '' } as Token;
