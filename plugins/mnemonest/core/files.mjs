import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Age from which files of sessions and unsent turns are given up, in milliseconds. */
const KEPT_FOR_MS = 7 * 24 * 60 * 60 * 1_000;

/** @param {...string} parts */
export const hashOf = (...parts) => createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32);

/**
 * Returns the JSON of a file; undefined if there is no such file or another process was killed while it wrote it.
 * @param {string} path
 * @returns {any}
 */
export function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    if (error instanceof SyntaxError || /** @type {NodeJS.ErrnoException} */ (error).code === 'ENOENT') return undefined;
    throw error;
  }
}

/**
 * Writes a file in one step, readable by nobody else: it may hold what a user said.
 * @param {string} path
 * @param {unknown} value
 */
export function writeJson(path, value) {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const unfinished = `${path}.${process.pid}.new`;
  writeFileSync(unfinished, JSON.stringify(value), { mode: 0o600 });
  renameSync(unfinished, path);
}

/**
 * Returns the paths of the JSON files in a directory, sorted by name.
 * @param {string} directory
 */
export function jsonFilesIn(directory) {
  if (!statSync(directory, { throwIfNoEntry: false })) return [];
  return readdirSync(directory)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => join(directory, name));
}

/**
 * Removes files below a directory that have been left alone for a week.
 * @param {string} directory
 */
export function sweep(directory) {
  if (!statSync(directory, { throwIfNoEntry: false })) return;
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) sweep(path);
    else if ((statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0) < Date.now() - KEPT_FOR_MS) rmSync(path, { force: true });
  }
}
