import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StartError } from '../../common/start-error.js';
import { claimClusterDirectory } from './cluster-directory.js';

describe('claimClusterDirectory', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'mnemonest-test-'));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  const write = (path: string, text: string) => {
    mkdirSync(join(root, 'postgres'), { recursive: true });
    writeFileSync(join(root, path), text);
  };

  it('makes a directory for a new database beside the other files of the service', () => {
    writeFileSync(join(root, 'admin-token'), 'x');
    const { path } = claimClusterDirectory(root);
    expect(path).toBe(join(root, 'postgres'));
    expect(readdirSync(path)).toEqual([]);
  });

  it('leaves a database as it is', () => {
    write('postgres/PG_VERSION', '17');
    claimClusterDirectory(root).created();
    expect(readFileSync(join(root, 'postgres/PG_VERSION'), 'utf8')).toBe('17');
  });

  it('refuses files that are not a database, in one line, and leaves them', () => {
    write('postgres/base', 'what is left');
    expect(() => claimClusterDirectory(root)).toThrow(StartError);
    expect(() => claimClusterDirectory(root)).toThrow(/^DATA_DIR must .*has files but no PG_VERSION\. Restore a backup.*$/);
    expect(readFileSync(join(root, 'postgres/base'), 'utf8')).toBe('what is left');
  });

  it('refuses the directory of a server', () => {
    write('PG_VERSION', '17');
    expect(() => claimClusterDirectory(root)).toThrow('DATA_DIR must not be the directory of a PostgreSQL server');
  });

  it('removes a database whose creation was interrupted, whatever of it was made, and none that was created', () => {
    claimClusterDirectory(root);
    write('postgres/PG_VERSION', '17');
    const again = claimClusterDirectory(root);
    expect(existsSync(join(root, 'postgres/PG_VERSION'))).toBe(false);
    write('postgres/PG_VERSION', '17');
    again.created();
    claimClusterDirectory(root);
    expect(existsSync(join(root, 'postgres/PG_VERSION'))).toBe(true);
  });
});
