import { decideLocally } from './local-decision.js';

/** A text that says all that two texts say. */
export interface Merge {
  readonly text: string;
  /** True if the rules are sure that nothing of either is lost or doubled: one says all of the other, or both are lists. */
  readonly isSafe: boolean;
}

/**
 * Merges two texts of nearly the same meaning. Where the rules cannot tell what they have in common, both are kept, one a line.
 * @returns undefined if the newer text replaces the older one: they contradict each other, and cannot both hold
 */
export function mergeOf(older: string, newer: string): Merge | undefined {
  const forward = decision(newer, older);
  if (forward.action === 'kept_existing') return { text: older, isSafe: true };
  if (decision(older, newer).action === 'kept_existing') return { text: newer, isSafe: true };
  if (forward.action === 'stored_new') return { text: `${older}\n${newer}`, isSafe: false };
  if (forward.action === 'merged_existing') return { text: forward.text, isSafe: true };
  // An update that says all of the older text enriches it.
  return decision(older, forward.text).action === 'kept_existing' ? { text: forward.text, isSafe: true } : undefined;
}

const decision = (text: string, beside: string) =>
  decideLocally(text, [{ id: 0, text: beside, similarity: 1, saidAt: new Date(0) }]);
