/**
 * What `text.matchAll(pattern)` finds, in a list. That copies the pattern for every text, which takes longer than looking for it in a short one:
 * some forty patterns are looked for in each text that is stored.
 * @param pattern with the flag `g`
 */
export function matchesOf(text: string, pattern: RegExp): RegExpExecArray[] {
  const matches: RegExpExecArray[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    matches.push(match);
    if (match[0] === '') pattern.lastIndex += pattern.unicode && (text.codePointAt(match.index) ?? 0) > 0xffff ? 2 : 1;
  }
  return matches;
}
