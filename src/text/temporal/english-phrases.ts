import type { DateTime, DateTimeUnit } from 'luxon';
import { matchesOf } from '../../common/matches.js';
import { duration, endOfPeriod, NUMBERS, nextDayOfMonth, yearly } from './calendar.js';
import type { Mention, MentionKind } from './mention.js';

/**
 * The phrases that chrono leaves out or reads as a point in time although they name a whole period: "this quarter", "end of Q3",
 * "mid-November", "the 28th", "another 10 days", "EOW". One table, tried in order at every place of the sentence.
 */
export function englishPhrases(sentence: string, now: DateTime): Mention[] {
  const found: Mention[] = [];
  for (const { pattern, kind, until } of PHRASES)
    for (const match of matchesOf(sentence, pattern)) {
      const end = until(match.groups ?? {}, now);
      if (!end?.isValid) continue;
      const start = match.index;
      found.push({ start, end: start + match[0].length, kind, until: end, isRange: false, isRelative: true });
    }
  return found;
}

interface Phrase {
  readonly pattern: RegExp;
  readonly kind: MentionKind;
  /** Null: the phrase names nothing after all. */
  readonly until: (groups: Partial<Record<string, string>>, now: DateTime) => DateTime | null;
}

const NUMBER = `\\d{1,3}|${Object.keys(NUMBERS)
  .sort((a, b) => b.length - a.length)
  .join('|')}`;
const UNIT = 'minute|hour|day|week|fortnight|month|quarter|year';
const DURATION = `(?<count>${NUMBER}) (?<more>more )?(?<unit>${UNIT})s?`;
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const MONTH = `(?<month>${MONTHS.join('|')})`;
const YEAR = '(?<year>20\\d\\d)';
const PERIOD = '(?<period>day|work week|week|weekend|month|quarter|year|spring|summer|autumn|fall|winter)';
const BEFORE_MONTH = 'in|by|until|till|til|before|during|through|throughout|for|this|next';
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

const day = (name: string, offset: number, kind: MentionKind): Phrase => ({
  pattern: new RegExp(`\\b(?:${name})\\b`, 'gi'),
  kind,
  until: (_, now) => now.plus({ days: offset }).endOf('day'),
});

const PHRASES: readonly Phrase[] = [
  day('(?:the )?day after tomorrow', 2, 'ahead'),
  day('(?<!day after )tomorrow|tmrw', 1, 'ahead'),
  day('today|tonight|this (?:morning|noon|lunchtime|afternoon|evening)', 0, 'current'),
  day('EOD|COB|(?:the )?end of (?:the |this )?(?:business |working )?day|the rest of the day', 0, 'ahead'),
  {
    pattern: /\bEO(?<letter>[WMQY])\b/g,
    kind: 'ahead',
    until: ({ letter }, now) =>
      now.endOf(({ W: 'week', M: 'month', Q: 'quarter', Y: 'year' } as const)[letter as 'W'] as DateTimeUnit),
  },
  {
    pattern: new RegExp(
      `\\b(?<which>this|the current|this current|the present|these) (?:coming )?${PERIOD}(?:'s)?\\b(?! (?:after|of)\\b)`,
      'gi',
    ),
    kind: 'current',
    until: ({ period }, now) => endOfPeriod(period, now, 0),
  },
  {
    pattern: new RegExp(
      `\\b(?:the )?(?:end|close|rest|remainder) of (?:the |this )?(?:current )?(?:calendar )?${PERIOD}\\b(?! (?:after|of)\\b)`,
      'gi',
    ),
    kind: 'ahead',
    until: ({ period }, now) => endOfPeriod(period, now, 0),
  },
  {
    pattern: new RegExp(`\\b(?:(?:the )?(?:end|rest) of )?(?:next|the coming|the following) ${PERIOD}(?:'s)?\\b`, 'gi'),
    kind: 'ahead',
    until: ({ period }, now) => endOfPeriod(period, now, 1),
  },
  {
    pattern: /\b(?<period>week|month|quarter|year)(?:'s)?[- ]end\b/gi,
    kind: 'ahead',
    until: ({ period }, now) => endOfPeriod(period, now, 0),
  },
  {
    pattern: new RegExp(`\\b(?:another|one more|a further) (?<unit>${UNIT})\\b`, 'gi'),
    kind: 'ahead',
    until: ({ unit }, now) => duration({ count: '1', unit }, now),
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
    pattern: new RegExp(
      `\\b(?:(?<edge>end|close) of |(?:in|by|until|till|before|during|for|through) )(?:the )?(?:Q(?<quarter>[1-4])|(?<nth>first|second|third|fourth|last) quarter)(?: (?:of )?(?:the year|${YEAR}))?\\b`,
      'gi',
    ),
    kind: 'ahead',
    until: ({ quarter, nth, year }, now) => {
      const number = quarter ? Number(quarter) : (QUARTERS[nth?.toLowerCase() ?? ''] ?? 4);
      return yearly(now, year, (at) => at.set({ month: number * 3, day: 1 }).endOf('month'));
    },
  },
  {
    pattern: new RegExp(
      `\\b(?:(?:the )?end of |(?:by|until|till|before|through|to) )${YEAR}(?![-/\\d:]|\\.\\d|\\s*(?:km|m|kg|euros?|dollars|people|users)\\b)`,
      'gi',
    ),
    kind: 'exact',
    until: ({ year }, now) => now.set({ year: Number(year) }).endOf('year'),
  },
  {
    pattern: new RegExp(`\\b(?<part>[Ee]arly|[Mm]id(?:dle of)?|[Ll]ate)[ -](?:in )?${MONTH}(?: ${YEAR})?\\b`, 'g'),
    kind: 'yearless',
    until: ({ part, month, year }, now) =>
      yearly(now, year, (at) => {
        const first = at.set({ month: monthNumber(month), day: 1 });
        const lower = part?.toLowerCase();
        return lower === 'late' ? first.endOf('month') : first.set({ day: lower === 'early' ? 10 : 15 }).endOf('day');
      }),
  },
  {
    pattern: new RegExp(`\\b(?:[Tt]he )?(?:[Ee]nd|[Rr]est|[Rr]emainder) of ${MONTH}(?: ${YEAR})?\\b(?! \\d)`, 'g'),
    kind: 'ahead',
    until: ({ month, year }, now) => yearly(now, year, (at) => at.set({ month: monthNumber(month), day: 1 }).endOf('month')),
  },
  {
    pattern: new RegExp(
      `\\b(?<=\\b(?:${BEFORE_MONTH}|${BEFORE_MONTH.replace(/\b[a-z]/g, (letter) => letter.toUpperCase())}) )${MONTH}(?:,? ${YEAR})?\\b(?!\\.? \\d|-\\d| [A-Z])`,
      'g',
    ),
    kind: 'month',
    until: ({ month, year }, now) => yearly(now, year, (at) => at.set({ month: monthNumber(month), day: 1 }).endOf('month')),
  },
  {
    pattern: new RegExp(
      `\\b(?:in|within(?: the next)?|another|for another|a further|an additional|the coming|for the coming|for the next|over the next|the next|the coming|next) ${DURATION}(?:'? time)?\\b(?!,? (?:of|after|from|once|before|if|when|per|at most|or)\\b)`,
      'gi',
    ),
    kind: 'ahead',
    until: duration,
  },
  {
    pattern: new RegExp(
      `\\b(?:${DURATION} (?:from (?:now|today)|left|remain|remaining|to go|until)|(?<count2>${NUMBER}) more (?<unit2>${UNIT})s?)\\b`,
      'gi',
    ),
    kind: 'ahead',
    until: ({ count, unit, count2, unit2 }, now) => duration({ count: count ?? count2, unit: unit ?? unit2 }, now),
  },
  {
    pattern:
      /\b(?:on|by|until|till|before|for|through|due|\w+day,?) the (?<day>\d{1,2})(?:st|nd|rd|th)\b(?! (?:floor|century|of|place|time|birthday|anniversary|grade|edition|version|round|row|street|avenue|\w+ of)\b)/gi,
    kind: 'yearless',
    until: ({ day: ordinal }, now) => nextDayOfMonth(Number(ordinal), now),
  },
  {
    pattern: new RegExp(
      `\\b(?<=\\b(?:by|until|till|before|through|this) )(?<holiday>${Object.keys(HOLIDAYS)
        .sort((a, b) => b.length - a.length)
        .join('|')})\\b`,
      'gi',
    ),
    kind: 'yearless',
    until: ({ holiday }, now) => {
      const [month, dayOfMonth] = HOLIDAYS[holiday?.toLowerCase() ?? ''] ?? [0, 0];
      return yearly(now, undefined, (at) => at.set({ month, day: dayOfMonth }).endOf('day'));
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

const monthNumber = (name: string | undefined): number => MONTHS.indexOf(name ?? '') + 1;
