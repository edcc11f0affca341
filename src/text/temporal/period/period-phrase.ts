import type { DateTime } from 'luxon';

/** A span of time: from its first moment to the first one after it. */
export interface Span {
  readonly from: DateTime;
  readonly to: DateTime;
}

export type Groups = Partial<Record<string, string>>;

/** Returns the span that a question means, of several from the past to the future: the March of this year, or of the last one. */
export type Chooser = (spans: readonly Span[]) => Span;

export interface PeriodPhrase {
  readonly pattern: RegExp;
  /** Returns the span, from the named groups of the pattern; null if it is none after all. */
  readonly spanOf: (groups: Groups, now: DateTime, choose: Chooser) => Span | null;
}

export type Unit = 'day' | 'week' | 'month' | 'quarter' | 'year';

/** Returns the day, week … that is under way at the time. */
export const periodAt = (time: DateTime, unit: Unit, units = 1): Span => {
  const from = time.startOf(unit);
  return { from, to: from.plus({ [unit]: units }) };
};

/** Returns the spans of last year, this year and next year. */
export const yearly = (now: DateTime, spanIn: (year: number) => Span): Span[] =>
  [-1, 0, 1].map((years) => spanIn(now.year + years));

/** Returns an expression for a whole phrase in any case. */
export const phrase = (source: string): RegExp => new RegExp(String.raw`(?<![\p{L}\p{N}_])(?:${source})(?![\p{L}\p{N}_])`, 'giu');
/** Returns an expression for a phrase in a script without spaces. */
export const unspaced = (source: string): RegExp => new RegExp(source, 'gu');
