import type { DateTime } from 'luxon';
import type { Language } from '../language.js';
import { tellsThePast } from '../tense.js';
import type { Chooser, Span } from './period-phrase.js';

/** Words that give the time of a plan, in a question that tells no past. */
const TELLS_A_PLAN =
  /\b(?:will|shall|going to|plans?|planned|planning|scheduled?|upcoming|due|deadlines?|booked|expires?)\b|[’']ll\b/i;
const LAST_LEFT =
  /(?:^|[^\p{L}])(?:last|past|previous|(?:letzte|vergangene|vorige)[nrsm]?|vorige|afgelopen|прошл\p{L}+|минул\p{L}+)\s$/iu;
const NEXT_LEFT = /(?:^|[^\p{L}])(?:next|coming|(?:nächste|kommende)[nrsm]?|volgende|komende|следующ\p{L}+|наступн\p{L}+)\s$/iu;

/** Which of several spans is meant. */
type Direction = 'past' | 'ahead' | 'nearest';

function directionOf(question: string, language: Language | null): Direction {
  if (language ? language.past.test(question) : tellsThePast(question)) return 'past';
  return TELLS_A_PLAN.test(question) ? 'ahead' : 'nearest';
}

/** Returns what chooses the year of a phrase that names none. */
export function chooserOf(question: string, start: number, language: Language | null, now: DateTime): Chooser {
  const left = question.slice(0, start);
  return (spans) =>
    chosen(spans, now, LAST_LEFT.test(left) ? 'past' : NEXT_LEFT.test(left) ? 'ahead' : directionOf(question, language));
}

/** A period of the past is as near as one of the future at a third of the distance: memories are mostly asked for what was. */
const PAST_IS_NEARER = 3;

/**
 * Returns the span that is meant.
 * @param spans from the past to the future
 */
export function chosen(spans: readonly Span[], now: DateTime, direction: Direction): Span {
  const past = spans.findLast(({ from }) => from <= now) ?? spans[0]!;
  const ahead = spans.find(({ to }) => to > now) ?? spans.at(-1)!;
  if (direction !== 'nearest') return direction === 'past' ? past : ahead;
  const daysAgo = now.diff(past.to, 'days').days / PAST_IS_NEARER;
  return daysAgo <= ahead.from.diff(now, 'days').days ? past : ahead;
}
