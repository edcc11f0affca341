import { wordSet } from '../word-lists.js';
import { deniesPart, isNegation } from './additions.js';
import { isAside, isFact, isForSome, isMarker } from './asides.js';
import { type Markers, withoutDenial } from './change-markers.js';
import { CHANGE_WORDS, EXPERIENCES, FEELINGS, PLACES, STATE_VERBS } from './change-words.js';
import { fitsSlot, isContent, isIdentifier } from './content.js';
import { type Change, diff } from './diff.js';
import { ADDITIVES, CONJUNCTIONS, COPULAS, NEGATION_HELPERS, PREPOSITIONS } from './grammar-words.js';
import { OWNERS } from './owners.js';
import { isRecent } from './relocation.js';
import { isSingleValued } from './single-values.js';
import { givesNewValue, isDate, isQuantityChange, isTimeUnit, movesDayAndHour, ORDINALS } from './slots.js';
import { withSubjectFirst } from './subject-first.js';
import { isNumber, PAST, type Token } from './tokens.js';
import { ATTRIBUTES, NUMBERED_NOUNS, SHARED_ROLES, UNITS } from './value-words.js';

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
  if (!slot || !isOneValue(slot) || isForSome(slot, after)) return false;
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
  return isSingleValued(slot, before) || isLikeForLike(slot, before, after);
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

const isStatic = ({ key, form }: Token) =>
  COPULAS.has(key) || STATE_VERBS.has(key) || STATE_VERBS.has(form) || key.endsWith(PAST);
/** Prepositions of where a thing is, comes from or goes to: "the choir now meets in the hall". */
const DIRECTIONS = new Set(['in', 'at', 'from', 'to', 'im', 'am', 'aus', 'nach', 'à', 'dans', 'en']);

/** True for "3 dogs" and "4 dogs", "5 euros" and "4 dollars", but not for "3 dogs" and "4 Hill Road". */
function haveOneUnit({ removed, added, oldStart, newStart }: Change, before: readonly Token[], after: readonly Token[]): boolean {
  const [at, otherAt] = [removed, added].map((part) => part.findIndex(isNumber)) as [number, number];
  if (otherAt < 0) return false;
  const [unit, other] = [before[oldStart + at + 1], after[newStart + otherAt + 1]].map((token) =>
    token && isContent(token) && !token.afterPause && !isMarker(token) && !isRecent(token) ? token : undefined,
  );
  return unit?.key === other?.key || [unit, other].every((token) => !token || UNITS.has(token.form) || isTimeUnit(token));
}

/** True for "trenerem juniorów jest", "team captain is": a post, in a language without articles or in a note. */
function isBarePost(head: readonly Token[]): boolean {
  const nouns = head.filter(isContent);
  const isPlain = nouns.every(({ name, form }) => !name && !SHARED_ROLES.has(form) && !/[^s]s$/.test(form));
  return isPlain && nouns.length > 1 && head.every((token) => isContent(token) || COPULAS.has(token.key) || isMarker(token));
}

/** True for "our courier is", "the courier of the shop is": one thing, by its article or owner, not one of several. */
function isOneThing(head: readonly Token[]): boolean {
  const [first, noun] = head[0]?.isDefinite ? [head[0], head[0]] : head;
  if (!first || !noun || !isContent(noun) || SHARED_ROLES.has(noun.form) || /[^s]s$/.test(noun.form)) return false;
  return first.isDefinite || OWNERS.has(first.form);
}
/**
 * True if a value, not a verb, is replaced by one of its kind: a figure by a figure, a name by a name, "the window" by
 * "the printer". It stands behind a preposition, or behind a copula if both sentences have the same complement
 * ("engaged to Ludo").
 */
function isLikeForLike(change: Change, before: readonly Token[], after: readonly Token[]): boolean {
  const { removed, added, oldStart } = change;
  const [head, tail] = [before.slice(0, oldStart), before.slice(oldStart + removed.length)];
  const beginsWithPreposition = PREPOSITIONS.has(removed[0]?.form ?? '');
  if (leavesRoom(before.slice(0, beginsWithPreposition ? oldStart + 1 : oldStart))) return false;
  const [last, oldValue] = [head.at(-1), removed.find(isContent)];
  const newValue = added.find((token) => isContent(token) && !isMarker(token)) ?? added.find(isContent);
  if (!last || !oldValue || !newValue || !head.some(isContent)) return false;
  const identifiesNoun = NUMBERED_NOUNS.has(last.form) && removed[0] === oldValue && !oldValue.form.includes('.');
  if (isNumber(oldValue)) return !identifiesNoun && haveOneUnit(change, before, after);
  if ([removed, added].every(isDay)) return true;
  const previous = wordBefore(head, oldValue) ?? last;
  if (oldValue.name !== newValue.name || oldValue.afterArticle !== newValue.afterArticle) return false;
  // "Bea's phone is now a Galaxy": it is one thing, which was another.
  if (COPULAS.has(previous.key) && oldValue.name && (isOneThing(head) || isBarePost(head))) return true;
  if (COPULAS.has(previous.key)) return tail.some(isContent) || (oldValue.afterArticle && head.some(({ form }) => form === "'s"));
  if (previous.key === 'prefer') return true;
  // Somebody who plays with one person, or sings in one choir, may do so with another as well.
  if (PREPOSITIONS.has(previous.form)) return head.some(isStatic) || (DIRECTIONS.has(previous.form) && isOneThing(head));
  return beginsWithPreposition && added.some(({ form }) => PREPOSITIONS.has(form));
}

/** True for "Mondays", "now Mondays", and for "first" of "the first division". */
const isDay = (part: readonly Token[]) =>
  part.some(isRank) && part.every((token) => isRank(token) || !isContent(token) || isMarker(token));
const isRank = (token: Token) => isDate(token) || ORDINALS.has(token.form);

/** Returns the preposition of "on host heron" and "before Judge Amari", whose noun says what the name names. */
function wordBefore(head: readonly Token[], value: Token): Token | undefined {
  const [preposition, noun] = head.slice(-2);
  const isClass = noun && ((noun.name && value.name) || NUMBERED_NOUNS.has(noun.form) || ATTRIBUTES.has(noun.form));
  return isClass && preposition && (PREPOSITIONS.has(preposition.form) || COPULAS.has(preposition.key)) ? preposition : undefined;
}
