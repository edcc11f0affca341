import type { RequestContext } from '../../src/common/request-context.js';

/** The scope keys of a new workspace. */
const SCOPE_KEYS = ['agent_id', 'app_id', 'project', 'run_id', 'session_id', 'thread_id', 'user_id'];

/** Returns the context of a call by the first key of a workspace without caps. */
export function contextOf(
  workspaceId: number,
  now: Date,
  quotas: Partial<RequestContext['limits']['quotas']> = {},
): RequestContext {
  const rate = { perMinute: 1, burst: 1 };
  const uncapped = { memoryWrites: null, memoryRetrieves: null, cycleAnchor: new Date(0) };
  const limits = { key: rate, workspace: rate, quotas: { ...uncapped, ...quotas } };
  return { requestId: 'test', workspaceId, apiKeyId: 1, limits, timeZone: 'UTC', scopeKeys: SCOPE_KEYS, now };
}
