import { isNegation } from './additions.js';
import { isDenial, type Markers } from './change-markers.js';
import { type Change, diff } from './diff.js';
import { straighten } from './inversion.js';
import {
  ADDITIVES,
  CHANGE_WORDS,
  COMPLETION_WORDS,
  CONJUNCTIONS,
  CONNECTIVES,
  CONTRARIES,
  COPULAS,
  CORRECTION_WORDS,
  EXPERIENCES,
  FEELINGS,
  NEGATION_HELPERS,
  NUMBERED_NOUNS,
  PLACES,
  PREPOSITIONS,
  STATE_VERBS,
  STRESS_WORDS,
  SUCCESSION_WORDS,
} from './lexicon.js';
import { fitsSlot, givesNewValue, isContent, isIdentifier, isQuantityChange, isSingleValued } from './slots.js';
import { isNumber, PAST, type Token } from './tokens.js';

/**
 * Whether a new sentence takes the place of an old one: nothing that the old one says is lost but what the new one contradicts.
 * @param markers of the new sentence
 */
export function replaces(before: readonly Token[], sentence: readonly Token[], markers: Markers): boolean {
  const after = straighten(before, isDenial(sentence) ? sentence.slice(1) : sentence);
  const changes = diff(before, after);
  const flips = before.some(isNegation) !== after.some(isNegation);
  if (flips && changes.every(isOnlyNegation)) return true;
  if (flips && markers.renews && !missing(before, after).some((token) => !isNegation(token))) return true;
  const moved = changes.some((change) => hasMoved(change, changes));
  const ends = markers.corrects || markers.succeeds || markers.completes;
  if (ends && !missing(before, after).length && (!moved || keepsSubject(before, after))) return true;
  // What has only changed its place may have changed its role.
  if (moved) return false;
  if (after.some(addsToIt)) return false;
  const [slot, second] = changes.filter(({ removed }) => removed.some(isFact));
  if (!slot || second || !isOneValue(slot)) return false;
  const [only, more] = changes;
  if (only && !more && givesNewValue(only, before, after)) return true;
  return changes.every((change) => change === slot || isAside(change, after)) && markedSlot(slot, before, after, markers);
}

/** "too", "as well" */
const addsToIt = ({ form }: Token, i: number, tokens: readonly Token[]) =>
  ADDITIVES.has(form) || (form === 'well' && tokens[i - 1]?.form === 'as');

/** Whether what the markers say lets this one value replace that one. */
function markedSlot(slot: Change, before: readonly Token[], after: readonly Token[], markers: Markers): boolean {
  if (markers.corrects || deniesOld(slot, after)) return true;
  if (before.some(isNegation) !== after.some(isNegation)) return false;
  if (markers.stresses && (isQuantityChange(slot, before) || [...slot.removed, ...slot.added].every(isIdentifier))) return true;
  if (markers.succeeds && slot.removed.filter(isContent).every(({ key }) => STATE_VERBS.has(key))) return true;
  if (!markers.succeeds && !(markers.renews && slot.added.some(isFact))) return false;
  return isSingleValued(slot, before) || isLikeForLike(slot, before);
}

/** Nothing but a negation, with the grammar that it needs, comes or goes. */
function isOnlyNegation({ removed, added }: Change): boolean {
  const isGrammar = (token: Token) => isNegation(token) || NEGATION_HELPERS.has(token.form) || CHANGE_WORDS.has(token.form);
  const [gone, come] = [removed, added].map((part) => part.filter((token) => !isGrammar(token))) as [Token[], Token[]];
  return gone.length === come.length && gone.every((token, i) => isInflection(token, come[i] as Token));
}

/** "neue Gäste" and "keine neuen Gäste": another ending, as German adjectives have behind another article. */
function isInflection({ form }: Token, { form: other }: Token): boolean {
  const [stem, otherStem] = [form, other].map((word) => word.replace(/e[nrsm]?$/, '')) as [string, string];
  // "Jan" and "Jane" are two.
  return stem === otherStem && stem.length >= SHORTEST_STEM && stem !== form && stem !== other;
}
const SHORTEST_STEM = 3;

const isFact = (token: Token) => isContent(token) || isNegation(token);

/** "is open" and "is closed again", "is unpaid" and "has been paid": of two states one rules out the other. */
export function isContrary(
  { removed, added, oldStart, newStart }: Change,
  before: readonly Token[],
  after: readonly Token[],
): boolean {
  const [[state, ...others], [otherState, ...more]] = [removed.filter(isState), added.filter(isState)];
  if (!state || !otherState || others.length || more.length || oldStart < 1) return false;
  const isPredicate = [...before.slice(oldStart - 1, oldStart), ...removed].some(({ key }) => COPULAS.has(key));
  const wasMade = [...after.slice(newStart - 1, newStart), ...added].some(({ key, form }) => COPULAS.has(key) || form === 'been');
  return isPredicate && wasMade && CONTRARIES.get(state.form)?.has(otherState.form) === true;
}

const isState = ({ form, key }: Token) =>
  !NEGATION_HELPERS.has(form) && !CHANGE_WORDS.has(form) && !COPULAS.has(key) && key !== 'have' && form !== 'been';

/** What the old sentence says with words that the new one has not, in no form. */
const missing = (before: readonly Token[], after: readonly Token[]) =>
  before.filter((token) => isFact(token) && !after.some((other) => isFormOf(other, token)));

/** Shortest word whose derivations are taken for it: "trainee" and "traineeship". */
const DERIVABLE = 5;
const isFormOf = ({ key }: Token, of: Token) => key === of.key || (of.key.length >= DERIVABLE && key.startsWith(of.key));

const hasMoved = ({ removed }: Change, changes: readonly Change[]) =>
  removed.some(
    (token) =>
      isContent(token) && changes.some(({ added }) => added.some(({ key }, i) => key === token.key && !denied(added, i))),
  );

/** The same subject, of which more is said: "left Fennel Labs and works at Driftwood". */
function keepsSubject(before: readonly Token[], after: readonly Token[]): boolean {
  const says = missing(after, before).some((token) => !isMarker(token));
  return says && before.find(isContent)?.key === after.find(isContent)?.key;
}

/** "not walnuts", "not Femke" */
const denied = (tokens: readonly Token[], at: number) => at > 0 && isNegation(tokens[at - 1] as Token);

const deniesOld = ({ removed }: Change, after: readonly Token[]) =>
  removed.filter(isContent).every(({ key }) => after.some((token, i) => token.key === key && denied(after, i)));

const isMarker = ({ form }: Token) =>
  [CHANGE_WORDS, SUCCESSION_WORDS, COMPLETION_WORDS, CORRECTION_WORDS, STRESS_WORDS].some((words) => words.has(form));

/** One value for another: not two statements, of which the new sentence has only one. */
const isOneValue = ({ removed, added }: Change) =>
  fitsSlot(removed) && fitsSlot(added) && !removed.some(beginsStatement) && adjuncts(removed) <= adjuncts(added);

/** "law in Vilnius" is more than "medicine" can replace. */
const adjuncts = (part: readonly Token[]) => part.filter(({ form }, i) => i > 0 && PREPOSITIONS.has(form)).length;

const RELATIVES = new Set([
  'that',
  'which',
  'who',
  'because',
  'but',
  'with',
  'without',
  'der',
  'weil',
  'aber',
  'qui',
  'que',
  'mais',
  'pero',
]);
const beginsStatement = ({ form, afterPause }: Token, i: number) =>
  CONJUNCTIONS.has(form) || RELATIVES.has(form) || (afterPause && i > 0);

/** Whether a change only adds what says when, why or from where, or how sure it is: a marker, or what follows a complete statement. */
function isAside({ removed, added, newStart }: Change, after: readonly Token[]): boolean {
  if (removed.some(isFact)) return false;
  const [first] = added;
  if (!first || newStart === 0) return true;
  if (added.every((token) => !isContent(token) || isMarker(token))) return true;
  return (first.afterPause || CONNECTIVES.has(first.form)) && newStart + added.length === after.length
    ? true
    : CONNECTIVES.has(first.form) && fitsSlot(added);
}

/**
 * Whether a statement leaves room for more of its kind: somebody can be allergic to cats and to pollen, good at two games, friends with many,
 * and have been to many places, but sits in one place and is engaged to one.
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
 * Whether what is replaced is a value rather than a verb, and what replaces it of the same kind: a figure by a figure, a name by a name, "the
 * window" by "the printer", behind a preposition, or behind a copula where both have the same complement ("engaged to Ludo").
 */
function isLikeForLike({ removed, added, oldStart }: Change, before: readonly Token[]): boolean {
  const [head, tail] = [before.slice(0, oldStart), before.slice(oldStart + removed.length)];
  if (leavesRoom(before.slice(0, PREPOSITIONS.has(removed[0]?.form ?? '') ? oldStart + 1 : oldStart))) return false;
  const [previous, first] = [head.at(-1), removed.find(isContent)];
  const second = added.find((token) => isContent(token) && !isMarker(token)) ?? added.find(isContent);
  if (!previous || !first || !second || !head.some(isContent)) return false;
  const namesOne = NUMBERED_NOUNS.has(previous.form) && removed[0] === first && !first.form.includes('.');
  if (isNumber(first)) return added.some(isNumber) && !namesOne;
  if (first.name !== second.name || first.afterArticle !== second.afterArticle) return false;
  if (COPULAS.has(previous.key)) return tail.some(isContent);
  // Whoever plays with one, or sings in one, may do so with another as well.
  if (PREPOSITIONS.has(previous.form))
    return head.some(({ key }) => COPULAS.has(key) || STATE_VERBS.has(key) || key.endsWith(PAST));
  return PREPOSITIONS.has(removed[0]?.form ?? '') && added.some(({ form }) => PREPOSITIONS.has(form));
}
