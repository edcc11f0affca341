import { isSmallTalk } from '../lexicon/small-talk.js';
import { canClassify, type ModelVector, probabilitiesOf } from './classifier.js';
import { evidenceIn } from './evidence.js';
import { TAGS, type Tag } from './tags.js';

type Scores = Readonly<Record<Tag, number>>;

const MAX_TAGS = 3;
/** How close a second or third tag must come to the probability of the first. */
const SHARE_OF_LIKELIEST = 0.2;
/** What a strong word names is a tag as well, unless the meaning of the text makes it less likely than this. */
const STRONG_EVIDENCE = 3;
const LEAST_PROBABILITY = 0.05;
/** Without a vector, one weak word is no evidence, a clear one or two weak ones are. */
const LEAST_EVIDENCE = 2;
/** A second or third tag must come this close to the evidence of the first. */
const SHARE_OF_BEST = 0.6;
const FALLBACK: Tag = 'knowledge';
/** It stands alone, or not at all. */
const SMALL_TALK: Tag = 'small_talk';

/**
 * 1 to 3 tags of the closed list, the best supported first. Deterministic. What the text means counts as much as its words.
 * @param embedding the vector of the text; without one, or with one of a model that the classifier does not know, the words decide alone
 */
export function categoriesOf(text: string, embedding?: ModelVector): Tag[] {
  if (isSmallTalk(text)) return [SMALL_TALK];
  const evidence = evidenceIn(text);
  if (embedding && canClassify(embedding)) return likeliest(probabilitiesOf(embedding.vector, evidence), evidence);
  const chosen = leading(evidence, LEAST_EVIDENCE, SHARE_OF_BEST);
  return chosen.length ? chosen : [FALLBACK];
}

function likeliest(probabilities: Scores, evidence: Scores): Tag[] {
  const chosen = leading(probabilities, 0, SHARE_OF_LIKELIEST);
  if (chosen[0] === SMALL_TALK) return [SMALL_TALK];
  const named = ranked(probabilities, LEAST_PROBABILITY).filter((tag) => evidence[tag] >= STRONG_EVIDENCE);
  return [...new Set([...chosen, ...named])].filter((tag) => tag !== SMALL_TALK).slice(0, MAX_TAGS);
}

/** At most {@link MAX_TAGS} tags with a score of at least `least`, and of at least `share` of the best one's. */
function leading(scores: Scores, least: number, share: number): Tag[] {
  const [best, ...others] = ranked(scores, least);
  return best ? [best, ...others.filter((tag) => scores[tag] >= share * scores[best])].slice(0, MAX_TAGS) : [];
}

const ranked = (scores: Scores, least: number): Tag[] =>
  TAGS.filter((tag) => scores[tag] >= least).sort((a, b) => scores[b] - scores[a]);
