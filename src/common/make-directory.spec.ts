import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeDirectory } from './make-directory.js';

describe('makeDirectory', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'mnemonest-test-'));
  });
  afterEach(() => rmSync(root, { recursive: true }));

  it('creates the missing directories and accepts existing ones', () => {
    for (let i = 0; i < 2; i++) makeDirectory(join(root, 'a/b/c'), 0o700);
    expect(statSync(join(root, 'a/b/c')).mode & 0o777).toBe(0o700);
  });

  it('throws if a parent is a file', () => {
    writeFileSync(join(root, 'file'), '');
    expect(() => makeDirectory(join(root, 'file/a'))).toThrow('ENOTDIR');
  });

  (process.platform === 'linux' ? it : it.skip)('throws at once where no directory can be created', () => {
    expect(() => makeDirectory('/proc/mnemonest/data')).toThrow('ENOENT');
  });
});
