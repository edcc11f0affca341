import type { JsonObject } from '../../../../common/json/json-values.js';
import { SUBJECT_KEYS } from '../../../../common/subject.js';
import { isOutcome, type SettledOutcome, type Turn } from '../../../events/turn.types.js';

/** Limits of a stretch: they bound the subject of one answer of the model, and its tokens. A longer turn is a stretch alone. */
const MAX_TURNS = 24;
const MAX_CHARACTERS = 8_000;

interface Stretch {
  readonly number: number;
  characters: number;
  readonly indexes: number[];
}

/**
 * Divides the screened turns of a call into stretches, of the turns that belong to one subject and scope and live
 * equally long: what
 * one of them says must become no part of another's memory. Turns of other stretches may stand between them.
 * @param turns those without an outcome have a part in a stretch of any number, with the turns before them
 * @param scopeKeys keys of meta that keep memories apart
 * @returns the turns with the numbers of their stretches; those of a stretch of which the rules keep nothing have their outcomes
 */
export function inStretches(turns: readonly (Turn | SettledOutcome)[], scopeKeys: readonly string[]): (Turn | SettledOutcome)[] {
  const open = new Map<string, Stretch>();
  const stretches: Stretch[] = [];
  for (const [index, turn] of turns.entries()) {
    if (isOutcome(turn) || !turn.part) continue;
    const key = boundaryOf(turn, scopeKeys);
    const { length } = turn.content;
    let stretch = open.get(key);
    if (!stretch || stretch.indexes.length === MAX_TURNS || stretch.characters + length > MAX_CHARACTERS) {
      stretch = { number: stretches.length, characters: 0, indexes: [] };
      open.set(key, stretch);
      stretches.push(stretch);
    }
    stretch.characters += length;
    stretch.indexes.push(index);
  }
  const divided = [...turns];
  for (const { number, indexes } of stretches) {
    const isWorthIt = indexes.some((index) => !rulesDrop(turns[index] as Turn));
    for (const [place, index] of indexes.entries())
      divided[index] = isWorthIt ? partOf(turns[index] as Turn, number, place) : outcomeOf(turns[index] as Turn);
  }
  return divided;
}

const boundaryOf = ({ meta, expiresAt }: Turn, scopeKeys: readonly string[]): string =>
  JSON.stringify([expiresAt ?? null, ...[...new Set([...SUBJECT_KEYS, ...scopeKeys])].sort().map((key) => meta[key] ?? null)]);

const rulesDrop = ({ part }: Turn): boolean => part !== undefined && 'dropped' in part.rules;

function partOf({ part, ...turn }: Turn, stretch: number, place: number): Turn {
  const { rules, before } = part!;
  return { ...turn, part: { stretch, rules, ...(place === 0 && before?.length && { before }) } };
}

function outcomeOf({ part, ...turn }: Turn): Turn | SettledOutcome {
  const { rules } = part!;
  if (!('dropped' in rules)) throw new Error('the rules keep the turn');
  const settled = { outcome: 'dropped', reason: rules.dropped } as const;
  return turn.isNamed ? { ...turn, content: '', settled } : settled;
}

/**
 * Returns the meta of a fact: what the metas of its turns have in common, and the names of the turns.
 * @param turns at least one
 */
export function factMeta(turns: readonly { readonly id: string; readonly meta: JsonObject }[]): JsonObject {
  const [first, ...others] = turns.map(({ meta }) => meta);
  const shared = Object.entries(first ?? {}).filter(([key, value]) =>
    others.every((meta) => JSON.stringify(meta[key]) === JSON.stringify(value)),
  );
  return Object.assign(Object.create(null), Object.fromEntries(shared), { turns: turns.map(({ id }) => id) }) as JsonObject;
}
