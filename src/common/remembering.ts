import { LRUCache } from 'lru-cache';

export interface RememberingOptions {
  /** How many results are remembered: those asked for last. */
  readonly most: number;
  /** Characters of the longest argument whose result is remembered. */
  readonly longest: number;
}

/**
 * Characters up to which V8 copies a part of a string. A longer part, as of a word in a text, keeps the whole text in memory as long as it is
 * remembered itself (`SlicedString::kMinLength`).
 */
export const LONGEST_COPY = 12;

/** The function `of`, which must depend on nothing but its argument, with its last results at hand. */
export function remembering<Value extends object>(
  of: (key: string) => Value,
  { most, longest }: RememberingOptions,
): (key: string) => Value {
  const known = new LRUCache<string, Value>({ max: most, memoMethod: of });
  return (key) => (key.length > longest ? of(key) : known.memo(key));
}
