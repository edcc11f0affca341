import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { readDataFile } from './data-files.js';

const CONVERSATION = {
  id: 'c',
  turns: [{ id: 't', text: 'Hi', session: 1 }],
  questions: [{ q: '?', category: 1, evidence: ['t'] }],
};
const WORLD = { id: 'w', memories: ['a'], questions: [{ kind: 'near', q: '?', gold: null }] };
const UPDATE = { id: 'u', kind: 'price', steps: ['a', 'b'], q: '?', cur: ['b'], old: ['a'], keep: [] };

describe('readDataFile', () => {
  let directory: string;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'mnemonest-data-'));
  });
  afterEach(() => rmSync(directory, { recursive: true }));
  const written = (file: string, content: string | Buffer) => {
    writeFileSync(join(directory, file), content);
    return join(directory, file);
  };

  it.each([
    ['chats.dev.json', JSON.stringify([CONVERSATION], null, 2), 'conversations', 'chats.dev', [CONVERSATION]],
    ['chats.jsonl', `${JSON.stringify(CONVERSATION)}\n`, 'conversations', 'chats', [CONVERSATION]],
    ['w.jsonl', `${JSON.stringify(WORLD)}\n\n${JSON.stringify(WORLD)}`, 'worlds', 'w', [WORLD, WORLD]],
    ['u.jsonl.gz', gzipSync(JSON.stringify(UPDATE)), 'updates', 'u', [UPDATE]],
  ])('reads %s', (file, content, form, name, items) => {
    const path = written(file, content);
    expect(readDataFile(path)).toEqual({ form, name, file: path, items });
  });

  it('says what it expects if a file is of no known form', () => {
    const path = written('x.json', '[{"id":"x","turns":[]}]');
    expect(() => readDataFile(path)).toThrow(
      /x\.json is of no known form.*\n {2}conversations: \{id, turns: .*\n.*worlds.*\n.*updates/,
    );
    expect(() => readDataFile(written('empty.jsonl', ''))).toThrow('no known form');
  });

  it('names what is wrong', () => {
    const path = written('w.jsonl', `${JSON.stringify(WORLD)}\n${JSON.stringify(UPDATE)}`);
    expect(() => readDataFile(path)).toThrow(`item 2 of ${path} is none of the worlds that the file begins with`);
    expect(() => readDataFile(written('y.jsonl', '{"id"'))).toThrow('y.jsonl:1 is not JSON');
    expect(() => readDataFile(join(directory, 'gone.json'))).toThrow('ENOENT');
  });
});
