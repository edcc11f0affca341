import type { DateTime } from 'luxon';
import { alternation } from '../../word-lists.js';
import { PART, partOf, year } from './parts.js';
import { type Groups, type PeriodPhrase, periodAt, phrase, type Span, yearly } from './period-phrase.js';
import { LAST_DE } from './relative-periods.js';

const yearOf = (now: DateTime, name: string | undefined): Span =>
  periodAt(now.startOf('year').set({ year: Number(name) }), 'year');

/** Words before a year: without one, it may be any number. */
const BEFORE_YEAR = alternation`
  in|during|since|before|after|until|till|by|of|from|throughout|for|year|years|im Jahre?|seit|vor|nach|bis|en
  depuis|avant|après|année|  durante|desde|hasta|nel|dal|em|sinds|tot|anno|jaar|в|у|с|до|после|з|після`;
/** Not followed by the rest of a number, or by what it counts: "in 2000 characters", "in 2024 MB". */
const AFTER_YEAR = `(?!${alternation`
  [-/\d:.,]\d
  \s?(?:[%€$£°]|[kMGT]?B\b|k?m\b|k?g\b|px\b)
  \s(?!(?:was|is|does|has|this|us|as|his|yes)\b)\p{L}+s\b
  \s(?:people|euro|word|Zeichen|Wörter|Leute|parole|personen)\b`})`;

const QUARTER = '(?:Q(?<quarter>[1-4])|(?:the )?(?<nth>first|second|third|fourth) quarter)';
const QUARTERS = ['first', 'second', 'third', 'fourth'];
const SEASONS: readonly (readonly [name: RegExp, month: number])[] = [
  [/^(?:spring|frühling|frühjahr|printemps|primavera|lente|весн)/iu, 3],
  [/^(?:summer|sommer|été|verano|estate|verão|zomer|лет)/iu, 6],
  [/^(?:autumn|fall|herbst|automne|otoño|autunno|outono|herfst|осен)/iu, 9],
  [/^(?:winter|hiver|invierno|inverno|зим)/iu, 12],
];
const GERMAN_SEASON = 'Frühling|Frühjahr|Sommer|Herbst|Winter';
const SEASON = '(?<season>spring|summer|autumn|fall|winter|Frühling|Frühjahr|Sommer|Herbst|été|hiver|verano|invierno)';
const SEASON_MONTHS = 3;

/** Returns the season that begins in a year: the meteorological ones of the northern hemisphere. */
function seasonIn(now: DateTime, name: string, ofYear: number): Span {
  const first = SEASONS.find(([beginning]) => beginning.test(name))?.[1] ?? 1;
  return periodAt(now.startOf('year').set({ year: ofYear, month: first }), 'month', SEASON_MONTHS);
}

const quarterIn = (now: DateTime, { quarter, nth }: Groups, ofYear: number): Span => {
  const number = quarter ? Number(quarter) : QUARTERS.indexOf(nth?.toLowerCase() ?? '') + 1;
  return periodAt(now.startOf('year').set({ year: ofYear, month: 3 * number - 2 }), 'quarter');
};

/** Quarters, seasons and years. */
export const YEARS: readonly PeriodPhrase[] = [
  {
    pattern: phrase(`${QUARTER},?(?: of)? ${year('year')}`),
    spanOf: (groups, now) => quarterIn(now, groups, Number(groups['year'])),
  },
  {
    pattern: phrase(`(?<!'s )${QUARTER}`),
    spanOf: (groups, now, choose) => choose(yearly(now, (ofYear) => quarterIn(now, groups, ofYear))),
  },
  {
    pattern: phrase(`${SEASON}(?: break)?(?: of)? ${year('year')}`),
    spanOf: ({ season = '', year: named }, now) => seasonIn(now, season, Number(named)),
  },
  {
    pattern: phrase(
      [
        `(?:last|this past) ${SEASON}|${LAST_DE} (?<german>${GERMAN_SEASON})`,
        `${SEASON.replace('season', 'after')} (?:dernier|pasado)`,
      ].join('|'),
    ),
    spanOf: ({ season, german, after }, now) => {
      const name = season ?? german ?? after ?? '';
      const ofThisYear = seasonIn(now, name, now.year);
      return ofThisYear.to <= now ? ofThisYear : seasonIn(now, name, now.year - 1);
    },
  },
  {
    // Not "in Spring", a framework; "fall" needs its article.
    pattern: phrase(
      [
        '(?:in|during|over) (?:the )?(?<season>summer|autumn|winter)|(?:in|during|over) the (?<other>spring|fall)',
        `this (?<current>spring|summer|autumn|fall|winter)|im (?<german>${GERMAN_SEASON})`,
      ].join('|'),
    ),
    spanOf: ({ season, other, current, german }, now, choose) =>
      choose(yearly(now, (ofYear) => seasonIn(now, season ?? other ?? current ?? german ?? '', ofYear))),
  },
  {
    pattern: phrase(
      `${PART}?(?<=(?:^|[^\\p{L}])(?:${BEFORE_YEAR}|early|mid|late|half of)[ -])${year('year')}(?:['’]s)?${AFTER_YEAR}`,
    ),
    spanOf: ({ part, year: named }, now) => partOf(yearOf(now, named), part),
  },
  {
    pattern: /(?<![\d./-])(?<year>(?:19|20)\d\d) ?年(?! ?\d| ?前|間|间)/g,
    spanOf: ({ year: named }, now) => yearOf(now, named),
  },
  {
    pattern: phrase(`${year('year')} год[ау]?|${year('other')} ро(?:ку|ці)`),
    spanOf: ({ year: named, other }, now) => yearOf(now, named ?? other),
  },
];
