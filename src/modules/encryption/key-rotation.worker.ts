import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { Rate } from '../../common/rate.js';
import { whileHeld } from '../../common/while-held.js';
import { Keyring } from '../../database/encryption/keyring.js';
import type { Reencryption } from '../../database/encryption/reencryption.js';
import { TurnReencryption } from '../events/turn-reencryption.repository.js';
import { KeyReencryption } from '../idempotency/key-reencryption.repository.js';
import { DeferredMemoryReencryption } from '../memory/chunks/deferred-reencryption.repository.js';
import { MemoryReencryption } from '../memory/records/memory-reencryption.repository.js';
import { LexemeStatistics } from '../memory/retrieve/lexeme-statistics.js';
import { KeyRotationRepository, type Rotation } from './key-rotation.repository.js';

/** Rows of a transaction: some tens of milliseconds, which the embedded database gives nobody else. */
const ROWS_AT_ONCE = 16;
const LOOK_EVERY_MS = 1_000;
const KEEP_EVERY_MS = 1_500;
const PAUSE_AFTER_FAILURE_MS = 3_000;
const STOP_WAIT_MS = 4_000;

/** What ends the work of this process on a rotation, without anything being wrong. */
class Stopped extends Error {}

/**
 * Works on the rotation to this process's key, if no other process does. All that it knows is in the database: whoever comes after it
 * finds what is left to do by how it is kept.
 */
@Injectable()
export class KeyRotationWorker implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger('Encryption');
  private readonly holder = randomUUID();
  private readonly reencryptions: readonly Reencryption[];
  private timer: NodeJS.Timeout | undefined;
  private working: Promise<void> | undefined;
  private stopped = false;

  constructor(
    private readonly rotations: KeyRotationRepository,
    private readonly keyring: Keyring,
    private readonly words: LexemeStatistics,
    memories: MemoryReencryption,
    unembedded: DeferredMemoryReencryption,
    turns: TurnReencryption,
    keys: KeyReencryption,
  ) {
    this.reencryptions = [memories, unembedded, turns, keys];
  }

  onModuleInit(): void {
    const { isOn, current, keys } = this.keyring;
    if (!isOn) return;
    const others = keys.filter((key) => key !== current).map(({ id }) => id);
    const read = others.length
      ? `; read as well: those under ${others.join(', ')}, and plain ones`
      : '; plain ones are read as well';
    this.logger.log(`texts are kept ${current ? `under the key ${current.id}` : 'plain'}${read}`);
    this.timer = setInterval(() => this.wake(), LOOK_EVERY_MS).unref();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    await Promise.race([this.working, sleep(STOP_WAIT_MS, undefined, { ref: false })]);
  }

  /** Rows that are not under the current key. */
  async countStale(): Promise<number> {
    let count = 0;
    for (const reencryption of this.reencryptions) count += await reencryption.count();
    return count;
  }

  /** Looks for work now. */
  wake(): void {
    this.working ??= this.look().finally(() => {
      this.working = undefined;
    });
  }

  private async look(): Promise<void> {
    let rotation: Rotation | undefined;
    try {
      rotation = await this.rotations.hold(this.holder, this.keyring.current?.id ?? null);
      if (!rotation) return;
      const goal = rotation.toKeyId === null ? 'back to plain texts' : `to the key ${rotation.toKeyId}`;
      this.logger.log(`key rotation ${rotation.id} ${goal}: ${rotation.rowsDone} of ${rotation.rowsTotal} done`);
      const failed = await this.work(rotation);
      this.logger.log(`key rotation ${rotation.id}: done${failed ? `, but for ${failed} that cannot be decrypted` : ''}`);
    } catch (error) {
      if (!(error instanceof Stopped)) await this.note(rotation, error as Error);
    }
    if (this.stopped && rotation) await this.rotations.release(this.holder).catch(() => {});
  }

  /** @returns rows that could not be read */
  private work(rotation: Rotation): Promise<number> {
    return whileHeld(
      async () => Boolean(await this.rotations.hold(this.holder, rotation.toKeyId)),
      KEEP_EVERY_MS,
      async (isLost) => {
        const goOn = () => {
          if (isLost() || this.stopped) throw new Stopped();
        };
        const rate = new Rate(rotation.rowsPerSecond);
        let pass = await this.pass(rotation, rate, goOn);
        // What was written meanwhile by whoever began earlier is met by the next one.
        while (pass.done > 0) pass = await this.pass(rotation, rate, goOn);
        goOn();
        // Until the words of what has changed are counted, the database holds those of the former key: plain ones, if there was none.
        await this.words.countAll();
        for (const failure of pass.failures) this.logger.error(failure);
        await this.rotations.finish(rotation, pass.failures.length);
        return pass.failures.length;
      },
    );
  }

  private async pass(rotation: Rotation, rate: Rate, goOn: () => void): Promise<{ done: number; failures: string[] }> {
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
        goOn();
      }
    }
    return { done, failures };
  }

  private async note(rotation: Rotation | undefined, error: Error): Promise<void> {
    // Nothing is known to be under way: a database that is away is reported by those who need it.
    if (!rotation) return;
    this.logger.warn(`the key rotation is tried again in a moment: ${error.message}`);
    await this.rotations.note(rotation, error.message).catch(() => {});
    await sleep(PAUSE_AFTER_FAILURE_MS);
  }
}
