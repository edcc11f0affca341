import type { ParsedComponents, ParsedResult } from 'chrono-node';
import { DateTime } from 'luxon';
import { matchesOf } from '../../common/matches.js';
import { NUMBERED_LEFT, QUOTE_LEFT } from './english-doubt-patterns.js';
import type { Language } from './language.js';
import { ENGLISH, languageOf } from './languages.js';
import { movedBy } from './period-edges.js';
import { type Chooser, PERIOD_PHRASES, periodAt, type Span, yearly } from './period-phrases.js';
import { tellsThePast } from './tense.js';

/** The period that a question is about, from its first moment to the first one after it; null where it is open. */
export interface QueryPeriod {
  readonly from: Date | null;
  readonly to: Date | null;
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
const ASKS_FOR_A_DURATION = /\bhow (?:long|(?:many|much) (?:days|weeks|months|years|hours|time))\b.*\b(?:between|passed|from|before|after|since|until|till)\b/i;

/**
 * Reads the period that a question names, such as "last week", "in March" or "on 3 May 2025". Of several periods, from the first
 * to the end of the last one. A month, day or weekday without a year is the last one if the question tells the past, the next one
 * if it tells of a plan, and else the nearest.
 * @param timeZone IANA name of the workspace's zone, in which days begin and end; an unknown one counts as UTC
 * @returns null if the question names none
 */
export function periodOf(query: string, now: Date, timeZone = 'UTC'): QueryPeriod | null {
  const zoned = DateTime.fromJSDate(now, { zone: timeZone });
  const clock = zoned.isValid ? zoned : DateTime.fromJSDate(now, { zone: 'UTC' });
  const question = query.slice(0, MAX_LENGTH);
  if (ASKS_FOR_A_DURATION.test(question)) return null;
  const found = phrasesIn(question, clock);
  if (!found.length) return null;
  const spans = found.map(({ start, span }) => movedBy(question.slice(0, start), span));
  return {
    from: spans.some(({ from }) => !from) ? null : DateTime.min(...spans.map(({ from }) => from!)).toJSDate(),
    to: spans.some(({ to }) => !to) ? null : DateTime.max(...spans.map(({ to }) => to!)).toJSDate(),
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
  for (const { pattern, spanOf } of PERIOD_PHRASES)
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
  return /^\d/.test(question.slice(start)) && (GLUED_LEFT.test(left) || NUMBERED_LEFT.test(left) || GLUED_RIGHT.test(question.slice(end)));
}

const GLUED_RIGHT = /^[_/\\]|^[-.][\p{L}\p{N}]|^[\p{Script=Latin}\p{Script=Cyrillic}]{2}/u;
const GLUED_LEFT = /[\p{Script=Latin}\p{Script=Cyrillic}\p{N}_/\\#-]$/u;

/** Words that give the time of a plan, in a question that tells no past. */
const TELLS_A_PLAN = /\b(?:will|shall|going to|plans?|planned|planning|scheduled?|upcoming|due|deadlines?|booked|expires?)\b|[’']ll\b/i;
const LAST_LEFT = /(?:^|[^\p{L}])(?:last|past|previous|(?:letzte|vergangene|vorige)[nrsm]?|vorige|afgelopen|прошл\p{L}+|минул\p{L}+)\s$/iu;
const NEXT_LEFT = /(?:^|[^\p{L}])(?:next|coming|(?:nächste|kommende)[nrsm]?|volgende|komende|следующ\p{L}+|наступн\p{L}+)\s$/iu;

type Direction = 'past' | 'ahead' | 'nearest';

function directionOf(question: string, language: Language | null): Direction {
  if (language ? language.past.test(question) : tellsThePast(question)) return 'past';
  return TELLS_A_PLAN.test(question) ? 'ahead' : 'nearest';
}

/** Returns what chooses the year of a phrase that names none. */
function chooserOf(question: string, start: number, language: Language | null, now: DateTime): Chooser {
  const left = question.slice(0, start);
  return (spans) =>
    chosen(spans, now, LAST_LEFT.test(left) ? 'past' : NEXT_LEFT.test(left) ? 'ahead' : directionOf(question, language));
}

/** A period of the past is as near as one of the future at a third of the distance: memories are mostly asked for what was. */
const PAST_IS_NEARER = 3;

/** @param spans from the past to the future */
function chosen(spans: readonly Span[], now: DateTime, direction: Direction): Span {
  const past = spans.findLast(({ from }) => from <= now) ?? spans[0]!;
  const ahead = spans.find(({ to }) => to > now) ?? spans.at(-1)!;
  if (direction !== 'nearest') return direction === 'past' ? past : ahead;
  const daysAgo = now.diff(past.to, 'days').days / PAST_IS_NEARER;
  return daysAgo <= ahead.from.diff(now, 'days').days ? past : ahead;
}

/** A fraction or decimal; a date with dots, whose day comes first (see period-phrases). */
const NOT_READ = /^\d+[/.-]\d+\.?$|^\d+\.\s?\d+\.\s?\d+$/;
/** A weekday alone, or with a preposition: without "last" or "next". */
const BARE_WEEKDAY = /^(?:(?:on|am|den|le|el|il|na|op|en|в|во|у)\s)?(?:\p{L}+)\.?$/iu;
const ABBREVIATED_DAY = /^(?:\p{L}+\s)?\p{L}{2,3}\.?$/iu;
/** "Fridays"; "Black Friday", "every Friday". */
const RECURS_RIGHT = /^s\b/i;
/** "The Sunday before 25 October" is read with the date. */
const BESIDE_RIGHT = /^\s(?:before|after|of)\s/i;
const NO_DAY_LEFT = /\b(?:every|each|any|black|good|ash|holy|easter|palm|super|cyber)\s$/i;
const PAST_RIGHT = /^\s(?:pasado|passad[oa]|dernier|dernière|scors[oa]|прошл)/iu;
const NEXT_RIGHT = /^\s(?:que viene|que vem|próxim[oa]|prochain|prossim[oa])/iu;

/** Returns the day, or the range of days, that chrono read; null if it names none. */
function dateSpan(question: string, result: ParsedResult, now: DateTime, choose: Chooser): Span | null {
  const { start, end, text, index } = result;
  const left = question.slice(0, index);
  const right = question.slice(index + text.length);
  if (start.isCertain('day') && start.isCertain('month')) {
    if (!/\d/.test(text) || NOT_READ.test(text) || result.tags().has('result/relativeDate')) return null;
    const spanIn = (year?: number) => ({
      from: dayOf(start, now, year).startOf('day'),
      to: dayOf(end ?? start, now, year).startOf('day').plus({ day: 1 }),
    });
    return start.isCertain('year') || end?.isCertain('year') ? spanIn() : choose(yearly(now, spanIn));
  }
  if (!start.isCertain('weekday') || /week/i.test(text) || RECURS_RIGHT.test(right) || BESIDE_RIGHT.test(right) || NO_DAY_LEFT.test(left) || ABBREVIATED_DAY.test(text)) return null;
  const day = periodAt(dayOf(start, now), 'day');
  if (!BARE_WEEKDAY.test(text)) return day;
  const days = [-1, 0, 1].map((weeks) => ({ from: day.from.plus({ weeks }), to: day.to.plus({ weeks }) }));
  if (PAST_RIGHT.test(right)) return chosen(days, now.startOf('day').minus({ seconds: 1 }), 'past');
  return NEXT_RIGHT.test(right) ? chosen(days, now, 'ahead') : choose(days);
}

/** Returns the day of a result, in the zone of `now`; chrono computes with the wall clock of the process. */
function dayOf(components: ParsedComponents, now: DateTime, year = components.get('year') ?? now.year): DateTime {
  const [month, day] = [components.get('month') ?? 1, components.get('day') ?? 1];
  return DateTime.fromObject({ year, month, day }, { zone: now.zone });
}
