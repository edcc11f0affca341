import type { Chrono, ParsedComponents, ParsedResult } from 'chrono-node';
import { DateTime } from 'luxon';
import { matchesOf } from '../../common/matches.js';
import { MAX_MENTIONS, type Mention, type MentionKind } from './mention.js';

/** The dates that chrono reads in a sentence, and the clock times that stand alone in it. */
export interface ChronoReading {
  readonly dates: readonly Mention[];
  readonly times: readonly ClockTime[];
  /** Number of results of chrono, of which only the first are looked at. */
  readonly found: number;
}

/** A time of day without a day. */
export interface ClockTime {
  readonly start: number;
  readonly end: number;
  readonly hour: number;
  readonly minute: number;
}

/**
 * Reads the first dates and clock times of a sentence with chrono. Chrono computes with the wall clock of the process. It is
 * told the wall clock of `now`'s zone, and only calendar fields are taken back, so that the process's own zone does not
 * matter.
 */
export function readWithChrono(chrono: Chrono, sentence: string, now: DateTime): ChronoReading {
  const results = chrono.parse(sentence, { instant: now.toJSDate(), timezone: now.offset }, { forwardDate: true });
  const dates: Mention[] = [];
  const times: ClockTime[] = [];
  for (const result of results.slice(0, 2 * MAX_MENTIONS)) {
    const last = result.end ?? result.start;
    const span = { start: result.index, end: result.index + result.text.length };
    const kind = kindOf(result);
    if (kind)
      dates.push({
        ...span,
        kind,
        until: lastMoment(result, last, now),
        isRange: isDayRange(result),
        isRelative: result.tags().has('result/relativeDate'),
      });
    else if (last.isCertain('hour') && !last.isCertain('day')) times.push({ ...span, ...clockOf(last) });
  }
  return { dates, times, found: results.length };
}

/** Returns the noons of an English sentence, which chrono reads beside a day only: "noon tomorrow". */
export const noonsIn = (sentence: string): ClockTime[] =>
  matchesOf(sentence, /\b(?:noon|midday)\b/gi, MAX_MENTIONS).map(({ index, 0: word }) => ({
    start: index,
    end: index + word.length,
    hour: 12,
    minute: 0,
  }));

/** Returns the mention with the clock time right beside it as its end, if there is one. */
export function withClockTime(sentence: string, mention: Mention, times: readonly ClockTime[]): Mention {
  for (const time of times) {
    const isRightAfter = time.start >= mention.end && TIME_AFTER.test(sentence.slice(mention.end, time.start));
    const isRightBefore = time.end <= mention.start && TIME_BEFORE.test(sentence.slice(time.end, mention.start));
    if (!isRightAfter && !isRightBefore) continue;
    const until = mention.until.set({ hour: time.hour, minute: time.minute, second: 0, millisecond: 0 });
    return { ...mention, until, start: Math.min(mention.start, time.start), end: Math.max(mention.end, time.end) };
  }
  return mention;
}

/** The text between a date and a clock time after it, or before it. */
const TIME_AFTER = /^(?:,| at| from| um| à| a las?| o| в| о|\s)*\s*$/;
const TIME_BEFORE = /^(?:,| on)?\s*$/;
const TWO_DIGIT_YEAR = /\d[/.]\d{1,2}[/.]\d{2}$/;

function kindOf(result: ParsedResult): MentionKind | null {
  const { start } = result;
  if (start.isCertain('day') && start.isCertain('month')) {
    if (start.isCertain('year') && !TWO_DIGIT_YEAR.test(result.text)) return 'exact';
    return 'yearless';
  }
  if (start.isCertain('weekday')) return 'weekday';
  if (start.isCertain('month')) return 'month';
  return null;
}

const isDayRange = ({ start, end }: ParsedResult): boolean =>
  end != null && (end.get('day') !== start.get('day') || end.get('month') !== start.get('month'));

/** The hours 1 to 6 without "am" or "pm" are taken for the afternoon: a fact should rather end late than early. */
function clockOf(components: ParsedComponents): { hour: number; minute: number } {
  const hour = components.get('hour') ?? 0;
  const isVague = hour >= 1 && hour <= 6 && !components.isCertain('meridiem');
  return { hour: isVague ? hour + 12 : hour, minute: components.get('minute') ?? 0 };
}

/** Returns the end of the result's day or month, or its clock time if it has one. */
function lastMoment(result: ParsedResult, last: ParsedComponents, now: DateTime): DateTime {
  // The end of a range such as "from 3 pm to 4 pm" has the day of its start.
  const field = (name: 'year' | 'month' | 'day'): number => last.get(name) ?? result.start.get(name) ?? 1;
  const day = DateTime.fromObject({ year: field('year'), month: field('month'), day: field('day') }, { zone: now.zone });
  const isWholeMonth = !last.isCertain('day') && !last.isCertain('weekday') && last.isCertain('month');
  if (isWholeMonth) return day.endOf('month');
  if (!last.isCertain('hour')) return day.endOf('day');
  const moment = day.set(clockOf(last));
  const offset = last.isCertain('timezoneOffset') ? last.get('timezoneOffset') : null;
  return offset == null ? moment : moment.plus({ minutes: moment.offset - offset });
}
