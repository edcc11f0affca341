import { DateTime } from 'luxon';
import { matchesOf } from '../../../common/matches.js';
import { NUMBERED_LEFT, QUOTE_LEFT } from '../english-doubt-patterns.js';
import { ENGLISH, languageOf } from '../languages.js';
import { COUNTED_PERIODS } from './counted-periods.js';
import { dateSpan } from './dates.js';
import { chooserOf } from './direction.js';
import { MONTHS } from './months.js';
import { edgesOf } from './period-edges.js';
import type { PeriodPhrase, Span } from './period-phrase.js';
import { RELATIVE_PERIODS } from './relative-periods.js';
import { topicOf } from './topic.js';
import { YEARS } from './years.js';

/** The period that a question is about, from its first moment to the first one after it; null where it is open. */
export interface QueryPeriod {
  readonly start: Date | null;
  readonly end: Date | null;
}

/** All phrases, those of several words ahead of their parts. */
const PHRASES: readonly PeriodPhrase[] = [...COUNTED_PERIODS, ...RELATIVE_PERIODS, ...MONTHS, ...YEARS];

/** A period, and what the question asks about it. */
interface AskedPeriod extends QueryPeriod {
  /**
   * A question without the phrases of the period: "what did we decide". The whole query if only function words are
   * left, or if it is no question: it may be the text of the memory.
   */
  readonly topic: string;
}

/** A phrase of a question, with the span that it names. */
interface Found {
  readonly start: number;
  readonly end: number;
  readonly span: Span;
}

/** Maximum length of the beginning of a question that is read: chrono's time grows with the square of the length. */
const MAX_LENGTH = 400;

/** "How many days passed between 3 March and …" asks for two memories, only one of which the dates name. */
const ASKS_FOR_A_DURATION = new RegExp(
  [
    String.raw`\bhow (?:long|(?:many|much) (?:days|weeks|months|years|hours|time))\b.*`,
    String.raw`\b(?:between|passed|from|before|after|since|until|till)\b`,
  ].join(''),
  'i',
);

/**
 * Reads the period that a question names, such as "last week", "in March" or "on 3 May 2025". Of several periods, from the first
 * to the end of the last one. A month, day or weekday without a year is the last one if the question tells the past, the next one
 * if it tells of a plan, and else the nearest.
 * @param timeZone IANA name of the workspace's zone, in which days begin and end; an unknown one counts as UTC
 * @returns null if the question names none
 */
export function periodOf(query: string, now: Date, timeZone = 'UTC'): AskedPeriod | null {
  const zoned = DateTime.fromJSDate(now, { zone: timeZone });
  const clock = zoned.isValid ? zoned : DateTime.fromJSDate(now, { zone: 'UTC' });
  const question = query.slice(0, MAX_LENGTH);
  if (ASKS_FOR_A_DURATION.test(question)) return null;
  const found = phrasesIn(question, clock);
  if (!found.length) return null;
  const spans = found.map(({ start, span }) => edgesOf(question.slice(0, start), span));
  const starts = spans.flatMap(({ from }) => from ?? []);
  const ends = spans.flatMap(({ to }) => to ?? []);
  return {
    start: starts.length < spans.length ? null : (DateTime.min(...starts)?.toJSDate() ?? null),
    end: ends.length < spans.length ? null : (DateTime.max(...ends)?.toJSDate() ?? null),
    topic: topicOf(query, found),
  };
}

/** Returns the phrases that name a period, without overlaps. */
function phrasesIn(question: string, now: DateTime): Found[] {
  const language = languageOf(question);
  const found: Found[] = [];
  const add = (start: number, end: number, spanIn: () => Span | null) => {
    if (found.some((other) => start < other.end && other.start < end) || isPartOfName(question, start, end)) return;
    const span = spanIn();
    if (span?.from.isValid && span.to.isValid) found.push({ start, end, span });
  };
  const chrono = language?.chrono ?? ENGLISH;
  // "The week before 3 August" is read by period-edges; chrono would count from it.
  const masked = question.replace(/\b(?:before|after|from)\b/gi, (word) => ';'.repeat(word.length));
  for (const result of chrono.parse(masked, { instant: now.toJSDate(), timezone: now.offset })) {
    const choose = chooserOf(question, result.index, language, now);
    add(result.index, result.index + result.text.length, () => dateSpan(question, result, now, choose));
  }
  for (const { pattern, spanOf } of PHRASES)
    for (const match of matchesOf(question, pattern)) {
      const choose = chooserOf(question, match.index, language, now);
      add(match.index, match.index + match[0].length, () => spanOf(match.groups ?? {}, now, choose));
    }
  return found;
}

/** True for a date that is a part of a token, the number of something, or the beginning of a quotation. */
function isPartOfName(question: string, start: number, end: number): boolean {
  const left = question.slice(0, start);
  if (QUOTE_LEFT.test(left)) return true;
  return (
    /^\d/.test(question.slice(start)) &&
    (GLUED_LEFT.test(left) || NUMBERED_LEFT.test(left) || GLUED_RIGHT.test(question.slice(end)))
  );
}

const GLUED_RIGHT = /^[_/\\]|^[-.][\p{L}\p{N}]|^[\p{Script=Latin}\p{Script=Cyrillic}]{2}/u;
const GLUED_LEFT = /[\p{Script=Latin}\p{Script=Cyrillic}\p{N}_/\\#-]$/u;
