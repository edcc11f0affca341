import type { Decision, Neighbour } from '../decision.js';
import { decideLocally, isTalk, recordsNothing } from '../local-decision.js';
import { type Opinion, opinionOf } from './judge.js';

/** Number of neighbours that are judged, the most similar first: each costs about half of what the rules cost. */
const MAX_JUDGED = 3;

/**
 * Decides what becomes of a new text: by rules and, where they tell nothing, by what is likely. A neighbour that says all of the
 * text goes before one that it replaces; of several neighbours, the likeliest is taken.
 */
export function decide(text: string, neighbours: readonly Neighbour[]): Decision {
  const decision = decideLocally(text, neighbours);
  if (decision.action !== 'stored_new' || !neighbours.length || recordsNothing(text)) return decision;
  const opinions = neighbours.slice(0, MAX_JUDGED).flatMap(({ id, text: older, similarity }) => {
    const opinion = isTalk(older) ? undefined : opinionOf(older, text, similarity);
    return opinion ? [{ ...opinion, id }] : [];
  });
  const [best] = opinions.sort((a, b) => rank(b) - rank(a));
  if (!best) return decision;
  const { action, id } = best;
  return action === 'kept_existing' ? { action, id } : { action, id, text };
}

const rank = ({ action, probability }: Opinion) => probability + Number(action === 'kept_existing');
