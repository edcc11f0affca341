import type { DateTime } from 'luxon';
import { matchesOf } from '../../common/matches.js';
import { MAX_MENTIONS, type Mention, type MentionKind } from './mention.js';

/** The named groups of a pattern. */
export type Groups = Partial<Record<string, string>>;

/** A wording of a day or a period. */
export interface Phrase {
  /** Has the flag `g`. */
  readonly pattern: RegExp;
  readonly kind: MentionKind;
  readonly isRange?: boolean;
  /** Returns the last moment of the day or period, from the named groups of the pattern; null if there is no such day. */
  readonly until: (groups: Groups, now: DateTime) => DateTime | null;
}

/** Finds phrases in a sentence. One that is a part of a longer one does not count: "next week" in "Friday next week". */
export function phrasesIn(phrases: readonly Phrase[], sentence: string, now: DateTime): Mention[] {
  const found: Mention[] = [];
  for (const { pattern, kind, isRange = false, until } of phrases) {
    for (const match of matchesOf(sentence, pattern, MAX_MENTIONS)) {
      const end = until(match.groups ?? {}, now);
      if (!end?.isValid) continue;
      const start = match.index;
      found.push({ start, end: start + match[0].length, kind, until: end, isRange, isRelative: true });
    }
    if (found.length >= 2 * MAX_MENTIONS) break;
  }
  return found.filter((one) => !found.some((other) => isPartOf(one, other)));
}

const isPartOf = (one: Mention, other: Mention): boolean =>
  other.start <= one.start && one.end <= other.end && other.end - other.start > one.end - one.start;
