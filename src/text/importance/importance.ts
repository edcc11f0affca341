import { PhraseTable } from '../lexicon/phrase-table.js';
import { isSmallTalk } from '../lexicon/small-talk.js';
import { wordsOf } from '../lexicon/words.js';
import { FEATURES, type Feature } from './features.js';

export { isSmallTalk } from '../lexicon/small-talk.js';

const LOWEST = 1;
const HIGHEST = 10;
/** A plain fact: neither trivial nor weighty. */
const ORDINARY = 5;
/** The most that a chat line can weigh, whatever big words it plays with. */
const CHATTER_CEILING = 3;
/** From here on a text is chat. Beside something weighty only what reaches it by itself is counted: moods and tastes are not. */
const CHATTER_WEIGHT = -3;
/** From here on moods, tastes and manners are not counted. */
const WEIGHTY = 2;
/** The least that a preference weighs. */
const LEAST_FACT = 4;
const TASTE = FEATURES.find(({ name }) => name === 'taste') as Feature;
const LARGE_SUM_WEIGHT = 2;

const TABLE = new PhraseTable<Feature>(
  FEATURES.flatMap((feature) => feature.phrases.map((phrase) => [phrase, feature] as const)),
);

/**
 * How much a memory matters, 1..10, by the rubric in docs/store.md: 1 to 3 talk, 4 to 6 preferences and ordinary facts, 7 to 10
 * decisions, obligations, safety, money, security and law.
 *
 * A sum: 5, plus the weight of every feature of {@link FEATURES} that occurs (once each), plus 2 for a large sum of money, minus
 * what the manner of speaking takes away (questions, rows of exclamation marks, shouting). Greetings and acknowledgements are 1. A
 * text in the manner of chat stays at 3 however weighty its words: "URGENT!!! who took my mug???".
 */
export function importanceOf(text: string): number {
  if (isSmallTalk(text)) return LOWEST;
  const words = wordsOf(text);
  const found = new Set(TABLE.find(words).map(({ value }) => value));
  const sum = (isCounted: (weight: number) => boolean): number =>
    [...found].filter(({ weight }) => isCounted(weight)).reduce((total, { weight }) => total + weight, 0);
  const weighty = sum((weight) => weight > 0) + (LARGE_SUM.test(text) ? LARGE_SUM_WEIGHT : 0);
  const isWeighty = weighty >= WEIGHTY;
  const manner = mannerOf(found.has(TASTE) ? LOUD_MANNERS : [...LOUD_MANNERS, ...FAINT_MANNERS], text, words);
  const light =
    sum((weight) => weight < 0 && (!isWeighty || weight <= CHATTER_WEIGHT)) + (isWeighty && manner > CHATTER_WEIGHT ? 0 : manner);
  const score = Math.max(LOWEST, Math.min(HIGHEST, Math.round(ORDINARY + weighty + light)));
  if (light <= CHATTER_WEIGHT) return Math.min(score, CHATTER_CEILING);
  return found.has(TASTE) ? Math.max(score, LEAST_FACT) : score;
}

/** 10,000 and more with a currency, or millions: what is not paid out of pocket. */
const LARGE_SUM =
  /[$€£¥]\s?(?:\d{1,3}(?:[,.' ]\d{3})+|\d{5,}|\d+(?:[.,]\d+)?\s?(?:k|m|bn|million|billion))\b|\b(?:\d{2,3}[,.' ]\d{3}|\d{1,3}(?:[,.']\d{3}){2,}|\d{5,}|\d+(?:[.,]\d+)?\s?(?:k|m|bn|thousand|million|billion|mio|millionen|millions|millones))\s?(?:dollars?|euros?|pounds?|francs?|usd|eur|gbp|chf|yen|kronor|crowns|€|\$|£)|\b\d+(?:[.,]\d+)?\s(?:million|billion|millionen|millones)\b|\b\d+(?:[.,]\d+)?\s?%\sof\s(?:our|the|all)\s(?:revenue|sales|turnover|income|staff|shares)/iu;

/** What the way of speaking takes away: 0 to about -6. */
function mannerOf(manners: readonly Manner[], text: string, words: readonly string[]): number {
  return manners.reduce((total, { weight, isPresent }) => total + (isPresent(text, words) ? weight : 0), 0);
}

interface Manner {
  readonly weight: number;
  readonly isPresent: (text: string, words: readonly string[]) => boolean;
}

const FIRST_PERSON = new Set("i i'm i'd i've i'll my me mine".split(' '));
const PASSING = new Set('again still another already finally almost such really totally quite just only been'.split(' '));
/** A text without a name or a number tells less. */
const HAS_NAME_OR_NUMBER = /\d|\S\s+["“'(]?\p{Lu}\p{Ll}/u;
const START = /^[\s"“'(]*/u;

const LOUD_MANNERS: readonly Manner[] = [
  { weight: -2, isPresent: (text) => /[!?]{2,}|!.*!/su.test(text.slice(0, 400)) },
  { weight: -2, isPresent: (text) => /\?\s*\S{0,12}\s*$/u.test(text.slice(-40)) },
  { weight: -1, isPresent: (text) => /!\s*$/u.test(text.slice(-3)) },
  { weight: -1, isPresent: shouts },
  { weight: -0.5, isPresent: (text) => /\p{Extended_Pictographic}/u.test(text) },
  { weight: -1, isPresent: (text) => /(?:\.\.\.|…)\s*$/u.test(text.slice(-6)) },
  // An interjection or acknowledgement before the rest: "Oh cool, thanks for sharing".
  { weight: -2, isPresent: startsWithInterjection },
];

/** What a passing remark has in common with many a fact: not held against a preference. */
const FAINT_MANNERS: readonly Manner[] = [
  { weight: -1, isPresent: (text) => /^\p{Ll}/u.test(text.replace(START, '')) },
  { weight: -1, isPresent: (text, words) => words.length <= 5 && !HAS_NAME_OR_NUMBER.test(text) },
  { weight: -1, isPresent: (_, words) => words.length <= 12 && words.some((word) => FIRST_PERSON.has(word)) },
  { weight: -0.5, isPresent: (_, words) => words.length <= 12 && words.some((word) => PASSING.has(word)) },
  { weight: -0.5, isPresent: (text, words) => words.length <= 8 && !HAS_NAME_OR_NUMBER.test(text) },
];

function startsWithInterjection(text: string, [first = '', ...rest]: readonly string[]): boolean {
  const standsApart = rest.length <= 4 || /^\s*\S+[,!.…]/u.test(text);
  return standsApart && rest.length < 8 && first !== 'please' && isSmallTalk(first);
}

function shouts(text: string): boolean {
  const letters = text.replace(/[^\p{L}]/gu, '');
  return letters.length >= 6 && letters.replace(/[^\p{Lu}]/gu, '').length * 2 > letters.length;
}
