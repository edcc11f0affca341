import { InvalidArgumentError } from 'commander';
import { CliError } from './cli-error.js';

/** Parses an id or a number. The API checks its range. */
export function wholeNumber(value: string): number {
  if (!/^\d{1,15}$/.test(value)) throw new InvalidArgumentError('It must be a whole number.');
  return Number(value);
}

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
 * @throws CliError if all values are undefined
 */
export function assertChanges<T extends object>(changes: T, command: string): T {
  if (Object.values(changes).every((value) => value === undefined))
    throw new CliError(`nothing to change: name at least one option (see mnemonest ${command} --help)`);
  return changes;
}

/** True if the command line names no command and at most options of `start`. */
export const isStart = ([first]: readonly string[]): boolean =>
  first === undefined || /^--(port|host|data-dir|log-level)(=|$)/.test(first);
