import { factOf } from '../sentences.js';
import { hashedVector } from './hashed-vector.js';

const cosine = (a: readonly number[], b: readonly number[]) => a.reduce((sum, value, at) => sum + value * (b[at] as number), 0);

describe('hashedVector', () => {
  it('has length 1, for a text without words too', () => {
    for (const text of ['The office is in Lisbon', '', '?!']) expect(Math.hypot(...hashedVector(text, 64))).toBeCloseTo(1);
  });

  it('is the same for a text in another case, and nearer to a text with the same words than to another one', () => {
    const [fact, same, other] = [factOf(8), `${factOf(8)} then`, factOf(3)].map((text) => hashedVector(text, 384));
    expect(hashedVector(factOf(8).toUpperCase(), 384)).toEqual(fact);
    expect(cosine(fact as number[], same as number[])).toBeGreaterThan(cosine(fact as number[], other as number[]));
  });
});
