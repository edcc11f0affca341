import { isSmallTalk } from '../lexicon/small-talk.js';
import { behindCorrection, takenBack } from './correction.js';
import type { Decision, Neighbour } from './decision.js';
import { commonLabel, replacesLabelled } from './labels.js';
import { relateLists } from './lists.js';
import { haveOtherNames } from './other-names.js';
import { type Relation, relate } from './relation.js';
import { haveSameContent } from './same-content.js';
import { type Sentence, sentencesOf } from './sentences.js';
import { takesOver } from './takeover.js';
import { replacesUnspacedValue, saysSameOfPlace } from './unspaced-values.js';

/** Longer texts are documents: two that share sentences are still two. UTF-16 code units. */
const MAX_COMPARED_LENGTH = 2_000;
const MAX_SENTENCES = 12;

/**
 * Decides by rules alone what becomes of a new text. It replaces, joins or yields to a neighbour only if every sentence
 * of both is accounted for; in doubt it is stored.
 */
export function decideLocally(text: string, neighbours: readonly Neighbour[]): Decision {
  if (text.length > MAX_COMPARED_LENGTH) return STORED_NEW;
  if (recordsNothing(text)) return STORED_NEW;
  const corrected = behindCorrection(text);
  const decisions = neighbours.map((neighbour) => decideCorrection(neighbour, text, corrected) ?? decideAgainst(neighbour, text));
  return (
    decisions.find(({ action }) => action === 'kept_existing') ??
    decisions.find(({ action }) => action !== 'stored_new') ??
    STORED_NEW
  );
}

/** True for a new text that is to be compared with no other one: it is talk. */
export const recordsNothing = (text: string): boolean => isTalk(behindCorrection(text) ?? text) || isSmallTalk(text);

/**
 * True for questions, and for exclamations among other sentences, as people talk: they record nothing that could be out of
 * date. A note may end with one: "The gate code is 4411 now!"
 */
export function isTalk(text: string): boolean {
  if (/[?？¿¡]/u.test(text)) return true;
  const at = text.search(/[!！]/u);
  return at >= 0 && (text.slice(at + 1).trim() !== '' || sentencesOf(text).length > 1);
}

const STORED_NEW: Decision = { action: 'stored_new' };

/** In front of what a correction says, however it was announced. */
const ANNOUNCEMENT = 'Correction: ';

/** Returns the decision on a text that announces a correction, if it corrects the neighbour. */
function decideCorrection(neighbour: Neighbour, text: string, corrected: string | undefined): Decision | undefined {
  if (corrected === undefined) return undefined;
  const decision = decideAgainst(neighbour, ANNOUNCEMENT + corrected);
  if (decision.action !== 'updated_existing') return undefined;
  const announced = text.slice(0, text.length - corrected.length);
  return { ...decision, text: decision.text.replace(ANNOUNCEMENT, () => announced) };
}

function decideAgainst({ id, text: oldText }: Neighbour, newText: string): Decision {
  if (oldText.length > MAX_COMPARED_LENGTH || isTalk(oldText)) return STORED_NEW;
  if (haveSameContent(oldText, newText)) return { action: 'kept_existing', id };
  // The new text repeats all of the old one before it takes it back.
  if (haveSameContent(oldText, takenBack(newText) ?? '')) return { action: 'updated_existing', id, text: newText };
  if (haveOtherNames(oldText, newText)) return STORED_NEW;
  if (saysSameOfPlace(oldText, newText)) return { action: 'kept_existing', id };
  if (replacesUnspacedValue(oldText, newText)) return { action: 'updated_existing', id, text: newText };
  const list = relateLists(oldText, newText);
  if (list?.merged) return { action: 'merged_existing', id, text: list.merged };
  if (list?.relation === 'entailed') return { action: 'kept_existing', id };
  if (list?.relation === 'enriches') return { action: 'updated_existing', id, text: newText };
  const label = commonLabel(oldText, newText);
  const outcome = relateTexts(label, oldText.slice(label.length), newText.slice(label.length));
  if (outcome === 'entailed') return { action: 'kept_existing', id };
  if (outcome) return { action: 'updated_existing', id, text: label + outcome.text };
  const isSuperseded = sentencesOf(oldText).length === 1 && takesOver(oldText, newText);
  return isSuperseded ? { action: 'updated_existing', id, text: newText } : STORED_NEW;
}

/**
 * Relates a new text to an old one behind the same label.
 * @returns `entailed` if the old text says all of the new one; else the text that says all that both say and that still
 * holds; undefined if the rules cannot tell
 */
function relateTexts(label: string, oldText: string, newText: string): 'entailed' | { readonly text: string } | undefined {
  if (label && replacesLabelled(label, oldText, newText)) return { text: newText };
  const [before, after] = [sentencesOf(oldText), sentencesOf(newText)];
  if (before.length > MAX_SENTENCES || after.length > MAX_SENTENCES) return undefined;
  const matches = after.map((sentence) => matchOf(sentence, before));
  if (matches.every(({ relation }) => relation === 'entailed')) return 'entailed';
  const related = matches.filter(({ relation }) => relation !== 'unrelated');
  const shareOldSentence = new Set(related.map((match) => match.oldSentence)).size < related.length;
  if (shareOldSentence) return undefined;
  // Every sentence of the old text is said again, enriched or replaced: the new text takes its place.
  const isCovered = related.length === before.length && related.every((match) => match.relation !== 'entailed' || isSame(match));
  if (isCovered) return { text: newText };
  // Old sentences that the new text says nothing about stay, and the replaced ones are replaced in their place.
  const changing = related.filter(({ relation }) => relation !== 'entailed');
  return changing.length && related.length === after.length ? { text: replaceIn(oldText, changing) } : undefined;
}

/** A sentence of the new text, with its relation to the sentence of the old text that it has most to do with. */
interface Match {
  readonly newSentence: Sentence;
  readonly relation: Relation;
  /** Undefined if the sentence is unrelated to all. */
  readonly oldSentence?: Sentence;
}

/** The relations of a match, the closest first. */
const RELATED = ['entailed', 'enriches', 'replaces'] as const satisfies Relation[];

function matchOf(newSentence: Sentence, before: readonly Sentence[]): Match {
  const matches = before.map(
    (oldSentence): Match => ({ newSentence, relation: relate(oldSentence.tokens, newSentence.tokens), oldSentence }),
  );
  for (const closest of RELATED) for (const match of matches) if (match.relation === closest) return match;
  return { newSentence, relation: 'unrelated' };
}

/** True if both sentences say the same. An old sentence that entails the new one may say more, which would be lost. */
const isSame = ({ newSentence, oldSentence }: Match) =>
  oldSentence !== undefined && relate(newSentence.tokens, oldSentence.tokens) === 'entailed';

/** Returns the old text with the old sentence of each match replaced by the new one. */
function replaceIn(oldText: string, matches: readonly Match[]): string {
  const fromTheEnd = [...matches].sort((a, b) => (b.oldSentence?.start ?? 0) - (a.oldSentence?.start ?? 0));
  let text = oldText;
  for (const { newSentence, oldSentence } of fromTheEnd)
    if (oldSentence) text = text.slice(0, oldSentence.start) + newSentence.text + text.slice(oldSentence.end);
  return text;
}
