import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeFirstKey } from './first-key-file.js';

describe('writeFirstKey', () => {
  let directory: string;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'mnemonest-test-'));
  });
  afterEach(() => rmSync(directory, { recursive: true, force: true }));

  it('writes a file that only its owner can read, whatever was there', () => {
    writeFileSync(join(directory, 'first-key'), 'old', { mode: 0o644 });
    const file = writeFirstKey(directory, 'mnx_ws_1');
    expect(file).toBe(join(directory, 'first-key'));
    expect(readFileSync(file, 'utf8')).toBe('mnx_ws_1\n');
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('keeps the key of another database, for which there may be no other copy', () => {
    const file = writeFirstKey(directory, 'mnx_ws_older');
    expect(writeFirstKey(directory, 'mnx_ws_newer')).toBe(file);
    const [newer, older = '', ...others] = readdirSync(directory).sort();
    expect([newer, others]).toEqual(['first-key', []]);
    expect(older).toMatch(/^first-key-\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d-\d{3}Z$/);
    expect(readFileSync(join(directory, older), 'utf8')).toBe('mnx_ws_older\n');
  });
});
