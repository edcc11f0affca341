import { LRUCache } from 'lru-cache';

export interface RememberingOptions {
  /** Maximum number of cached results; the least recently used is evicted. */
  readonly most: number;
  /** Maximum length of an argument whose result is cached, in UTF-16 units. */
  readonly longest: number;
}

/**
 * Maximum length of a substring that V8 copies, in UTF-16 units. A longer one, such as a word of a text, refers to the whole
 * text and keeps it in memory as long as it is cached itself (`SlicedString::kMinLength`).
 */
export const LONGEST_COPY = 12;

/** Returns the pure function `of` with a cache of its latest results (memoization). */
export function remembering<Value extends object>(
  of: (key: string) => Value,
  { most, longest }: RememberingOptions,
): (key: string) => Value {
  const cache = new LRUCache<string, Value>({ max: most, memoMethod: of });
  return (key) => (key.length > longest ? of(key) : cache.memo(key));
}
