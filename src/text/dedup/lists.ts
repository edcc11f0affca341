import { exactForm } from './exact-form.js';
import { ADDITIVES, CONJUNCTIONS, ORDER_WORDS } from './lexicon.js';
import type { Relation } from './relation.js';
import { tokensOf } from './tokens.js';

/** `label: item, item and item` */
interface LabelledList {
  readonly label: string;
  readonly items: readonly string[];
  /** It says that its items are further ones: "also", "too". */
  readonly adds: boolean;
}

const LONGEST_LABEL = 6;
const LONGEST_ITEM = 4;
const SEPARATOR = new RegExp(`,|;|\\s(?:${[...CONJUNCTIONS].join('|')})\\s`, 'u');

function listOf(text: string): LabelledList | undefined {
  const colon = text.search(/:\s/u);
  const label = tokensOf(text.slice(0, Math.max(colon, 0)));
  const body = text.slice(colon + 1).replace(/\.\s*$/u, '');
  if (!label.length || label.length > LONGEST_LABEL || /[.!?:…]\s|[!?…]$/u.test(body)) return undefined;
  const parts = body.split(SEPARATOR).map((item) => item.trim());
  const items = parts.map(withoutAdditives).filter(Boolean);
  const short = items.every((item) => item.split(/\s+/u, LONGEST_ITEM + 1).length <= LONGEST_ITEM);
  if (!items.length || !short) return undefined;
  return { label: label.map(({ key }) => key).join(' '), items, adds: parts.some((part) => withoutAdditives(part) !== part) };
}

const withoutAdditives = (item: string) =>
  item
    .split(/\s+/u)
    .filter((word) => !ADDITIVES.has(word.toLowerCase()))
    .join(' ');

/**
 * What the list of a new text is to the list of the same label in an old one, if both are lists and one holds the other's items or says
 * that it adds to them.
 */
export function relateLists(old: string, fresh: string): { relation: Relation; merged?: string } | undefined {
  const [before, after] = [listOf(old), listOf(fresh)];
  if (!before || !after || before.label !== after.label || before.items.length + after.items.length < 3) return undefined;
  if (tokensOf(old).some(({ form }) => ORDER_WORDS.has(form))) return undefined;
  const known = new Set(before.items.map(exactForm));
  const added = after.items.filter((item) => !known.has(exactForm(item)));
  if (!added.length) return { relation: 'says' };
  if (added.length + before.items.length === after.items.length) return { relation: 'enriches' };
  if (!after.adds) return undefined;
  return { relation: 'enriches', merged: `${old.trimEnd().replace(/[.。]$/u, '')}, ${added.join(', ')}` };
}
