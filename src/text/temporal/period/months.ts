import { DateTime } from 'luxon';
import { alternation } from '../../word-lists.js';
import { PART, partOf, year } from './parts.js';
import { type PeriodPhrase, periodAt, phrase, type Span, yearly } from './period-phrase.js';

/** The names of the months in each language, each with the forms that a question uses. */
const MONTH_NAMES = [
  'january|jan|januar|jänner|janvier|enero|gennaio|janeiro|januari|январ[ьяе]|січ(?:ень|ня|ні)',
  'february|feb|februar|février|febrero|febbraio|fevereiro|februari|феврал[ьяе]|лют(?:ий|ого|ому)',
  'march|mar|märz|mars|marzo|março|maart|март[ае]?|берез(?:ень|ня|ні)',
  'april|apr|avril|abril|aprile|апрел[ьяе]|квіт(?:ень|ня|ні)',
  'may|mai|mayo|maggio|maio|mei|ма[йяе]|трав(?:ень|ня|ні)',
  'june|jun|juni|juin|junio|giugno|junho|июн[ьяе]|черв(?:ень|ня|ні)',
  'july|jul|juli|juillet|julio|luglio|julho|июл[ьяе]|лип(?:ень|ня|ні)',
  'august|aug|août|agosto|augustus|август[ае]?|серп(?:ень|ня|ні)',
  'september|sept|sep|septembre|septiembre|settembre|setembro|сентябр[ьяе]|верес(?:ень|ня|ні)',
  'october|oct|oktober|octobre|octubre|ottobre|outubro|октябр[ьяе]|жовт(?:ень|ня|ні)',
  'november|nov|novembre|noviembre|novembro|ноябр[ьяе]|листопад[ау]?',
  'december|dec|dezember|décembre|diciembre|dicembre|dezembro|декабр[ьяе]|груд(?:ень|ня|ні)',
] as const;
const MONTH_PATTERNS = MONTH_NAMES.map((names) => new RegExp(`^(?:${names})$`, 'iu'));
const monthNamed = (name = ''): number => MONTH_PATTERNS.findIndex((names) => names.test(name)) + 1;

const month = (group: string) => `(?<${group}>${MONTH_NAMES.join('|')})\\.?`;
/** Text between the first and the last month of a range. */
const TO = '(?:and|to|until|till|through|bis|und|à|et|a|al|y|e|tot|en|по|до|и|-|–)';
/** Text between a month and its year. */
const OF = String.raw`(?:,? | of | de | del | do | von | г\. )`;
const monthIn = (now: DateTime, name: string | undefined, ofYear: number): Span =>
  periodAt(now.startOf('year').set({ year: ofYear, month: monthNamed(name) }), 'month');

/** Words before a month without a year. They tell "in May" from "may I". */
const BEFORE_MONTH = alternation`
  in|during|since|last|next|of|for|by|before|after|until|till|from|throughout|early|mid|late|between|this past
  im|seit|letzten|nächsten|bis|en|depuis|avant|après|durante|desde|hasta|a|nel|em|sinds|vóór|voor|в|у|с|до|после|з|після`;
/** Not followed by a day, a number or a name: "in May Jones's report", "March 5". */
const AFTER_MONTH = String.raw`(?!\.? ?\d|-\d)`;

/** Months by their names, and dates in numbers. */
export const MONTHS: readonly PeriodPhrase[] = [
  {
    pattern: phrase(`${month('first')}(?:${OF}${year('firstYear')})? ?${TO} ?${month('last')}${OF}${year('year')}`),
    spanOf: ({ first, firstYear, last, year: named }, now) => ({
      from: monthIn(now, first, Number(firstYear ?? named)).from,
      to: monthIn(now, last, Number(named)).to,
    }),
  },
  {
    pattern: phrase(`${PART}?${month('month')}${OF}${year('year')}(?! ?(?:-|–) ?\\d)`),
    spanOf: ({ part, month: name, year: named }, now) => partOf(monthIn(now, name, Number(named)), part),
  },
  {
    pattern: phrase(`${PART}${month('month')}${AFTER_MONTH}`),
    spanOf: ({ part, month: name }, now, choose) => partOf(choose(yearly(now, (ofYear) => monthIn(now, name, ofYear))), part),
  },
  {
    pattern: phrase(`(?<=(?:^|[^\\p{L}])(?:${BEFORE_MONTH})[ -])(?:the month of )?${month('month')}${AFTER_MONTH}`),
    spanOf: ({ month: name }, now, choose) => choose(yearly(now, (ofYear) => monthIn(now, name, ofYear))),
  },
  {
    pattern: /(?<![\d-])(?<year>(?:19|20)\d\d)-(?<number>0[1-9]|1[0-2])(?![-\d])/g,
    spanOf: ({ year: named, number }, now) =>
      periodAt(now.startOf('year').set({ year: Number(named), month: Number(number) }), 'month'),
  },
  {
    // Dots are used where the day comes first; chrono reads 10.04.2026 as the fourth of October.
    pattern: /(?<![\d.])(?<day>\d{1,2})\.\s?(?<number>\d{1,2})\.\s?(?<year>(?:19|20)\d\d)(?!\d|\.\d)/g,
    spanOf: ({ day, number, year: named }, now) => {
      const time = DateTime.fromObject({ year: Number(named), month: Number(number), day: Number(day) }, { zone: now.zone });
      return time.isValid ? periodAt(time, 'day') : null;
    },
  },
  {
    pattern: /(?<year>(?:19|20)\d\d) ?年 ?(?<number>1[0-2]|0?[1-9]) ?月(?! ?\d)/g,
    spanOf: ({ year: named, number }, now) =>
      periodAt(now.startOf('year').set({ year: Number(named), month: Number(number) }), 'month'),
  },
  {
    pattern: /(?<![\d年个個])(?<number>1[0-2]|[1-9])月(?! ?\d)/g,
    spanOf: ({ number }, now, choose) =>
      choose(yearly(now, (ofYear) => periodAt(now.startOf('year').set({ year: ofYear, month: Number(number) }), 'month'))),
  },
];
