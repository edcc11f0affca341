import { readFileSync } from 'node:fs';
import { decideLocally } from '../src/text/dedup/local-decision.js';
import { supersessionOf } from '../src/text/dedup/supersession/supersession.js';

/**
 * A pair of `fixtures/supersession.jsonl`, written without a look at the rules: facts that can stand side by side, and facts that
 * supersede. Those that are held were not looked at while the rules were changed.
 */
interface Pair {
  readonly old: string;
  readonly new: string;
  readonly supersedes: boolean;
  readonly held: boolean;
  /** By the built-in model, on the public scale. */
  readonly similarity: number;
}

const PAIRS = readFileSync('test/fixtures/supersession.jsonl', 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Pair);
const NEAR = 0.7;
const MOST_FALSE = 0.11;
const LEAST_FOUND = 0.66;

/** True if the new text replaces the older one or is linked to it. */
function isFound({ old, new: newer, similarity }: Pair): boolean {
  const neighbour = { id: 1, text: old, similarity, saidAt: new Date(0) };
  const { action } = similarity < NEAR ? { action: 'stored_new' } : decideLocally(newer, [neighbour]);
  return action === 'updated_existing' || (action === 'stored_new' && supersessionOf(old, newer, similarity) !== undefined);
}

const shareFound = (supersedes: boolean) => {
  const pairs = PAIRS.filter((pair) => pair.supersedes === supersedes);
  return pairs.filter(isFound).length / pairs.length;
};

describe('the pairs of supersession.jsonl', () => {
  it('are seldom linked if they stand side by side', () => {
    expect(shareFound(false)).toBeLessThan(MOST_FALSE);
  });

  it('are mostly found if one supersedes the other', () => {
    expect(shareFound(true)).toBeGreaterThan(LEAST_FOUND);
  });
});
