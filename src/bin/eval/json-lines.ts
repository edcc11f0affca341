import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { CliError } from '../cli/cli-error.js';

/**
 * Reads a UTF-8 file, unzipped if its name ends in `.gz`.
 * @throws CliError if it cannot be read
 */
export function readText(path: string): string {
  try {
    const bytes = readFileSync(path);
    return (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  } catch (error) {
    throw new CliError(`cannot read ${path}: ${(error as Error).message}`, { cause: error });
  }
}

/**
 * Parses a text with one JSON value per line; blank lines are skipped.
 * @param path for error messages
 * @throws CliError that names the line which is not JSON
 */
export const parseLines = (text: string, path: string): unknown[] =>
  text.split('\n').flatMap((line, index) => (line.trim() ? [parseJson(line, `${path}:${index + 1}`)] : []));

/** @throws CliError that names `place` if `text` is not JSON */
export function parseJson(text: string, place: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new CliError(`${place} is not JSON`, { cause: error });
  }
}
