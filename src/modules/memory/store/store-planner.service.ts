import { Inject, Injectable } from '@nestjs/common';
import type { RequestContext } from '../../../common/request-context.js';
import {
  DECISION_MAKER,
  type Decision,
  type DecisionMaker,
  NEIGHBOUR_SIMILARITY,
  type Neighbour,
  type Traits,
} from '../../../text/dedup/decision.js';
import { haveSameContent } from '../../../text/dedup/same-content.js';
import { traitsOf } from '../../../text/traits.js';
import type { EmbeddingSpace } from '../../embeddings/embedding-space.js';
import type { NearText } from '../records/neighbour.repository.js';
import { SAME_TIME_MS } from './relations.js';
import type { Draft, Plan } from './submission.types.js';

/** Public similarity from which two texts with the same content are duplicates. */
const DUPLICATE_SIMILARITY = 0.98;

/** Plans the write of a store: what the decision maker says of a draft, with the memory that it concerns. */
@Injectable()
export class StorePlanner {
  constructor(@Inject(DECISION_MAKER) private readonly decisionMaker: DecisionMaker) {}

  /** Decides what becomes of a draft, given its neighbours. */
  async plan(ctx: RequestContext, { text, traits: own, readTraits }: Draft, neighbours: readonly Neighbour[]): Promise<Plan> {
    const { now, timeZone } = ctx;
    const same = neighbours.find((near) => near.similarity >= DUPLICATE_SIMILARITY && haveSameContent(near.text, text));
    if (same) return { action: 'duplicate_exact', target: same };
    // A text about an earlier time, told late, must not replace a newer one.
    const earlier = neighbours.filter(({ saidAt }) => saidAt.getTime() <= now.getTime() + SAME_TIME_MS);
    const judgement = await this.decisionMaker.decide({ text, neighbours: earlier, now, timeZone, traits: own });
    const { decision } = judgement;
    const traits = readTraits ? readTraitsOf(decision, own, ctx) : judgement.traits;
    if (decision.action === 'stored_new') return { action: 'stored_new', traits };
    const target = neighbours.find(({ id }) => id === decision.id);
    if (!target) return { action: 'stored_new', traits: own };
    return 'text' in decision ? { ...decision, target, traits } : { action: decision.action, target };
  }
}

/** Returns those of the nearest memories that are similar enough to be compared with the text. */
export const neighboursIn = (nearest: readonly NearText[], { embedder }: EmbeddingSpace): Neighbour[] =>
  nearest
    .map(({ id, text, cosine, updatedAt }) => ({
      id,
      text,
      similarity: embedder.calibration.similarityOf(cosine),
      saidAt: updatedAt,
    }))
    .filter(({ similarity }) => similarity >= NEIGHBOUR_SIMILARITY);

/** Returns the traits of the text that a memory will have, as its words tell them. */
const readTraitsOf = (decision: Decision, own: Traits, ctx: RequestContext): Traits =>
  'text' in decision ? traitsOf(decision.text, ctx) : own;
