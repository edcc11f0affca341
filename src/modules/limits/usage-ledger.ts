import { Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Quotas } from '../../common/limits.js';
import { mayHaveRun, Sql } from '../../database/sql.js';
import { WriteBehind } from '../../database/write-behind.js';

export type UnitKind = 'memory_writes' | 'memory_retrieves';

/** One unit of one workspace's quota in one cycle. */
export interface Unit {
  readonly workspaceId: number;
  readonly cycleStart: Date;
  readonly kind: UnitKind;
}

/** The outcome of a reservation; `last`: the unit was granted, and a cap is used up now. */
export type Reservation = 'granted' | 'last' | 'refused';

interface Waiting {
  readonly kind: UnitKind;
  readonly caps: Quotas;
  readonly resolve: (reservation: Reservation) => void;
  readonly reject: (error: unknown) => void;
}

interface Owed {
  readonly workspaceId: number;
  readonly cycleStart: Date;
  readonly writes: number;
  readonly retrieves: number;
}

interface Outcome {
  writes: number;
  retrieves: number;
  reached: boolean;
}

/** The cap of a quota without one: more than any workspace can use. */
const UNCAPPED = Number.MAX_SAFE_INTEGER;

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

  constructor(private readonly sql: Sql) {}

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

  /** Takes the unit like {@link reserve}, in the transaction of `manager`. */
  async reserveIn(manager: EntityManager, unit: Unit, caps: Quotas): Promise<Reservation> {
    const { writes, retrieves, reached } = await this.take(unit, [{ kind: unit.kind, caps }], (text, values) =>
      manager.query(text, values),
    );
    if (writes + retrieves === 0) return 'refused';
    return reached ? 'last' : 'granted';
  }

  /** Gives back a reserved unit, in the transaction of `manager`. */
  async giveBackIn(manager: EntityManager, { workspaceId, cycleStart, kind }: Unit): Promise<void> {
    const writes = kind === 'memory_writes' ? 1 : 0;
    await manager.query(GIVE_BACK_UNITS, [[workspaceId], [cycleStart], [writes], [1 - writes]]);
  }

  /** Gives back a reserved unit. If the database cannot be reached, retries until it can. */
  async giveBack({ workspaceId, cycleStart, kind }: Unit): Promise<void> {
    const writes = kind === 'memory_writes' ? 1 : 0;
    this.owed.add({ workspaceId, cycleStart, writes, retrieves: 1 - writes });
    await this.owed.flush();
  }

  private async serve(key: string, unit: Unit): Promise<void> {
    for (let batch = this.next(key); batch.length; batch = this.next(key)) {
      try {
        handOut(batch, await this.take(unit, batch));
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

  private async take(
    { workspaceId, cycleStart }: Unit,
    batch: readonly Pick<Waiting, 'kind' | 'caps'>[],
    transaction?: (text: string, values: unknown[]) => Promise<(Outcome & object)[]>,
  ): Promise<Outcome> {
    const writes = batch.filter(({ kind }) => kind === 'memory_writes').length;
    const { memoryWrites, memoryRetrieves } = batch.at(-1)!.caps;
    const values = [
      workspaceId,
      cycleStart,
      writes,
      batch.length - writes,
      memoryWrites ?? UNCAPPED,
      memoryRetrieves ?? UNCAPPED,
      !transaction && memoryWrites === null && memoryRetrieves === null,
    ];
    const query = transaction ?? ((text, all) => this.sql.query<Outcome & object>('take_units', text, all));
    for (;;) {
      const [outcome] = await query(TAKE_UNITS, values);
      // No row: another process has just inserted the cycle's row, which the snapshot of this statement does not
      // contain.
      if (outcome) return outcome;
    }
  }

  private async subtract(batch: readonly Owed[]): Promise<void> {
    try {
      await this.sql.query('give_back_units', GIVE_BACK_UNITS, [
        batch.map(({ workspaceId }) => workspaceId),
        batch.map(({ cycleStart }) => cycleStart),
        batch.map(({ writes }) => writes),
        batch.map(({ retrieves }) => retrieves),
      ]);
    } catch (error) {
      if (!mayHaveRun(error)) throw error;
      // A retry could give the units back twice, and the count would be lower than the number of calls that were
      // answered.
      this.logger.warn(`units may not have been given back: ${(error as Error).message}`);
    }
  }
}

/**
 * Takes units. The first call of a cycle inserts its row (`made`); every later one locks the row (`held`) and takes
 * what the caps leave (`taken`). Units of a kind are granted up to its cap, and none once either cap is used up. If
 * there is no cap ($7), the commit does not wait for the disk: a power failure of the database may lose the last half
 * second of a count that decides nothing.
 */
const TAKE_UNITS = `
WITH made AS (
  INSERT INTO usage_counters (workspace_id, cycle_start, memory_writes, memory_retrieves)
  SELECT $1::int, $2::timestamptz, LEAST($3::bigint, $5::bigint), LEAST($4::bigint, $6::bigint) WHERE $5 > 0 AND $6 > 0
  ON CONFLICT DO NOTHING RETURNING memory_writes, memory_retrieves),
held AS (
  SELECT memory_writes, memory_retrieves, memory_writes < $5 AND memory_retrieves < $6 AS open
  FROM (SELECT set_config('synchronous_commit', CASE WHEN $7 THEN 'off' ELSE current_setting('synchronous_commit') END, true)) AS durability,
       usage_counters u
  WHERE workspace_id = $1 AND cycle_start = $2 FOR UPDATE OF u),
taken AS MATERIALIZED (
  SELECT memory_writes, memory_retrieves,
         CASE WHEN open THEN LEAST($3, $5 - memory_writes) ELSE 0 END AS writes,
         CASE WHEN open THEN LEAST($4, $6 - memory_retrieves) ELSE 0 END AS retrieves
  FROM held),
counted AS (
  UPDATE usage_counters u
  SET memory_writes = taken.memory_writes + taken.writes, memory_retrieves = taken.memory_retrieves + taken.retrieves
  FROM taken WHERE u.workspace_id = $1 AND u.cycle_start = $2 AND taken.writes + taken.retrieves > 0)
SELECT writes, retrieves, memory_writes + writes >= $5 OR memory_retrieves + retrieves >= $6 AS reached FROM taken
UNION ALL
SELECT memory_writes, memory_retrieves, memory_writes >= $5 OR memory_retrieves >= $6 FROM made
UNION ALL
SELECT 0, 0, true WHERE $5 = 0 OR $6 = 0`;

/**
 * Gives back units. Rows are always locked in the same order, so that two processes cannot deadlock. A count never
 * falls below 0, because an operator may have reset it meanwhile.
 */
const GIVE_BACK_UNITS = `
WITH owed AS (
  SELECT u.workspace_id, u.cycle_start, o.writes, o.retrieves
  FROM unnest($1::int[], $2::timestamptz[], $3::int[], $4::int[]) AS o (workspace_id, cycle_start, writes, retrieves)
  JOIN usage_counters u USING (workspace_id, cycle_start)
  ORDER BY 1, 2 FOR UPDATE OF u)
UPDATE usage_counters u
SET memory_writes = GREATEST(0, u.memory_writes - owed.writes), memory_retrieves = GREATEST(0, u.memory_retrieves - owed.retrieves)
FROM owed WHERE u.workspace_id = owed.workspace_id AND u.cycle_start = owed.cycle_start`;

/**
 * Distributes the units that a batch was granted, first come, first served. Only the last call that gets one resolves
 * to `last`: one call is enough to record that the limit is reached.
 */
function handOut(batch: readonly Waiting[], { writes, retrieves, reached }: Outcome): void {
  const left = { memory_writes: writes, memory_retrieves: retrieves };
  const served = batch.filter(({ kind }) => left[kind]-- > 0);
  const last = reached ? served.at(-1) : undefined;
  const granted = new Set(served);
  for (const waiting of batch) waiting.resolve(waiting === last ? 'last' : granted.has(waiting) ? 'granted' : 'refused');
}
