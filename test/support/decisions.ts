import { decideLocally } from '../../src/text/dedup/local-decision.js';

/** Returns the decision on a text whose only neighbour is an older, similar one. */
export const actionOf = (older: string, newer: string) =>
  decideLocally(newer, [{ id: 1, text: older, similarity: 0.9, saidAt: new Date(0) }]).action;
