import { AppError } from '../../common/app-error.js';
import type { IdempotencyRecord } from '../../common/idempotency-record.js';
import type { Transaction } from '../../common/queries.js';
import type { ClaimedKey } from './idempotency.repository.js';
import type { IdempotencyPartsRepository, KnownPart } from './idempotency-parts.repository.js';

/** The name of the part that is the whole call. */
const WHOLE = '';

/** The idempotency record of a call with an Idempotency-Key, or of a part of the call. */
export class KeyIdempotencyRecord implements IdempotencyRecord {
  readonly outcome: unknown;
  hasUnit: boolean;

  /** @param parts the records of an earlier attempt */
  constructor(
    private readonly repository: IdempotencyPartsRepository,
    private readonly claimed: ClaimedKey,
    private readonly parts: readonly KnownPart[],
    private readonly name = WHOLE,
  ) {
    const known = parts.find(({ part }) => part === name);
    this.outcome = known?.outcome ? JSON.parse(known.outcome) : undefined;
    this.hasUnit = known?.hasUnit ?? false;
  }

  async record(tx: Transaction, outcome: unknown, memoryId?: number): Promise<void> {
    if (!(await this.repository.record(tx, this.claimed, this.name, JSON.stringify(outcome), memoryId))) throw takenOver();
  }

  async takeUnit(tx: Transaction, cycleStart: Date): Promise<void> {
    if (!(await this.repository.takeUnit(tx, this.claimed, this.name, cycleStart))) throw takenOver();
  }

  returnUnit(tx: Transaction): Promise<Date | undefined> {
    return this.repository.returnUnit(tx, this.claimed, this.name);
  }

  part(name: string): IdempotencyRecord {
    return new KeyIdempotencyRecord(this.repository, this.claimed, this.parts, `${this.name}/${name}`);
  }
}

/** The error of an attempt that was assumed dead: another attempt has claimed its key. */
const takenOver = (): AppError => stillRunning(1);

/** @param seconds after which the caller should try again */
export const stillRunning = (seconds: number): AppError =>
  new AppError('idempotency_conflict', {
    detail: 'A request with this Idempotency-Key is still running',
    retryAfterSeconds: seconds,
  });
