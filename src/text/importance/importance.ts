import { PhraseTable } from '../lexicon/phrase-table.js';
import { isSmallTalk } from '../lexicon/small-talk.js';
import { wordsOf } from '../lexicon/words.js';
import { alternation } from '../word-lists.js';
import { FEATURES, type Feature } from './features.js';
import { mannerOf } from './manner.js';

export { isSmallTalk } from '../lexicon/small-talk.js';

const LOWEST = 1;
const HIGHEST = 10;
/** The importance of a plain fact, neither trivial nor weighty. */
const ORDINARY = 5;
/** The most important that chat can be, whatever big words it plays with. */
const MAX_OF_CHAT = 3;
/** The weight of light features, or of the manner, from which a text is chat. */
const CHAT_WEIGHT = -3;
/** The weight of weighty features from which moods, tastes and manners are not counted, unless one alone makes the text chat. */
const WEIGHTY = 2;
/** The least important that a preference can be. */
const MIN_OF_PREFERENCE = 4;
const TASTE = FEATURES.find(({ name }) => name === 'taste') as Feature;
const LARGE_SUM_WEIGHT = 2;

const TABLE = new PhraseTable<Feature>(
  FEATURES.flatMap((feature) => feature.phrases.map((phrase) => [phrase, feature] as const)),
);

/** 10,000 and more with a currency, millions, or a share of a company's figures: more than is paid out of pocket. */
const LARGE_SUM = new RegExp(
  [
    // The currency before the figure.
    String.raw`[$€£¥]\s?(?:\d{1,3}(?:[,.' ]\d{3})+|\d{5,}|\d+(?:[.,]\d+)?\s?(?:k|m|bn|million|billion))\b`,
    // The currency after the figure.
    String.raw`\b${alternation`
      \d{2,3}[,.' ]\d{3}|\d{1,3}(?:[,.']\d{3}){2,}|\d{5,}
      \d+(?:[.,]\d+)?\s?(?:k|m|bn|thousand|million|billion|mio|millionen|millions|millones)
    `}\s?(?:dollars?|euros?|pounds?|francs?|usd|eur|gbp|chf|yen|kronor|crowns|€|\$|£)`,
    // No currency.
    String.raw`\b\d+(?:[.,]\d+)?\s(?:million|billion|millionen|millones)\b`,
    String.raw`\b\d+(?:[.,]\d+)?\s?%\sof\s(?:our|the|all)\s(?:revenue|sales|turnover|income|staff|shares)`,
  ].join('|'),
  'iu',
);

/**
 * Returns the importance of a memory, 1..10, by the rubric in docs/store.md: 1 to 3 chat, 4 to 6 preferences and ordinary
 * facts, 7 to 10 decisions, obligations, safety, money, security and law.
 *
 * A sum: 5, plus the weight of every feature of {@link FEATURES} that occurs (once each), plus 2 for a large sum of money,
 * minus the points for the manner of speaking (questions, rows of exclamation marks, shouting). Greetings and acknowledgements
 * are 1. A text in the manner of chat stays at 3 however weighty its words: "URGENT!!! who took my mug???".
 */
export function importanceOf(text: string): number {
  if (isSmallTalk(text)) return LOWEST;
  const words = wordsOf(text);
  const features = new Set(TABLE.find(words).map(({ value }) => value));
  const isPreference = features.has(TASTE);
  const weights = [...features].map(({ weight }) => weight);

  const weighty = sumOf(weights.filter((weight) => weight > 0)) + (LARGE_SUM.test(text) ? LARGE_SUM_WEIGHT : 0);
  const isCounted = (weight: number) => weighty < WEIGHTY || weight <= CHAT_WEIGHT;
  const lightWeights = [...weights.filter((weight) => weight < 0), mannerOf(text, words, isPreference)];
  const light = sumOf(lightWeights.filter(isCounted));

  const score = Math.max(LOWEST, Math.min(HIGHEST, Math.round(ORDINARY + weighty + light)));
  if (light <= CHAT_WEIGHT) return Math.min(score, MAX_OF_CHAT);
  return isPreference ? Math.max(score, MIN_OF_PREFERENCE) : score;
}

const sumOf = (weights: readonly number[]): number => weights.reduce((total, weight) => total + weight, 0);
