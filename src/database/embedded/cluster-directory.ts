import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeDirectory } from '../../common/make-directory.js';
import { StartError } from '../../common/start-error.js';

/** The file that every directory of a PostgreSQL database has. */
const VERSION_FILE = 'PG_VERSION';
/** Only the user that runs the service can read the memories. */
const PRIVATE = 0o700;

/** The directory of PostgreSQL's files in a `DATA_DIR`. */
export interface ClusterDirectory {
  readonly path: string;
  /** True if there is no database in it yet. */
  readonly isNew: boolean;
  /** Records that the database in it is complete. Must be called before anything is stored. */
  created(): void;
}

/**
 * Returns the directory of the embedded database below `root`, made if it is missing. Nothing can be stored before a new database
 * is complete, so one whose creation was interrupted is removed, and made again. The caller must hold the lock of `root`.
 * @throws StartError if there are files that are not a database: a new one would hide what is left of the old one
 */
export function claimClusterDirectory(root: string): ClusterDirectory {
  const path = join(root, 'postgres');
  const unfinished = join(root, 'postgres.unfinished');
  if (existsSync(join(root, VERSION_FILE)))
    throw new StartError(`DATA_DIR must not be the directory of a PostgreSQL server, which ${root} is: choose another one`);
  if (existsSync(unfinished)) rmSync(path, { recursive: true, force: true });
  makeDirectory(path, PRIVATE);
  const isNew = !existsSync(join(path, VERSION_FILE));
  if (isNew) {
    if (readdirSync(path).length)
      throw new StartError(
        `DATA_DIR must have the embedded database or none: ${path} has files but no ${VERSION_FILE}. ` +
          'Restore a backup there, or move these files away to begin with an empty database',
      );
    writeFileSync(unfinished, '');
  }
  return { path, isNew, created: () => rmSync(unfinished, { force: true }) };
}
