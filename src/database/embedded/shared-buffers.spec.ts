import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sharedBuffersFor } from './shared-buffers.js';

describe('sharedBuffersFor', () => {
  let directory: string;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'mnemonest-test-'));
  });
  afterEach(() => rmSync(directory, { recursive: true, force: true }));

  it.each([
    ['a new database', [], 32],
    ['a small one', [1, 2], 32],
    ['a bigger one: all of its tables and indexes', [40, 33], 73],
    ['a big one: as much as a process can spare', [300, 300], 256],
  ])('is enough for %s', (_name, megabytes, expected) => {
    for (const [index, size] of megabytes.entries()) {
      const database = join(directory, 'base', String(index));
      mkdirSync(database, { recursive: true });
      writeFileSync(join(database, 'table'), '');
      truncateSync(join(database, 'table'), size * 1024 ** 2);
    }
    expect(sharedBuffersFor(directory)).toBe(expected);
  });
});
