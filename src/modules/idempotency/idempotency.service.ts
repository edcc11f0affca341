import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import { AppError } from '../../common/app-error.js';
import type { IdempotencyRecord } from '../../common/idempotency-record.js';
import { Database } from '../../database/database.js';
import { type KeptAnswer, keptErrorOf } from './answer.js';
import { MAX_WAIT_MS } from './idempotency.limits.js';
import { type ClaimedKey, IdempotencyRepository, type KeyName } from './idempotency.repository.js';
import { IdempotencyPartsRepository } from './idempotency-parts.repository.js';
import { KeyIdempotencyRecord, stillRunning } from './key-idempotency-record.js';
import { Leases } from './leases.js';

/** A call that has its key, or the answer that the key remembers. */
export type Begun = { readonly claimed: ClaimedKey; readonly record: IdempotencyRecord } | { readonly answer: KeptAnswer };

const FIRST_LOOK_MS = 20;
const LONGEST_PAUSE_MS = 300;

/** The life of an Idempotency-Key: taken, worked under, answered; and what a second call finds. */
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
   * Takes the key for one attempt, or finds what it remembers; waits a bounded time for an attempt that is under way.
   * @param hash of the request; the same key with another one is refused
   * @throws AppError `idempotency_conflict`; `memory_not_found` where the answer went with the memory that it showed
   */
  async begin(name: KeyName, hash: Buffer): Promise<Begun> {
    const attempt = { ...name, owner: randomUUID() };
    const deadline = Date.now() + MAX_WAIT_MS;
    for (let pause = FIRST_LOOK_MS; ; pause = Math.min(2 * pause, LONGEST_PAUSE_MS)) {
      const claimed = await this.repository.claim(attempt, hash);
      if (claimed) return { claimed: attempt, record: await this.recordOf(attempt, claimed.resumed) };
      const known = await this.repository.find(name, hash);
      if (known?.expired) await this.repository.forgetExpired(name);
      // Let go of, or forgotten, a moment ago.
      if (!known || known.expired) continue;
      if (!known.same)
        throw new AppError('idempotency_conflict', { detail: 'This Idempotency-Key was used with another request' });
      if (known.erased) throw new AppError('memory_not_found');
      if (known.answer) return { answer: known.answer as KeptAnswer };
      if (Date.now() + pause > deadline) throw stillRunning(known.leaseSeconds ?? 1);
      await sleep(pause);
    }
  }

  /**
   * Does the work of an attempt and keeps its answer: a success, or an error that is one. After any other failure the key is free again.
   * @param keep what the key is to remember of a success
   */
  async run<T>(claimed: ClaimedKey, work: () => Promise<T>, keep: (result: T) => KeptAnswer): Promise<T> {
    return this.leases.during(claimed, async () => {
      try {
        const result = await work();
        await this.complete(claimed, keep(result));
        return result;
      } catch (error) {
        const answer = keptErrorOf(error);
        await (answer ? this.complete(claimed, answer) : this.release(claimed));
        throw error;
      }
    });
  }

  private async recordOf(claimed: ClaimedKey, resumed: boolean): Promise<IdempotencyRecord> {
    return new KeyIdempotencyRecord(this.parts, claimed, resumed ? await this.parts.find(this.database, claimed) : []);
  }

  /** What has taken effect is recorded already: the answer to this call does not hang on it, and the lease runs out by itself. */
  private async complete(claimed: ClaimedKey, answer: KeptAnswer): Promise<void> {
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
