import type { Span } from './period-phrase.js';

/** The source of an expression for a year. */
export const year = (group: string) => `(?<${group}>(?:19|20)\\d\\d)`;

/** Parts of a month or year, with the share of it before and after them. */
const PARTS: readonly (readonly [beginning: RegExp, from: number, to: number])[] = [
  [/^(?:early|(?:the )?(?:beginning|start))/i, 0, 1 / 3],
  [/^mid/i, 1 / 3, 2 / 3],
  [/^(?:late|(?:the )?end)/i, 2 / 3, 1],
  [/^(?:the )?first/i, 0, 1 / 2],
  [/^(?:the )?second/i, 1 / 2, 1],
];
/** The source of an expression for a part, before the month or year that it is of. */
export const PART =
  '(?:(?<part>early|mid(?:dle of)?|late|(?:the )?(?:beginning|start|end|first half|second half) of)[ -](?:in )?)';

/** Returns the part of a span, in whole days. */
export function partOf(span: Span, part: string | undefined): Span {
  const found = part === undefined ? undefined : PARTS.find(([beginning]) => beginning.test(part));
  if (!found) return span;
  const days = span.to.diff(span.from, 'days').days;
  const dayAt = (share: number) => span.from.plus({ days: Math.round(days * share) });
  return { from: dayAt(found[1]), to: dayAt(found[2]) };
}
