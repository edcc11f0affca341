import { toReport, toText } from './chats.report.js';
import type { ChatResult } from './chats.run.js';

const result: ChatResult = {
  id: 'c1',
  turns: [
    { outcome: 'kept', fate: 'stored_new' },
    { outcome: 'dropped', fate: 'question' },
    { outcome: 'failed', fate: 'pii_rejected' },
  ],
  memories: 1,
  questionsLeft: 0,
  answers: [
    { q: 'where', recallAt: () => 1 },
    { q: 'when', recallAt: (depth) => Number(depth > 1) },
  ],
};

describe('the report of conversations', () => {
  it('counts the turns by what became of them, and the questions by rank', () => {
    expect(toReport([result, result])).toEqual({
      conversations: 2,
      turns: 6,
      kept: 2,
      dropped: 2,
      failed: 2,
      fates: { pii_rejected: 2, question: 2, stored_new: 2 },
      memories: 2,
      questionsLeft: 0,
      asked: 4,
      recall: { 1: 0.5, 3: 1, 5: 1, 10: 1 },
    });
  });

  it('has a column for each run, and lists what failed', () => {
    const model = toReport([{ ...result, turns: [{ outcome: 'dropped', fate: 'no_fact' }] }], { answered: 4, unanswered: 1 });
    const lines = toText({ rules: toReport([result]), model }, { rules: [result] }).split('\n');
    const columns = (name: string) =>
      lines
        .find((line) => line.trim().startsWith(name))
        ?.trim()
        .split(/ {2,}/)
        .slice(1);
    expect(lines[0]?.trim().split(/\s+/)).toEqual(['rules', 'model']);
    expect(columns('hit@1')).toEqual(['0.500', '0.500']);
    expect(columns('no_fact')).toEqual(['0', '1']);
    expect(columns('stored_new')).toEqual(['1', '0']);
    expect(columns('requests to the model')).toEqual(['-', '5']);
    expect(columns('without an answer')).toEqual(['-', '1']);
    expect(lines.slice(-4).map((line) => line.trim())).toEqual([
      'rules: c1 turn 0: stored_new',
      'rules: c1 turn 1: question',
      'rules: c1 turn 2: pii_rejected',
      'rules: c1: when',
    ]);
  });
});
