import type { AppErrorCode } from '../../common/app-error.js';
import type { JsonObject } from '../../common/json/json-values.js';
import type { RequestContext } from '../../common/request-context.js';

/** What was said in one turn of a conversation. */
export interface Turn {
  readonly content: string;
  /** The caller's, with who said it, where and when. */
  readonly meta: JsonObject;
  /** Never later than when it was accepted. */
  readonly saidAt: Date;
}

/** Why a turn did not become a memory; `internal_error` is a bug of ours. */
export type TurnErrorCode = AppErrorCode | 'internal_error';

/** What became of a turn, for good. */
export type TurnOutcome =
  | { readonly outcome: 'ok'; readonly memoryId: number; readonly dedupAction: string }
  | { readonly outcome: 'dropped'; readonly reason: 'small_talk' }
  | { readonly outcome: 'error'; readonly reason: TurnErrorCode };

export const isOutcome = (value: Turn | TurnOutcome): value is TurnOutcome => 'outcome' in value;

/** What turns are for; the memory module has it. */
export interface TurnHandler {
  /** Before the turn is written down anywhere: without what must not be, or its outcome if there is nothing left to do. Pure, fast. */
  screen(turn: Turn): Turn | TurnOutcome;
  /**
   * Makes a memory of a turn. By `ctx.idempotency` it is recorded, in the transaction that writes it: then the turn is
   * settled and its text is gone from the queue, or neither happened, however the process ends.
   * @throws AppError `pii_rejected`, `plan_limit_reached`, `unavailable`; LeaseLost if another worker has the turn by now
   */
  keep(ctx: RequestContext, turn: Turn): Promise<unknown>;
}
