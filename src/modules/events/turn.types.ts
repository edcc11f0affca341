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
  /** The id that its caller gave it, until it is queued; its meta has it too. */
  readonly externalId?: string | undefined;
  /** True for a turn with an id of its caller: it takes the place of what an earlier version of it became. */
  readonly isNamed?: boolean | undefined;
  /** The outcome of a named turn that becomes no memory, once what an earlier version of it became is taken back. */
  readonly settled?: SettledOutcome | undefined;
  /** Its part in a stretch, which a language model reads as a whole; none for a turn that is stored by itself. */
  readonly part?: StretchPart | undefined;
}

/** The part of a turn in a stretch. */
export interface StretchPart {
  /** Number of the stretch, which its turns have in common within a call. */
  readonly stretch: number;
  /** The outcome of the turn if the model gives no usable answer. */
  readonly rules: RulesReading;
  /** The last turns before the stretch; only with its first turn. */
  readonly before?: readonly SpokenTurn[] | undefined;
}

/** The reading of a turn by the rules: nothing, or a memory of `content`, which answers `replyTo`. */
type RulesReading = { readonly dropped: DropReason } | { readonly content: string; readonly replyTo?: string | undefined };

/** A turn of a stretch that is read. */
export interface StretchTurn extends Turn {
  readonly part: StretchPart;
  /** Names the turn in the meta of its facts. */
  readonly id: string;
}

/** A fact that was extracted from turns, to be stored. */
export interface Fact extends Turn {
  /** The turns that it is made of: their places in the stretch, 0 for the first. */
  readonly turns: readonly number[];
}

/** The facts of a stretch, and what became of each of its turns: it is part of facts, has none, or is left to the rules. */
export interface Extraction {
  readonly facts: readonly Fact[];
  readonly turns: readonly ('extracted' | 'no_fact' | 'rules')[];
}

/** The reason why a turn did not become a memory; `internal_error` is a bug of the service. */
export type TurnErrorCode = AppErrorCode | 'internal_error';

/** Why a turn with an id of its caller is none of its own: it was sent before, or the same call has a later version of it. */
export type VersionReason = 'repeated' | 'edited';

/** The outcome of a turn that became no memory. */
export type SettledOutcome =
  | { readonly outcome: 'dropped'; readonly reason: DropReason | 'no_fact' | VersionReason }
  | { readonly outcome: 'error'; readonly reason: TurnErrorCode };

/** The final outcome of a turn. */
export type TurnOutcome = { readonly outcome: 'ok'; readonly memoryId: number; readonly dedupAction: string } | SettledOutcome;

export const isOutcome = (value: Turn | TurnOutcome): value is TurnOutcome => 'outcome' in value;

/** A turn as it was screened. */
export interface Screened {
  /** The turn without sensitive data, or its outcome if there is nothing more to do. */
  readonly fate: Turn | SettledOutcome;
  /** The turn as it was said, without sensitive data; without a text that cannot be kept, undefined for a meta that cannot. */
  readonly redacted: Turn | undefined;
}

/** Screens the turns of a conversation one after the other, before any is written anywhere. Pure and fast. */
export interface Screening {
  screen(turn: Turn): Screened;
  /** Returns the screened turns of a call once more, with their parts in stretches if a language model is to read them. */
  inStretches(turns: readonly (Turn | SettledOutcome)[]): (Turn | SettledOutcome)[];
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
  screening(ctx: RequestContext, before: readonly SpokenTurn[] | undefined): Screening;
  /**
   * Lets a language model extract the facts of a stretch.
   * @returns undefined if it gave no usable answer
   */
  extract(ctx: RequestContext, turns: readonly StretchTurn[]): Promise<Extraction | undefined>;
  /** Returns what the rules make of a turn of a stretch. */
  byRules(turn: StretchTurn): Turn | SettledOutcome;

  /**
   * Takes back what an earlier version of a named turn became: memories that it made are deleted, those that it changed get back
   * what they were. If it is repeated, it does nothing.
   * @throws AppError `plan_limit_reached`, `unavailable`
   */
  withdraw(ctx: RequestContext, turn: Turn): Promise<void>;
  /**
   * Stores a turn or a fact as a memory, a named turn in place of its earlier version, and records its outcome by
   * `ctx.idempotency` in the transaction that writes the memory.
   * However the process ends, either the memory is written and the text is deleted from the queue, or neither.
   * @param isFact true for a text that a language model wrote
   * @throws AppError `pii_rejected`, `plan_limit_reached`, `unavailable`; LeaseLost if another worker has the turn by now
   */
  store(ctx: RequestContext, turn: Turn, isFact: boolean): Promise<unknown>;
}
