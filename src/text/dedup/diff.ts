import type { Token } from './tokens.js';

/** A place where two lists of tokens differ. One of its two parts may be empty. */
export interface Change {
  /** Tokens of the old list that the new one does not have here. */
  readonly removed: readonly Token[];
  /** Tokens of the new list that the old one does not have here. */
  readonly added: readonly Token[];
  /** Index of the change in the old list. */
  readonly oldStart: number;
  /** Index of the change in the new list. */
  readonly newStart: number;
}

/**
 * Returns the changes that lead from `before` to `after`, by their longest common subsequence of keys. Time and memory
 * grow with the product of the two lengths.
 */
export function diff(before: readonly Token[], after: readonly Token[]): Change[] {
  const common = commonLengths(before, after);
  const changes: Change[] = [];
  let [i, j] = [0, 0];
  let [oldStart, newStart] = [0, 0];
  const close = () => {
    if (i > oldStart || j > newStart)
      changes.push({ removed: before.slice(oldStart, i), added: after.slice(newStart, j), oldStart, newStart });
  };
  while (i < before.length && j < after.length) {
    if (before[i]?.key === after[j]?.key) {
      close();
      [oldStart, newStart] = [++i, ++j];
    } else if ((common[i + 1]?.[j] as number) >= (common[i]?.[j + 1] as number)) i++;
    else j++;
  }
  [i, j] = [before.length, after.length];
  close();
  return changes;
}

/** Returns at [i][j] the length of the longest common subsequence of `before` from i on and `after` from j on. */
function commonLengths(before: readonly Token[], after: readonly Token[]): Uint16Array[] {
  const lengths = Array.from({ length: before.length + 1 }, () => new Uint16Array(after.length + 1));
  for (let i = before.length - 1; i >= 0; i--) {
    const [row, below] = [lengths[i] as Uint16Array, lengths[i + 1] as Uint16Array];
    for (let j = after.length - 1; j >= 0; j--)
      row[j] =
        before[i]?.key === after[j]?.key ? (below[j + 1] as number) + 1 : Math.max(below[j] as number, row[j + 1] as number);
  }
  return lengths;
}

/** Returns the change that leads back. */
export const invert = ({ removed, added, oldStart, newStart }: Change): Change => ({
  removed: added,
  added: removed,
  oldStart: newStart,
  newStart: oldStart,
});
