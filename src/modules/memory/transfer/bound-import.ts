import type { JsonObject } from '../../../common/json/json-values.js';
import type { RequestContext } from '../../../common/request-context.js';
import { withBoundUser } from '../../../common/subject.js';
import type { ImportedContent, ImportedMemory } from './imported-memory.js';

/**
 * Returns the memory of a line as a key may write it. A line may refer to any memory by its id: that of a bound key refers to
 * none, which could be another user's.
 * @throws AppError `operation_not_allowed` for a memory, or a revision, of another user
 */
export function ofBoundUser({ boundUserId }: Pick<RequestContext, 'boundUserId'>, memory: ImportedMemory): ImportedMemory {
  if (!boundUserId) return memory;
  const bound = <C extends ImportedContent>(content: C): C => ({
    ...content,
    meta: withBoundUser(content.meta as JsonObject, boundUserId),
  });
  const revisions = memory.revisions.map(bound);
  return { ...bound(memory), revisions, nearDuplicateOf: undefined, follows: undefined, supersedes: [] };
}
