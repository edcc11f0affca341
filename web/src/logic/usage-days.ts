import type { DayUsage } from '../api/admin';
import { counted, grouped, shortDay } from './format';

/** Seconds since 1970 of each day, the top of its upper bar, and that of the lower one, which stands in front of it. */
export type StackedDays = [days: number[], both: number[], stores: number[]];

/** Returns the days as bars of stores with those of retrieves on top of them. */
export const stacked = (days: readonly DayUsage[]): StackedDays => [
  days.map(({ day }) => Date.parse(day) / 1_000),
  days.map(({ memory_writes: stores, memory_retrieves: retrieves }) => stores + retrieves),
  days.map(({ memory_writes: stores }) => stores),
];

/** Returns a day in words: `May 15: 1 store, 20 retrieves`. */
export const dayInWords = ({ day, memory_writes: stores, memory_retrieves: retrieves }: DayUsage): string =>
  `${shortDay(day)}: ${counted(stores, 'store')}, ${counted(retrieves, 'retrieve')}`;

/** Returns all days in words: how much was done in them, and how much in the busiest. */
export function daysInWords(days: readonly DayUsage[]): string {
  const [, both, stores] = stacked(days);
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const highest = Math.max(0, ...both);
  const busiest = highest > 1 ? `, at most ${grouped(highest)} in one` : '';
  const retrieves = sum(both) - sum(stores);
  return `${counted(sum(stores), 'store')} and ${counted(retrieves, 'retrieve')} in ${counted(days.length, 'day')}${busiest}`;
}
