import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Creates a directory and its missing parents. `mkdirSync` with `recursive` would loop forever where the kernel answers ENOENT
 * although the parent exists, as in /proc.
 * @throws the error of the file system
 */
export function makeDirectory(path: string, mode = 0o777): void {
  if (makeOne(path, mode)) return;
  makeDirectory(dirname(path));
  if (!makeOne(path, mode)) throw new Error(`ENOENT: no directory can be made at ${path}`);
}

/** @returns true if the directory exists now; false if its parent is missing */
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
