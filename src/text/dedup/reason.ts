import { markersOf } from './change-markers.js';
import { isCompletion } from './completion.js';
import { isContent } from './content.js';
import { behindCorrection } from './correction.js';
import type { Decision } from './decision.js';
import { NEIGHBOUR_SIMILARITY } from './decision.js';
import { type Opinion, opinionOf } from './judge/judge.js';
import { decideLocally } from './local-decision.js';
import { supersessionOf } from './supersession/supersession.js';
import { type Token, tokensOf } from './tokens.js';

/** The rules by which a store decides, each with what it says of the new text. */
export const RULES = {
  same_text: 'it is the text of a memory, but for case, space, and punctuation',
  says_all: 'the memory says all of it',
  says_more: 'it says all of the memory, and more',
  correction: 'it takes back what the memory says',
  succession: 'it says that what the memory says has ended',
  completion: 'it says that what the memory says is done',
  renewal: 'it says what is so now',
  new_value: 'it gives what the memory is about another value',
  may_supersede: 'it may supersede a memory, which it is linked to',
  own_fact: 'no memory says the same, or something that it replaces',
  likely: 'no rule tells, but what both have in common makes it likely',
  judged: 'a language model judged it so',
} as const;

/** A rule that a store decides by. */
export type Rule = keyof typeof RULES;

/** Why a store did what it did. */
export interface DedupReason {
  readonly rule: Rule;
  /** The words of the new text that the rule is about. */
  readonly words: readonly string[];
}

const MAX_WORDS = 10;

/**
 * Tells why a new text took the place of an older one, or was not stored beside it. It asks the rules again, so the same texts
 * give the same reason.
 */
export function reasonOf(action: Exclude<Decision['action'], 'stored_new'>, older: string, newer: string): DedupReason {
  const decision = decideLocally(newer, [{ id: 0, text: older, similarity: 1, saidAt: new Date(0) }]);
  const isKept = action === 'kept_existing';
  // The text that two were merged into updates the older one.
  const isSame = isKept ? decision.action === action : 'text' in decision;
  if (!isSame) return likelyReason(action, older, newer) ?? { rule: 'judged', words: [] };
  if (isKept) return { rule: 'says_all', words: [] };
  const corrected = behindCorrection(newer);
  const reason = changeReason(tokensOf(older), tokensOf(corrected ?? newer));
  return corrected === undefined ? reason : { ...reason, rule: 'correction' };
}

/** Public similarities between which a store asks what is likely: of the two texts, only one is known by now. */
const SIMILARITIES = [NEIGHBOUR_SIMILARITY, 0.85, 1];

function likelyReason(action: Opinion['action'] | 'merged_existing', older: string, newer: string): DedupReason | undefined {
  const opinions = SIMILARITIES.map((similarity) => opinionOf(older, newer, similarity));
  const opinion = opinions.find((one) => one?.action === action);
  return opinion && { rule: 'likely', words: opinion.words.slice(0, MAX_WORDS) };
}

function changeReason(before: readonly Token[], after: readonly Token[]): DedupReason {
  const [oldKeys, newKeys] = [before, after].map((tokens) => new Set(tokens.map(({ key }) => key))) as [Set<string>, Set<string>];
  const added = after.filter(({ key }) => !oldKeys.has(key)).map(({ form }) => form);
  const words = [...new Set(added)].slice(0, MAX_WORDS);
  const isMissing = before.some((token) => isContent(token) && !newKeys.has(token.key));
  const { corrects, succeeds, completes, renews } = markersOf(before, after);
  if (corrects) return { rule: 'correction', words };
  if (succeeds) return { rule: 'succession', words };
  if (!isMissing) return { rule: 'says_more', words };
  return { rule: completes || isCompletion(before, after) ? 'completion' : renews ? 'renewal' : 'new_value', words };
}

/** Tells why a text became a memory of its own beside older ones, each with its public similarity. */
export function ownReasonOf(newer: string, near: readonly { readonly text: string; readonly similarity: number }[]): DedupReason {
  for (const { text, similarity } of near) {
    const supersession = supersessionOf(text, newer, similarity);
    if (supersession) return { rule: 'may_supersede', words: supersession.words.slice(0, MAX_WORDS) };
  }
  return { rule: 'own_fact', words: [] };
}
