import { render } from '../../../common/json/json-render.js';
import { isJsonObject } from '../../../common/json/json-values.js';
import { ForbidExtra, ModelRule } from '../../../http/dto.js';
import { refuseValue } from '../../../http/field-readers.js';
import { IsoDateTimeField, ObjectField, StringListField } from '../../../http/fields.js';
import { TAGS } from '../../../text/categories/tags.js';
import type { MemoryFilter, MetaCondition } from '../records/memory-filter.js';

const MAX_META_CONDITIONS = 20;
const LIST = 'meta can be compared with strings, numbers, true, false and null, not with lists';
const UNKNOWN_TAG = 'unknown category';
const TOO_MANY = `at most ${MAX_META_CONDITIONS} values of meta can be compared`;

/** The filter of a retrieve: a memory must meet all conditions. An unknown key is refused, never ignored. */
@ForbidExtra()
@ModelRule<RetrieveFilterRequest>((filter, loc, input) => {
  const unknown = filter.categories?.find((category) => !(TAGS as readonly string[]).includes(category));
  if (unknown !== undefined) return refuseValue([...loc, 'categories'], `${UNKNOWN_TAG}: ${unknown}`, filter.categories);
  const conditions = filter.meta ? conditionsIn(filter.meta) : [];
  if (conditions === undefined) return refuseValue([...loc, 'meta'], LIST, (input as RetrieveFilterRequest).meta);
  return conditions.length > MAX_META_CONDITIONS ? refuseValue([...loc, 'meta'], TOO_MANY, filter.meta) : undefined;
})
export class RetrieveFilterRequest {
  @ObjectField({
    optional: true,
    description: 'Values that the meta has to hold, in objects within it too: strings, numbers, true, false or null.',
    examples: [{ source: 'slack' }],
  })
  meta?: Record<string, unknown>;

  @StringListField({
    optional: true,
    minItems: 1,
    maxItems: 20,
    description: 'At least one of these tags.',
    examples: [['preferences']],
  })
  categories?: string[];

  @IsoDateTimeField({ optional: true, description: 'Stored at this moment or later.' })
  created_after?: Date;

  @IsoDateTimeField({ optional: true, description: 'Stored before this moment.' })
  created_before?: Date;
}

export const toMemoryFilter = (request: RetrieveFilterRequest): MemoryFilter => ({
  categories: request.categories,
  meta: request.meta && conditionsIn(request.meta),
  createdAfter: request.created_after,
  createdBefore: request.created_before,
});

/** Returns a condition for each scalar, with its path; undefined if a value is neither a scalar nor an object. */
function conditionsIn(meta: Record<string, unknown>, path: readonly string[] = []): MetaCondition[] | undefined {
  const conditions: MetaCondition[] = [];
  for (const [key, value] of Object.entries(meta)) {
    if (Array.isArray(value)) return undefined;
    const inner = isJsonObject(value) ? conditionsIn(value, [...path, key]) : [{ path: [...path, key], values: [render(value)] }];
    if (!inner) return undefined;
    conditions.push(...inner);
  }
  return conditions;
}
