import type { Command } from 'commander';
import { wholeNumber } from './arguments.js';

/** The options of a command that lists something in pages. */
export interface PageOptions {
  limit?: number;
  cursor?: string;
}

type Parameters = Readonly<Record<string, string | number | boolean | undefined>>;

/** Adds the options of a list that is answered in pages. */
export const withPage = (command: Command): Command =>
  command
    .option('--limit <n>', 'most items of a page, 1 to 100', wholeNumber)
    .option('--cursor <cursor>', 'the page after the one that ended with this cursor');

/** Returns a path with the parameters that are given. */
export function withQuery(path: string, parameters: Parameters): string {
  const given = Object.entries(parameters).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]));
  return given.length > 0 ? `${path}?${new URLSearchParams(given)}` : path;
}

/** Returns the last line of a page: how to get the next one. */
export const nextPageLines = ({ next_cursor: cursor }: { next_cursor: string | null }): string[] =>
  cursor === null ? [] : ['', `more with --cursor ${cursor}`];
