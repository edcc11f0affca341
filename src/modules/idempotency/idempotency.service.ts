import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import { AppError } from '../../common/app-error.js';
import type { IdempotencyRecord } from '../../common/idempotency-record.js';
import { Database } from '../../database/database.js';
import { type StoredAnswer, storedErrorOf } from './answer.js';
import { MAX_WAIT_MS } from './idempotency.limits.js';
import { type ClaimedKey, IdempotencyRepository, type KeyName } from './idempotency.repository.js';
import { IdempotencyPartsRepository } from './idempotency-parts.repository.js';
import { KeyIdempotencyRecord, stillRunning } from './key-idempotency-record.js';
import { Leases } from './leases.js';

/** A key that was claimed for a call, or the stored answer of an earlier call. */
export type Begun = { readonly claimed: ClaimedKey; readonly record: IdempotencyRecord } | { readonly answer: StoredAnswer };

const FIRST_PAUSE_MS = 20;
const MAX_PAUSE_MS = 300;

/** Lets all calls with one Idempotency-Key have one effect and one answer: claims the key, runs the work, stores its answer. */
@Injectable()
export class IdempotencyService {
  private readonly logger = new Logger(IdempotencyService.name);

  constructor(
    private readonly database: Database,
    private readonly repository: IdempotencyRepository,
    private readonly parts: IdempotencyPartsRepository,
    private readonly leases: Leases,
  ) {}

  /**
   * Claims a key for an attempt, or returns its stored answer. Waits up to {@link MAX_WAIT_MS} for an attempt under way.
   * @param hash of the request; a key that was used with another request is refused
   * @throws AppError `idempotency_conflict`; `memory_not_found` if the answer was erased with the memory that it showed
   */
  async begin(name: KeyName, hash: Buffer): Promise<Begun> {
    const attempt = { ...name, owner: randomUUID() };
    const deadline = Date.now() + MAX_WAIT_MS;
    for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(2 * pause, MAX_PAUSE_MS)) {
      const claimed = await this.repository.claim(attempt, hash);
      if (claimed) return { claimed: attempt, record: await this.recordOf(attempt, claimed.resumed) };
      const known = await this.repository.find(name, hash);
      if (known?.expired) await this.repository.forgetExpired(name);
      // The key was released or deleted a moment ago.
      if (!known || known.expired) continue;
      // The hash of its request was erased too, so that nobody knows whether this is the same.
      if (known.erased) throw new AppError('memory_not_found');
      if (!known.same)
        throw new AppError('idempotency_conflict', { detail: 'This Idempotency-Key was used with another request' });
      if (known.answer) return { answer: known.answer as StoredAnswer };
      if (Date.now() + pause > deadline) throw stillRunning(known.leaseSeconds ?? 1);
      await sleep(pause);
    }
  }

  /**
   * Runs the work of an attempt and stores its answer: that of a success, or a final error. After any other error, the key
   * is released.
   * @param toAnswer returns the answer to store for a result
   */
  async run<T>(claimed: ClaimedKey, work: () => Promise<T>, toAnswer: (result: T) => StoredAnswer): Promise<T> {
    return this.leases.during(claimed, async () => {
      try {
        const result = await work();
        await this.complete(claimed, toAnswer(result));
        return result;
      } catch (error) {
        const answer = storedErrorOf(error);
        await (answer ? this.complete(claimed, answer) : this.release(claimed));
        throw error;
      }
    });
  }

  private async recordOf(claimed: ClaimedKey, resumed: boolean): Promise<IdempotencyRecord> {
    return new KeyIdempotencyRecord(this.parts, claimed, resumed ? await this.parts.find(this.database, claimed) : []);
  }

  /** Never fails: the effect is recorded already, and the lease runs out by itself. */
  private async complete(claimed: ClaimedKey, answer: StoredAnswer): Promise<void> {
    try {
      await this.repository.complete(claimed, answer);
    } catch (error) {
      this.logger.warn(`the answer to an Idempotency-Key could not be kept: ${(error as Error).message}`);
    }
  }

  private async release(claimed: ClaimedKey): Promise<void> {
    try {
      await this.repository.release(claimed);
    } catch (error) {
      this.logger.warn(`an Idempotency-Key stays claimed until its lease ends: ${(error as Error).message}`);
    }
  }
}
