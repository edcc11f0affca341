import type { JsonObject } from '../../../../common/json/json-values.js';
import { isOutcome, type SettledOutcome, type StretchPart, type Turn } from '../../../events/turn.types.js';
import { inStretches } from './stretches.js';

const SAID = new Date('2026-03-02T10:00:00Z');
const BEFORE = [{ role: 'user', text: 'hello' }];
const KEPT = { content: 'kept' };
const turn = (meta: JsonObject = {}, rules: StretchPart['rules'] = KEPT, content = 'text'): Turn => ({
  content,
  meta,
  saidAt: SAID,
  part: { stretch: 0, rules, before: BEFORE },
});
const numbersOf = (turns: readonly (Turn | SettledOutcome)[], scopeKeys: string[] = []) =>
  inStretches(turns, scopeKeys).map((each) => (isOutcome(each) ? each.outcome : each.part?.stretch));

describe('inStretches', () => {
  it('keeps turns of one subject and scope together, even with others between them', () => {
    const turns = [
      turn({ user_id: 'a' }),
      turn({ user_id: 'b' }),
      turn({ user_id: 'a', project: 'x' }),
      turn({ user_id: 'a', n: 1 }),
    ];
    expect(numbersOf(turns)).toEqual([0, 1, 0, 0]);
    expect(numbersOf(turns, ['project'])).toEqual([0, 1, 2, 0]);
  });

  it('does not mix turns of different life times', () => {
    expect(numbersOf([turn(), { ...turn(), expiresAt: SAID }, turn()])).toEqual([0, 1, 0]);
  });

  it('leaves out turns that have their outcomes, or no part', () => {
    const dropped: SettledOutcome = { outcome: 'dropped', reason: 'small_talk' };
    expect(numbersOf([dropped, { content: '', meta: {}, saidAt: SAID }, turn()])).toEqual(['dropped', undefined, 0]);
  });

  it('settles a stretch of which the rules keep nothing: nobody is asked about it', () => {
    const question = turn({}, { dropped: 'question' });
    expect(inStretches([question, question], [])).toEqual(Array(2).fill({ outcome: 'dropped', reason: 'question' }));
    expect(numbersOf([question, turn(), question])).toEqual([0, 0, 0]);
  });

  it('bounds the turns and the characters of a stretch', () => {
    expect(numbersOf(Array.from({ length: 50 }, () => turn())).map((n) => n)).toEqual([
      ...Array(24).fill(0),
      ...Array(24).fill(1),
      ...Array(2).fill(2),
    ]);
    const long = turn({}, KEPT, 'x'.repeat(5_000));
    expect(numbersOf([long, long, turn(), turn({}, KEPT, 'x'.repeat(10_000))])).toEqual([0, 1, 1, 2]);
  });

  it('tells what was said before with the first turn of a stretch alone', () => {
    const parts = inStretches([turn(), turn()], []).map((each) => (each as Turn).part);
    expect(parts).toEqual([
      { stretch: 0, rules: KEPT, before: BEFORE },
      { stretch: 0, rules: KEPT },
    ]);
  });
});
