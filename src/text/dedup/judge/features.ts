import { isNegation } from '../additions.js';
import { markersOf } from '../change-markers.js';
import { isContent } from '../content.js';
import { CONDITIONS, CONJUNCTIONS, MODALS } from '../grammar-words.js';
import { type Comparison, isDate } from '../supersession/comparison.js';
import { featuresOf as linkFeaturesOf } from '../supersession/features.js';
import { standSideBySide } from '../supersession/objections.js';
import { isPast, type Sign } from '../supersession/signs.js';
import { probabilityOf } from '../supersession/supersession.js';
import { isNumber, PAST, type Token } from '../tokens.js';
import type { Alignment } from './alignment.js';
import { changeFeaturesOf } from './change-features.js';
import { count, only, upTo } from './counts.js';
import type { Features, Pair } from './pair.js';

/**
 * Returns the features of a pair of texts.
 * @param similarity public, 0..1
 */
export function featuresOf(pair: Pair, texts: readonly [older: string, newer: string], similarity: number): Features {
  const { comparison } = pair;
  return {
    similarity,
    lengths: texts[1].length / texts[0].length,
    unspaced: Number(UNSPACED.test(texts[0])),
    ...coverageOf(pair),
    ...orderOf(pair.alignment),
    ...changeFeaturesOf(pair),
    ...subjectOf(pair),
    ...grammarOf(comparison),
    ...signsOf(comparison),
    sideBySide: Number(standSideBySide(comparison, similarity)),
    supersedes: probabilityOf(linkFeaturesOf(comparison, texts, similarity)),
  };
}

const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

const KINDS: readonly (readonly [kind: string, test: (token: Token) => boolean])[] = [
  ['Number', isNumber],
  ['Date', isDate],
  ['Name', ({ name }) => name],
  ['Word', (token) => !isNumber(token) && !isDate(token) && !token.name],
];
const MANY = 4;

/** Returns how much of each text the other one has, and the kinds of words that only one has. */
function coverageOf({ alignment: { older, newer, pairs, oldOnly, newOnly } }: Pair): Features {
  const [left, right] = [oldOnly.length, newOnly.length].map(upTo(2 * MANY)) as [number, number];
  const kinds = KINDS.flatMap(([kind, test]) => {
    const [before, after] = [upTo(MANY)(count(oldOnly, test)), upTo(MANY)(count(newOnly, test))];
    const both = upTo(MANY)(pairs.filter(([i]) => test(older[i] as Token)).length);
    return [
      [`old${kind}`, before],
      [`new${kind}`, after],
      [`other${kind}`, Math.min(before, after)],
      [`same${kind}`, both],
    ];
  });
  return {
    newWords: upTo(25)(newer.length),
    wordRatio: newer.length / Math.max(1, older.length),
    newCovered: pairs.length / Math.max(1, newer.length),
    oldOnly: left,
    newOnly: right,
    bothOnly: Math.min(left, right),
    sameWords: Number(left + right === 0),
    ...Object.fromEntries(kinds),
    ...unitsOf(oldOnly, newOnly),
  };
}

/** Returns if other numbers have the same unit: "12 euros" and "14 euros", not "12 euros" and "14 km". */
function unitsOf(oldOnly: readonly Token[], newOnly: readonly Token[]): Features {
  const keysOf = (part: readonly Token[]) => new Set(part.filter((token) => !isNumber(token)).map(({ key }) => key));
  const areFigures = oldOnly.some(isNumber) && newOnly.some(isNumber);
  const differ = keysOf(oldOnly).size > 0 && keysOf(newOnly).size > 0;
  return { figures: Number(areFigures && !differ), figuresOfOthers: Number(areFigures && differ) };
}

/** Returns how many of the words that both texts have stand in another order. */
function orderOf({ older, pairs }: Alignment): Features {
  const turned = pairs.flatMap(([i, a], at) => pairs.slice(at + 1).flatMap(([j, b]) => (b < a ? [[i, j] as const] : [])));
  const names = turned.filter((pair) => pair.every((i) => older[i]?.name || i === 0));
  const all = (pairs.length * (pairs.length - 1)) / 2;
  return {
    turned: turned.length / Math.max(1, all),
    isTurned: Number(turned.length > 0),
    turnedNames: upTo(2)(names.length),
  };
}

/** Returns in what the subjects differ, and where the words stand that only one text has. */
function subjectOf({ comparison: { before, after, unknown, missing, subjects }, alignment }: Pair): Features {
  const [older, newer] = [before.tokens, after.tokens];
  const [oldOnly, newOnly] = [new Set(alignment.oldOnly), new Set(alignment.newOnly)];
  const leading = newer.slice(0, Math.max(0, after.verbAt)).filter((token) => newOnly.has(token));
  const [first] = alignment.pairs;
  const verbs = [older[before.verbAt]?.key, newer[after.verbAt]?.key];
  const possessives = [older, newer].map((tokens) => count(tokens, isPossessive)) as [number, number];
  const [oldWord, newWord] = [older.find(isContent), newer.find(isContent)];
  return {
    unknownSubject: upTo(3)(unknown.length),
    otherSubject: upTo(3)(Math.min(unknown.length, missing.length)),
    oldSubject: upTo(MANY)(subjects[0].length),
    newInSubject: upTo(MANY)(leading.length),
    newTail: upTo(2 * MANY)(tailOf(newer, newOnly)),
    oldTail: upTo(2 * MANY)(tailOf(older, oldOnly)),
    firstMoved: first?.[0] === 0 ? first[1] / alignment.newer.length : -0.2,
    possessed: Number(possessives[1] > possessives[0]),
    sameVerb: Number(verbs[0] !== undefined && verbs[0] === verbs[1]),
    newVerb: Number(after.verbAt >= 0),
    sameFirst: Number(older[0] !== undefined && older[0].key === newer[0]?.key),
    sameFirstWord: Number(oldWord !== undefined && oldWord.key === newWord?.key),
    sameLast: Number(older.at(-1)?.key === newer.at(-1)?.key),
  };
}

/** True for the "'s" of a possessor. */
export const isPossessive = ({ form }: Token): boolean => form === "'s";

/** Returns the number of tokens behind the last content word that is not among some. */
function tailOf(tokens: readonly Token[], some: ReadonlySet<Token>): number {
  const last = tokens.findLastIndex((token) => isContent(token) && !some.has(token));
  return tokens.length - 1 - last;
}

/** Returns which words of grammar only one text has. */
function grammarOf({ before, after, denies }: Comparison): Features {
  const [older, newer] = [before.tokens, after.tokens];
  const [oldDenials, newDenials] = [count(older, isNegation), count(newer, isNegation)];
  const pasts = [older, newer].map((tokens) => count(tokens, isPastForm)) as [number, number];
  return {
    oldDenials: upTo(2)(oldDenials),
    newDenials: upTo(2)(newDenials),
    otherDenial: Number(oldDenials > 0 !== newDenials > 0),
    denies: Number(denies),
    newModal: only(MODALS, newer, older),
    oldModal: only(MODALS, older, newer),
    newCondition: only(CONDITIONS, newer, older),
    oldConjunction: only(CONJUNCTIONS, older, newer),
    newPauses: upTo(MANY)(count(newer, ({ afterPause }) => afterPause)),
    oldPauses: upTo(MANY)(count(older, ({ afterPause }) => afterPause)),
    oldPast: Number(isPast(before)),
    newPast: Number(isPast(after)),
    otherTense: Math.sign(pasts[1] - pasts[0]),
    oldPlan: Number(before.isPlan),
    oldLabel: Number(before.label !== ''),
  };
}

const isPastForm = ({ key, form }: Token) => key.endsWith(PAST) || form === 'was' || form === 'were';

const NEW_SIGNS: readonly Sign[] = ['change', 'completion', 'renewal', 'correction', 'retraction', 'addition'];
const OLD_SIGNS: readonly Sign[] = ['change', 'addition', 'contrast'];

/** Returns the signs of a change. */
function signsOf({ before, after, signs, isMarked }: Comparison): Features {
  const { corrects, succeeds, renews } = markersOf(before.tokens, after.tokens);
  return {
    marked: Number(isMarked),
    corrects: Number(corrects),
    succeeds: Number(succeeds),
    renews: Number(renews),
    ...Object.fromEntries(NEW_SIGNS.map((sign) => [`new:${sign}`, Number(signs.has(sign))])),
    ...Object.fromEntries(OLD_SIGNS.map((sign) => [`old:${sign}`, Number(before.signs.has(sign) && !after.signs.has(sign))])),
  };
}
