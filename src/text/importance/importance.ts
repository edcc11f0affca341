import { isSmallTalk } from '../lexicon/small-talk.js';
import { CHAT, lightnessOf, sumOf } from './chat.js';
import { hasLargeSum } from './large-sum.js';
import type { Matter } from './matter.js';
import { type Matters, mattersIn } from './matters.js';
import { GREETING, HIGHEST, LEAST_OF_CHAT, MOST_OF_CHAT, PLAIN_FACT, PREFERENCE } from './rubric.js';
import { sentencesOf } from './sentences.js';

/** Points for the weightiest of the matters that a text is about for sure. */
const WEIGHTS: Readonly<Record<Matter, number>> = {
  health: 3,
  danger: 3,
  attack: 3,
  law: 3,
  loss: 3,
  'no way back': 2.5,
  decision: 2.5,
  commitment: 2.5,
  contract: 2.5,
  money: 2.5,
  prohibition: 2,
  consequence: 2,
  change: 1,
  obligation: 0.5,
};
/** Points for each further matter that is sure. */
const ANOTHER = 0.75;
/** The most points for the likeliest of the possible matters, and the share of them for each further one. */
const POSSIBLE = 1;
const ANOTHER_POSSIBLE = 0.5;
const LARGE_SUM = 1;
/** The weight of matters from which only chatter makes a text less important. */
const WEIGHTY = 2;

/**
 * Returns the importance of a memory, 1..10, that its words show, by the rubric in docs/store.md.
 *
 * A sum: 5, plus points for the matters that its sentences are about and for a large sum of money, minus points for light words
 * and manners of the least light sentence. Greetings and acknowledgements are 1. A text in the manner of chat stays at 3
 * however weighty its words: "URGENT!!! who took my mug???".
 */
export function importanceOf(text: string): number {
  const sentences = sentencesOf(text);
  if (isSmallTalk(text) || !sentences.length) return GREETING;
  const weight = weightOf(mattersIn(sentences)) + (hasLargeSum(text) ? LARGE_SUM : 0);
  const { points, chatPoints, isPreference } = lightnessOf(sentences);
  const light = weight < WEIGHTY ? points : chatPoints;
  const score = Math.min(HIGHEST, Math.round(PLAIN_FACT + weight + light));
  const isChat = light <= CHAT && !(isPreference && chatPoints > CHAT);
  if (isChat) return Math.max(LEAST_OF_CHAT, Math.min(score, MOST_OF_CHAT));
  return Math.max(score, isPreference ? PREFERENCE : LEAST_OF_CHAT);
}

/** Returns the points for the matters of a text. */
function weightOf({ sure, possible }: Matters): number {
  const [weightiest = 0] = [...sure].map((matter) => WEIGHTS[matter]).sort(descending);
  const [likeliest = 0, ...others] = [...possible].map((matter) => Math.min(WEIGHTS[matter], POSSIBLE)).sort(descending);
  return sure.size
    ? weightiest + ANOTHER * (sure.size - 1) + (possible.size ? ANOTHER_POSSIBLE : 0)
    : likeliest + ANOTHER_POSSIBLE * sumOf(others);
}

const descending = (a: number, b: number): number => b - a;
