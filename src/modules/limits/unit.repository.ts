import { Injectable } from '@nestjs/common';
import type { Quotas } from '../../common/limits.js';
import type { Queries, Transaction } from '../../common/queries.js';
import { EVERY_WORKSPACE } from '../../database/tenancy/workspace-of.js';

export type UnitKind = 'memory_writes' | 'memory_retrieves';

/** One unit of one workspace's quota in one cycle. */
export interface Unit {
  readonly workspaceId: number;
  readonly cycleStart: Date;
  readonly kind: UnitKind;
}

/** The outcome of a reservation; `last`: the unit was granted, and a cap is used up now. */
export type Reservation = 'granted' | 'last' | 'refused';

/** Units of a workspace that have to be given back. */
export interface Owed {
  readonly workspaceId: number;
  readonly cycleStart: Date;
  readonly writes: number;
  readonly retrieves: number;
}

export function owedOf({ workspaceId, cycleStart, kind }: Unit): Owed {
  const writes = kind === 'memory_writes' ? 1 : 0;
  return { workspaceId, cycleStart, writes, retrieves: 1 - writes };
}

/** The units that a statement took. */
export interface Taken {
  readonly writes: number;
  readonly retrieves: number;
  /** True if a cap is used up now. */
  readonly reached: boolean;
}

/** The cap of a quota without one: more than any workspace can use. */
const UNCAPPED = Number.MAX_SAFE_INTEGER;

/** The statements that take units of quota and give them back. */
@Injectable()
export class UnitRepository {
  /** Takes one unit, unless a cap is used up, in the transaction of the idempotency record that has to know of it. */
  async reserve(tx: Transaction, unit: Unit, caps: Quotas): Promise<Reservation> {
    const { writes, retrieves, reached } = await this.take(tx, unit, [unit.kind], caps);
    if (writes + retrieves === 0) return 'refused';
    return reached ? 'last' : 'granted';
  }

  /** Takes a unit for each of `kinds`, as far as the caps go. */
  async take(
    db: Queries,
    { workspaceId, cycleStart }: Unit,
    kinds: readonly UnitKind[],
    { memoryWrites, memoryRetrieves }: Quotas,
  ): Promise<Taken> {
    const writes = kinds.filter((kind) => kind === 'memory_writes').length;
    const values = [
      workspaceId,
      cycleStart,
      writes,
      kinds.length - writes,
      memoryWrites ?? UNCAPPED,
      memoryRetrieves ?? UNCAPPED,
      // What a transaction writes besides the count must not be lost.
      !db.inTransaction && memoryWrites === null && memoryRetrieves === null,
    ];
    for (;;) {
      const [taken] = await db.query<Taken>('take_units', TAKE_UNITS, values);
      // No row: another process has just inserted the cycle's row, which the snapshot of this statement does not
      // contain.
      if (taken) return taken;
    }
  }

  async giveBack(db: Queries, owed: readonly Owed[]): Promise<void> {
    await db.query('give_back_units', GIVE_BACK_UNITS, [
      owed.map(({ workspaceId }) => workspaceId),
      owed.map(({ cycleStart }) => cycleStart),
      owed.map(({ writes }) => writes),
      owed.map(({ retrieves }) => retrieves),
    ]);
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
  FROM (SELECT set_config('synchronous_commit', CASE WHEN $7 THEN 'off' ELSE current_setting('synchronous_commit') END, true))
         AS durability,
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
const GIVE_BACK_UNITS = `${EVERY_WORKSPACE}
WITH owed AS (
  SELECT u.workspace_id, u.cycle_start, o.writes, o.retrieves
  FROM unnest($1::int[], $2::timestamptz[], $3::int[], $4::int[]) AS o (workspace_id, cycle_start, writes, retrieves)
  JOIN usage_counters u USING (workspace_id, cycle_start)
  ORDER BY 1, 2 FOR UPDATE OF u)
UPDATE usage_counters u
SET memory_writes = GREATEST(0, u.memory_writes - owed.writes),
    memory_retrieves = GREATEST(0, u.memory_retrieves - owed.retrieves)
FROM owed WHERE u.workspace_id = owed.workspace_id AND u.cycle_start = owed.cycle_start`;
