import { en } from 'chrono-node';
import { DateTime } from 'luxon';
import { matchesOf } from '../../common/matches.js';
import { languageOf } from '../temporal/languages.js';

/** Maximum length of a text that is read, in UTF-16 units: the time of chrono grows with its square. */
const MAX_LENGTH = 2_000;
/** Length of the parts in which it is read. */
const PART = 400;
/** Maximum number of dates that are read. */
const MAX_DATES = 24;
const ENGLISH_NAMES = { locale: 'en' } as const;

/**
 * Returns the words and numbers by which somebody may name the dates of a text: for "tomorrow", said on 2 March 2026,
 * among others
 * `2026`, `march`, `3`, `03`, `3rd`, `tuesday` and `2026-03-03`. In lower case.
 * @param saidAt when the text was said
 * @param timeZone IANA name of the zone in which days begin and end
 */
export function datePartsOf(text: string, saidAt: Date, timeZone: string): string[] {
  const said = DateTime.fromJSDate(saidAt, { zone: timeZone });
  const parts: string[] = [];
  let left = MAX_DATES;
  for (let at = 0; at < Math.min(text.length, MAX_LENGTH); at += PART) {
    const part = text.slice(at, at + PART);
    // Unlike the reading of what ends a fact, dates of the past count as well.
    const chrono = languageOf(part)?.chrono ?? en.casual;
    for (const { start, end } of chrono.parse(part, { instant: saidAt, timezone: said.offset })) {
      if (left-- <= 0) return parts;
      for (const day of [start, end]) if (day) parts.push(...wordsFor(day.get('year'), day.get('month'), day.get('day')));
    }
  }
  if (YEARS_FROM_NOW.test(text)) parts.push(...counted(text, said));
  return [...parts, ...nextDays(text, said), ...ordinalDays(text)];
}

const YEARS_FROM_NOW = /\b(?:year|month|week|weekend)\b/i;
const PERIOD = /\b(last|this|next)\s+(year|month|week|weekend)\b/gi;
const SHIFT: Record<string, number> = { last: -1, this: 0, next: 1 };

/** Returns the words for both ends of the periods that a text names from the day on which it was said. */
function counted(text: string, said: DateTime): string[] {
  return matchesOf(text, PERIOD, MAX_DATES).flatMap(({ 1: which = '', 2: name = '' }) => {
    const unit = name.toLowerCase() === 'weekend' ? 'week' : (name.toLowerCase() as 'year' | 'month' | 'week');
    const period = said.plus({ [`${unit}s`]: SHIFT[which.toLowerCase()] ?? 0 });
    const ends = [period.startOf(unit), period.endOf(unit)];
    if (unit === 'year') return [String(period.year)];
    return ends.flatMap(({ year, month, day }) => (unit === 'month' ? wordsFor(year, month, null) : wordsFor(year, month, day)));
  });
}

const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const NEXT_DAY = new RegExp(String.raw`\bnext\s+(${DAYS.join('|')})\b`, 'gi');

/** Returns the words for the first day that "next Friday" may mean: others, and chrono, mean that of the week after. */
function nextDays(text: string, said: DateTime): string[] {
  return matchesOf(text, NEXT_DAY, MAX_DATES).flatMap(({ 1: name = '' }) => {
    const days = (DAYS.indexOf(name.toLowerCase()) + 1 - said.weekday + 7) % 7 || 7;
    const { year, month, day } = said.plus({ days });
    return wordsFor(year, month, day);
  });
}

const ORDINAL = /\b([12]?\d|3[01])(?:st|nd|rd|th)\b/gi;

/** Returns the numbers of the days of a month that a text names without it: for "the 9th", `9` and `09`. */
const ordinalDays = (text: string): string[] =>
  matchesOf(text, ORDINAL, MAX_DATES).flatMap(({ 1: day = '' }) => [day, day.padStart(2, '0')]);

function wordsFor(year: number | null, month: number | null, day: number | null): string[] {
  if (year === null || month === null) return [];
  const date = DateTime.fromObject({ year, month, day: day ?? 1 }, ENGLISH_NAMES);
  if (!date.isValid) return [];
  const names = [date.monthLong, date.monthShort, String(year), date.toFormat('LL')];
  const days = [String(date.day), date.toFormat('dd'), ordinal(date.day), date.weekdayLong, date.toISODate()];
  return (day === null ? names : [...names, ...days]).map((word) => String(word).toLowerCase());
}

const ENDINGS: Record<string, string> = { one: 'st', two: 'nd', few: 'rd' };
const ORDINALS = new Intl.PluralRules('en', { type: 'ordinal' });
const ordinal = (day: number): string => `${day}${ENDINGS[ORDINALS.select(day)] ?? 'th'}`;
