import { isJsonObject } from '../../common/json/json-values.js';

/** The fields of a mem0 filter that name to whom a memory belongs. */
export const ENTITIES = ['user_id', 'agent_id', 'app_id', 'run_id'] as const;

/**
 * Translates a filter of mem0 into one of ours, as JSON. A part that has no counterpart keeps its name, so that the reader of our
 * filters refuses it at its place instead of ignoring it.
 * @see https://docs.mem0.ai/platform/features/v2-memory-filters
 */
export function toFilterJson(filter: unknown): unknown {
  if (!isJsonObject(filter)) return filter;
  const parts = Object.entries(filter).map(([key, value]) => partOf(key, value));
  return parts.length === 1 ? parts[0] : { and: parts };
}

/** True if a filter of mem0 names an entity anywhere, as its searches require. */
export const namesEntity = (filter: unknown): boolean =>
  Array.isArray(filter)
    ? filter.some(namesEntity)
    : isJsonObject(filter) && Object.entries(filter).some(([key, value]) => isEntity(key) || namesEntity(value));

const isEntity = (key: string): boolean => (ENTITIES as readonly string[]).includes(key);

function partOf(key: string, value: unknown): object {
  if (key === 'AND' || key === 'OR') return { [key.toLowerCase()]: listOf(value).map(toFilterJson) };
  if (key === 'NOT') return { not: { or: listOf(value).map(toFilterJson) } };
  if (isEntity(key)) return { [`meta.${key}`]: value === '*' ? { exists: true } : value };
  if (key === 'metadata' && isJsonObject(value))
    return { and: Object.entries(value).map(([name, inner]) => ({ [`meta.${name}`]: inner })) };
  if (key === 'categories' && isJsonObject(value)) return { categories: { any: tagsOf(value) } };
  return { [key]: value };
}

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value]);

const tagsOf = (operators: Record<string, unknown>): unknown => operators['in'] ?? listOf(operators['contains']);
