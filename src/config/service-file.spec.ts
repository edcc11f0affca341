import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readServiceUrl, removeServiceFile, serviceFile, writeServiceFile } from './service-file.js';

describe('the note of a running service', () => {
  let dataDir: string;
  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'mnemonest-note-'));
  });
  afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

  it('tells its address as long as its process is there', () => {
    expect(readServiceUrl(dataDir)).toBeUndefined();
    writeServiceFile(dataDir, 'http://127.0.0.1:9000');
    expect(readServiceUrl(dataDir)).toBe('http://127.0.0.1:9000');
    removeServiceFile(dataDir);
    expect(readServiceUrl(dataDir)).toBeUndefined();
  });

  it('counts for nothing once its process has ended, and is not removed by another', () => {
    const { pid } = spawnSync(process.execPath, ['-e', '']);
    writeFileSync(serviceFile(dataDir), JSON.stringify({ url: 'http://127.0.0.1:9000', pid }));
    expect(readServiceUrl(dataDir)).toBeUndefined();
    writeFileSync(serviceFile(dataDir), JSON.stringify({ url: 'http://127.0.0.1:9000', pid: process.ppid }));
    removeServiceFile(dataDir);
    expect(readServiceUrl(dataDir)).toBe('http://127.0.0.1:9000');
  });

  it.each(['', 'null', '{"url":1,"pid":1}', '{"url":"x"}'])('is ignored where it is %j', (text) => {
    writeFileSync(serviceFile(dataDir), text);
    expect(readServiceUrl(dataDir)).toBeUndefined();
    writeServiceFile(join(dataDir, 'missing'), 'http://x');
  });
});
