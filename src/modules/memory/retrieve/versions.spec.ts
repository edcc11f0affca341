import fc from 'fast-check';
import { newestVersionsFirst, type RankedHit } from './versions.js';

const hit = (id: number, score: number, more: Partial<RankedHit> = {}): RankedHit => ({
  id,
  text: `memory ${id}`,
  score,
  similarity: 0.7,
  importance: 5,
  metaJson: '{}',
  relevance: 0.7,
  words: 0,
  follows: null,
  supersedes: null,
  createdAt: new Date(1_000 * id),
  updatedAt: new Date(1_000 * id),
  expiresAt: null,
  ...more,
});
const orderOf = (...hits: RankedHit[]) => newestVersionsFirst(hits).map(({ id }) => id);

describe('newestVersionsFirst', () => {
  it('puts a newer version right above the older one, with its score', () => {
    const hits = [hit(9, 0.9), hit(1, 0.8), hit(5, 0.7), hit(2, 0.6, { follows: 1 }), hit(3, 0.5)];
    expect(newestVersionsFirst(hits).map(({ id, score }) => [id, score])).toEqual([
      [9, 0.9],
      [2, 0.8],
      [1, 0.8],
      [5, 0.7],
      [3, 0.5],
    ]);
  });

  it('leaves the order of memories that are no versions, or of which the newer one is first already', () => {
    expect(orderOf(hit(1, 0.8), hit(2, 0.6))).toEqual([1, 2]);
    expect(orderOf(hit(2, 0.8, { follows: 1 }), hit(3, 0.7), hit(1, 0.6))).toEqual([2, 3, 1]);
    expect(orderOf()).toEqual([]);
  });

  it('ignores the older version if it is no hit', () => {
    expect(orderOf(hit(7, 0.8), hit(2, 0.6, { follows: 1 }))).toEqual([7, 2]);
  });

  it('puts the newest of a chain of versions first', () => {
    expect(orderOf(hit(1, 0.9), hit(7, 0.8), hit(2, 0.7, { follows: 1 }), hit(3, 0.6, { follows: 2 }))).toEqual([3, 2, 1, 7]);
    expect(orderOf(hit(7, 0.8), hit(1, 0.7), hit(3, 0.6, { follows: 2 }), hit(2, 0.5, { follows: 1 }))).toEqual([7, 3, 2, 1]);
  });

  it('puts two newer versions of one memory above it, the newer one first', () => {
    expect(orderOf(hit(1, 0.9), hit(2, 0.5, { follows: 1 }), hit(3, 0.4, { follows: 1 }))).toEqual([3, 2, 1]);
  });

  it('leaves the older version first if it is more relevant by more than 0.1', () => {
    const newer = { follows: 1, relevance: 0.5 };
    expect(orderOf(hit(1, 0.8, { relevance: 0.59 }), hit(2, 0.6, newer))).toEqual([2, 1]);
    expect(orderOf(hit(1, 0.8, { relevance: 0.61 }), hit(2, 0.6, newer))).toEqual([1, 2]);
  });

  it('leaves the older version first if it alone holds a word of the query', () => {
    const order = (older: number, newer: number) =>
      orderOf(hit(1, 0.8, { words: older }), hit(2, 0.6, { words: newer, follows: 1 }));
    expect(order(0b011, 0b011)).toEqual([2, 1]);
    expect(order(0b001, 0b111)).toEqual([2, 1]);
    expect(order(0b101, 0b011)).toEqual([1, 2]);
    expect(order(1 << 19, 0)).toEqual([1, 2]);
  });

  it('leaves the older version first if it got its text later', () => {
    const older = (updatedAt: Date) => hit(1, 0.8, { updatedAt });
    expect(orderOf(older(new Date(2_000)), hit(2, 0.6, { follows: 1 }))).toEqual([2, 1]);
    expect(orderOf(older(new Date(2_001)), hit(2, 0.6, { follows: 1 }))).toEqual([1, 2]);
  });

  it('puts the newer one of two that are surely linked first, whatever the query is', () => {
    const order = (confidence: number, updatedAt = new Date(1_000)) =>
      orderOf(
        hit(1, 0.8, { relevance: 0.9, words: 0b1, updatedAt }),
        hit(2, 0.5, { relevance: 0.4, supersedes: [{ id: 1, confidence }] }),
      );
    expect(order(0.5)).toEqual([2, 1]);
    expect(order(0.49)).toEqual([1, 2]);
    const unsure = { supersedes: [{ id: 1, confidence: 0.3 }], relevance: 0.7 };
    expect(orderOf(hit(1, 0.8, { relevance: 0.9 }), hit(2, 0.5, unsure))).toEqual([2, 1]);
    expect(order(1, new Date(2_001))).toEqual([1, 2]);
  });

  it('puts one above all that it is linked to, also if it was written first', () => {
    const supersedes = [1, 3].map((id) => ({ id, confidence: 1 }));
    expect(orderOf(hit(3, 0.9, { updatedAt: new Date(0) }), hit(1, 0.8), hit(2, 0.4, { supersedes }))).toEqual([2, 3, 1]);
  });

  it('returns each hit once, none with a lower score, the best first', () => {
    const hits = fc
      .array(fc.record({ score: fc.double({ min: 0, max: 1, noNaN: true }), follows: fc.option(fc.nat(12)), words: fc.nat(3) }), {
        maxLength: 12,
      })
      .map((all) =>
        all
          .map(({ follows, ...more }, id) =>
            hit(id, more.score, { ...more, follows: follows !== null && follows < id ? follows : null }),
          )
          .sort((a, b) => b.score - a.score || b.id - a.id),
      );
    fc.assert(
      fc.property(hits, (before) => {
        const after = newestVersionsFirst(before);
        const scores = after.map(({ score }) => score);
        expect(scores).toEqual([...scores].sort((a, b) => b - a));
        expect(after.map(({ id }) => id).sort((a, b) => a - b)).toEqual(before.map(({ id }) => id).sort((a, b) => a - b));
        for (const { id, score } of before) expect(after.find((one) => one.id === id)!.score).toBeGreaterThanOrEqual(score);
      }),
    );
  });
});
