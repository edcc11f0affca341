import { traitsOf } from '../traits.js';
import type { Decision, DecisionMaker, Judgement, Moment, Neighbour, NewText } from './decision.js';
import { decide } from './judge/judged-decision.js';
import { stillMeans } from './relative-time.js';

/** Decides by rules and a learned judge, without a language model. */
export class LocalRules implements DecisionMaker {
  async decide({ text, neighbours, traits, ...moment }: NewText): Promise<Judgement> {
    const decision = decideAt(moment, text, neighbours);
    const resultingText = 'text' in decision ? decision.text : text;
    return { decision, traits: (resultingText === text && traits) || traitsOf(resultingText, moment) };
  }
}

/** Decides without the neighbours whose text means something else at `moment`. */
function decideAt(moment: Moment, text: string, neighbours: readonly Neighbour[]): Decision {
  const decision = decide(text, neighbours);
  const target = 'id' in decision && neighbours.find(({ id }) => id === decision.id);
  if (!target || stillMeans(target, moment)) return decision;
  const others = neighbours.filter(({ id }) => id !== target.id);
  return decideAt(moment, text, others);
}
