import type { TurnErrorCode } from './turn.types.js';

/** A turn as it stands now. */
export interface TurnState {
  /** null: not settled yet */
  readonly outcome: 'ok' | 'dropped' | 'error' | null;
  readonly memoryId: number | null;
  readonly dedupAction: string | null;
  /** Why it was dropped, why it failed, or why it waits. */
  readonly reason: 'small_talk' | TurnErrorCode | null;
  readonly attempts: number;
}

/** What one call has sent, and what became of it. */
export interface EventBatch {
  readonly id: number;
  /** Empty for none. */
  readonly source: string;
  readonly accepted: number;
  /** Turns that ended in an error. */
  readonly errors: number;
  readonly createdAt: Date;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
  /** In the order in which they were sent. */
  readonly turns: readonly TurnState[];
}
