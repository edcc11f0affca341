import { existsSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeDirectory } from './common/make-directory.js';

/**
 * Writes the first key to `DATA_DIR/first-key`, which only this user can read: the output of a service without a terminal goes
 * to a log, where more people read than should have the key. A file that is there already, whose key opens another database, gets
 * the time of its writing behind its name: there may be no other copy of that key.
 * @returns the path
 * @throws the error of the file system
 */
export function writeFirstKey(dataDir: string, key: string): string {
  const file = join(dataDir, 'first-key');
  makeDirectory(dataDir, 0o700);
  if (existsSync(file)) renameSync(file, `${file}-${statSync(file).mtime.toISOString().replaceAll(/[:.]/g, '-')}`);
  writeFileSync(file, `${key}\n`, { mode: 0o600, flag: 'wx' });
  return file;
}
