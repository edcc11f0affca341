import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ChatsReport } from '../../../src/bin/eval/chats.report.js';
import { EVAL_TIMEOUT_MS, evaluate } from '../../support/evals.js';

const FIXTURES = join(process.cwd(), 'test/fixtures/conversations');
const CHATS = join(FIXTURES, 'chats.jsonl');
describe('npm run eval -- conversations', () => {
  const measure = (...args: string[]) => evaluate('conversations', '--data', CHATS, ...args);

  it(
    'measures a recorded language model beside the rules',
    async () => {
      const recording = join(FIXTURES, 'recording.jsonl');
      const { stdout, stderr, code } = await measure('--recording', recording, '--json');
      expect([code, stderr]).toEqual([0, '']);
      const { rules, 'LLM=openai': model } = JSON.parse(stdout) as Record<string, ChatsReport>;
      for (const report of [rules!, model!]) {
        expect(report).toMatchObject({ conversations: 3, turns: 57, failed: 0, asked: 27 });
        expect(report.kept + report.dropped).toBe(57);
      }
      expect(rules!.requests).toBeUndefined();
      expect(rules!.fates).toHaveProperty('question');
      // Were a prompt to ask about other data, no recorded answer would be found, and both columns would be those of the rules.
      expect(model!.requests).toEqual({ answered: expect.any(Number), unanswered: 0 });
      expect(model!.requests!.answered).toBeGreaterThan(3);
      expect(model!.fates).toHaveProperty('no_fact');
      expect(model!.memories).toBe(26);
      // The one turn that tells something before it asks keeps its text.
      expect([rules!.questionsLeft, model!.questionsLeft]).toEqual([1, 0]);
      for (const { recall } of [rules!, model!]) {
        expect(recall['1']).toBeGreaterThanOrEqual(0.75);
        expect(recall['3']).toBeGreaterThanOrEqual(0.8);
      }
    },
    EVAL_TIMEOUT_MS,
  );

  it('refuses a recording that is none, and one beside what it cannot be compared with', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'mnemonest-eval-'));
    try {
      const file = join(directory, 'recording.jsonl');
      writeFileSync(file, 'no JSON\n');
      expect(await measure('--recording', file)).toMatchObject({
        code: 1,
        stderr: expect.stringContaining(`${file}:1 is not JSON`),
      });
      expect((await measure('--recording', file, '--stores')).code).not.toBe(0);
    } finally {
      rmSync(directory, { recursive: true });
    }
  });
});
