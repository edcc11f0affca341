import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeFirstKey } from './first-key-file.js';

describe('writeFirstKey', () => {
  it('writes a file that only its owner can read, whatever was there', () => {
    const directory = mkdtempSync(join(tmpdir(), 'mnemonest-test-'));
    try {
      writeFileSync(join(directory, 'first-key'), 'old', { mode: 0o644 });
      const file = writeFirstKey(directory, 'mnx_ws_1');
      expect(file).toBe(join(directory, 'first-key'));
      expect(readFileSync(file, 'utf8')).toBe('mnx_ws_1\n');
      expect(statSync(file).mode & 0o777).toBe(0o600);
    } finally {
      rmSync(directory, { recursive: true, force: true });
    }
  });
});
