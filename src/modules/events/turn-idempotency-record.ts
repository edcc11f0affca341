import type { EntityManager } from 'typeorm';
import type { IdempotencyRecord } from '../../common/idempotency-record.js';
import { type EventQueueRepository, type Lease, LeaseLost, type QueuedTurn } from './event-queue.repository.js';

/** The one memory that a turn may become, however often it is tried. What it came to is what the queue says of it. */
export class TurnIdempotencyRecord implements IdempotencyRecord {
  /** A turn that has one is settled, and not tried again. */
  readonly outcome = undefined;
  readonly hasUnit: boolean;

  constructor(
    private readonly queue: EventQueueRepository,
    private readonly lease: Lease,
    private readonly turn: QueuedTurn,
  ) {
    this.hasUnit = turn.hasUnit;
  }

  /** @throws LeaseLost */
  async record(manager: EntityManager, outcome: unknown, memoryId?: number): Promise<void> {
    if (memoryId === undefined) throw new Error('a turn of a conversation becomes a memory, and nothing else');
    const { action } = outcome as { action: string };
    await this.queue.settle(manager, this.lease, this.turn, { outcome: 'ok', memoryId, dedupAction: action });
  }

  /** @throws LeaseLost */
  async takeUnit(manager: EntityManager, cycleStart: Date): Promise<void> {
    if (!(await this.queue.takeUnit(manager, this.lease, this.turn, cycleStart))) throw new LeaseLost();
  }

  returnUnit(manager: EntityManager): Promise<Date | undefined> {
    return this.queue.returnUnit(manager, this.lease, this.turn);
  }

  part(): IdempotencyRecord {
    throw new Error('a turn of a conversation has one effect');
  }
}
