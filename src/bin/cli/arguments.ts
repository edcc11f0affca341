import { InvalidArgumentError } from 'commander';
import { CliError } from './cli-error.js';

/** An id or a number; whether it is in range is for the API to say. */
export function wholeNumber(value: string): number {
  if (!/^\d{1,15}$/.test(value)) throw new InvalidArgumentError('It must be a whole number.');
  return Number(value);
}

/** A name that goes into a path, where an empty one would lead elsewhere. */
export function notEmpty(value: string): string {
  if (!value) throw new InvalidArgumentError('It must not be empty.');
  return value;
}

/** A number, or `none`. Commander would make an empty string of null: {@link toLimit} comes later. */
export type LimitArgument = number | 'none';

export const limit = (value: string): LimitArgument => (value === 'none' ? value : wholeNumber(value));

/** What the API takes: null takes the limit away, so that the plan's or the default counts. */
export const toLimit = (given: LimitArgument | undefined): number | null | undefined => (given === 'none' ? null : given);

/**
 * @param command that was given, without `mnemonest`
 * @throws CliError if no change is asked for
 */
export function assertChanges<T extends object>(changes: T, command: string): T {
  if (Object.values(changes).every((value) => value === undefined))
    throw new CliError(`nothing to change: name at least one option (see mnemonest ${command} --help)`);
  return changes;
}

/** Whether a command line names no command, but at most how the service is to start. */
export const isStart = ([first]: readonly string[]): boolean =>
  first === undefined || /^--(port|host|data-dir|log-level)(=|$)/.test(first);
