import { InvalidArgumentError } from 'commander';
import { UsageError } from './cli-error.js';

/** Parses an id or a number. The API checks its range. */
export function wholeNumber(value: string): number {
  if (!/^\d{1,15}$/.test(value)) throw new InvalidArgumentError('It must be a whole number.');
  return Number(value);
}

/** Parses a JSON object. The API checks what is in it. */
export function jsonObject(value: string): object {
  try {
    const parsed: unknown = JSON.parse(value);
    if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) return parsed;
  } catch {
    // Reported as any other text that is no object.
  }
  throw new InvalidArgumentError('It must be a JSON object, such as \'{"source":"slack"}\'.');
}

const SECONDS = { s: 1, m: 60, h: 3_600, d: 86_400 } as const;

/** Parses a life time: seconds, or a number with s, m, h or d. */
export function lifetimeSeconds(value: string): number {
  const [, number, unit = 's'] = /^(\d{1,9})([smhd])?$/.exec(value) ?? [];
  if (number === undefined) throw new InvalidArgumentError('It must be a number of seconds, or such as 30m, 12h or 7d.');
  return Number(number) * SECONDS[unit as keyof typeof SECONDS];
}

/** Parses a list with commas between its items; `none` is an empty one. */
export const listOf = (value: string): string[] => (value === 'none' ? [] : value.split(',').map((item) => item.trim()));

/** Converts `none` to null, which takes the value away. */
export const orNone = (given: string | undefined): string | null | undefined => (given === 'none' ? null : given);

/** Accepts a name for a path; an empty one would change the path. */
export function notEmpty(value: string): string {
  if (!value) throw new InvalidArgumentError('It must not be empty.');
  return value;
}

/** A number, or `none`, which {@link toLimit} converts to null later: Commander would turn null into an empty string. */
export type LimitArgument = number | 'none';

export const limit = (value: string): LimitArgument => (value === 'none' ? value : wholeNumber(value));

/** Converts the argument to the value of the API: null removes the limit, so that the plan's or the default applies. */
export const toLimit = (given: LimitArgument | undefined): number | null | undefined => (given === 'none' ? null : given);

/**
 * Checks that at least one option is given, and returns `changes`.
 * @param command the command without `mnemonest`, for the message
 * @throws UsageError if all values are undefined
 */
export function assertChanges<T extends object>(changes: T, command: string): T {
  if (Object.values(changes).every((value) => value === undefined))
    throw new UsageError(`nothing to change: name at least one option (see mnemonest ${command} --help)`);
  return changes;
}

/** True if the command line names no command and at most options of `start`. */
export const isStart = ([first]: readonly string[]): boolean =>
  first === undefined || /^--(port|host|data-dir|log-level)(=|$)/.test(first);
