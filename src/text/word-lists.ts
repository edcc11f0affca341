/** Returns the words of a list that white space separates. */
export const wordSet = (list: string): ReadonlySet<string> => new Set(wordsIn(list));

/** Returns the source of a regular expression for one of several alternatives; each may itself list several, separated by `|`. */
export const anyOf = (...alternatives: readonly string[]): string => `(?:${alternatives.join('|')})`;

/** Returns the source of a regular expression for one of the words in several lists that white space separates. */
export const anyWordOf = (...lists: readonly string[]): string => anyOf(...lists.flatMap(wordsIn));

/**
 * Returns the source of a regular expression for one of several alternatives, which a template literal has on several lines, or
 * on one line separated by `|`. White space around a line does not count, and a backslash needs no second one.
 */
export const alternation = (template: TemplateStringsArray, ...sources: readonly string[]): string =>
  anyOf(...linesIn(String.raw(template, ...sources)));

const wordsIn = (list: string): string[] => list.trim().split(/\s+/);

const linesIn = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
