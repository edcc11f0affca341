import { Injectable } from '@nestjs/common';
import { AppError } from '../../common/app-error.js';
import type { Quotas, RateLimit } from '../../common/limits.js';
import type { Queries, Transaction } from '../../common/queries.js';
import { type Cycle, cycleAt } from './billing-cycle.js';

/** The limits of a workspace and its use of them in the current cycle. */
export interface Usage {
  readonly rateLimit: RateLimit;
  readonly quotas: Quotas;
  readonly cycle: Cycle;
  readonly memoryWrites: number;
  readonly memoryRetrieves: number;
  /** End of the cycle for which the limit was recorded as reached; see LimitState. */
  readonly limitReachedUntil: Date | null;
}

interface LimitsRow {
  rpm_limit: number;
  burst_limit: number;
  memory_write_limit: number | null;
  memory_retrieve_limit: number | null;
  cycle_anchor: Date;
  limit_reached_until: Date | null;
}

type Caps = Pick<Quotas, 'memoryWrites' | 'memoryRetrieves'>;
type Used = Pick<Usage, 'memoryWrites' | 'memoryRetrieves'>;

export const isCapped = (caps: Caps): boolean => caps.memoryWrites !== null || caps.memoryRetrieves !== null;

/** True if either cap is used up, which blocks both kinds of calls. */
export const isLimitReached = (caps: Caps, used: Used): boolean =>
  used.memoryWrites >= (caps.memoryWrites ?? Number.POSITIVE_INFINITY) ||
  used.memoryRetrieves >= (caps.memoryRetrieves ?? Number.POSITIVE_INFINITY);

@Injectable()
export class UsageRepository {
  /** @throws AppError `not_found` */
  async find(db: Queries, workspaceId: number, now: Date): Promise<Usage> {
    const [limits] = await db.query<LimitsRow>(
      null,
      'SELECT l.*, w.limit_reached_until FROM workspace_limits l JOIN workspaces w ON w.id = l.workspace_id WHERE w.id = $1',
      [workspaceId],
    );
    if (!limits) throw new AppError('not_found', { detail: 'Workspace not found' });
    const cycle = cycleAt(limits.cycle_anchor, now);
    const [used] = await db.query<Used>(null, FIND_USED, [workspaceId, cycle.start]);
    return {
      rateLimit: { perMinute: limits.rpm_limit, burst: limits.burst_limit },
      quotas: {
        memoryWrites: limits.memory_write_limit,
        memoryRetrieves: limits.memory_retrieve_limit,
        cycleAnchor: limits.cycle_anchor,
      },
      cycle,
      memoryWrites: used?.memoryWrites ?? 0,
      memoryRetrieves: used?.memoryRetrieves ?? 0,
      limitReachedUntil: limits.limit_reached_until,
    };
  }

  /** Resets the counts of the current cycle to 0. */
  async reset(tx: Transaction, workspaceId: number, { cycle }: Usage): Promise<void> {
    await tx.query(null, RESET, [workspaceId, cycle.start]);
  }
}

const FIND_USED = `SELECT memory_writes AS "memoryWrites", memory_retrieves AS "memoryRetrieves" FROM usage_counters
  WHERE workspace_id = $1 AND cycle_start = $2`;

const RESET = 'UPDATE usage_counters SET memory_writes = 0, memory_retrieves = 0 WHERE workspace_id = $1 AND cycle_start = $2';
