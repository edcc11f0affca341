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

/** Meteorological seasons of the northern hemisphere: the month in which each ends. */
const SEASON_ENDS: Readonly<Record<string, number>> = { winter: 2, spring: 5, summer: 8, autumn: 11, fall: 11 };

/** The moment in the named year, or else the next one ahead. */
export function yearly(now: DateTime, year: string | undefined, moment: (at: DateTime) => DateTime): DateTime {
  const start = now.startOf('month').set({ day: 1 });
  if (year) return moment(start.set({ year: Number(year) }));
  const thisYear = moment(start);
  return thisYear >= now ? thisYear : moment(start.plus({ years: 1 }));
}

/** End of the running day, week, ... or season (`ahead` 0) or of the next one (1). */
export function endOfPeriod(period: string | undefined, now: DateTime, ahead: number): DateTime {
  const name = period?.toLowerCase() ?? '';
  const seasonEnd = SEASON_ENDS[name];
  if (seasonEnd) {
    const end = yearly(now, undefined, (at) => at.set({ month: seasonEnd, day: 1 }).endOf('month'));
    const isRunning = end.diff(now, 'days').days < 92;
    return ahead && isRunning ? end.plus({ years: 1 }).endOf('month') : end;
  }
  const unit = (name === 'weekend' || name === 'work week' ? 'week' : name) as 'day' | 'week' | 'month' | 'quarter' | 'year';
  return now
    .startOf(unit)
    .plus({ [`${unit}s`]: ahead })
    .endOf(unit);
}

/** The moment in `count` units from now; the end of its day from a day on. */
export function duration({ count = '', unit = '' }: Partial<Record<string, string>>, now: DateTime): DateTime | null {
  const amount = NUMBERS[count.toLowerCase()] ?? Number(count);
  const name = unit.toLowerCase();
  if (name === 'minute' || name === 'hour') return now.plus({ [`${name}s`]: amount });
  const end = name === 'fortnight' ? now.plus({ weeks: 2 * amount }) : now.plus({ [`${name}s`]: amount });
  return end.endOf('day');
}

/** End of the next 28th, 31st, ...; null for a number that no month has. */
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
