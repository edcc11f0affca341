import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { readCorpora } from './corpora.js';

describe('readCorpora', () => {
  let directory: string;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'mnemonest-corpora-'));
  });
  afterEach(() => rmSync(directory, { recursive: true }));
  const write = (file: string, content: string | Buffer) => writeFileSync(join(directory, file), content);

  it('reads the files of all corpora and no other files', () => {
    write('dedup.dev.jsonl', '{"id":"a"}\n\n{"id":"b"}\n');
    write('dedup.heldout.jsonl', '');
    write('pii.jsonl.gz', gzipSync('{"id":"c"}'));
    write('temporal.jsonl.bak', '{');
    write('README.md', '{');
    expect(readCorpora(directory)).toEqual([
      { name: 'pii', file: 'pii.jsonl.gz', items: [{ id: 'c' }] },
      { name: 'dedup', file: 'dedup.dev.jsonl', items: [{ id: 'a' }, { id: 'b' }] },
      { name: 'dedup', file: 'dedup.heldout.jsonl', items: [] },
    ]);
  });

  it('names the invalid line in its error', () => {
    write('dedup.jsonl', '{"id":"a"}\n{');
    expect(() => readCorpora(directory)).toThrow(`${join(directory, 'dedup.jsonl')}:2 is not JSON`);
  });

  it('throws if the directory is missing or has no corpora', () => {
    expect(() => readCorpora(directory)).toThrow('holds none of');
    expect(() => readCorpora(join(directory, 'gone'))).toThrow('ENOENT');
  });
});
