import type { JsonValue } from '../../../common/json/json-values.js';

/** Operators that compare by order. */
export const ORDER_OPERATORS = ['gt', 'gte', 'lt', 'lte'] as const;
export type OrderOperator = (typeof ORDER_OPERATORS)[number];

/** Keys from the outermost object of a meta inwards; at least one. A list has no keys. */
type Path = readonly string[];

/** The value at the path equals one of `values`. */
export interface ValueCondition {
  readonly kind: 'value';
  readonly path: Path;
  /** JSON texts of scalars, at least one. Numbers are compared by value: `1` equals `1.0`. */
  readonly values: readonly string[];
  /** Tokens of the same values at the same path, by which an encrypted meta is found. */
  readonly tokens?: readonly string[];
}

/** At the path, there is a list that holds the scalar `value` (JSON text). */
interface ContainsCondition {
  readonly kind: 'contains';
  readonly path: Path;
  readonly value: string;
}

/** The value at the path is a number before or after the number `value`, or a string before or after the string (JSON text). */
export interface OrderCondition {
  readonly kind: 'order';
  readonly path: Path;
  readonly operator: OrderOperator;
  readonly value: string;
}

/** There is a value at the path, null included. */
interface ExistsCondition {
  readonly kind: 'exists';
  readonly path: Path;
}

/** A condition that the database can evaluate for a plain meta only. */
export type PlainCondition = ContainsCondition | OrderCondition | ExistsCondition;

/** The memory has one of the tags, or all of them. */
interface CategoryCondition {
  readonly kind: 'categories';
  readonly match: 'any' | 'all';
  readonly tags: readonly string[];
}

/** The memory was stored (`created_at`), or its text or meta changed last (`updated_at`), before or after `at`. */
interface TimeCondition {
  readonly kind: 'time';
  readonly field: 'created_at' | 'updated_at';
  readonly operator: OrderOperator;
  readonly at: Date;
}

/** A filter without parts. */
export type Condition = ValueCondition | PlainCondition | CategoryCondition | TimeCondition;

/** A filter as a tree of conditions; `and` and `or` have at least one part. */
export type FilterNode =
  | { readonly kind: 'and'; readonly parts: readonly FilterNode[] }
  | { readonly kind: 'or'; readonly parts: readonly FilterNode[] }
  | { readonly kind: 'not'; readonly part: FilterNode }
  | Condition;

/** Maximum number of conditions of a filter: each costs time for every memory that it is checked for. */
export const MAX_CONDITIONS = 20;
/** The message for a filter of more conditions. */
export const TOO_MANY_CONDITIONS = `at most ${MAX_CONDITIONS} conditions are allowed`;

/** Returns the conjunction of filters, of which some may be missing; undefined if all are. */
export function allOf(nodes: readonly (FilterNode | undefined)[]): FilterNode | undefined {
  const parts = nodes.filter((node) => node !== undefined);
  return parts.length > 1 ? { kind: 'and', parts } : parts[0];
}

/** Returns the conditions of a filter, from left to right. */
export function conditionsIn(node: FilterNode | undefined): Condition[] {
  if (!node) return [];
  if (node.kind === 'and' || node.kind === 'or') return node.parts.flatMap(conditionsIn);
  return node.kind === 'not' ? conditionsIn(node.part) : [node];
}

/** Returns the filter with each of its conditions replaced. */
export function mapConditions(node: FilterNode, map: (condition: Condition) => Condition): FilterNode {
  if (node.kind === 'and' || node.kind === 'or')
    return { kind: node.kind, parts: node.parts.map((part) => mapConditions(part, map)) };
  return node.kind === 'not' ? { kind: 'not', part: mapConditions(node.part, map) } : map(node);
}

/** Returns whether a filter holds, from what holds of its conditions. */
export function holds(node: FilterNode, isMet: (condition: Condition) => boolean): boolean {
  switch (node.kind) {
    case 'and':
      return node.parts.every((part) => holds(part, isMet));
    case 'or':
      return node.parts.some((part) => holds(part, isMet));
    case 'not':
      return !holds(node.part, isMet);
    default:
      return isMet(node);
  }
}

/** Returns a value that is equal for equal filters, whatever the order of their parts. */
export function canonicalNode(node: FilterNode): JsonValue {
  if (node.kind === 'not') return ['not', canonicalNode(node.part)];
  if (node.kind === 'and' || node.kind === 'or')
    return [node.kind, ...node.parts.map((part) => canonicalNode(part)).sort(byText)];
  const { kind, ...values } = node;
  const sorted = Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1));
  const isSet = (name: string) => name === 'values' || name === 'tags';
  return [kind, ...sorted.map(([name, value]) => JSON.stringify(isSet(name) ? [...(value as string[])].sort() : value))];
}

const byText = (a: JsonValue, b: JsonValue): number => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);
