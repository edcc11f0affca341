import { foreignFunctionWords, withoutAccents } from '../lexicon/function-words.js';
import { wordsOf } from '../lexicon/words.js';
import { type ModelVector, softmax, VectorClassifier } from '../vector-classifier.js';
import { WEIGHTS } from './meaning.weights.js';
import { GREETING, HIGHEST, LEAST_OF_WEIGHTY, MOST_OF_CHAT, MOST_OF_FACTS, PLAIN_FACT, PREFERENCE } from './rubric.js';

/** The bands of importance: chat, ordinary facts, weighty matters. */
export const BANDS = ['chat', 'ordinary', 'weighty'] as const;

/** The least probability of chat that makes a text chat if its words are not. */
const CHAT = 0.5;
/** The least probability of a weighty matter for each level of the words: most for a preference, least for a weighty one. */
const WEIGHTY = [0.6, 0.8, 0.6, 0.5, 0.45];

const CLASSIFIER = new VectorClassifier(
  WEIGHTS.model,
  WEIGHTS.dimensions,
  BANDS.map((band) => WEIGHTS.bands[band]),
);

/** The scores by words that are told apart as evidence, by the highest of each. */
const LEVELS = [MOST_OF_CHAT, PREFERENCE, PLAIN_FACT, MOST_OF_FACTS, HIGHEST];

/** Returns the number of the level of a score by words: chat, a preference, a fact, a fact of some weight, a weighty matter. */
export const levelOf = (byWords: number): number => LEVELS.findIndex((highest) => byWords <= highest);

/**
 * Returns the importance of a text, given the one that its words show and its meaning. The words choose the score within a
 * band; the meaning moves it to another band if it clearly speaks against theirs. It changes nothing if the vector is of another
 * model, or the text in another language than English, for which the model was not made.
 */
export function withMeaning(text: string, byWords: number, embedding: ModelVector): number {
  if (byWords === GREETING || !CLASSIFIER.canClassify(embedding) || !isEnglish(text)) return byWords;
  const level = levelOf(byWords);
  const evidence = WEIGHTS.evidence[level] as readonly number[];
  const logits = CLASSIFIER.logitsOf(embedding.vector).map((logit, band) => logit + (evidence[band] as number));
  const [chat = 0, , weighty = 0] = softmax(logits);
  if (chat >= CHAT) return Math.min(byWords, MOST_OF_CHAT);
  if (weighty >= (WEIGHTY[level] as number)) return Math.max(byWords, LEAST_OF_WEIGHTY);
  return Math.max(PREFERENCE, Math.min(byWords, MOST_OF_FACTS));
}

/** True for a text in Latin script without the function words of another language. */
const isEnglish = (text: string): boolean =>
  !/[^\P{L}\p{Script=Latin}]/u.test(text) && !foreignFunctionWords(wordsOf(withoutAccents(text))).size;
