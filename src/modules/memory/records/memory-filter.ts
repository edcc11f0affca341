import type { TemporalType } from '../../../text/temporal/temporal-type.js';

/** What a memory's meta has to hold at one place. */
export interface MetaCondition {
  /** Keys from the outermost inwards; at least one. */
  readonly path: readonly string[];
  /** JSON texts of scalars: the value has to equal one of them, numbers by value (`1` and `1.0`). At least one. */
  readonly values: readonly string[];
  /** What an encrypted meta is found by that has one of the values there. */
  readonly tokens?: readonly string[];
}

/** Which memories of a workspace are meant: those that meet all of it. */
export interface MemoryFilter {
  /** At least one of these tags. */
  readonly categories?: readonly string[] | undefined;
  readonly temporalType?: TemporalType | undefined;
  readonly meta?: readonly MetaCondition[] | undefined;
  /** Stored at this moment or later. */
  readonly createdAfter?: Date | undefined;
  /** Stored before this moment. */
  readonly createdBefore?: Date | undefined;
  /** A part of the text, in any case. */
  readonly text?: string | undefined;
  /** One of these. */
  readonly ids?: readonly number[] | undefined;
  /** Live ones only where it says nothing. */
  readonly archived?: Archived | undefined;
}

/** Whether archived memories are meant: `false` is without them, `true` only them, `any` both. */
export const ARCHIVED = ['false', 'true', 'any'] as const;
export type Archived = (typeof ARCHIVED)[number];

/**
 * A filter as SQL over the columns of `memories`, joined by AND and never empty. The workspace is not part of it: whoever asks adds that.
 * @param values of the statement's parameters so far; those of the filter are appended
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

/** `{"a":{"b":value}}` for each value, `[token]` for each token: of scalars inside objects, containment is equality. */
const containersOf = ({ path, values, tokens = [] }: MetaCondition): string[] => [
  ...values.map((value) => path.reduceRight((inner, key) => `{${JSON.stringify(key)}:${inner}}`, value)),
  ...tokens.map((token) => JSON.stringify([token])),
];

/** `text` without wildcards for LIKE. */
const escapeLike = (text: string): string => text.replace(/[\\%_]/g, '\\$&');

/** Whether the filter leaves anything out that is not left out anyway. */
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

/** The same text for the same filter, however it was written. */
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
