import fc from 'fast-check';
import { type TextBatch, TextQueue, type WaitingText } from './text-queue.js';

const waiting = (text: string): WaitingText => ({ text, isQuery: false, resolve: () => {}, reject: () => {} });
const call = (...texts: string[]) => texts.map(waiting);
const bulkCall = (name: string, texts = 12) => call(...Array.from({ length: texts }, (_, i) => `${name}${i}`));
const textsOf = (batch: TextBatch | undefined) => batch?.texts.map(({ text }) => text);

describe('TextQueue', () => {
  it('lets a short call overtake a long one', () => {
    const queue = new TextQueue();
    queue.add(bulkCall('bulk'));
    queue.add(call('query'));
    expect(textsOf(queue.take(1, true))).toEqual(['query']);
    expect(textsOf(queue.take(1, true))).toEqual(['bulk0', 'bulk1', 'bulk2', 'bulk3']);
  });

  it('batches short calls and distributes them among the takers', () => {
    const queue = new TextQueue();
    for (const text of ['a', 'b', 'c', 'd']) queue.add(call(text));
    expect(textsOf(queue.take(2, true))).toEqual(['a', 'b']);
    expect(textsOf(queue.take(1, true))).toEqual(['c', 'd']);
    expect(queue.take(1, true)).toBeUndefined();
  });

  it('gives bulk work a turn after 16 batches of short calls', () => {
    const queue = new TextQueue();
    queue.add(bulkCall('bulk'));
    const turns = Array.from({ length: 40 }, () => {
      queue.add(call('query'));
      return queue.take(1, true)!.bulk;
    });
    expect(turns.filter(Boolean)).toHaveLength(2);
    expect(turns.indexOf(true)).toBe(16);
  });

  it('returns no bulk work while it is not allowed', () => {
    const queue = new TextQueue();
    queue.add(bulkCall('bulk'));
    expect(queue.take(1, false)).toBeUndefined();
    queue.add(call('query'));
    expect(textsOf(queue.take(1, false))).toEqual(['query']);
  });

  it('returns a long text in a batch of its own', () => {
    const queue = new TextQueue();
    queue.add(call('short', 'l'.repeat(5_000), 'last'));
    expect([textsOf(queue.take(1, true)), textsOf(queue.take(1, true))]).toEqual([['short'], ['l'.repeat(5_000)]]);
  });

  it('returns every text once, the texts of a call in their order', () => {
    const calls = fc.array(fc.array(fc.string(), { minLength: 1, maxLength: 9 }), { maxLength: 20 });
    fc.assert(
      fc.property(calls, fc.integer({ min: 1, max: 8 }), (given, takers) => {
        const queue = new TextQueue();
        const all = given.map((texts) => call(...texts));
        for (const texts of all) queue.add(texts);
        const taken: WaitingText[] = [];
        for (let batch = queue.take(takers, true); batch; batch = queue.take(takers, true)) taken.push(...batch.texts);
        expect(taken).toHaveLength(all.flat().length);
        for (const texts of all) expect(taken.filter((text) => texts.includes(text))).toEqual(texts);
      }),
    );
  });
});
