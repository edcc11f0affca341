import type { EntityManager } from 'typeorm';
import type { AppErrorCode } from '../../common/app-error.js';
import type { RequestContext } from '../../common/request-context.js';
import type { JsonObject } from '../../http/json-values.js';

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

/**
 * Writes down what became of a turn, and takes its text out of the queue. In the transaction that writes the memory: either both
 * happened or neither, however the process ends.
 * @throws LeaseLost if another worker has the turn by now; the transaction must not go on
 */
export type RecordOutcome = (manager: EntityManager, outcome: TurnOutcome) => Promise<void>;

/** What turns are for; the memory module has it. */
export interface TurnHandler {
  /** Before the turn is written down anywhere: without what must not be, or its outcome if there is nothing left to do. Pure, fast. */
  screen(turn: Turn): Turn | TurnOutcome;
  /**
   * Does what is to be done with a turn, and records its outcome exactly once.
   * @throws AppError `pii_rejected`, `plan_limit_reached`, `unavailable`
   */
  keep(ctx: RequestContext, turn: Turn, record: RecordOutcome): Promise<void>;
}
