import { AppError } from '../../../common/app-error.js';
import { parseJson } from '../../../common/json/json-parse.js';
import { isJsonObject } from '../../../common/json/json-values.js';
import type { RequestContext } from '../../../common/request-context.js';
import { USER_KEY } from '../../../common/subject.js';
import { storedName } from '../../../text/pii/pii-meta.js';
import { allOf, type ValueCondition } from './filter-node.js';
import type { MemoryFilter } from './memory-filter.js';

type Bound = Pick<RequestContext, 'boundUserId'>;

/** A whole number as JSON writes it: a client may have stored the id as one. */
const WHOLE_NUMBER = /^-?(?:0|[1-9]\d{0,30})$/;

/** Returns the condition that a memory is of the user that the key is bound to; undefined for a key that is not bound. */
export function boundCondition({ boundUserId }: Bound): ValueCondition | undefined {
  if (!boundUserId) return undefined;
  const values = [JSON.stringify(storedName(USER_KEY, boundUserId)), ...(WHOLE_NUMBER.test(boundUserId) ? [boundUserId] : [])];
  return { kind: 'value', path: [USER_KEY], values };
}

/** Returns the filter of a call, for the memories that its key may see. */
export function boundFilter<F extends MemoryFilter | undefined>(ctx: Bound, filter: F): F | MemoryFilter {
  const condition = boundCondition(ctx);
  return condition ? { ...filter, where: allOf([filter?.where, condition]) } : filter;
}

/** True if the key may see a memory, or a revision, with this meta. */
export function isVisible({ boundUserId }: Bound, metaJson: string): boolean {
  if (!boundUserId) return true;
  const meta = parseJson(metaJson);
  const value = isJsonObject(meta) ? meta[USER_KEY] : undefined;
  return (
    value === storedName(USER_KEY, boundUserId) ||
    ((typeof value === 'number' || typeof value === 'bigint') && String(value) === boundUserId)
  );
}

/**
 * Returns a memory that the key may see.
 * @throws AppError `memory_not_found` if there is none, or the key may not see it
 */
export function visible<M extends { readonly metaJson: string }>(ctx: Bound, memory: M | undefined): M {
  if (!memory || !isVisible(ctx, memory.metaJson)) throw new AppError('memory_not_found');
  return memory;
}
