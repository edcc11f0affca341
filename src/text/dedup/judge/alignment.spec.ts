import fc from 'fast-check';
import { tokensOf } from '../tokens.js';
import { align, commonStart } from './alignment.js';

const aligned = (older: string, newer: string) => align(tokensOf(older), tokensOf(newer));

describe('align', () => {
  it('finds words in other forms, and leaves the others', () => {
    const { oldOnly, newOnly, pairs } = aligned('Ana paints old boats in Genoa', 'Ana is painting a boat in Naples');
    expect(oldOnly.map(({ form }) => form)).toEqual(['old', 'genoa']);
    expect(newOnly.map(({ form }) => form)).toEqual(['naples']);
    expect(pairs).toHaveLength(3);
  });

  it('takes no number or name for another one', () => {
    expect(aligned('Room 1204 is free', 'Room 12045 is free').newOnly.map(({ form }) => form)).toEqual(['12045']);
    expect(aligned('Ask Jonathan first', 'Ask Jonathon first').newOnly.map(({ form }) => form)).toEqual(['jonathon']);
  });

  it('pairs each word once', () => {
    const text = fc
      .array(fc.constantFrom('dog', 'dogs', 'Rita', '5', 'runs', 'running', 'the', 'lake'))
      .map((words) => words.join(' '));
    fc.assert(
      fc.property(text, text, (one, other) => {
        const { older, newer, pairs, oldOnly, newOnly } = aligned(one, other);
        expect(new Set(pairs.map(([, j]) => j)).size).toBe(pairs.length);
        expect([older.length - oldOnly.length, newer.length - newOnly.length]).toEqual([pairs.length, pairs.length]);
      }),
    );
  });
});

it('commonStart is the share of the longer word', () => {
  expect(commonStart('sponsor', 'sponsored')).toBeCloseTo(7 / 9);
  expect(commonStart('cat', 'cats')).toBe(0);
});
