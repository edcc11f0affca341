import { readFileSync } from 'node:fs';

/** Returns the version in the package.json above `dist` (or `src`). */
export const packageVersion = (): string =>
  JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')).version;
