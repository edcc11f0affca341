import { AsyncLocalStorage } from 'node:async_hooks';
import type { IdempotencyRecord } from './idempotency-record.js';
import type { Limits } from './limits.js';
import { USER_KEY } from './subject.js';

/** The workspace and key that a call or a job acts for, with their limits. */
export interface Principal {
  readonly workspaceId: number;
  readonly apiKeyId: number;
  readonly limits: Limits;
  /** IANA name of the workspace's time zone. */
  readonly timeZone: string;
  /** Keys of meta: memories that differ in the value of one are never compared. */
  readonly scopeKeys: readonly string[];
  /** The user whose memories alone the key sees and writes; none for those of the whole workspace. */
  readonly boundUserId?: string | null | undefined;
  /** True for a call with which somebody looks around in the dashboard: it takes no tokens of the workspace's agents. */
  readonly browsing?: boolean | undefined;
}

/** The principal and the time of a call: the first argument of every service method. `now` is constant during a call. */
export interface RequestContext extends Principal {
  readonly requestId: string;
  readonly now: Date;
  /** The idempotency record of a call with an Idempotency-Key: the call has to record its effect there. */
  readonly idempotency?: IdempotencyRecord | undefined;
}

/** Creates the context of a request or a job. Copies only the fields of a principal: `principal` may be a whole credential. */
export function createContext(requestId: string, principal: Principal, now: Date): RequestContext {
  const { workspaceId, apiKeyId, limits, timeZone, boundUserId, browsing } = principal;
  // Whatever the workspace compares, nothing that a bound key writes is compared with the memories of other users.
  const scopeKeys = boundUserId ? [...new Set([...principal.scopeKeys, USER_KEY])] : principal.scopeKeys;
  const optional = { ...(boundUserId && { boundUserId }), ...(browsing && { browsing }) };
  return { requestId, workspaceId, apiKeyId, limits, timeZone, scopeKeys, now, ...optional };
}

const requestIds = new AsyncLocalStorage<string>();

/** Runs `work`; every log line that it writes carries `requestId`. */
export const withRequestId = <T>(requestId: string, work: () => T): T => requestIds.run(requestId, work);

/** Returns the id of the current request; undefined outside of a request. */
export const currentRequestId = (): string | undefined => requestIds.getStore();

/** Returns the context of one of several writes of a call, each of which has an idempotency record of its own. */
export const withPart = (ctx: RequestContext, index: number): RequestContext =>
  ctx.idempotency ? { ...ctx, idempotency: ctx.idempotency.part(String(index)) } : ctx;
