import type { EntityManager } from 'typeorm';
import { AppError } from '../../common/app-error.js';
import type { IdempotencyRecord } from '../../common/idempotency-record.js';
import type { HeldKey, IdempotencyRepository, KnownPart } from './idempotency.repository.js';

/** The name of the part that stands for the whole call. */
const WHOLE = '';

/** The effect of a call, or of a part of it, as its key knows it. */
export class KeyIdempotencyRecord implements IdempotencyRecord {
  readonly outcome: unknown;
  hasUnit: boolean;

  /** @param parts what an earlier attempt has left */
  constructor(
    private readonly repository: IdempotencyRepository,
    private readonly held: HeldKey,
    private readonly parts: readonly KnownPart[],
    private readonly name = WHOLE,
  ) {
    const known = parts.find(({ part }) => part === name);
    this.outcome = known?.outcome ? JSON.parse(known.outcome) : undefined;
    this.hasUnit = known?.hasUnit ?? false;
  }

  async record(manager: EntityManager, outcome: unknown, memoryId?: number): Promise<void> {
    if (!(await this.repository.record(manager, this.held, this.name, JSON.stringify(outcome), memoryId))) throw takenOver();
  }

  async takeUnit(manager: EntityManager, cycleStart: Date): Promise<void> {
    if (!(await this.repository.takeUnit(manager, this.held, this.name, cycleStart))) throw takenOver();
  }

  returnUnit(manager: EntityManager): Promise<Date | undefined> {
    return this.repository.returnUnit(manager, this.held, this.name);
  }

  part(name: string): IdempotencyRecord {
    return new KeyIdempotencyRecord(this.repository, this.held, this.parts, `${this.name}/${name}`);
  }
}

/** This attempt was taken for dead, and another one does the work now. */
const takenOver = (): AppError => stillRunning(1);

/** @param seconds after which it is worth asking again */
export const stillRunning = (seconds: number): AppError =>
  new AppError('idempotency_conflict', {
    detail: 'A request with this Idempotency-Key is still running',
    retryAfterSeconds: seconds,
  });
