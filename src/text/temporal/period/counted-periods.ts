import { alternation } from '../../word-lists.js';
import { NUMBERS } from '../calendar.js';
import { type PeriodPhrase, periodAt, phrase, unspaced } from './period-phrase.js';

const NUMBER_WORDS: Readonly<Record<string, number>> = {
  ...NUMBERS,
  ...{ 'a couple': 2, couple: 2, 'couple of': 2, few: 3, several: 4 },
  ...{ einem: 1, einer: 1, zwei: 2, drei: 3, vier: 4, fünf: 5, un: 1, une: 1, deux: 2, trois: 3, quatre: 4, cinq: 5 },
  ...{
    una: 1,
    uno: 1,
    dos: 2,
    tres: 3,
    cuatro: 4,
    cinco: 5,
    due: 2,
    tre: 3,
    quattro: 4,
    um: 1,
    uma: 1,
    dois: 2,
    duas: 2,
    três: 3,
  },
  ...{ een: 1, twee: 2, drie: 3, vijf: 5 },
  ...{ 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5 },
};
const NUMBER = `(?<count>\\d{1,3}|${Object.keys(NUMBER_WORDS)
  .sort((a, b) => b.length - a.length)
  .join('|')})`;

/** The beginnings of the names of units, in all languages. */
const UNITS: readonly (readonly [beginning: RegExp, unit: 'day' | 'week' | 'month' | 'year'])[] = [
  [/^(?:day|tag|jour|d[ií]a|giorn|dag|д[не]н|дня|дні|日|天)/iu, 'day'],
  [/^(?:week|woche|semaine|semana|settiman|недел|тиж|週|周|星期|个星期)/iu, 'week'],
  [/^(?:month|monat|mois|mes|mês|maand|месяц|місяц|か月|ヶ月|个月|個月)/iu, 'month'],
  [/^(?:year|jahr|an|año|jaar|год|лет|рок|年)/iu, 'year'],
];
const UNIT = alternation`
  days?|weeks?|months?|years?|Tag(?:en?)?|Wochen?|Monat(?:en?)?|Jahr(?:en?)?|jours?|semaines?|mois|années?|ans?
  d[ií]as?|semanas?|mes(?:es)?|años?|giorn[oi]|settiman[ae]|mes[ei]|ann[oi]|mês|anos?|dag(?:en)?|weken|maand(?:en)?|jaar|jaren
  день|дня|дней|дні|днів|недел[яюиь]|тиж(?:день|ні|нів)|месяц(?:а|ев)?|місяц[яі]в?|год|года|лет|рок[иі]?в?`;
const UNSPACED_UNIT = '日|天|週間?|周|个?星期|か月|ヶ月|个月|個月|年';

const unitNamed = (name = '') => UNITS.find(([beginning]) => beginning.test(name))?.[1];
const countOf = (count = '') => NUMBER_WORDS[count.toLowerCase()] ?? Number(count);

/** "Three days ago" is that day; "two weeks ago" is about a week, "a year ago" about a year long. */
const ago = (pattern: RegExp): PeriodPhrase => ({
  pattern,
  spanOf: ({ count, unit: name }, now) => {
    const unit = unitNamed(name);
    if (!unit) return null;
    const then = now.minus({ [unit]: countOf(count) });
    if (unit === 'day' || unit === 'year') return periodAt(then, unit);
    const days = unit === 'week' ? 3 : 15;
    return { from: then.startOf('day').minus({ days }), to: then.startOf('day').plus({ days: days + 1 }) };
  },
});

/** "The last three weeks": until now. */
const lastFew = (pattern: RegExp): PeriodPhrase => ({
  pattern,
  spanOf: ({ count, unit: name }, now) => {
    const unit = unitNamed(name);
    return unit ? { from: now.minus({ [unit]: countOf(count) }).startOf('day'), to: now.plus({ day: 1 }).startOf('day') } : null;
  },
});

/** Periods by their distance from now: "three days ago", "the last two weeks". */
export const COUNTED_PERIODS: readonly PeriodPhrase[] = [
  lastFew(
    phrase(
      `(?:last|past|previous|letzten|vergangenen|últim[oa]s|ultim[ie]|afgelopen|последние|останні) ${NUMBER} (?<unit>${UNIT})`,
    ),
  ),
  lastFew(phrase(`${NUMBER} (?:derni[eè]re?s) (?<unit>${UNIT})`)),
  ago(phrase(`(?:vor|il y a|hace|há) ${NUMBER} (?<unit>${UNIT})`)),
  ago(phrase(`${NUMBER} (?<unit>${UNIT}) (?:ago|fa|atrás|geleden|назад|тому)`)),
  ago(unspaced(`(?<count>\\d{1,3}|[一二两三四五])(?<unit>${UNSPACED_UNIT})前`)),
];
