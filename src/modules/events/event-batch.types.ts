import type { DropReason } from '../../text/turns/assembly.js';
import type { TurnErrorCode } from './turn.types.js';

/** The present state of a turn. */
export interface TurnState {
  /** Null if it has none yet. */
  readonly outcome: 'ok' | 'dropped' | 'error' | null;
  readonly memoryId: number | null;
  readonly dedupAction: string | null;
  /** The reason why the turn was dropped, failed, or waits. */
  readonly reason: DropReason | 'erased' | TurnErrorCode | null;
  readonly attempts: number;
}

/** The turns of one call, with their outcomes. */
export interface EventBatch {
  readonly id: number;
  /** Empty for none. */
  readonly source: string;
  readonly accepted: number;
  /** Number of turns that ended in an error. */
  readonly errors: number;
  readonly createdAt: Date;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
  /** In the order of the call. */
  readonly turns: readonly TurnState[];
}
