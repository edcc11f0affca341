import { Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import type { Quotas } from '../../common/limits.js';
import { Database, mayHaveRun } from '../../database/database.js';
import { WriteBehind } from '../../database/write-behind.js';
import { type Owed, owedOf, type Reservation, type Taken, type Unit, type UnitKind, UnitRepository } from './unit.repository.js';

interface Waiting {
  readonly kind: UnitKind;
  readonly caps: Quotas;
  readonly resolve: (reservation: Reservation) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * The durable count of used units: one row per workspace and cycle in PostgreSQL, where neither a crash nor an empty
 * Redis can lose it. One statement takes units up to the cap while it holds the row's lock, so the count is exact for
 * any number of processes. Calls of one workspace that arrive while its statement runs are batched into the next one: a
 * busy workspace uses one connection, not all of them.
 */
@Injectable()
export class UsageLedger implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger(UsageLedger.name);
  private readonly queues = new Map<string, Waiting[]>();
  private readonly owed = new WriteBehind<Owed>({
    name: 'units to be given back',
    keyOf: ({ workspaceId, cycleStart }) => `${workspaceId}:${cycleStart.getTime()}`,
    merge: (known, added) => ({
      ...known,
      writes: known.writes + added.writes,
      retrieves: known.retrieves + added.retrieves,
    }),
    write: (batch) => this.subtract(batch),
  });

  constructor(
    private readonly database: Database,
    private readonly units: UnitRepository,
  ) {}

  onModuleInit(): void {
    this.owed.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.owed.stop();
  }

  /** Takes the unit unless either cap is used up, that of the other kind included. */
  reserve(unit: Unit, caps: Quotas): Promise<Reservation> {
    const key = `${unit.workspaceId}:${unit.cycleStart.getTime()}`;
    return new Promise((resolve, reject) => {
      const waiting: Waiting = { kind: unit.kind, caps, resolve, reject };
      const queue = this.queues.get(key);
      if (queue) queue.push(waiting);
      else {
        this.queues.set(key, [waiting]);
        void this.serve(key, unit);
      }
    });
  }

  /** Gives back a reserved unit. If the database cannot be reached, retries until it can. */
  async giveBack(unit: Unit): Promise<void> {
    this.owed.add(owedOf(unit));
    await this.owed.flush();
  }

  private async serve(key: string, unit: Unit): Promise<void> {
    for (let batch = this.next(key); batch.length; batch = this.next(key)) {
      try {
        const kinds = batch.map(({ kind }) => kind);
        handOut(batch, await this.units.take(this.database, unit, kinds, batch.at(-1)!.caps));
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
  }

  private next(key: string): Waiting[] {
    const batch = this.queues.get(key) ?? [];
    if (batch.length) this.queues.set(key, []);
    else this.queues.delete(key);
    return batch;
  }

  private async subtract(batch: readonly Owed[]): Promise<void> {
    try {
      await this.units.giveBack(this.database, batch);
    } catch (error) {
      if (!mayHaveRun(error)) throw error;
      // A retry could give the units back twice, and the count would be lower than the number of calls that were
      // answered.
      this.logger.warn(`units may not have been given back: ${(error as Error).message}`);
    }
  }
}

/**
 * Distributes the units that a batch was granted, first come, first served. Only the last call that gets one resolves
 * to `last`: one call is enough to record that the limit is reached.
 */
function handOut(batch: readonly Waiting[], { writes, retrieves, reached }: Taken): void {
  const left = { memory_writes: writes, memory_retrieves: retrieves };
  const served = batch.filter(({ kind }) => left[kind]-- > 0);
  const last = reached ? served.at(-1) : undefined;
  const granted = new Set(served);
  for (const waiting of batch) waiting.resolve(waiting === last ? 'last' : granted.has(waiting) ? 'granted' : 'refused');
}
