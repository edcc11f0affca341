import type { DateTime } from 'luxon';
import { anyOf } from '../word-lists.js';
import { type Holiday, inYearOrNext, nextHoliday } from './calendar.js';
import type { MentionKind } from './mention.js';
import type { Groups, Phrase } from './phrase.js';

/**
 * The calendar of a language: its names, and its wordings of days and periods. A wording is the source of a regular
 * expression, in which `{weekday}`, `{month}`, `{month2}`, `{nth}`, `{day}`, `{year}` and `{year2}` stand for names and numbers.
 * Each list may be empty. A space also stands for a no-break one.
 */
export interface CalendarWords {
  /** The names of the months from January on, with white space between them. */
  readonly months: string;
  /** The names of the weekdays from Monday on, with white space between them. */
  readonly weekdays: string;
  /** Words between the first and the last of several weekdays: "Monday through Friday". */
  readonly through: string;
  /** The words for first, second, third, fourth and last, with white space between them. */
  readonly ordinals: string;
  /** Words after which a fact ends at a date: until, by. */
  readonly until: string;
  /** Words before a day and month in figures (18.12.), besides those; also labels of dates, with their colon. */
  readonly on: string;
  /** Words that say, anywhere before the year, that something ends: "expires", before "in 2031". */
  readonly ends: string;
  /** Wordings of a year beside such a word: "in {year}". */
  readonly inYear: readonly string[];
  /** Wordings of a weekday of this week, of the next one, of the one after that. */
  readonly weekdayOfWeek: readonly (readonly string[])[];
  /** Wordings of a month of this year, of the next one. */
  readonly monthOfYear: readonly (readonly string[])[];
  /** Wordings of the end of a month. */
  readonly endOfMonth: readonly string[];
  /** Wordings such as "second Tuesday of January". */
  readonly nthWeekday: readonly string[];
  /** Wordings of several months, of which the last one counts. */
  readonly months2?: readonly string[];
  readonly holidays: readonly (readonly [name: string, holiday: Holiday])[];
  /** Words that say, before "on New Year's Eve", that something happens once: "is", "takes place". */
  readonly happens?: string;
  /** Words between those and a holiday: "on". */
  readonly onHoliday?: string;
  /** Wordings of dates and weekdays, for a language that chrono does not know. */
  readonly dates?: readonly string[];
  readonly weekdayAlone?: readonly string[];
  /** Wordings of a day 0, 1 or 2 days from now, for such a language. */
  readonly days?: readonly string[];
  /** True for a script without spaces between words. */
  readonly isUnspaced?: boolean;
}

const names = (list: string): readonly string[] => list.trim().split(/\s+/);
const YEAR = String.raw`20\d\d`;
const SPACE = '[ \\u00a0]';

/** Returns the phrases that a calendar's wordings make. Of two that overlap, the longer one counts. */
export function phrasesOf(words: CalendarWords): readonly Phrase[] {
  const [months, weekdays, ordinals] = [names(words.months), names(words.weekdays), names(words.ordinals)];
  const slots: Readonly<Record<string, string>> = {
    weekday: group('weekday', weekdays),
    month: group('month', months),
    month2: group('month2', months),
    nth: group('nth', ordinals),
    day: String.raw`(?<day>\d{1,2})`,
    year: `(?<year>${YEAR})`,
    year2: `(?<year2>${YEAR})`,
  };
  const [left, right] = words.isUnspaced ? ['', ''] : [String.raw`(?<![\p{L}\p{N}])`, String.raw`(?![\p{L}\p{N}])`];
  const filled = (wording: string) =>
    `${left}(?:${wording})${right}`
      .replace(/\{([a-z]+2?)\}/g, (slot, name: string) => slots[name] ?? slot)
      .replaceAll(' ', SPACE);
  const phrases = (wordings: readonly string[], kind: MentionKind, until: Phrase['until'], isRange = false): Phrase[] =>
    wordings.map((wording) => ({ pattern: new RegExp(filled(wording), 'giu'), kind, until, isRange }));

  const numberOf = (list: readonly string[], name = '') => list.findIndex((one) => new RegExp(`^(?:${one})$`, 'iu').test(name));
  const weekdayOf = ({ weekday }: Groups) => numberOf(weekdays, weekday) + 1;
  const monthOf = ({ month }: Groups) => numberOf(months, month) + 1;
  const endOfMonth = ({ month2, month, year2, year }: Groups, now: DateTime) =>
    inYearOrNext(now, year2 ?? year, (time) => time.set({ month: monthOf({ month: month2 ?? month }), day: 1 }).endOf('month'));
  const dayOfMonth = (groups: Groups, month: number, now: DateTime) => {
    const day = Number(groups['day']);
    const end = inYearOrNext(now, groups['year'], (time) => time.set({ month, day: 1 }).set({ day }).endOf('day'));
    return end.day === day && end.month === month ? end : null;
  };
  /** The lookahead spares the search for a preposition wherever the wording does not begin. */
  const after = (prepositions: string, wording: string, beginning = String.raw`\d`) =>
    prepositions ? [`(?=${beginning})(?<=${left}(?:${prepositions}) ?)${wording}`] : [];
  const untilOrOn = [words.until, words.on].filter(Boolean).join('|');

  return [
    ...words.weekdayOfWeek.flatMap((wordings, ahead) =>
      phrases(wordings, ahead ? 'ahead' : 'current', (groups, now) =>
        now
          .startOf('week')
          .plus({ weeks: ahead, days: weekdayOf(groups) - 1 })
          .endOf('day'),
      ),
    ),
    ...words.monthOfYear.flatMap((wordings, ahead) =>
      phrases(wordings, 'ahead', (groups, now) =>
        now
          .startOf('year')
          .plus({ years: ahead })
          .set({ month: monthOf(groups) })
          .endOf('month'),
      ),
    ),
    ...phrases(words.months2 ?? [], 'month', endOfMonth, true),
    ...phrases(words.endOfMonth, 'month', endOfMonth),
    ...phrases(words.nthWeekday, 'yearless', (groups, now) =>
      inYearOrNext(now, groups['year'], (time) =>
        nthWeekday(time.set({ month: monthOf(groups), day: 1 }), numberOf(ordinals, groups['nth']), weekdayOf(groups)),
      ),
    ),
    ...phrases(
      words.inYear.map((wording) => `${wording}(?<=(?:${words.ends})[^.;!?。；]{0,60})`),
      'exact',
      ({ year }, now) => now.set({ year: Number(year) }).endOf('year'),
    ),
    // Until 2027-06, until 06/2027.
    ...phrases(
      [
        ...after(untilOrOn, String.raw`(?<year>${YEAR})-(?<number>0[1-9]|1[0-2])(?![-\d])`),
        ...after(untilOrOn, String.raw`(?<number>0?[1-9]|1[0-2])[/.](?<year>${YEAR})(?![-/.]?\d)`),
      ],
      'exact',
      ({ year, number }, now) =>
        now
          .startOf('year')
          .set({ year: Number(year), month: Number(number) })
          .endOf('month'),
    ),
    // On 18.12.
    ...phrases(after(untilOrOn, String.raw`(?<day>\d{1,2})\.\s?(?<number>\d{1,2})\.(?!\s?\d)`), 'yearless', (groups, now) =>
      dayOfMonth(groups, Number(groups['number']), now),
    ),
    // 24.12.-2.1.
    ...phrases(
      [String.raw`\d{1,2}\.\d{1,2}\.\s?(?:${words.through})\s?(?<day>\d{1,2})\.(?<number>\d{1,2})\.(?!\s?\d)`],
      'yearless',
      (groups, now) => dayOfMonth(groups, Number(groups['number']), now),
      true,
    ),
    ...words.holidays.flatMap(([name, holiday]) =>
      phrases([...after(words.until, name, name), ...onDayOf(words, name)], 'yearless', (_, now) => nextHoliday(holiday, now)),
    ),
    ...phrases(words.dates ?? [], 'yearless', (groups, now) => dayOfMonth(groups, monthOf(groups), now)),
    ...phrases(words.weekdayAlone ?? [], 'weekday', (groups, now) => {
      const ahead = (weekdayOf(groups) - now.weekday + 7) % 7;
      return now.plus({ days: ahead }).endOf('day');
    }),
    ...(words.days ?? []).flatMap((wording, days) =>
      phrases([wording], days ? 'ahead' : 'current', (_, now) => now.plus({ days }).endOf('day')),
    ),
  ];
}

/** Returns the wording of a holiday on which something happens: "The party is on New Year's Eve". A custom has no such verb. */
const onDayOf = ({ happens, onHoliday, isUnspaced }: CalendarWords, name: string): string[] => {
  if (!happens || !onHoliday) return [];
  const [left, space] = isUnspaced ? ['', ''] : [String.raw`(?<![\p{L}\p{N}])`, ' '];
  return [`(?=${name})(?<=${left}(?:${happens})${space}(?:[^.!?;]{0,60}${space})?(?:${onHoliday})${space})(?:${name})`];
};

/** Returns an expression for "Monday through Friday", which is each of these days. It has the flag `g`. */
export function weekdayRangeOf({ weekdays, through }: CalendarWords): RegExp {
  const weekday = anyOf(...names(weekdays));
  return new RegExp(String.raw`${weekday}\s?(?:${through})\s?${weekday}`, 'giu');
}

const group = (name: string, alternatives: readonly string[]): string =>
  `(?<${name}>${anyOf(...[...alternatives].sort((a, b) => b.length - a.length))})`;

/** The index of the word for "last" among the ordinals. */
const LAST = 4;

/** Returns the end of the n-th weekday of a month, or of the last one. */
function nthWeekday(first: DateTime, nth: number, weekday: number): DateTime {
  if (nth !== LAST) return first.plus({ days: ((weekday - first.weekday + 7) % 7) + 7 * nth }).endOf('day');
  const end = first.endOf('month');
  return end.minus({ days: (end.weekday - weekday + 7) % 7 });
}
