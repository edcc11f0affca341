import { AsyncLocalStorage } from 'node:async_hooks';
import type { IdempotencyRecord } from './idempotency-record.js';
import type { Limits } from './limits.js';

/**
 * The caller of a request, its limits and the time of the request: the first argument of every service method. `now` is read once
 * per request, so that all parts of it use the same time.
 */
export interface RequestContext {
  readonly requestId: string;
  readonly workspaceId: number;
  readonly apiKeyId: number;
  readonly limits: Limits;
  /** IANA name of the workspace's time zone. */
  readonly timeZone: string;
  readonly now: Date;
  /** The idempotency record of a call with an Idempotency-Key: the call has to record its effect there. */
  readonly idempotency?: IdempotencyRecord | undefined;
}

const requestIds = new AsyncLocalStorage<string>();

/** Runs `work`; every log line that it writes carries `requestId`. */
export const withRequestId = <T>(requestId: string, work: () => T): T => requestIds.run(requestId, work);

/** Returns the id of the current request; undefined outside of a request. */
export const currentRequestId = (): string | undefined => requestIds.getStore();
