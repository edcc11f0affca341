/** Returns the words of a list that white space separates. */
export const wordSet = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** Returns the source of a regular expression for one of several alternatives; each may itself list several, separated by `|`. */
export const anyOf = (...alternatives: readonly string[]): string => `(?:${alternatives.join('|')})`;
