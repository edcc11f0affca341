import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Before the first test of a run: names the directory in which its files note the services that they share (shared-service.ts). */
export default () => {
  process.env['MNEMONEST_TEST_RUN'] ??= mkdtempSync(join(tmpdir(), 'mnemonest-run-'));
};
