export interface RememberingOptions {
  /** How many results are remembered at most. */
  readonly most: number;
  /** Characters of the longest argument whose result is. */
  readonly longest: number;
}

/**
 * Characters up to which V8 copies a part of a string. A longer part, as of a word in a text, keeps the whole text in memory as long as it is
 * remembered itself (`SlicedString::kMinLength`).
 */
export const LONGEST_COPY = 12;

/**
 * The function `of`, which must depend on nothing but its argument, with the results that were last asked for at hand: those of two
 * generations, of which the older one is forgotten as a whole, so that an argument costs nothing but a look-up.
 */
export function remembering<Value extends object>(
  of: (key: string) => Value,
  { most, longest }: RememberingOptions,
): (key: string) => Value {
  let recent = new Map<string, Value>();
  let older = recent;
  return (key) => {
    if (key.length > longest) return of(key);
    const known = recent.get(key);
    if (known !== undefined) return known;
    const value = older.get(key) ?? of(key);
    if (recent.size >= most / 2) [older, recent] = [recent, new Map()];
    recent.set(key, value);
    return value;
  };
}
