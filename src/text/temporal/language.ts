import type { Chrono } from 'chrono-node';
import { anyOf } from '../word-lists.js';

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
  /** Names of whole periods, which chrono leaves out or reads as a point in time. */
  readonly periods: readonly Period[];
  /** Finds "next week" at the end of the text before a weekday. Only where chrono does not know it. */
  readonly nextWeek?: RegExp;
}

/** A name of the period that is under way (`ahead` 0), or of a later one (1, 2 …). */
export interface Period {
  readonly pattern: RegExp;
  readonly unit: 'day' | 'week' | 'month' | 'year';
  readonly ahead: number;
}

export const period = (pattern: RegExp, unit: Period['unit'], ahead = 0): Period => ({ pattern, unit, ahead });

/** Returns an expression for one of several alternatives as a whole word, in any case. `\b` knows ASCII letters only. */
export const wholeWord = (...alternatives: readonly string[]): RegExp =>
  new RegExp(`(?<!\\p{L})${anyOf(...alternatives)}(?!\\p{L})`, 'iu');
