import { AsyncLocalStorage } from 'node:async_hooks';
import type { IdempotencyRecord } from './idempotency-record.js';
import type { Limits } from './limits.js';

/** Who calls, when, and how much it may: the first argument of every service method. `now` is taken once, so that one request sees one time. */
export interface RequestContext {
  readonly requestId: string;
  readonly workspaceId: number;
  readonly apiKeyId: number;
  readonly limits: Limits;
  /** IANA name of the zone in which the workspace's days begin and end. */
  readonly timeZone: string;
  readonly now: Date;
  /** Of a call with an Idempotency-Key: its effect has to be recorded there. */
  readonly idempotency?: IdempotencyRecord | undefined;
}

const requestIds = new AsyncLocalStorage<string>();

/** Runs `work` so that every log line written from it carries `requestId`. */
export const withRequestId = <T>(requestId: string, work: () => T): T => requestIds.run(requestId, work);

/** The id of the request being served, if one is. */
export const currentRequestId = (): string | undefined => requestIds.getStore();
