/** `text` with U+FFFD for every surrogate that stands alone: such a string has no UTF-8 form, and providers refuse it. */
export const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, '\ufffd');

/** At most `units` UTF-16 units from the start of `text`, never half of a character. */
export function prefixOf(text: string, units: number): string {
  if (text.length <= units) return text;
  const splitsPair = (text.codePointAt(units - 1) ?? 0) > 0xffff;
  return text.slice(0, splitsPair ? units - 1 : units);
}

/**
 * The start of `text` that a byte-pair tokenizer turns into at most about `tokens` tokens. A rough count on the safe side, because a
 * provider refuses an input that is over its limit and the memory could then never be stored: prose in the Latin script takes about
 * a quarter of a token a letter and is counted as a half, symbols as 1, other scripts as 1 or 2, emoji as 3.
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

/**
 * `text` in pieces of at most about `tokens` tokens, counted as by {@link boundTokens}, each beginning about `overlap` tokens before the
 * end of the one before it; never half of a character. One piece where it fits into one.
 * @param overlap less than half of `tokens`
 */
export function windowsOf(text: string, tokens: number, overlap: number): string[] {
  const characters = [...text];
  const costs = characters.map((character) => tokensOf(character.codePointAt(0)!));
  const windows: string[] = [];
  for (let start = 0; ; ) {
    let end = start;
    for (let spent = 0; end < costs.length && spent + costs[end]! <= tokens; end++) spent += costs[end]!;
    windows.push(characters.slice(start, end).join(''));
    if (end === costs.length) return windows;
    start = end;
    for (let spent = 0; spent + costs[start - 1]! <= overlap; start--) spent += costs[start - 1]!;
  }
}
