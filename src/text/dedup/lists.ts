import { wordSet } from '../word-lists.js';
import { CHANGE_WORDS } from './change-words.js';
import { exactForm } from './exact-form.js';
import { ADDITIVES, CONJUNCTIONS, ONLY, ORDER_WORDS } from './grammar-words.js';
import type { Relation } from './relation.js';
import { tokensOf } from './tokens.js';

/** `label: item, item and item` */
interface LabelledList {
  /** Token keys. */
  readonly label: string;
  readonly items: readonly string[];
  /** The list says that its items are further ones: "also", "too". */
  readonly isAddition: boolean;
  /** The list says that nothing else is left: "only". */
  readonly isRest: boolean;
}

const MAX_LABEL_TOKENS = 6;
const MAX_ITEM_WORDS = 4;
const SEPARATOR = new RegExp(`,|;|\\s(?:${[...CONJUNCTIONS].join('|')})\\s`, 'u');

function listOf(text: string): LabelledList | undefined {
  const colon = text.search(/:\s/u);
  const label = tokensOf(text.slice(0, Math.max(colon, 0)));
  const body = text.slice(colon + 1).replace(/\.\s*$/u, '');
  const isSentence = /[.!?:…]\s|[!?…]$/u.test(body);
  if (!label.length || label.length > MAX_LABEL_TOKENS || isSentence) return undefined;
  const parts = body.split(SEPARATOR).map((part) => part.trim());
  const isRest = ONLY.has(body.trim().split(/\s+/u, 1)[0]?.toLowerCase() ?? '');
  const items = parts.map((part) => withoutAdditives(isRest ? withoutRest(part) : part)).filter(Boolean);
  const areShort = items.every((item) => item.split(/\s+/u, MAX_ITEM_WORDS + 1).length <= MAX_ITEM_WORDS);
  if (!items.length || !areShort) return undefined;
  const isAddition = parts.some((part) => withoutAdditives(part) !== part);
  return { label: label.map(({ key }) => key).join(' '), items, isAddition, isRest };
}

const without = (words: ReadonlySet<string>) => (item: string) =>
  item
    .split(/\s+/u)
    .filter((word) => !words.has(word.toLowerCase()))
    .join(' ');
const withoutAdditives = without(ADDITIVES);
const withoutRest = without(new Set([...ONLY, ...CHANGE_WORDS, ...wordSet('left remaining still noch encore aún ancora')]));

/**
 * Relates the list of a new text to the list of the same label in an old one.
 * @returns undefined unless both are lists, and one holds the other's items or says that it adds to them; `merged` is
 * the text of both, if the new list says that it adds to the old one
 */
export function relateLists(oldText: string, newText: string): { relation: Relation; merged?: string } | undefined {
  const [before, after] = [listOf(oldText), listOf(newText)];
  if (!before || !after || before.label !== after.label || before.items.length + after.items.length < 3) return undefined;
  if (tokensOf(oldText).some(({ form }) => ORDER_WORDS.has(form))) return undefined;
  const oldItems = new Set(before.items.map(exactForm));
  const added = after.items.filter((item) => !oldItems.has(exactForm(item)));
  if (!added.length) return { relation: after.isRest && !before.isRest ? 'enriches' : 'entailed' };
  const holdsAllOldItems = added.length + before.items.length === after.items.length;
  if (holdsAllOldItems) return { relation: 'enriches' };
  if (!after.isAddition) return undefined;
  return { relation: 'enriches', merged: `${oldText.trimEnd().replace(/[.。]$/u, '')}, ${added.join(', ')}` };
}
