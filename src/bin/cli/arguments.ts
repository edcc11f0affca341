import { InvalidArgumentError } from 'commander';

/** An id or a number; whether it is in range is for the API to say. */
export function wholeNumber(value: string): number {
  if (!/^\d{1,15}$/.test(value)) throw new InvalidArgumentError('It must be a whole number.');
  return Number(value);
}

/** A limit; `none` takes it away, so that the plan's counts again. */
export const limit = (value: string): number | null => (value === 'none' ? null : wholeNumber(value));
