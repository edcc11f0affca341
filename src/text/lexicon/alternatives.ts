/**
 * Returns the source of a group of a regular expression that matches any of several alternatives, in their order.
 * The template literal has them with `|` between them, on as many lines as are readable; a backslash needs no second one.
 */
export const anyOf = (template: TemplateStringsArray, ...sources: readonly string[]): string =>
  `(?:${linesOf(String.raw(template, ...sources)).join('|')})`;

/** Returns the source of a group that matches any of the words in `lists`, which have white space between them. */
export const anyWordOf = (...lists: readonly string[]): string => `(?:${lists.join(' ').trim().split(/\s+/).join('|')})`;

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
