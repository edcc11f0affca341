import type { AppErrorCode } from '../../common/app-error.js';
import type { JsonObject } from '../../common/json/json-values.js';
import type { RequestContext } from '../../common/request-context.js';
import type { DropReason, SpokenTurn } from '../../text/turns/assembly.js';

/** One turn of a conversation. */
export interface Turn {
  readonly content: string;
  /** The caller's meta, with the facts that `turnMeta` adds. */
  readonly meta: JsonObject;
  /** The time of the turn, never later than that of the call. */
  readonly saidAt: Date;
  /** The end of the life time of its memory; none by default. */
  readonly expiresAt?: Date | null | undefined;
}

/** The reason why a turn did not become a memory; `internal_error` is a bug of the service. */
export type TurnErrorCode = AppErrorCode | 'internal_error';

/** The final outcome of a turn. */
export type TurnOutcome =
  | { readonly outcome: 'ok'; readonly memoryId: number; readonly dedupAction: string }
  | { readonly outcome: 'dropped'; readonly reason: DropReason }
  | { readonly outcome: 'error'; readonly reason: TurnErrorCode };

export const isOutcome = (value: Turn | TurnOutcome): value is TurnOutcome => 'outcome' in value;

/** Screens the turns of a conversation one after the other, before any is written anywhere. Pure and fast. */
export interface Screening {
  /** Returns a turn without sensitive data, or its outcome if there is nothing more to do. */
  screen(turn: Turn): Turn | TurnOutcome;
  /** The last turns, by which the next ones are understood; without sensitive data. */
  readonly last: readonly SpokenTurn[];
}

/** Screens and stores turns. The memory module implements it. */
export interface TurnHandler {
  /**
   * Returns a screening of the turns of a conversation.
   * @param before the last turns so far, to put the turns together: questions become no memories, answers know theirs; undefined
   *   to keep each turn as it is
   */
  screening(before: readonly SpokenTurn[] | undefined): Screening;
  /**
   * Stores a turn as a memory, and records its outcome by `ctx.idempotency` in the transaction that writes the memory.
   * However the process ends, either the memory is written and the text is deleted from the queue, or neither.
   * @throws AppError `pii_rejected`, `plan_limit_reached`, `unavailable`; LeaseLost if another worker has the turn by now
   */
  store(ctx: RequestContext, turn: Turn): Promise<unknown>;
}
