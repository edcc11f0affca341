import { NOT_EXPIRED } from '../../../database/expiry.js';
import type { TemporalType } from '../../../text/temporal/temporal-type.js';
import {
  type Condition,
  canonicalNode,
  type FilterNode,
  type OrderCondition,
  type OrderOperator,
  type ValueCondition,
} from './filter-node.js';

/** Selects the memories of a workspace that meet all of its conditions. */
export interface MemoryFilter {
  readonly where?: FilterNode | undefined;
  readonly temporalType?: TemporalType | undefined;
  /** A part of the text; upper and lower case are the same. */
  readonly text?: string | undefined;
  readonly ids?: readonly number[] | undefined;
  /** The id that the caller gave the memory. */
  readonly externalId?: string | undefined;
  /** The hashes under which the external id may be stored, by which it is found; see `MemoryEncryption.filterOf`. */
  readonly externalKeys?: readonly Buffer[] | undefined;
  /** Default: `false`. */
  readonly archived?: Archived | undefined;
  /** True to select also what is expired and not swept yet: for an erasure. */
  readonly expired?: boolean | undefined;
}

/** `false` selects live memories, `true` archived ones, and `any` both. */
export const ARCHIVED = ['false', 'true', 'any'] as const;
export type Archived = (typeof ARCHIVED)[number];

/**
 * Returns a filter as an SQL condition on the columns of `memories`; it is never empty. The caller adds the condition on
 * the workspace, whose id is the parameter $1.
 * @param values the values of the statement's parameters so far; those of the filter are appended
 */
export function conditionsOf(filter: MemoryFilter, values: unknown[]): string {
  const { where, temporalType, text, ids, externalKeys, archived = 'false', expired = false } = filter;
  const parameter = (value: unknown) => `$${values.push(value)}`;
  const conditions = [ARCHIVED_SQL[archived], ...(expired ? [] : [NOT_EXPIRED])];
  if (where) conditions.push(nodeSql(where, new ConditionSql(values), true));
  if (temporalType) conditions.push(`temporal_type = ${parameter(temporalType)}`);
  if (text !== undefined) conditions.push(`text ILIKE ${parameter(`%${escapeLike(text)}%`)}`);
  if (externalKeys) conditions.push(`external_key = ANY(${parameter(externalKeys)}::bytea[])`);
  if (ids) conditions.push(`id = ANY(${parameter(ids)}::bigint[])`);
  return conditions.join(' AND ');
}

/** Returns an SQL list of what holds of each condition, as a `boolean[]`; parameters as in {@link conditionsOf}. */
export function heldConditionsOf(conditions: readonly Condition[], values: unknown[]): string {
  const writer = new ConditionSql(values);
  return `ARRAY[${conditions.map((condition) => writer.sql(condition, false)).join(', ')}]::boolean[]`;
}

/** True if the index on meta finds every memory that a filter selects. */
export function isIndexed(node: FilterNode | undefined): boolean {
  if (node?.kind === 'and') return node.parts.some(isIndexed);
  if (node?.kind === 'or') return node.parts.every(isIndexed);
  return node?.kind === 'value' || node?.kind === 'contains';
}

/**
 * Returns a name of the SQL of a filter that selects live memories by values and ids alone, such as those of a user: there are
 * so few such texts that statements with them can stay prepared. Undefined for any other filter.
 */
export function nameOfFilter({ where, ids, ...more }: MemoryFilter): string | undefined {
  if (Object.values(more).some((part) => part !== undefined && part !== false && part !== 'false')) return undefined;
  const parts = where?.kind === 'and' ? where.parts : where ? [where] : [];
  if (parts.some(({ kind }) => kind !== 'value')) return undefined;
  return `${where?.kind ?? 'all'}_${parts.length}${ids ? '_ids' : ''}`;
}

const ARCHIVED_SQL: Record<Archived, string> = {
  false: 'archived_at IS NULL',
  true: 'archived_at IS NOT NULL',
  any: 'true',
};

const OPERATOR_SQL: Record<OrderOperator, string> = { gt: '>', gte: '>=', lt: '<', lte: '<=' };

/** The indexed expression: the meta under the id of its workspace, so that no entries of other workspaces are read. */
const INDEXED_META = `jsonb_set('{}'::jsonb, ARRAY[workspace_id::text], meta)`;

/** @param isUsable true if the index could find the memories by the conditions of this part */
function nodeSql(node: FilterNode, writer: ConditionSql, isUsable: boolean): string {
  if (node.kind === 'not') return `NOT ${nodeSql(node.part, writer, false)}`;
  if (node.kind !== 'and' && node.kind !== 'or') return writer.sql(node, isUsable);
  const usable = isUsable && (node.kind === 'and' || isIndexed(node));
  return `(${node.parts.map((part) => nodeSql(part, writer, usable)).join(node.kind === 'and' ? ' AND ' : ' OR ')})`;
}

/** Writes conditions as SQL that is true or false, never null. */
class ConditionSql {
  constructor(private readonly values: unknown[]) {}

  /** @param indexed true to write a condition on meta so that its index can answer it */
  sql(condition: Condition, indexed: boolean): string {
    switch (condition.kind) {
      case 'value':
        return this.contained(containersOf(condition), indexed);
      case 'contains':
        return this.contained([objectAt(condition.path, `[${condition.value}]`)], indexed);
      case 'exists':
        return `(${this.valueAt(condition.path)} IS NOT NULL)`;
      case 'order':
        return `COALESCE(${this.ordered(condition)}, false)`;
      case 'categories':
        return `categories ${condition.match === 'any' ? '&&' : '@>'} ${this.parameter(condition.tags)}::text[]`;
      case 'time':
        return this.dated(condition.field, condition.operator, condition.at);
    }
  }

  private parameter(value: unknown): string {
    return `$${this.values.push(value)}`;
  }

  /** True if the meta contains one of the JSON texts. */
  private contained(containers: readonly string[], indexed: boolean): string {
    if (!indexed) return `meta @> ANY(${this.parameter(containers)}::text[]::jsonb[])`;
    const workspaceId = JSON.stringify(String(this.values[0]));
    return `${INDEXED_META} @> ANY(${this.parameter(containers.map((each) => `{${workspaceId}:${each}}`))}::text[]::jsonb[])`;
  }

  /** The value at a path. `->` with a text looks into objects only, and never into lists. */
  private valueAt(path: readonly string[]): string {
    return ['meta', ...path.map((key) => `${this.parameter(key)}::text`)].join(' -> ');
  }

  private ordered({ path, operator, value }: OrderCondition): string {
    const at = `(${this.valueAt(path)})`;
    const sign = OPERATOR_SQL[operator];
    // Strings are compared by code points, as everywhere outside of the database.
    return value.startsWith('"')
      ? `(jsonb_typeof(${at}) = 'string' AND (${at} #>> '{}') COLLATE "C" ${sign} ${this.parameter(JSON.parse(value))}::text)`
      : `(jsonb_typeof(${at}) = 'number' AND ${at} ${sign} ${this.parameter(value)}::jsonb)`;
  }

  private dated(field: 'created_at' | 'updated_at', operator: OrderOperator, at: Date): string {
    if (field === 'created_at') return `created_at ${OPERATOR_SQL[operator]} ${this.parameter(at)}::timestamptz`;
    // The last change is that of the row or its last revision: after a time if one of the two is.
    const isUpper = operator === 'lt' || operator === 'lte';
    const sign = operator === 'gt' || operator === 'lte' ? '>' : '>=';
    const time = `${this.parameter(at)}::timestamptz`;
    const changed = `(updated_at ${sign} ${time} OR id IN (
      SELECT r.memory_id FROM memory_revisions r WHERE r.workspace_id = $1 AND r.created_at ${sign} ${time}))`;
    return isUpper ? `NOT ${changed}` : changed;
  }
}

/**
 * Returns the JSON texts, one of which the meta must contain: `{"a":{"b":value}}` for each value, `[token]` for each
 * token. For a scalar inside objects, containment is equality.
 */
export const containersOf = ({ path, values, tokens = [] }: ValueCondition): string[] => [
  ...values.map((value) => objectAt(path, value)),
  ...tokens.map((token) => JSON.stringify([token])),
];

const objectAt = (path: readonly string[], json: string): string =>
  path.reduceRight((inner, key) => `{${JSON.stringify(key)}:${inner}}`, json);

/** Escapes the wildcards of LIKE. */
const escapeLike = (text: string): string => text.replace(/[\\%_]/g, '\\$&');

/** True if the filter excludes live memories. */
export const isSelective = ({ where, temporalType, text, externalId, archived }: MemoryFilter): boolean =>
  Boolean(where ?? temporalType ?? text ?? externalId) || archived === 'true';

/** Returns a text that is equal for equal filters, whatever the order of their tags and conditions. */
export const canonicalFilter = ({ where, temporalType, text, externalId, archived = 'false' }: MemoryFilter): string =>
  JSON.stringify([where && canonicalNode(where), temporalType, text, externalId, archived]);
