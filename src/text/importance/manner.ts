import { isSmallTalk } from '../lexicon/small-talk.js';
import { wordSet } from '../word-lists.js';

/** A manner of speaking that makes a text less important. */
interface Manner {
  readonly weight: number;
  readonly isPresent: (text: string, words: readonly string[]) => boolean;
}

const FIRST_PERSON = wordSet("i i'm i'd i've i'll my me mine");
const PASSING = wordSet('again still another already finally almost such really totally quite just only been');
const HAS_NAME_OR_NUMBER = /\d|\S\s+["“'(]?\p{Lu}\p{Ll}/u;
const OPENING_MARKS = /^[\s"“'(]*/u;

/** Manners of chat. */
const LOUD_MANNERS: readonly Manner[] = [
  // Rows of marks, or several exclamations.
  { weight: -2, isPresent: (text) => /[!?]{2,}|!.*!/su.test(text.slice(0, 400)) },
  // A question at the end, also before a last word: "…, right? lol".
  { weight: -2, isPresent: (text) => /\?\s*\S{0,12}\s*$/u.test(text.slice(-40)) },
  { weight: -1, isPresent: (text) => /!\s*$/u.test(text.slice(-3)) },
  { weight: -1, isPresent: shouts },
  { weight: -0.5, isPresent: (text) => /\p{Extended_Pictographic}/u.test(text) },
  { weight: -1, isPresent: (text) => /(?:\.\.\.|…)\s*$/u.test(text.slice(-6)) },
  { weight: -2, isPresent: startsWithInterjection },
];

/** Manners that passing remarks share with many facts. They are not counted for a preference. */
const FAINT_MANNERS: readonly Manner[] = [
  { weight: -1, isPresent: (text) => /^\p{Ll}/u.test(text.replace(OPENING_MARKS, '')) },
  // A short text without a name or a number tells less.
  { weight: -1, isPresent: (text, words) => words.length <= 5 && !HAS_NAME_OR_NUMBER.test(text) },
  { weight: -0.5, isPresent: (text, words) => words.length <= 8 && !HAS_NAME_OR_NUMBER.test(text) },
  { weight: -1, isPresent: (_, words) => words.length <= 12 && words.some((word) => FIRST_PERSON.has(word)) },
  { weight: -0.5, isPresent: (_, words) => words.length <= 12 && words.some((word) => PASSING.has(word)) },
];

/** Returns the points that the manner of speaking takes away, 0 to about -6. */
export function mannerOf(text: string, words: readonly string[], isPreference: boolean): number {
  const manners = isPreference ? LOUD_MANNERS : [...LOUD_MANNERS, ...FAINT_MANNERS];
  return manners.reduce((total, { weight, isPresent }) => total + (isPresent(text, words) ? weight : 0), 0);
}

/** True if an interjection or an acknowledgement stands before the rest of a short text: "Oh cool, thanks for sharing". */
function startsWithInterjection(text: string, [first = '', ...rest]: readonly string[]): boolean {
  const standsApart = rest.length <= 4 || /^\s*\S+[,!.…]/u.test(text);
  return standsApart && rest.length < 8 && first !== 'please' && isSmallTalk(first);
}

/** True if more than half of six or more letters are capitals. */
function shouts(text: string): boolean {
  const letters = text.replace(/[^\p{L}]/gu, '');
  return letters.length >= 6 && letters.replace(/[^\p{Lu}]/gu, '').length * 2 > letters.length;
}
