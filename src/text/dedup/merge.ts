import { decideLocally } from './local-decision.js';
import { tokensOf } from './tokens.js';

/** A text that says all that two texts say. */
export interface Merge {
  readonly text: string;
  /** True if the rules are sure that nothing of either is lost or doubled: one says all of the other, or both are lists. */
  readonly isSafe: boolean;
}

/**
 * Merges two texts of nearly the same meaning. Where the rules cannot tell what they have in common, both are kept, one a line.
 * @returns undefined if the newer text replaces the older one, so that both cannot hold, or if they are about different things
 */
export function mergeOf(older: string, newer: string): Merge | undefined {
  const forward = decision(newer, older);
  if (forward.action === 'kept_existing') return { text: older, isSafe: true };
  if (decision(older, newer).action === 'kept_existing') return { text: newer, isSafe: true };
  if (forward.action === 'stored_new')
    return areOfOthers(older, newer) ? undefined : { text: `${older}\n${newer}`, isSafe: false };
  if (forward.action === 'merged_existing') return { text: forward.text, isSafe: true };
  // An update that says all of the older text enriches it.
  return decision(older, forward.text).action === 'kept_existing' ? { text: forward.text, isSafe: true } : undefined;
}

const decision = (text: string, beside: string) =>
  decideLocally(text, [{ id: 0, text: beside, similarity: 1, saidAt: new Date(0) }]);

/** True if each text has a name or a figure that the other lacks: "Shelf 6 holds 20 boxes", "Shelf 18 holds 56 boxes". */
function areOfOthers(older: string, newer: string): boolean {
  const [values, others] = [valuesOf(older), valuesOf(newer)];
  return values.some((key) => !others.includes(key)) && others.some((key) => !values.includes(key));
}
const valuesOf = (text: string): string[] => tokensOf(text).flatMap(({ key, name }) => (name || /\d/.test(key) ? [key] : []));
