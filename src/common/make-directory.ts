import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Makes a directory and what is missing above it. Unlike `mkdirSync` with `recursive`, which spins for ever where the kernel answers
 * ENOENT although the parent is there (as in /proc).
 * @throws the error of the file system
 */
export function makeDirectory(path: string, mode = 0o777): void {
  if (makeOne(path, mode)) return;
  makeDirectory(dirname(path));
  if (!makeOne(path, mode)) throw new Error(`ENOENT: no directory can be made at ${path}`);
}

/** @returns false if what is above it is missing; one that is there already is fine */
function makeOne(path: string, mode: number): boolean {
  try {
    mkdirSync(path, { mode });
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return true;
    if (code === 'ENOENT' && dirname(path) !== path) return false;
    throw error;
  }
}
