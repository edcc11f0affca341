import { confidenceOf } from './confidence.js';

const hit = (id: number, relevance: number, similarity = 0.6, follows: number | null = null) => ({
  id,
  relevance,
  similarity,
  follows,
});

describe('confidenceOf', () => {
  it('is high for a hit far ahead of the others, low for the others and for one among equals', () => {
    const [best, second, third] = [hit(1, 0.9), hit(2, 0.5), hit(3, 0.48)] as const;
    const all = [best, second, third];
    expect(confidenceOf(best, all)).toBeGreaterThan(0.95);
    expect(confidenceOf(second, all)).toBeLessThan(0.01);
    expect(confidenceOf(second, [second, third])).toBeLessThan(0.5);
  });

  it('is low for a single hit at the smallest similarity, and grows with both', () => {
    const alone = (similarity: number) => confidenceOf(hit(1, similarity, similarity), [hit(1, similarity, similarity)]);
    expect(alone(0.36)).toBeLessThan(0.3);
    expect(alone(0.5)).toBeGreaterThan(0.5);
    expect(alone(0.8)).toBeGreaterThan(alone(0.5));
    expect(confidenceOf(hit(1, 0.6, 0.6), [])).toBeGreaterThan(confidenceOf(hit(1, 0.6, 0.4), []));
  });

  it('does not count versions of the same fact against each other', () => {
    const [older, newer, other] = [hit(1, 0.9), hit(2, 0.88, 0.6, 1), hit(3, 0.4)] as const;
    expect(confidenceOf(newer, [older, newer, other])).toBeGreaterThan(0.9);
    expect(confidenceOf(older, [older, newer, other])).toBeGreaterThan(0.9);
    const unrelated = hit(2, 0.88);
    expect(confidenceOf(unrelated, [older, unrelated, other])).toBeLessThan(0.5);
  });
});
