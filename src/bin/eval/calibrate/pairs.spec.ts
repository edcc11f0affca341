import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CliError } from '../../cli/cli-error.js';
import { readPairs } from './pairs.js';

describe('readPairs', () => {
  const home = mkdtempSync(join(tmpdir(), 'pairs-'));
  afterAll(() => rmSync(home, { recursive: true }));
  const read = (...items: readonly unknown[]) => {
    const file = join(home, 'data.jsonl');
    writeFileSync(file, items.map((item) => JSON.stringify(item)).join('\n'));
    return readPairs([file]);
  };

  it('reads labelled pairs', () => {
    expect(read({ a: 'x', b: 'y', relation: 'paraphrase' })).toEqual([{ relation: 'paraphrase', asked: false, a: 'x', b: 'y' }]);
  });

  it('pairs a question with its answer, and with the three after it', () => {
    const items = [1, 2, 3, 4, 5].map((i) => ({ q: `q${i}`, answer: `a${i}` }));
    const pairs = read(...items).filter(({ a }) => a === 'q4');
    expect(pairs.map(({ relation, b }) => `${relation} ${b}`)).toEqual([
      'answer a4',
      'unrelated a5',
      'unrelated a1',
      'unrelated a2',
    ]);
    expect(pairs.every(({ asked }) => asked)).toBe(true);
  });

  it('pairs a question without an answer with memories only', () => {
    const world = {
      id: 'w',
      memories: ['m1', 'm2'],
      questions: [
        { kind: 'none', q: 'q', gold: null },
        { kind: 'fact', q: 'p', gold: 'm2' },
      ],
    };
    expect(read(world).map(({ relation, a, b }) => `${a} ${relation} ${b}`)).toEqual([
      'q unrelated m1',
      'q unrelated m2',
      'p answer m2',
      'p unrelated m1',
    ]);
  });

  it('has enough pairs of our own', () => {
    const pairs = readPairs(['answers', 'pairs'].map((name) => `test/fixtures/calibration/${name}.jsonl`));
    for (const relation of ['unrelated', 'answer', 'related', 'paraphrase'])
      expect(pairs.filter((pair) => pair.relation === relation).length).toBeGreaterThanOrEqual(30);
  });

  it('names the item that is of no known form', () => {
    const attempt = () => read({ a: 'x', b: 'y', relation: 'related' }, { a: 'x', b: 'y', relation: 'alike' });
    expect(attempt).toThrow(CliError);
    expect(attempt).toThrow(/item 2 of .*data.jsonl is not one of/);
  });
});
