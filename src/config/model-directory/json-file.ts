import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { UnusableModel } from './unusable-model.js';

/** The settings of one JSON file, which may be of any type. */
export type Settings = Readonly<Record<string, unknown>>;

/**
 * Returns the settings in `file` of `directory`; undefined if there is no such file.
 * @throws UnusableModel if it cannot be read or is not a JSON object or list
 */
export function settingsIn(directory: string, file: string): Settings | undefined {
  let text: string;
  try {
    text = readFileSync(join(directory, file), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new UnusableModel(`${file} cannot be read: ${(error as Error).message}`, { cause: error });
  }
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null) return value as Settings;
  } catch (cause) {
    throw new UnusableModel(`${file} is not JSON`, { cause });
  }
  throw new UnusableModel(`${file} has no settings`);
}

/**
 * Returns a setting that is a whole number above 0.
 * @throws UnusableModel
 */
export function countIn(settings: Settings, name: string, file: string): number {
  const value = settings[name];
  if (!Number.isInteger(value) || (value as number) < 1) throw new UnusableModel(`${file} has no ${name}`);
  return value as number;
}
