import type { Chrono } from 'chrono-node';
import { anyOf } from '../word-lists.js';
import type { Phrase } from './phrase.js';

/** Chrono's parser of a language other than English, with the words that tell which of its dates a fact ends at. */
export interface Language {
  readonly chrono: Chrono;
  /** Function and calendar words by which the language is recognised. Empty if it is recognised by its script. */
  readonly words: ReadonlySet<string>;
  /** Finds signs that the sentence is about something that recurs, or about a birthday. */
  readonly recurring: RegExp;
  /** Finds, at the end of the text before a date, a sign that something starts there. */
  readonly starting: RegExp;
  /** Finds past tenses, with which a date without a year is past. */
  readonly past: RegExp;
  /** Wordings of days and periods that chrono leaves out, or reads as a point in time. */
  readonly phrases: readonly Phrase[];
  /** Finds several weekdays that recur: "Monday through Friday". Has the flag `g`. */
  readonly weekdayRange: RegExp;
  /** Wordings of a move from one date to another, of which only the other counts. */
  readonly moved: Moved;
}

/** A move from one date to another: "moved from Tuesday to Thursday". */
export interface Moved {
  /** Finds the verb. Its past does not make the new date a past one. */
  readonly verb: RegExp;
  /** Finds the date that holds no longer, with its preposition. Has the flag `g`. */
  readonly from: RegExp;
}

/** Returns a name of the period that is under way (`ahead` 0), or of a later one (1, 2 …). */
export const period = (pattern: RegExp, unit: 'day' | 'week' | 'month' | 'year', ahead = 0): Phrase => ({
  pattern,
  kind: ahead ? 'ahead' : 'current',
  until: (_, now) =>
    now
      .startOf(unit)
      .plus({ [unit]: ahead })
      .endOf(unit),
});

/** Returns an expression for one of several alternatives as a whole word, in any case. `\b` knows ASCII letters only. */
export const wholeWord = (...alternatives: readonly string[]): RegExp =>
  new RegExp(`(?<!\\p{L})${anyOf(...alternatives)}(?!\\p{L})`, 'iu');
