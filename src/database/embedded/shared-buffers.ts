import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const MIN_MB = 32;
const MAX_MB = 256;
const MB = 1024 ** 2;

/**
 * Returns the size of the cache of the embedded database in `directory`, in megabytes: what its tables and indexes occupy.
 * PostgreSQL's default of 128 is touched at the start already, however small the database is, and too small for a big one, whose
 * pages PGlite reads from the file system one by one.
 */
export function sharedBuffersFor(directory: string): number {
  const megabytes = Math.ceil(sizeOf(join(directory, 'base')) / MB);
  return Math.min(MAX_MB, Math.max(MIN_MB, megabytes));
}

/** Returns the size of the files below a directory in bytes; 0 if there is none yet. */
function sizeOf(path: string): number {
  if (!statSync(path, { throwIfNoEntry: false })) return 0;
  const entries = readdirSync(path, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + (statSync(join(entry.parentPath, entry.name), { throwIfNoEntry: false })?.size ?? 0), 0);
}
