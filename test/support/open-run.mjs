import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Runs before the first test: names the directory in which the test files note the services that they share. */
export default () => {
  process.env['MNEMONEST_TEST_RUN'] ??= mkdtempSync(join(tmpdir(), 'mnemonest-run-'));
};
