import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EVAL_TIMEOUT_MS, evaluate, useEvalDatabase } from '../../support/evals.js';

const PII = 'pii.dev.jsonl';
const CORPORA = {
  [PII]: [
    {
      id: 'p1',
      group: 'card',
      text: 'Card 4111 1111 1111 1111, Ana',
      expect: 'redact',
      spans: [{ kind: 'CARD', value: '4111 1111 1111 1111' }],
      keep: ['Ana'],
    },
    { id: 'p2', group: 'ids', text: ' Order  42\n', expect: 'pass', meta: { temporal: 'mine', n: [1.5, null] } },
    { id: 'p3', group: 'described', text: "The password is my dog's name plus two digits", expect: 'reject' },
    {
      id: 'p4',
      group: 'wrong on purpose',
      text: 'Nothing secret here',
      expect: 'redact',
      spans: [{ kind: 'NONE', value: 'secret' }],
    },
  ],
  'dedup.jsonl': [
    {
      id: 'd1',
      group: 'exact',
      old: 'Ana likes tea.',
      new: 'ana likes TEA',
      expect: 'duplicate_exact',
      also: [],
      must_keep: ['likes tea'],
      must_not: [],
    },
    {
      id: 'd2',
      group: 'own',
      old: 'Ana likes tea.',
      new: 'The server has 8 GB',
      expect: 'stored_new',
      also: [],
      must_keep: ['tea', '8 GB'],
      must_not: [],
    },
  ],
  'temporal.jsonl': [
    {
      id: 't1',
      group: 'none',
      text: 'Ana likes tea',
      now: '2026-01-01T00:00:00Z',
      type: 'persistent',
      valid_until: null,
      tolerance_days: 0,
    },
  ],
  'importance.jsonl': [{ id: 'i1', group: 'greeting', text: 'Hi!', band: 'low' }],
  'categories.jsonl': [{ id: 'c1', group: 'small_talk', text: 'Hi!', any_of: ['small_talk'], none_of: ['travel'] }],
};

describe('npm run eval -- store', () => {
  let directory: string;
  beforeAll(() => {
    directory = mkdtempSync(join(tmpdir(), 'mnemonest-corpora-'));
    for (const [file, items] of Object.entries(CORPORA))
      writeFileSync(join(directory, file), items.map((item) => JSON.stringify(item)).join('\n'));
  });
  afterAll(() => rmSync(directory, { recursive: true, force: true }));

  const database = useEvalDatabase();
  const measure = (flag: string) => evaluate('store', '--corpora', directory, ...database(), flag);

  it(
    'measures the real service, and lists the failed items',
    async () => {
      const { stdout, stderr } = await measure('--json');
      const reports = JSON.parse(stdout) as {
        corpus: string;
        items: number;
        figures: Record<string, number>;
        failures: object[];
      }[];
      expect(stderr).toBe('');
      expect(reports.map(({ corpus, items }) => [corpus, items])).toEqual([
        ['pii', 4],
        ['dedup', 2],
        ['temporal', 1],
        ['importance', 1],
        ['categories', 1],
      ]);
      const [pii, ...others] = reports;
      expect(pii?.failures).toEqual([{ id: 'p4', group: 'wrong on purpose', why: 'NONE leaked' }]);
      expect(pii?.figures).toMatchObject({ precision: 1, recall: 2 / 3, leaked_spans: 1, hard_negatives_touched: 0 });
      expect(others.flatMap(({ failures }) => failures)).toEqual([]);
      expect(others[0]?.figures).toMatchObject({ lost_facts: 0, pairs_below_similarity_070: 1 });
    },
    EVAL_TIMEOUT_MS,
  );

  it(
    'prints ids, never texts',
    async () => {
      for (const file of Object.keys(CORPORA)) if (file !== PII) rmSync(join(directory, file));
      const { stdout } = await measure('--failures');
      expect(stdout).toContain('p4 wrong on purpose: NONE leaked');
      expect(stdout).not.toContain('Nothing secret here');
    },
    EVAL_TIMEOUT_MS,
  );
});
