import { DateTime } from 'luxon';

/** A quota month: from `start` on, until just before `end`. */
export interface Cycle {
  readonly start: Date;
  readonly end: Date;
}

/**
 * The quota month that `now` lies in. Months are counted from `anchor`, in UTC and to the millisecond; where a month has no such day,
 * its last one takes the place, and the next month has the day again (31 Jan, 28 Feb, 31 Mar). Yearly billing has monthly quotas too.
 * @param now may lie before `anchor`
 */
export function cycleAt(anchor: Date, now: Date): Cycle {
  const last = lastCycles.get(anchor);
  if (last && last.start <= now && now < last.end) return last;
  const cycle = readCycle(anchor, now);
  lastCycles.set(anchor, cycle);
  return cycle;
}

/** By the anchors that callers hold on to: every call asks, and the answer changes once a month. */
const lastCycles = new WeakMap<Date, Cycle>();

function readCycle(anchor: Date, now: Date): Cycle {
  const first = DateTime.fromJSDate(anchor, { zone: 'utc' });
  const at = DateTime.fromJSDate(now, { zone: 'utc' });
  const calendarMonths = (at.year - first.year) * 12 + at.month - first.month;
  const months = first.plus({ months: calendarMonths }) > at ? calendarMonths - 1 : calendarMonths;
  return { start: first.plus({ months }).toJSDate(), end: first.plus({ months: months + 1 }).toJSDate() };
}
