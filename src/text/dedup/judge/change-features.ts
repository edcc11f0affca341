import { countContent, isContent } from '../content.js';
import type { Change } from '../diff.js';
import { COPULAS } from '../grammar-words.js';
import { isOfKind, isQuantity } from '../supersession/comparison.js';
import { isNumber, type Token } from '../tokens.js';
import { commonStart } from './alignment.js';
import { upTo } from './counts.js';
import type { Features, Pair } from './pair.js';

const MANY = 4;
const LONG = 8;

/** Returns where two texts differ, token by token: the frame that they have in common, and the slots in it. */
export function changeFeaturesOf({ comparison: { before, after, changes, slots } }: Pair): Features {
  const [older, newer] = [before.tokens, after.tokens];
  const removals = changes.filter(({ removed, added }) => removed.some(isContent) && !added.some(isContent));
  const additions = changes.filter(({ removed, added }) => !removed.some(isContent) && added.some(isContent));
  const isOne = slots.length === 1 && !removals.length && !additions.length;
  return {
    ...frameOf(older, newer),
    slots: upTo(MANY)(slots.length),
    removals: upTo(MANY)(removals.length),
    additions: upTo(MANY)(additions.length),
    mostRemoved: longest(changes.map(({ removed }) => removed)),
    mostAdded: longest(changes.map(({ added }) => added)),
    oneSlot: Number(isOne),
    ofOneWord: Number(
      slots.length > 0 && slots.every((slot) => countContent(slot.removed) === 1 && countContent(slot.added) === 1),
    ),
    quantities: Number(slots.length > 0 && slots.every((slot) => isOfKind(slot, isQuantity))),
    oldGrammar: upTo(MANY + 1)(grammarOnly(older, newer)),
    ...placeOf(slots[0], older),
  };
}

const longest = (parts: readonly (readonly Token[])[]) => upTo(LONG)(Math.max(0, ...parts.map(countContent)));

/** Returns how much of the texts is the same at their beginning and end. */
function frameOf(older: readonly Token[], newer: readonly Token[]): Features {
  const shorter = Math.min(older.length, newer.length);
  let start = 0;
  while (start < shorter && older[start]?.key === newer[start]?.key) start++;
  let end = 0;
  while (end < shorter - start && older.at(-1 - end)?.key === newer.at(-1 - end)?.key) end++;
  return {
    frame: (start + end) / Math.max(1, older.length, newer.length),
    sameStart: start / Math.max(1, shorter),
    startWords: upTo(MANY + 1)(countContent(older.slice(0, start))),
    endWords: upTo(MANY + 1)(countContent(older.slice(older.length - end))),
    endTokens: upTo(LONG)(end),
  };
}

/** Counts the words of grammar of a text that the other one lacks. */
function grammarOnly(tokens: readonly Token[], others: readonly Token[]): number {
  const known = new Set(others.map(({ key }) => key));
  return tokens.filter((token) => !isContent(token) && !known.has(token.key)).length;
}

/** Returns where the first slot stands, and what is in it. */
function placeOf(slot: Change | undefined, older: readonly Token[]): Features {
  if (!slot) return { slotAt: -1, slotFirst: 0, slotAfterBe: 0, slotOfNumber: 0, slotSpelling: 0 };
  const [left, right] = [slot.removed.find(isContent), slot.added.find(isContent)];
  return {
    slotAt: slot.oldStart / Math.max(1, older.length - 1),
    slotFirst: Number(slot.oldStart === 0),
    slotAfterBe: Number(COPULAS.has(older[slot.oldStart - 1]?.key ?? '')),
    slotOfNumber: Number(isOfKind(slot, isNumber)),
    slotSpelling: commonStart(left?.form ?? '', right?.form ?? ''),
  };
}
