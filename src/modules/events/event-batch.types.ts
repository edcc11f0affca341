import type { DropReason } from '../../text/turns/assembly.js';
import type { TurnErrorCode, VersionReason } from './turn.types.js';

/** The present state of a turn. */
export interface TurnState {
  /** Null if it has none yet; `extracted` for a turn that is part of facts. */
  readonly outcome: 'ok' | 'dropped' | 'error' | 'extracted' | null;
  readonly memoryId: number | null;
  readonly dedupAction: string | null;
  /** The reason why the turn was dropped, failed, or waits. */
  readonly reason: DropReason | 'no_fact' | 'erased' | VersionReason | TurnErrorCode | null;
  readonly attempts: number;
}

/** The present state of a fact. */
export interface FactState extends TurnState {
  /** The turns that it is made of: their places in the call, 0 for the first. */
  readonly turns: readonly number[];
}

/** The progress of a batch. `failed`: it is settled, and at least one turn ended in an error. */
export type BatchStatus = 'queued' | 'processing' | 'done' | 'failed';

/** The turns of one call, as a whole. */
interface BatchFacts {
  readonly id: number;
  /** Empty for none. */
  readonly source: string;
  readonly accepted: number;
  /** Number of turns and facts that ended in an error. */
  readonly errors: number;
  readonly createdAt: Date;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
}

/** A batch with the numbers of its turns by outcome. */
export interface BatchSummary extends BatchFacts {
  readonly stored: number;
  readonly dropped: number;
  /** Number of turns without an outcome. */
  readonly remaining: number;
}

/** The turns of one call, with their outcomes. */
export interface EventBatch extends BatchFacts {
  /** In the order of the call. */
  readonly turns: readonly TurnState[];
  /** The facts that were extracted from turns, in their order. */
  readonly facts: readonly FactState[];
}

/** Returns how far a batch is. */
export function statusOf({
  startedAt,
  finishedAt,
  errors,
}: Pick<BatchFacts, 'startedAt' | 'finishedAt' | 'errors'>): BatchStatus {
  if (!startedAt) return 'queued';
  if (!finishedAt) return 'processing';
  return errors > 0 ? 'failed' : 'done';
}
