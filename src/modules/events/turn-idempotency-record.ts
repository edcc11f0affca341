import type { IdempotencyRecord } from '../../common/idempotency-record.js';
import type { Transaction } from '../../common/queries.js';
import { type Lease, LeaseLost, type QueuedTurn } from './event-queue.repository.js';
import type { TurnOutcomeRepository } from './turn-outcome.repository.js';

/**
 * The idempotency record of a turn: its row in the queue. A turn may become only one memory, however often it is tried.
 */
export class TurnIdempotencyRecord implements IdempotencyRecord {
  /** Always undefined: a turn with an outcome is not tried again. */
  readonly outcome = undefined;
  readonly hasUnit: boolean;

  constructor(
    private readonly outcomes: TurnOutcomeRepository,
    private readonly lease: Lease,
    private readonly turn: QueuedTurn,
  ) {
    this.hasUnit = turn.hasUnit;
  }

  /** @throws LeaseLost */
  async record(tx: Transaction, outcome: unknown, memoryId?: number): Promise<void> {
    if (memoryId === undefined) throw new Error('a turn of a conversation becomes a memory, and nothing else');
    const { action } = outcome as { action: string };
    await this.outcomes.record(tx, this.lease, this.turn, { outcome: 'ok', memoryId, dedupAction: action });
  }

  /** @throws LeaseLost */
  async takeUnit(tx: Transaction, cycleStart: Date): Promise<void> {
    if (!(await this.outcomes.takeUnit(tx, this.lease, this.turn, cycleStart))) throw new LeaseLost();
  }

  returnUnit(tx: Transaction): Promise<Date | undefined> {
    return this.outcomes.returnUnit(tx, this.lease, this.turn);
  }

  part(): IdempotencyRecord {
    throw new Error('a turn of a conversation has one effect');
  }
}
