import { isIdentifier } from '../content.js';
import {
  type Comparison,
  followsVerb,
  haveSameLabel,
  isDerivedIn,
  isFunctional,
  isOfKind,
  isQuantity,
  isStateChange,
  saysOtherPredicate,
} from './comparison.js';
import { isDatedEvent, isEvent, isPartial } from './objections.js';
import { type Sign, stemOf } from './signs.js';

/** Evidence for and against a supersession, by names, each about -1..1. */
export type Features = Readonly<Record<string, number>>;

const QUESTION = /[?？]/;
const EXCLAMATION = /[!！]/;
const MANY_SLOTS = 3;
const LONG_TOKENS = 30;

/**
 * Returns the features of a pair of texts.
 * @param similarity public, 0..1
 */
export function featuresOf(comparison: Comparison, texts: readonly [older: string, newer: string], similarity: number): Features {
  const { before, after, shared, share, slots, slot, singles, signs, isMarked, subjects, unknown, missing, denies } = comparison;
  const has = (sign: Sign) => Number(signs.has(sign));
  const [marked, unmarked] = [Number(isMarked), Number(!isMarked)];
  const overlap = Math.min(1, shared.length / 2);
  const single = Number(singles.length > 0);
  const several = Number([...before.several].some((word) => after.several.has(word)));
  const oldKeys = new Set(before.tokens.map(({ key }) => stemOf(key)));
  const isKnown = subjects[1].some(({ key }) => isDerivedIn(key, oldKeys));
  const isSameSelf = before.isSelf && after.isSelf && !unknown.length;
  const other = Number(saysOtherPredicate(comparison));
  const head = slot ? before.tokens.slice(0, slot.oldStart) : [];
  const isOneKind = slot && (isOfKind(slot, isQuantity) || isOfKind(slot, (token) => token.name || isIdentifier(token)));
  const slotCount = Math.min(MANY_SLOTS, slots.length) / MANY_SLOTS;
  const startsNow = Math.max(Number(after.signs.has('change')), Number(after.signs.has('completion')), has('renewal'));
  return {
    similarity,
    shared: Math.min(3, shared.length) / 3,
    share,
    unrelated: Number(!shared.length),
    sameSubject: Number(isSameSelf || (subjects[0].length > 0 && !missing.length && isKnown)),
    otherPerson: Number(before.isSelf !== after.isSelf && !isKnown),
    otherSubject: Number(unknown.length > 0 && missing.length > 0) * marked,
    change: has('change'),
    completion: has('completion'),
    renewal: has('renewal'),
    correction: has('correction'),
    retraction: has('retraction'),
    contrast: Number(comparison.named.length > 0),
    denial: Number(denies),
    marked,
    markedOverlap: marked * overlap,
    markedShare: marked * share,
    changeOfSingle: single * Math.max(startsNow, has('correction'), has('retraction')),
    single: single * unmarked,
    several: several * unmarked,
    severalMarked: several * marked,
    retractionOfShared: overlap * has('retraction'),
    correctionOfShared: overlap * has('correction'),
    completionOfShared: overlap * has('completion'),
    planDone: Number(before.isPlan) * has('completion') * Math.max(overlap, single),
    slot: Number(slot !== undefined) * unmarked,
    slotOfKind: Number(isOneKind ?? false) * unmarked * (1 - other),
    slotOfState: Number(slot !== undefined && isStateChange(slot)),
    slotOfAttribute: Number(slot !== undefined && (head.some(isFunctional) || haveSameLabel(comparison))),
    slotAfterVerb: Number(slot !== undefined && followsVerb(slot, before)) * unmarked * (1 - other),
    otherPredicate: other * unmarked,
    slots: slotCount * unmarked,
    slotsMarked: slotCount * marked,
    event: Number(isEvent(before) && isEvent(after)) * unmarked,
    datedEvent: Number(isDatedEvent(comparison)) * unmarked,
    question: Number(texts.some((text) => QUESTION.test(text))),
    answer: Number(before.isAnswer || after.isAnswer),
    exclamation: Number(texts.some((text) => EXCLAMATION.test(text))),
    partialShare: Number(isPartial(comparison)) * share,
    length: Math.min(1, Math.max(before.tokens.length, after.tokens.length) / LONG_TOKENS),
  };
}
