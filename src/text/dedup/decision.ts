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
  /** Time at which the text was stored, or the memory was given this text: its "tomorrow" is relative to it. */
  readonly saidAt: Date;
}

/** The time and zone in which a text is read: "tomorrow" is relative to them. */
export type Moment = Pick<RequestContext, 'now' | 'timeZone'>;

/** A redacted text that is to be stored, and is no exact duplicate of a memory. */
export interface NewText extends Moment {
  readonly text: string;
  /** The most similar first, at most {@link MAX_NEIGHBOURS}; often none. */
  readonly neighbours: readonly Neighbour[];
  /** Traits that the local readers found in the text, if they have read it already. */
  readonly traits?: Traits;
}

/** Maximum number of earlier memories that a new text is compared with. */
export const MAX_NEIGHBOURS = 5;

/** Public similarity from which an earlier memory is a neighbour of a new text. */
export const NEIGHBOUR_SIMILARITY = 0.7;

/** The action for a new text. No fact may be lost: in doubt `stored_new`. */
export type Decision =
  /** The text has a fact of its own and becomes a memory of its own. */
  | { readonly action: 'stored_new' }
  /** The neighbour `id` says all of it already. */
  | { readonly action: 'kept_existing'; readonly id: number }
  /**
   * `text`, 1..10,000 code points, replaces that of the neighbour `id`: an update if the new text corrects, succeeds or
   * enriches the old one, a merge if both hold facts. `text` keeps every fact of the old text that the new one says
   * nothing about.
   */
  | { readonly action: 'updated_existing' | 'merged_existing'; readonly id: number; readonly text: string };

/** Importance, categories and temporal reading of a text. */
export interface Traits {
  /** 1..10 */
  readonly importance: number;
  /** 1 to 3 tags of the closed list, the best supported first. */
  readonly categories: readonly string[];
  readonly temporal: Temporal;
}

export interface Judgement {
  readonly decision: Decision;
  /** Traits of the text that the memory will have: the decision's `text`, or else the new one. */
  readonly traits: Traits;
}

/**
 * Decides what becomes of a new text, and reads its traits. It may take its time: no transaction is open meanwhile. If the
 * neighbour of a decision changes before the decision is carried out, it is asked again.
 */
export interface DecisionMaker {
  /** Never rejects because a provider is away: one that depends on a provider falls back to the local rules. */
  decide(question: NewText): Promise<Judgement>;
}
