import { Injectable } from '@nestjs/common';
import type { Queries, Transaction } from '../../common/queries.js';
import { CLOCK } from '../../database/clock.js';
import { type Lease, LeaseLost, NO_TEXT, type QueuedTurn, UNDER_LEASE } from './event-queue.repository.js';
import { PROCESSED, processedEvents } from './processed-events.js';
import type { TurnOutcome } from './turn.types.js';

/** Records the outcome of a turn and its unit of quota, under the lease of its source. */
@Injectable()
export class TurnOutcomeRepository {
  /**
   * Records the outcome of a turn, and deletes its text.
   * @throws LeaseLost
   */
  async record(db: Queries, lease: Lease, turn: QueuedTurn, result: TurnOutcome): Promise<void> {
    const { outcome } = result;
    const columns = outcome === 'ok' ? [result.memoryId, result.dedupAction, null] : [null, null, result.reason];
    const recorded = await db.query(null, RECORD, [...keyOf(lease, turn), outcome, ...columns]);
    if (recorded.length === 0) throw new LeaseLost();
  }

  /** Records that a turn has its unit of quota. @returns false if the lease is lost */
  async takeUnit(tx: Transaction, lease: Lease, turn: QueuedTurn, cycleStart: Date): Promise<boolean> {
    const recorded = await tx.query(null, TAKE_UNIT, [...keyOf(lease, turn), cycleStart]);
    return recorded.length > 0;
  }

  /**
   * Removes the record of a turn's unit.
   * @returns the start of its cycle; undefined if the turn has no unit or has its outcome, or if the lease is lost
   */
  async returnUnit(tx: Transaction, lease: Lease, turn: QueuedTurn): Promise<Date | undefined> {
    const [row] = await tx.query<{ cycle: Date }>(null, RETURN_UNIT, keyOf(lease, turn));
    return row?.cycle;
  }
}

/** Returns the parameters $1 to $5: the key and the lease of the source, and the key of the turn. */
const keyOf = ({ workspaceId, source, token }: Lease, { batchId, position }: QueuedTurn): unknown[] => [
  ...[workspaceId, source, token],
  ...[batchId, position],
];

/**
 * Returns the CTEs that lock the source, and then the turn if it has no outcome by then. The order is that of an erasure, and the
 * lock of the turn sees what an erasure committed while this statement waited.
 */
const heldTurn = (lock: 'UPDATE' | 'SHARE'): string => `
WITH held AS (SELECT source FROM event_sources WHERE ${UNDER_LEASE} FOR ${lock}),
turn AS (
  SELECT t.unit_cycle FROM event_turns t WHERE t.workspace_id = $1 AND t.batch_id = $4 AND t.position = $5 AND t.outcome IS NULL
    AND EXISTS (SELECT FROM held) FOR UPDATE)`;

/** A worker that has lost the lease changes nothing. */
const RECORD = `${heldTurn('UPDATE')},
source AS (
  UPDATE event_sources SET pending = pending - 1 WHERE ${UNDER_LEASE} AND EXISTS (SELECT FROM turn)),
batch AS (
  UPDATE event_batches b
  SET remaining = b.remaining - 1, errors = b.errors + CASE WHEN $6 = 'error' THEN 1 ELSE 0 END,
      finished_at = CASE WHEN b.remaining = 1 THEN clock.at END
  FROM turn, ${CLOCK} WHERE b.workspace_id = $1 AND b.id = $4
  RETURNING ${PROCESSED}),
${processedEvents('batch')}
UPDATE event_turns t
SET outcome = $6, memory_id = $7, dedup_action = $8, reason = $9, ${NO_TEXT}
FROM turn WHERE t.workspace_id = $1 AND t.batch_id = $4 AND t.position = $5 RETURNING 1`;

/** The shared lock on the row of the source lets no other worker claim it until the transaction ends. */
const HELD_TURN = heldTurn('SHARE');

const TAKE_UNIT = `${HELD_TURN}
UPDATE event_turns t SET unit_cycle = $6::timestamptz FROM turn
WHERE t.workspace_id = $1 AND t.batch_id = $4 AND t.position = $5 RETURNING 1`;

const RETURN_UNIT = `${HELD_TURN}
UPDATE event_turns t SET unit_cycle = NULL FROM turn
WHERE t.workspace_id = $1 AND t.batch_id = $4 AND t.position = $5 AND turn.unit_cycle IS NOT NULL
RETURNING turn.unit_cycle AS cycle`;
