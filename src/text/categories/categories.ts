import { isSmallTalk } from '../lexicon/small-talk.js';
import type { ModelVector } from '../vector-classifier.js';
import { canClassify, probabilitiesOf } from './classifier.js';
import { evidenceIn } from './evidence.js';
import { TAGS, type Tag } from './tags.js';

type Scores = Readonly<Record<Tag, number>>;

const MAX_TAGS = 3;
/** The share of the first tag's probability that a second or third tag must have. */
const SHARE_OF_LIKELIEST = 0.2;
/** Points of evidence from which a tag is given beside the likeliest ones, and the probability that it must have. */
const STRONG_EVIDENCE = 3;
const MIN_PROBABILITY = 0.05;
/** The fewest points of evidence for a tag without a vector: a clear word or two weak ones, but not a single weak one. */
const MIN_EVIDENCE = 2;
/** The share of the first tag's evidence that a second or third tag must have. */
const SHARE_OF_BEST = 0.6;
/** A letter of another script than Latin. The classifier's model has no words of these: its vectors tell nothing of a meaning. */
const FOREIGN_LETTER = /(?!\p{Script=Latin})\p{L}/gu;
const LETTER = /\p{L}/gu;
const FALLBACK: Tag = 'knowledge';
/** The tag that is never given beside others. */
const SMALL_TALK: Tag = 'small_talk';

/**
 * Returns 1 to 3 tags of the closed list, the best supported first. Deterministic. The meaning of the text counts as much as
 * its words.
 * @param embedding the vector of the text; without one, or with one of a model that the classifier does not know, the words
 * decide alone, as they do if more than half of the letters are of another script than Latin
 */
export function categoriesOf(text: string, embedding?: ModelVector): Tag[] {
  if (isSmallTalk(text)) return [SMALL_TALK];
  const evidence = evidenceIn(text);
  if (embedding && canClassify(embedding) && isLatin(text))
    return likeliest(probabilitiesOf(embedding.vector, evidence), evidence);
  const chosen = leading(evidence, MIN_EVIDENCE, SHARE_OF_BEST);
  return chosen.length ? chosen : [FALLBACK];
}

const isLatin = (text: string): boolean => 2 * countOf(text, FOREIGN_LETTER) <= countOf(text, LETTER);
const countOf = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

function likeliest(probabilities: Scores, evidence: Scores): Tag[] {
  const chosen = leading(probabilities, 0, SHARE_OF_LIKELIEST);
  if (chosen[0] === SMALL_TALK) return [SMALL_TALK];
  const named = ranked(probabilities, MIN_PROBABILITY).filter((tag) => evidence[tag] >= STRONG_EVIDENCE);
  return [...new Set([...chosen, ...named])].filter((tag) => tag !== SMALL_TALK).slice(0, MAX_TAGS);
}

/** Returns at most {@link MAX_TAGS} tags with a score of `min` or more, and of `share` of the best score or more. */
function leading(scores: Scores, min: number, share: number): Tag[] {
  const [best, ...others] = ranked(scores, min);
  return best ? [best, ...others.filter((tag) => scores[tag] >= share * scores[best])].slice(0, MAX_TAGS) : [];
}

const ranked = (scores: Scores, min: number): Tag[] =>
  TAGS.filter((tag) => scores[tag] >= min).sort((a, b) => scores[b] - scores[a]);
