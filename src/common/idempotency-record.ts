import type { Transaction } from './queries.js';

/**
 * The record of the one effect that a call with an Idempotency-Key, or a turn, may have, however often it is tried. The
 * code that commits an effect records it here in the same transaction: after a crash, either both are there or neither
 * is, and the next attempt finds the outcome and does not repeat the work.
 */
export interface IdempotencyRecord {
  /** The outcome that an earlier attempt recorded, as `JSON.parse` returns it; undefined if there was no effect yet. */
  readonly outcome: unknown;
  /** True if an earlier attempt has taken its unit of quota, which also covers this attempt. */
  readonly hasUnit: boolean;
  /**
   * Records the outcome of an effect, in the transaction of the effect.
   * @param outcome plain values; a Date is read back as its ISO text
   * @param memoryId the memory whose text the outcome shows, locked by this transaction: its deletion erases the outcome
   * @throws AppError `idempotency_conflict` if another attempt has taken over; the transaction must be rolled back
   */
  record(tx: Transaction, outcome: unknown, memoryId?: number): Promise<void>;
  /**
   * Records a unit of quota, in the transaction that takes it.
   * @param cycleStart the start of the cycle in which the unit is counted
   * @throws AppError `idempotency_conflict`, as `record`
   */
  takeUnit(tx: Transaction, cycleStart: Date): Promise<void>;
  /**
   * Removes the record of the unit, in the transaction that gives it back.
   * @returns the start of its cycle; undefined if it must stay counted, because there is an outcome or another attempt has
   *   taken over
   */
  returnUnit(tx: Transaction): Promise<Date | undefined>;
  /**
   * Returns the record of one part of a call that has several effects, such as an item of a batch.
   * @param name the same for the same part in every attempt
   */
  part(name: string): IdempotencyRecord;
}
