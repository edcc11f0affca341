import { shownZone } from './shown-zone';

const numbers = new Intl.NumberFormat('en');
const FULL = { dateStyle: 'medium', timeStyle: 'long' } as const;
const exact = {
  local: new Intl.DateTimeFormat('en', FULL),
  UTC: new Intl.DateTimeFormat('en', { ...FULL, timeZone: 'UTC' }),
};
const days = new Intl.DateTimeFormat('en', { month: 'short', day: 'numeric', timeZone: 'UTC' });
const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });

/** Units of a time difference with their lengths in seconds, the largest first. */
const UNITS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 31_557_600],
  ['month', 2_629_800],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
];

/** Returns a number with its digits in groups of three. */
export const grouped = (value: number): string => numbers.format(value);

/** Returns a count with its noun: `1 memory`, `2,000 memories`. */
export const counted = (value: number, one: string, many = `${one}s`): string => `${grouped(value)} ${value === 1 ? one : many}`;

/** Returns date, time and zone of a moment, in the zone that the viewer chose. */
export const exactTime = (moment: string | Date, zone = shownZone()): string => exact[zone].format(new Date(moment));

/** Returns a day of UTC, given as `2026-05-15`, in short: `May 15`. */
export const shortDay = (day: string): string => days.format(new Date(day));

/** Returns a span of time in its largest unit: `2 minutes`, `3 hours`. */
export function duration(seconds: number): string {
  const [unit, length] = UNITS.find(([, size]) => seconds >= size) ?? UNITS.at(-1)!;
  return counted(Math.max(1, Math.round(seconds / length)), unit);
}

/** Returns how far a moment is from `now`: `3 hours ago`, `in 2 days`; below ten seconds: `just now`. */
export function relativeTime(moment: string | Date, now: Date): string {
  const seconds = (new Date(moment).getTime() - now.getTime()) / 1000;
  if (Math.abs(seconds) < 10) return 'just now';
  const [unit, length] = UNITS.find(([, size]) => Math.abs(seconds) >= size) ?? UNITS.at(-1)!;
  return relative.format(Math.round(seconds / length), unit);
}

/** Returns a share of 0..1 as a whole percentage. */
export const percent = (share: number): string => `${Math.round(share * 100)} %`;

/** Returns the name of a tag or an action for people: `project_management` becomes `project management`. */
export const spoken = (name: string): string => name.replaceAll('_', ' ');
