import type { Transaction } from './queries.js';

/**
 * The one effect that a call with an Idempotency-Key may have, however often it is made. Whoever commits an effect records it here, in
 * the same transaction: then either both are there after a crash or neither is, and the next attempt finds the outcome instead of
 * doing the work again.
 */
export interface IdempotencyRecord {
  /** What an earlier attempt recorded, as `JSON.parse` reads it; undefined: nothing has taken effect yet. */
  readonly outcome: unknown;
  /** Whether an earlier attempt has taken its unit of quota, which stands for this one too. */
  readonly hasUnit: boolean;
  /**
   * Records, in the transaction of the effect, what it came to.
   * @param outcome plain values; a Date is read back as its ISO text
   * @param memoryId the memory whose text the outcome shows, locked by this transaction: a delete of it erases the outcome
   * @throws AppError `idempotency_conflict` if another attempt has taken over; the transaction has to be rolled back
   */
  record(tx: Transaction, outcome: unknown, memoryId?: number): Promise<void>;
  /**
   * Records, in the transaction that takes it, a unit of quota.
   * @param cycleStart of the cycle that it counts in
   * @throws AppError `idempotency_conflict`, as `record`
   */
  takeUnit(tx: Transaction, cycleStart: Date): Promise<void>;
  /**
   * Forgets the unit, in the transaction that gives it back.
   * @returns the start of its cycle; undefined if it has to stay counted: there is an outcome, or another attempt has taken over
   */
  returnUnit(tx: Transaction): Promise<Date | undefined>;
  /** The effect of one part of a call that has several, such as an item of a batch; a name always means the same part. */
  part(name: string): IdempotencyRecord;
}
