import { createHash } from 'node:crypto';

/**
 * Returns a vector of a text that is the same everywhere: each word, in lower case, adds 1 or -1 at a place that its hash says,
 * and the whole has length 1. Texts that share words have a high cosine, as with a real model, and no model is needed.
 */
export function hashedVector(text: string, dimensions: number): number[] {
  const vector = new Array<number>(dimensions).fill(0);
  for (const word of text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []) {
    const hash = createHash('sha256').update(word).digest();
    const at = hash.readUInt32BE(0) % dimensions;
    vector[at] = (vector[at] as number) + ((hash[4] as number) % 2 ? 1 : -1);
  }
  const length = Math.hypot(...vector);
  return length === 0 ? vector.map((_, at) => (at === 0 ? 1 : 0)) : vector.map((value) => value / length);
}
