import type { TemporalType } from '../../../text/temporal/temporal-type.js';

/** A condition on one value in the meta of a memory. */
export interface MetaCondition {
  /** Keys from the outermost object inwards; at least one. */
  readonly path: readonly string[];
  /** JSON texts of scalars, at least one: the value must equal one of them. Numbers are compared by value: `1` equals `1.0`. */
  readonly values: readonly string[];
  /** Tokens of the same values at the same path, by which an encrypted meta is found. */
  readonly tokens?: readonly string[];
}

/** Selects the memories of a workspace that meet all of its conditions. */
export interface MemoryFilter {
  /** Tags, of which a memory has at least one. */
  readonly categories?: readonly string[] | undefined;
  readonly temporalType?: TemporalType | undefined;
  readonly meta?: readonly MetaCondition[] | undefined;
  /** Inclusive: the memory was stored at this time or later. */
  readonly createdAfter?: Date | undefined;
  /** Exclusive: the memory was stored before this time. */
  readonly createdBefore?: Date | undefined;
  /** A part of the text; upper and lower case are the same. */
  readonly text?: string | undefined;
  readonly ids?: readonly number[] | undefined;
  /** Default: `false`. */
  readonly archived?: Archived | undefined;
}

/** `false` selects live memories, `true` archived ones, and `any` both. */
export const ARCHIVED = ['false', 'true', 'any'] as const;
export type Archived = (typeof ARCHIVED)[number];

/**
 * Returns a filter as an SQL condition on the columns of `memories`; it is never empty. The caller adds the condition on
 * the workspace.
 * @param values the values of the statement's parameters so far; those of the filter are appended
 */
export function conditionsOf(filter: MemoryFilter, values: unknown[]): string {
  const { categories, temporalType, meta = [], createdAfter, createdBefore, text, ids, archived = 'false' } = filter;
  const parameter = (value: unknown) => `$${values.push(value)}`;
  const conditions = [ARCHIVED_SQL[archived]];
  if (categories) conditions.push(`categories && ${parameter(categories)}::text[]`);
  if (temporalType) conditions.push(`temporal_type = ${parameter(temporalType)}`);
  for (const condition of meta)
    conditions.push(
      `(${containersOf(condition)
        .map((container) => `meta @> ${parameter(container)}::jsonb`)
        .join(' OR ')})`,
    );
  if (createdAfter) conditions.push(`created_at >= ${parameter(createdAfter)}::timestamptz`);
  if (createdBefore) conditions.push(`created_at < ${parameter(createdBefore)}::timestamptz`);
  if (text !== undefined) conditions.push(`text ILIKE ${parameter(`%${escapeLike(text)}%`)}`);
  if (ids) conditions.push(`id = ANY(${parameter(ids)}::bigint[])`);
  return conditions.join(' AND ');
}

const ARCHIVED_SQL: Record<Archived, string> = {
  false: 'archived_at IS NULL',
  true: 'archived_at IS NOT NULL',
  any: 'true',
};

/**
 * Returns the JSON texts, one of which the meta must contain: `{"a":{"b":value}}` for each value, `[token]` for each
 * token. For a scalar inside objects, containment is equality.
 */
const containersOf = ({ path, values, tokens = [] }: MetaCondition): string[] => [
  ...values.map((value) => path.reduceRight((inner, key) => `{${JSON.stringify(key)}:${inner}}`, value)),
  ...tokens.map((token) => JSON.stringify([token])),
];

/** Escapes the wildcards of LIKE. */
const escapeLike = (text: string): string => text.replace(/[\\%_]/g, '\\$&');

/** True if the filter excludes live memories. */
export const isSelective = ({
  categories,
  temporalType,
  meta,
  createdAfter,
  createdBefore,
  text,
  archived,
}: MemoryFilter): boolean =>
  Boolean(categories ?? temporalType ?? createdAfter ?? createdBefore ?? text ?? meta?.length) || archived === 'true';

/** Returns a text that is equal for equal filters, whatever the order of their tags and conditions. */
export const canonicalFilter = (filter: MemoryFilter): string =>
  JSON.stringify([
    filter.categories && [...filter.categories].sort(),
    filter.temporalType,
    filter.meta?.map(({ path, values }) => JSON.stringify([path, values])).sort(),
    filter.createdAfter,
    filter.createdBefore,
    filter.text,
    filter.archived ?? 'false',
  ]);
