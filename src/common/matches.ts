/**
 * Returns the matches of `text.matchAll(pattern)` as a list. `matchAll` copies the pattern for every text, which takes longer
 * than the search in a short one, and each stored text is searched for some forty patterns.
 * @param pattern must have the flag `g`
 * @param most number of matches to return at most
 */
export function matchesOf(text: string, pattern: RegExp, most = Infinity): RegExpExecArray[] {
  const matches: RegExpExecArray[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    matches.push(match);
    if (matches.length >= most) break;
    if (match[0] === '') pattern.lastIndex += pattern.unicode && (text.codePointAt(match.index) ?? 0) > 0xffff ? 2 : 1;
  }
  return matches;
}

/**
 * Returns the text that `pattern` matches right at `index`, if it does.
 * @param pattern must have the flag `y`
 */
export function matchAt(pattern: RegExp, text: string, index: number): string | undefined {
  pattern.lastIndex = index;
  return pattern.exec(text)?.[0];
}
