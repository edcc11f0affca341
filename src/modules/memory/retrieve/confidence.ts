import type { RankedHit } from './versions.js';

// How likely a hit answers the question: a logistic regression over its similarity, and its lead over the other hits. It was
// fitted on the first five hits of questions to independent facts (half of the English worlds, a fifth of whose questions nothing
// answers) and to conversations (LoCoMo, 4 of them), both with the same weight; docs/retrieve.md says how it does on others.
// In conversations the lead tells far more than the similarity: a topic has many turns, of which one or two answer.
const INTERCEPT = -1.56;
const PER_SIMILARITY = 1.11;
const PER_LEAD = 12.12;
/** Relevance of the next best memory where there is no other hit: as much as one at the smallest similarity has. */
const UNSEEN_RELEVANCE = 0.35;

type Ranked = Pick<RankedHit, 'id' | 'similarity' | 'relevance' | 'follows'>;

/**
 * Returns the probability that a hit answers the question, 0..1.
 * @param all all hits of the search: those beside it that are as relevant make it less likely, other versions of its fact do not
 */
export function confidenceOf(hit: Ranked, all: readonly Ranked[]): number {
  const others = all.filter((other) => other.id !== hit.id && other.id !== hit.follows && other.follows !== hit.id);
  const lead = hit.relevance - Math.max(UNSEEN_RELEVANCE, ...others.map(({ relevance }) => relevance));
  return 1 / (1 + Math.exp(-(INTERCEPT + PER_SIMILARITY * hit.similarity + PER_LEAD * lead)));
}
