import { statSync } from 'node:fs';
import { StartError } from '../common/start-error.js';

const FILE = '.env';

/**
 * Adds the variables in `.env` of the current directory to the environment of this process, if there is such a file. Variables
 * that are set already stay. A directory of this name is one of Python's virtual environments.
 * @throws StartError if the file cannot be read
 */
export function loadEnvFile(): void {
  if (statSync(FILE, { throwIfNoEntry: false })?.isDirectory() !== false) return;
  try {
    process.loadEnvFile(FILE);
  } catch (error) {
    throw new StartError(`${FILE} must be a file that this user can read: ${(error as Error).message}`, { cause: error });
  }
}
