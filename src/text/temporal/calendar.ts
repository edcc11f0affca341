import type { DateTime } from 'luxon';

/** Counts as people write them. */
export const NUMBERS: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  'a couple of': 2,
  two: 2,
  'a few': 3,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  fourteen: 14,
  fifteen: 15,
  twenty: 20,
  thirty: 30,
  forty: 40,
  'forty-five': 45,
  sixty: 60,
  ninety: 90,
};

/** The month in which each season ends: the meteorological seasons of the northern hemisphere. */
const SEASON_ENDS: Readonly<Record<string, number>> = { winter: 2, spring: 5, summer: 8, autumn: 11, fall: 11 };
/** Maximum number of days until the end of a season that is under way. */
const SEASON_DAYS = 92;

/**
 * Returns a moment of every year, in the given year or else in the next one in which it is not past.
 * @param momentIn returns the moment in the year of the given time
 */
export function inYearOrNext(now: DateTime, year: string | undefined, momentIn: (time: DateTime) => DateTime): DateTime {
  const start = now.startOf('month').set({ day: 1 });
  if (year) return momentIn(start.set({ year: Number(year) }));
  const thisYear = momentIn(start);
  return thisYear >= now ? thisYear : momentIn(start.plus({ years: 1 }));
}

/**
 * Returns the end of a day, week, month, quarter, year or season.
 * @param ahead 0 for the one that is under way, 1 for the next one
 */
export function endOfPeriod(period: string | undefined, now: DateTime, ahead: number): DateTime {
  const name = period?.toLowerCase() ?? '';
  const seasonEnd = SEASON_ENDS[name];
  if (seasonEnd) return endOfSeason(seasonEnd, now, ahead);
  const unit = (name === 'weekend' || name === 'work week' ? 'week' : name) as 'day' | 'week' | 'month' | 'quarter' | 'year';
  return now
    .startOf(unit)
    .plus({ [`${unit}s`]: ahead })
    .endOf(unit);
}

function endOfSeason(lastMonth: number, now: DateTime, ahead: number): DateTime {
  const end = inYearOrNext(now, undefined, (time) => time.set({ month: lastMonth, day: 1 }).endOf('month'));
  const isUnderWay = end.diff(now, 'days').days < SEASON_DAYS;
  return ahead && isUnderWay ? end.plus({ years: 1 }).endOf('month') : end;
}

/** Returns the time `count` units from now: to the minute for minutes and hours, else the end of its day. */
export function timeFromNow({ count = '', unit = '' }: Partial<Record<string, string>>, now: DateTime): DateTime | null {
  const amount = NUMBERS[count.toLowerCase()] ?? Number(count);
  const name = unit.toLowerCase();
  if (name === 'minute' || name === 'hour') return now.plus({ [`${name}s`]: amount });
  const end = name === 'fortnight' ? now.plus({ weeks: 2 * amount }) : now.plus({ [`${name}s`]: amount });
  return end.endOf('day');
}

/** Returns the end of the next 28th, 31st …; null for a number that no month has. */
export function nextDayOfMonth(dayOfMonth: number, now: DateTime): DateTime | null {
  if (dayOfMonth < 1 || dayOfMonth > 31) return null;
  for (let month = 0; month < 3; month++) {
    const start = now.startOf('month').plus({ months: month });
    if (dayOfMonth > (start.daysInMonth ?? 0)) continue;
    const end = start.set({ day: dayOfMonth }).endOf('day');
    if (end >= now) return end;
  }
  return null;
}

/** Month and day of a holiday, or the number of days from Easter Sunday on. */
export type Holiday = readonly [month: number, day: number] | number;

/** Returns the end of a holiday that is next. */
export const nextHoliday = (holiday: Holiday, now: DateTime): DateTime =>
  inYearOrNext(now, undefined, (time) => {
    if (typeof holiday === 'number') return easterOf(time).plus({ days: holiday }).endOf('day');
    return time.set({ month: holiday[0], day: holiday[1] }).endOf('day');
  });

/** Returns Easter Sunday of the time's year, by the Gregorian computus (Meeus, Jones, Butcher). */
function easterOf(time: DateTime): DateTime {
  const { year } = time;
  const [lunar, century] = [year % 19, Math.floor(year / 100)];
  const corrected = century - Math.floor(century / 4) - Math.floor((8 * century + 13) / 25);
  const epact = (corrected + 19 * lunar + 15) % 30;
  const moon = epact - Math.floor(epact / 28) * (1 - Math.floor(29 / (epact + 1)) * Math.floor((21 - lunar) / 11));
  const weekday = (year + Math.floor(year / 4) + moon + 2 - century + Math.floor(century / 4)) % 7;
  const fromMarch = moon - weekday;
  const month = 3 + Math.floor((fromMarch + 40) / 44);
  return time.set({ month, day: fromMarch + 28 - 31 * Math.floor(month / 4) });
}
