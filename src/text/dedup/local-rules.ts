import { traitsOf } from '../traits.js';
import type { Decision, DecisionMaker, Judgement, Moment, Neighbour, NewText } from './decision.js';
import { decideLocally } from './local-decision.js';
import { stillMeans } from './relative-time.js';

/** The decision maker that needs nobody else. */
export class LocalRules implements DecisionMaker {
  async decide({ text, neighbours, traits, ...moment }: NewText): Promise<Judgement> {
    const decision = decideInTime(text, neighbours, moment);
    const standing = 'text' in decision ? decision.text : text;
    return { decision, traits: (standing === text && traits) || traitsOf(standing, moment) };
  }
}

/** Leaves out what means something else by now. */
function decideInTime(text: string, neighbours: readonly Neighbour[], moment: Moment): Decision {
  const decision = decideLocally(text, neighbours);
  const target = 'id' in decision && neighbours.find(({ id }) => id === decision.id);
  if (!target || stillMeans(target, moment)) return decision;
  const others = neighbours.filter(({ id }) => id !== target.id);
  return decideInTime(text, others, moment);
}
