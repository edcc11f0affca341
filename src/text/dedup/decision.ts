import type { RequestContext } from '../../common/request-context.js';
import type { Temporal } from '../temporal/temporal.js';

/** Injection token of the one {@link DecisionMaker} of the process. */
export const DECISION_MAKER = Symbol('DECISION_MAKER');

/** A live memory of the workspace whose meaning is near that of a new text. */
export interface Neighbour {
  readonly id: number;
  readonly text: string;
  /** 0.70..1 on the public scale. */
  readonly similarity: number;
  /** When it was said, which is when it was stored or given another text: what its "tomorrow" is relative to. */
  readonly saidAt: Date;
}

/** When a text is read, and where: what its "tomorrow" is. */
export type Moment = Pick<RequestContext, 'now' | 'timeZone'>;

/** A text that is to be stored, redacted, and no exact duplicate of anything. */
export interface NewText extends Moment {
  readonly text: string;
  /** The most similar first, at most {@link MAX_NEIGHBOURS}; often none. */
  readonly neighbours: readonly Neighbour[];
  /** What the local readers make of the text, where that is known already. */
  readonly traits?: Traits;
}

/** Most earlier memories that a new text is compared with. */
export const MAX_NEIGHBOURS = 5;

/** Public similarity from which an earlier memory is a neighbour of a new text. */
export const NEIGHBOUR_SIMILARITY = 0.7;

/** What becomes of a new text. No fact may be lost: in doubt `stored_new`. */
export type Decision =
  /** It has a fact of its own and becomes a memory of its own. */
  | { readonly action: 'stored_new' }
  /** The neighbour `id` says all of it already. */
  | { readonly action: 'kept_existing'; readonly id: number }
  /**
   * `text`, 1..10,000 code points, replaces that of the neighbour `id`: an update where the new text corrects, succeeds or enriches the
   * old one, a merge where both hold facts. What the old text says and the new one is silent on still stands in `text`.
   */
  | { readonly action: 'updated_existing' | 'merged_existing'; readonly id: number; readonly text: string };

/** What is known of a text besides the text. */
export interface Traits {
  /** 1..10 */
  readonly importance: number;
  /** 1 to 3 tags of the closed list, the best supported first. */
  readonly categories: readonly string[];
  readonly temporal: Temporal;
}

export interface Judgement {
  readonly decision: Decision;
  /** Of the text that is to stand: the decision's `text`, or else the new one. */
  readonly traits: Traits;
}

/**
 * Decides what becomes of a new text, and reads its traits. May take its time: no transaction is open meanwhile. A decision about a
 * neighbour that has changed by the time it is to be carried out is asked for anew.
 */
export interface DecisionMaker {
  /** Never rejects for want of a provider: whoever depends on one falls back to the local rules. */
  decide(question: NewText): Promise<Judgement>;
}
