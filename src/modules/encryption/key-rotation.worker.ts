import { Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { Rate } from '../../common/rate.js';
import { RunWorker } from '../../common/work/run-worker.js';
import { Broadcast } from '../../database/broadcast.js';
import { Keyring } from '../../database/encryption/keyring.js';
import { ENCRYPTION_CHANGED } from '../../database/encryption/known-keys.js';
import type { Reencryption } from '../../database/encryption/reencryption.js';
import { TurnReencryption } from '../events/turn-reencryption.repository.js';
import { KeyReencryption } from '../idempotency/key-reencryption.repository.js';
import { DeferredMemoryReencryption } from '../memory/chunks/deferred-reencryption.repository.js';
import { MemoryReencryption } from '../memory/records/memory-reencryption.repository.js';
import { LexemeStatistics } from '../memory/retrieve/lexeme-statistics.js';
import { SecretReencryption } from '../webhooks/secret-reencryption.repository.js';
import { KeyRotationRepository, type Rotation } from './key-rotation.repository.js';

/** Rows per transaction, which takes some tens of milliseconds: the embedded database serves nobody else meanwhile. */
const ROWS_AT_ONCE = 16;

/**
 * Works on the rotation to this process's key, if no other process does. Its whole progress is in the database: every
 * encrypted text names its key, by which the next holder of the lease finds the rows that are left.
 */
@Injectable()
export class KeyRotationWorker implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger('Encryption');
  private readonly reencryptions: readonly Reencryption[];
  private readonly worker: RunWorker<Rotation>;

  constructor(
    private readonly rotations: KeyRotationRepository,
    private readonly keyring: Keyring,
    private readonly words: LexemeStatistics,
    private readonly broadcast: Broadcast,
    memories: MemoryReencryption,
    unembedded: DeferredMemoryReencryption,
    turns: TurnReencryption,
    keys: KeyReencryption,
    secrets: SecretReencryption,
  ) {
    this.reencryptions = [memories, unembedded, turns, keys, secrets];
    this.worker = new RunWorker<Rotation>({
      name: 'key rotation',
      logger: this.logger,
      claim: (holder) => rotations.claim(holder, keyring.current?.id ?? null),
      renew: async ({ toKeyId }, holder) => Boolean(await rotations.claim(holder, toKeyId)),
      release: (holder) => rotations.release(holder),
      work: (rotation, checkpoint) => this.work(rotation, checkpoint),
      recordError: (rotation, reason) => rotations.recordError(rotation, reason),
    });
  }

  async onModuleInit(): Promise<void> {
    const { isEnabled, current, keys } = this.keyring;
    if (!isEnabled) return;
    const others = keys.filter((key) => key !== current).map(({ id }) => id);
    const alsoRead = others.length
      ? `; read as well: those under ${others.join(', ')}, and plain ones`
      : '; plain ones are read as well';
    this.logger.log(`texts are kept ${current ? `under the key ${current.id}` : 'plain'}${alsoRead}`);
    this.broadcast.subscribe(ENCRYPTION_CHANGED, () => void this.readSeal().catch((error) => this.logger.warn(error.message)));
    await this.readSeal();
    this.worker.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.worker.stop();
  }

  /** Counts the rows that are not encrypted under the current key. */
  async countRowsLeft(): Promise<number> {
    let count = 0;
    for (const reencryption of this.reencryptions) count += await reencryption.count();
    return count;
  }

  /** Looks for a rotation now. */
  wake(): void {
    this.worker.wake();
  }

  private async readSeal(): Promise<void> {
    this.keyring.isSealed = await this.rotations.isSealed();
  }

  private async work(rotation: Rotation, checkpoint: () => void): Promise<void> {
    const { id, toKeyId, rowsDone, rowsTotal } = rotation;
    const goal = toKeyId === null ? 'back to plain texts' : `to the key ${toKeyId}`;
    this.logger.log(`key rotation ${id} ${goal}: ${rowsDone} of ${rowsTotal} done`);
    const rate = new Rate(rotation.rowsPerSecond);
    let pass = await this.pass(rotation, rate, checkpoint);
    // The next pass finds rows that were written meanwhile by transactions that began before the rotation.
    while (pass.done > 0) pass = await this.pass(rotation, rate, checkpoint);
    checkpoint();
    // Until these changes are counted, the statistics contain lexemes of the former key, or plain ones.
    await this.words.countAll();
    const { failures } = pass;
    for (const failure of failures) this.logger.error(failure);
    await this.rotations.finish(rotation, failures.length);
    await this.readSeal();
    this.broadcast.publish(ENCRYPTION_CHANGED);
    this.logger.log(`key rotation ${id}: done${failures.length ? `, but for ${failures.length} that cannot be decrypted` : ''}`);
  }

  private async pass(rotation: Rotation, rate: Rate, checkpoint: () => void): Promise<{ done: number; failures: string[] }> {
    let done = 0;
    const failures: string[] = [];
    for (const reencryption of this.reencryptions) {
      for (
        let step = await reencryption.next(undefined, ROWS_AT_ONCE);
        step;
        step = await reencryption.next(step.last, ROWS_AT_ONCE)
      ) {
        done += step.done;
        failures.push(...step.failures);
        await this.rotations.count(rotation, step.done, rate.count(step.done));
        checkpoint();
      }
    }
    return { done, failures };
  }
}
