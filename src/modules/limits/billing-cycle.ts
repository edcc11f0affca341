import { DateTime } from 'luxon';

/** The month of a quota, from `start` (inclusive) to `end` (exclusive). */
export interface Cycle {
  readonly start: Date;
  readonly end: Date;
}

/**
 * Returns the cycle that contains `now`. Cycles are counted from `anchor`, in UTC and to the millisecond. In a month
 * that lacks the anchor's day, the cycle begins on the last day; the next month has the anchor's day again (31 Jan, 28
 * Feb, 31 Mar). Quotas are monthly under yearly billing as well.
 * @param now may be before `anchor`
 */
export function cycleAt(anchor: Date, now: Date): Cycle {
  const last = lastCycles.get(anchor);
  if (last && last.start <= now && now < last.end) return last;
  const cycle = computeCycle(anchor, now);
  lastCycles.set(anchor, cycle);
  return cycle;
}

/**
 * The last cycle of each anchor. Every call needs one, and it changes once a month. The key is the Date object itself,
 * which the credential cache keeps.
 */
const lastCycles = new WeakMap<Date, Cycle>();

function computeCycle(anchor: Date, now: Date): Cycle {
  const first = DateTime.fromJSDate(anchor, { zone: 'utc' });
  const at = DateTime.fromJSDate(now, { zone: 'utc' });
  const calendarMonths = (at.year - first.year) * 12 + at.month - first.month;
  const months = first.plus({ months: calendarMonths }) > at ? calendarMonths - 1 : calendarMonths;
  return { start: first.plus({ months }).toJSDate(), end: first.plus({ months: months + 1 }).toJSDate() };
}
