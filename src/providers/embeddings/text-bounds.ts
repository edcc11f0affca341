/** Replaces every lone surrogate with U+FFFD: a string with lone surrogates has no UTF-8 form, and providers refuse it. */
export const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, '\ufffd');

/** Returns the start of `text`, at most `units` UTF-16 units, without splitting a surrogate pair. */
export function prefixOf(text: string, units: number): string {
  if (text.length <= units) return text;
  const splitsPair = (text.codePointAt(units - 1) ?? 0) > 0xffff;
  return text.slice(0, splitsPair ? units - 1 : units);
}

/**
 * Returns the start of `text` that has at most about `tokens` tokens for a byte-pair tokenizer. The estimate is rough and
 * on the safe side, because a provider refuses an input above its limit, and the memory could then never be stored: prose
 * in the Latin script has about a quarter of a token per letter and is counted as a half; symbols count as 1, other
 * scripts as 1 or 2, emoji as 3.
 */
export function boundTokens(text: string, tokens: number): string {
  let spent = 0;
  let units = 0;
  for (const character of text) {
    spent += tokensOf(character.codePointAt(0)!);
    if (spent > tokens) return text.slice(0, units);
    units += character.length;
  }
  return text;
}

function tokensOf(codePoint: number): number {
  if (codePoint === 0x20 || (codePoint >= 0x61 && codePoint <= 0x7a)) return 0.5;
  if (codePoint <= 0x7ff) return 1;
  return codePoint <= 0xffff ? 2 : 3;
}
