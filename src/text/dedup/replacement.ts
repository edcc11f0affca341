import { wordSet } from '../word-lists.js';
import { deniesPart, isNegation } from './additions.js';
import { type Markers, withoutDenial } from './change-markers.js';
import {
  CHANGE_WORDS,
  COMPLETION_WORDS,
  CONTRARIES,
  CORRECTION_WORDS,
  EXPERIENCES,
  FEELINGS,
  PLACES,
  STATE_VERBS,
  STRESS_WORDS,
  SUCCESSION_WORDS,
} from './change-words.js';
import { fitsSlot, isContent, isIdentifier } from './content.js';
import { type Change, diff } from './diff.js';
import { ADDITIVES, CONJUNCTIONS, CONNECTIVES, COPULAS, NEGATION_HELPERS, PREPOSITIONS } from './grammar-words.js';
import { isSingleValued } from './single-values.js';
import { givesNewValue, isQuantityChange, movesDayAndHour } from './slots.js';
import { withSubjectFirst } from './subject-first.js';
import { isNumber, PAST, type Token } from './tokens.js';
import { NUMBERED_NOUNS } from './value-words.js';

/**
 * True if a new sentence takes the place of an old one: only the part that it contradicts is lost.
 * @param markers of the new sentence
 */
export function replaces(before: readonly Token[], sentence: readonly Token[], markers: Markers): boolean {
  const after = withSubjectFirst(before, withoutDenial(sentence));
  const changes = diff(before, after);
  const missing = missingFacts(before, after);
  const hasMoved = changes.some((change) => hasMovedWord(change, changes));
  if (deniesOrAffirms(before, after) && (changes.every(isOnlyNegation) || (markers.renews && missing.every(isNegation))))
    return true;
  const endsOldState = markers.corrects || markers.succeeds || markers.completes;
  if (deniesPart(before, after)) return false;
  if (endsOldState && !missing.length && (!hasMoved || saysMoreOfSubject(before, after))) return true;
  // A word in another place may have another role.
  if (hasMoved || after.some(isAdditive)) return false;
  return replacesOneValue(changes, before, after, markers);
}

/** True if one of the two sentences denies something, and the other one does not. */
const deniesOrAffirms = (before: readonly Token[], after: readonly Token[]) => before.some(isNegation) !== after.some(isNegation);

/** True if the new sentence gives one slot another value, and otherwise adds nothing but asides. */
function replacesOneValue(
  changes: readonly Change[],
  before: readonly Token[],
  after: readonly Token[],
  markers: Markers,
): boolean {
  const slots = changes.filter(({ removed }) => removed.some(isFact));
  const [slot, otherSlot] = slots;
  if (slot && otherSlot)
    return slots.length === changes.length && movesDayAndHour([slot, otherSlot, ...slots.slice(2)], before, after);
  if (!slot || !isOneValue(slot)) return false;
  if (changes.length === 1 && givesNewValue(slot, before, after)) return true;
  const areAsides = changes.every((change) => change === slot || isAside(change, after));
  return areAsides && isMarkedReplacement(slot, before, after, markers);
}

/** "too", "as well" */
const isAdditive = ({ form }: Token, i: number, tokens: readonly Token[]) =>
  ADDITIVES.has(form) || (form === 'well' && tokens[i - 1]?.form === 'as');

/** True if the markers of the new sentence let the new value of the slot replace the old one. */
function isMarkedReplacement(slot: Change, before: readonly Token[], after: readonly Token[], markers: Markers): boolean {
  if (markers.corrects || deniesOldValue(slot, after)) return true;
  if (deniesOrAffirms(before, after)) return false;
  if (markers.stresses && (isQuantityChange(slot, before) || [...slot.removed, ...slot.added].every(isIdentifier))) return true;
  if (markers.succeeds && slot.removed.filter(isContent).every(({ key }) => STATE_VERBS.has(key))) return true;
  if (!markers.succeeds && !(markers.renews && slot.added.some(isFact))) return false;
  return isSingleValued(slot, before) || isLikeForLike(slot, before);
}

/** True if a change adds or removes nothing but a negation, with the grammar that it needs. */
function isOnlyNegation({ removed, added }: Change): boolean {
  const isGrammar = (token: Token) => isNegation(token) || NEGATION_HELPERS.has(token.form) || CHANGE_WORDS.has(token.form);
  const [oldWords, newWords] = [removed, added].map((part) => part.filter((token) => !isGrammar(token))) as [Token[], Token[]];
  return oldWords.length === newWords.length && oldWords.every((token, i) => isInflection(token, newWords[i] as Token));
}

/** True for another ending of a German adjective behind another article: "neue Gäste" and "keine neuen Gäste". */
function isInflection({ form }: Token, { form: other }: Token): boolean {
  const [stem, otherStem] = [form, other].map((word) => word.replace(/e[nrsm]?$/, '')) as [string, string];
  // "Jan" and "Jane" are two names: both words must have an ending.
  return stem === otherStem && stem.length >= MIN_STEM_LENGTH && stem !== form && stem !== other;
}
const MIN_STEM_LENGTH = 3;

const isFact = (token: Token) => isContent(token) || isNegation(token);

/** True if one state rules out the other: "is open" and "is closed again", "is unpaid" and "has been paid". */
export function isContrary(
  { removed, added, oldStart, newStart }: Change,
  before: readonly Token[],
  after: readonly Token[],
): boolean {
  const [oldStates, newStates] = [removed.filter(isState), added.filter(isState)];
  const [oldState, newState] = [oldStates[0], newStates[0]];
  if (!oldState || !newState || oldStates.length > 1 || newStates.length > 1 || oldStart < 1) return false;
  const isPredicate = [...before.slice(oldStart - 1, oldStart), ...removed].some(({ key }) => COPULAS.has(key));
  const wasMade = [...after.slice(newStart - 1, newStart), ...added].some(({ key, form }) => COPULAS.has(key) || form === 'been');
  return isPredicate && wasMade && CONTRARIES.get(oldState.form)?.has(newState.form) === true;
}

const isState = ({ form, key }: Token) =>
  !NEGATION_HELPERS.has(form) && !CHANGE_WORDS.has(form) && !COPULAS.has(key) && key !== 'have' && form !== 'been';

/** Returns the facts of the old sentence that the new one does not have in any form. */
const missingFacts = (before: readonly Token[], after: readonly Token[]) =>
  before.filter((token) => isFact(token) && !after.some((other) => isFormOf(other, token)));

/** Minimum length of a word whose derivations count as the word: "trainee" and "traineeship". */
const MIN_DERIVABLE_LENGTH = 5;
const isFormOf = ({ key }: Token, of: Token) =>
  key === of.key || (of.key.length >= MIN_DERIVABLE_LENGTH && key.startsWith(of.key));

/** True if a content word that a change removes is added in another place, other than to deny it. */
const hasMovedWord = ({ removed }: Change, changes: readonly Change[]) =>
  removed.some(
    (token) =>
      isContent(token) && changes.some(({ added }) => added.some(({ key }, i) => key === token.key && !isDenied(added, i))),
  );

/** True if the new sentence has the same subject and says more of it: "left Fennel Labs and works at Driftwood". */
function saysMoreOfSubject(before: readonly Token[], after: readonly Token[]): boolean {
  const saysMore = missingFacts(after, before).some((token) => !isMarker(token));
  return saysMore && before.find(isContent)?.key === after.find(isContent)?.key;
}

/** "not walnuts", "not Femke" */
const isDenied = (tokens: readonly Token[], at: number) => at > 0 && isNegation(tokens[at - 1] as Token);

const deniesOldValue = ({ removed }: Change, after: readonly Token[]) =>
  removed.filter(isContent).every(({ key }) => after.some((token, i) => token.key === key && isDenied(after, i)));

const MARKER_WORDS = [CHANGE_WORDS, SUCCESSION_WORDS, COMPLETION_WORDS, CORRECTION_WORDS, STRESS_WORDS];
const isMarker = ({ form }: Token) => MARKER_WORDS.some((words) => words.has(form));

/** True if a change replaces one value by another, not two statements of which the new sentence has only one. */
const isOneValue = ({ removed, added }: Change) =>
  fitsSlot(removed) && fitsSlot(added) && !removed.some(beginsStatement) && countAdjuncts(removed) <= countAdjuncts(added);

/** "law in Vilnius" is more than "medicine" can replace. */
const countAdjuncts = (part: readonly Token[]) => part.filter(({ form }, i) => i > 0 && PREPOSITIONS.has(form)).length;

const CLAUSE_OPENERS = wordSet(`
  that which who because but with without
  der weil aber
  qui que mais
  pero`);
const beginsStatement = ({ form, afterPause }: Token, i: number) =>
  CONJUNCTIONS.has(form) || CLAUSE_OPENERS.has(form) || (afterPause && i > 0);

/**
 * True if a change only adds an aside: a marker, or a part that follows a complete statement. It tells when, why, from
 * where or how sure it is.
 */
function isAside({ removed, added, newStart }: Change, after: readonly Token[]): boolean {
  if (removed.some(isFact)) return false;
  const [first] = added;
  if (!first || newStart === 0) return true;
  if (added.every((token) => !isContent(token) || isMarker(token))) return true;
  const isLast = newStart + added.length === after.length;
  return CONNECTIVES.has(first.form) ? isLast || fitsSlot(added) : first.afterPause && isLast;
}

/**
 * True if a statement leaves room for more of its kind. Somebody can be allergic to cats and to pollen, good at two
 * games, friends with many, and have been to many places, but sits in one place and is engaged to one person.
 * @param head the tokens before the value
 */
function leavesRoom(head: readonly Token[]): boolean {
  if (head.some(({ form }) => EXPERIENCES.has(form))) return true;
  const copula = head.findLastIndex(({ key }) => COPULAS.has(key));
  const complement = head.slice(copula + 1).filter(({ form }) => !CHANGE_WORDS.has(form));
  const [predicate, preposition] = complement;
  if (copula < 1 || complement.length !== 2 || !predicate || !isContent(predicate)) return false;
  if (!PREPOSITIONS.has(preposition?.form ?? '') || PLACES.has(predicate.form)) return false;
  return FEELINGS.has(predicate.form) || !(predicate.key.endsWith(PAST) || predicate.afterArticle);
}

/**
 * True if a value, not a verb, is replaced by one of its kind: a figure by a figure, a name by a name, "the window" by
 * "the printer". It stands behind a preposition, or behind a copula if both sentences have the same complement
 * ("engaged to Ludo").
 */
function isLikeForLike({ removed, added, oldStart }: Change, before: readonly Token[]): boolean {
  const [head, tail] = [before.slice(0, oldStart), before.slice(oldStart + removed.length)];
  const beginsWithPreposition = PREPOSITIONS.has(removed[0]?.form ?? '');
  if (leavesRoom(before.slice(0, beginsWithPreposition ? oldStart + 1 : oldStart))) return false;
  const [previous, oldValue] = [head.at(-1), removed.find(isContent)];
  const newValue = added.find((token) => isContent(token) && !isMarker(token)) ?? added.find(isContent);
  if (!previous || !oldValue || !newValue || !head.some(isContent)) return false;
  const identifiesNoun = NUMBERED_NOUNS.has(previous.form) && removed[0] === oldValue && !oldValue.form.includes('.');
  if (isNumber(oldValue)) return added.some(isNumber) && !identifiesNoun;
  if (oldValue.name !== newValue.name || oldValue.afterArticle !== newValue.afterArticle) return false;
  // "Bea's phone is now a Galaxy": it is one thing, which was another.
  if (COPULAS.has(previous.key)) return tail.some(isContent) || (oldValue.afterArticle && head.some(({ form }) => form === "'s"));
  // Somebody who plays with one person, or sings in one choir, may do so with another as well.
  if (PREPOSITIONS.has(previous.form))
    return head.some(({ key }) => COPULAS.has(key) || STATE_VERBS.has(key) || key.endsWith(PAST));
  return beginsWithPreposition && added.some(({ form }) => PREPOSITIONS.has(form));
}
