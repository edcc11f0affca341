import type { DateTime } from 'luxon';
import { anyOf } from '../word-lists.js';
import { endOfPeriod, inYearOrNext, NUMBERS, nextDayOfMonth, timeFromNow } from './calendar.js';
import { phrasesOf } from './calendar-grammar.js';
import type { Moved } from './language.js';
import { ENGLISH_CALENDAR } from './latin-calendar-words.js';
import type { MentionKind } from './mention.js';
import type { Groups, Phrase } from './phrase.js';

const longestFirst = (names: readonly string[]): string => [...names].sort((a, b) => b.length - a.length).join('|');

const NUMBER = `\\d{1,3}|${longestFirst(Object.keys(NUMBERS))}`;
const UNIT = 'minute|hour|day|week|fortnight|month|quarter|year';
const DURATION = `(?<count>${NUMBER}) (?<more>more )?(?<unit>${UNIT})s?`;
const MONTHS = 'January February March April May June July August September October November December'.split(' ');
const MONTH = `(?<month>${MONTHS.join('|')})`;
const YEAR = '(?<year>20\\d\\d)';
const PERIOD = '(?<period>day|work week|week|weekend|month|quarter|year|spring|summer|autumn|fall|winter)';
const BEFORE_MONTH = 'in|by|until|till|til|before|during|through|throughout|for|this|next';
const BEFORE_MONTH_CAPITALISED = BEFORE_MONTH.replace(/\b[a-z]/g, (letter) => letter.toUpperCase());

/** Month and day of each holiday. */
const HOLIDAYS: Readonly<Record<string, readonly [month: number, day: number]>> = {
  "valentine's day": [2, 14],
  halloween: [10, 31],
  'christmas eve': [12, 24],
  christmas: [12, 25],
  'boxing day': [12, 26],
  "new year's eve": [12, 31],
  'new year': [1, 1],
  "new year's day": [1, 1],
};

const QUARTERS: Readonly<Record<string, number>> = { first: 1, second: 2, third: 3, fourth: 4, last: 4 };

/** Units that the letter of `EOW` stands for. */
const UNITS_BY_LETTER = { W: 'week', M: 'month', Q: 'quarter', Y: 'year' } as const;

/** Joins the parts of a pattern. */
const pattern = (flags: string, ...parts: readonly string[]): RegExp => new RegExp(parts.join(''), flags);

const day = (names: string, daysAhead: number, kind: MentionKind): Phrase => ({
  pattern: pattern('gi', `\\b(?:${names})\\b`),
  kind,
  until: (_, now) => now.plus({ days: daysAhead }).endOf('day'),
});

const currentPeriod = ({ period }: Groups, now: DateTime) => endOfPeriod(period, now, 0);
const nextPeriod = ({ period }: Groups, now: DateTime) => endOfPeriod(period, now, 1);

const monthNumber = (name: string | undefined): number => MONTHS.indexOf(name ?? '') + 1;
const endOfMonth = ({ month, year }: Groups, now: DateTime) =>
  inYearOrNext(now, year, (time) => time.set({ month: monthNumber(month), day: 1 }).endOf('month'));

/** A move from one date to another, as of the other languages. */
export const ENGLISH_MOVED: Moved = {
  verb: /\b(?:moved?|moving|pushed|postponed|rescheduled|shifted|brought forward|put off|delayed|extended|changed|swapped)\b/i,
  from: /\bfrom\s.{2,30}?\s(?=to\s)/gi,
};

/**
 * Phrases that chrono leaves out, or reads as a point in time although they name a whole period: "this quarter", "end of Q3",
 * "mid-November", "the 28th", "another 10 days", "EOW". Each is looked for in the whole sentence.
 */
export const ENGLISH_PHRASES: readonly Phrase[] = [
  ...phrasesOf(ENGLISH_CALENDAR),
  day('(?:the )?day after tomorrow', 2, 'ahead'),
  day('(?<!day after )tomorrow|tmrw', 1, 'ahead'),
  day('today|tonight|this (?:morning|noon|lunchtime|afternoon|evening)', 0, 'current'),
  day('EOD|COB|(?:the )?end of (?:the |this )?(?:business |working )?day|the rest of the day', 0, 'ahead'),
  {
    pattern: /\bEO(?<letter>[WMQY])\b/g,
    kind: 'ahead',
    until: ({ letter }, now) => now.endOf(UNITS_BY_LETTER[letter as keyof typeof UNITS_BY_LETTER]),
  },
  {
    pattern: pattern(
      'gi',
      `\\b(?<which>this|the current|this current|the present|these) (?:coming )?${PERIOD}(?:'s)?\\b`,
      '(?! (?:after|of)\\b)',
    ),
    kind: 'current',
    until: currentPeriod,
  },
  {
    pattern: pattern(
      'gi',
      `\\b(?:the )?(?:end|close|rest|remainder) of (?:the |this )?(?:current )?(?:calendar )?${PERIOD}\\b`,
      '(?! (?:after|of)\\b)',
    ),
    kind: 'ahead',
    until: currentPeriod,
  },
  {
    pattern: pattern('gi', `\\b(?:(?:the )?(?:end|rest) of )?(?:next|the coming|the following) ${PERIOD}(?:'s)?\\b`),
    kind: 'ahead',
    until: nextPeriod,
  },
  {
    pattern: /\b(?<period>week|month|quarter|year)(?:'s)?[- ]end\b/gi,
    kind: 'ahead',
    until: currentPeriod,
  },
  {
    pattern: pattern('gi', `\\b(?:another|one more|a further) (?<unit>${UNIT})\\b`),
    kind: 'ahead',
    until: ({ unit }, now) => timeFromNow({ count: '1', unit }, now),
  },
  {
    pattern: /\bin half an hour\b/gi,
    kind: 'ahead',
    until: (_, now) => now.plus({ minutes: 30 }),
  },
  {
    pattern: /\b(?:over|on|at|during) the weekend\b/gi,
    kind: 'current',
    until: (_, now) => now.endOf('week'),
  },
  {
    pattern: pattern(
      'gi',
      '\\b(?:(?<edge>end|close) of |(?:in|by|until|till|before|during|for|through) )(?:the )?',
      '(?:Q(?<quarter>[1-4])|(?<nth>first|second|third|fourth|last) quarter)',
      `(?: (?:of )?(?:the year|${YEAR}))?\\b`,
    ),
    kind: 'month',
    until: ({ quarter, nth, year }, now) => {
      const number = quarter ? Number(quarter) : (QUARTERS[nth?.toLowerCase() ?? ''] ?? 4);
      return inYearOrNext(now, year, (time) => time.set({ month: number * 3, day: 1 }).endOf('month'));
    },
  },
  {
    // Not followed by the rest of a date or number, or by a unit: "up to 2050 people".
    pattern: pattern(
      'gi',
      `\\b(?:(?:the )?end of |(?:by|until|till|before|through|to) )${YEAR}`,
      '(?![-/\\d:]|\\.\\d|\\s*(?:km|m|kg|euros?|dollars|people|users)\\b)',
    ),
    kind: 'exact',
    until: ({ year }, now) => now.set({ year: Number(year) }).endOf('year'),
  },
  {
    pattern: pattern('g', `\\b(?<part>[Ee]arly|[Mm]id(?:dle of)?|[Ll]ate)[ -](?:in )?${MONTH}(?: ${YEAR})?\\b`),
    kind: 'yearless',
    until: ({ part, month, year }, now) =>
      inYearOrNext(now, year, (time) => {
        const first = time.set({ month: monthNumber(month), day: 1 });
        const lower = part?.toLowerCase();
        return lower === 'late' ? first.endOf('month') : first.set({ day: lower === 'early' ? 10 : 15 }).endOf('day');
      }),
  },
  {
    pattern: pattern('g', `\\b(?:[Tt]he )?(?:[Ee]nd|[Rr]est|[Rr]emainder) of ${MONTH}(?: ${YEAR})?\\b(?! \\d)`),
    kind: 'month',
    until: endOfMonth,
  },
  {
    // Not followed by a day or a capital: "April 5", "May Jones".
    pattern: pattern(
      'g',
      `\\b(?<=\\b(?:${BEFORE_MONTH}|${BEFORE_MONTH_CAPITALISED}) )${MONTH}(?:,? ${YEAR})?\\b`,
      '(?!\\.? \\d|-\\d| [A-Z])',
    ),
    kind: 'month',
    until: endOfMonth,
  },
  {
    // Not followed by another beginning than now: "within 14 days of delivery".
    pattern: pattern(
      'gi',
      '\\b',
      anyOf(
        'in|within(?: the next)?|another|for another|a further|an additional',
        'the coming|for the coming|for the next|over the next|the next|the coming|next',
      ),
      ` ${DURATION}(?:'? time)?\\b`,
      '(?!,? (?:of|after|from|once|before|if|when|per|at most|or)\\b)',
    ),
    kind: 'ahead',
    until: timeFromNow,
  },
  {
    pattern: pattern(
      'gi',
      `\\b(?:${DURATION} (?:from (?:now|today)|left|remain|remaining|to go|until)`,
      `|(?<count2>${NUMBER}) more (?<unit2>${UNIT})s?)\\b`,
    ),
    kind: 'ahead',
    until: ({ count, unit, count2, unit2 }, now) => timeFromNow({ count: count ?? count2, unit: unit ?? unit2 }, now),
  },
  {
    // Not followed by a noun that it counts: "on the 12th floor".
    pattern: pattern(
      'gi',
      '\\b(?:on|by|until|till|before|for|through|due|\\w+day,?) the (?<day>\\d{1,2})(?:st|nd|rd|th)\\b',
      '(?! ',
      anyOf('floor|century|of|place|time|birthday|anniversary|grade|edition|version|round|row|street|avenue', '\\w+ of'),
      '\\b)',
    ),
    kind: 'yearless',
    until: ({ day: ordinal }, now) => nextDayOfMonth(Number(ordinal), now),
  },
  {
    pattern: pattern(
      'gi',
      `\\b(?<=\\b(?:by|until|till|before|through|this) )(?<holiday>${longestFirst(Object.keys(HOLIDAYS))})\\b`,
    ),
    kind: 'yearless',
    until: ({ holiday }, now) => {
      const [month, dayOfMonth] = HOLIDAYS[holiday?.toLowerCase() ?? ''] ?? [0, 0];
      return inYearOrNext(now, undefined, (time) => time.set({ month, day: dayOfMonth }).endOf('day'));
    },
  },
  {
    // Dots are used where the day comes first; chrono reads 10.04.2026 as the fourth of October.
    pattern: /(?<![\d.])(?<day>\d{1,2})\.\s?(?<month>\d{1,2})\.\s?(?<year>20\d\d)(?!\d|\.\d)/g,
    kind: 'exact',
    until: ({ day: dayOfMonth, month, year }, now) => {
      const date = now.startOf('day').set({ year: Number(year), month: Number(month), day: Number(dayOfMonth) });
      return date.day === Number(dayOfMonth) && date.month === Number(month) ? date.endOf('day') : null;
    },
  },
];
