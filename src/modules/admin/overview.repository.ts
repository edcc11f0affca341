import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { EVERY_WORKSPACE } from '../../database/tenancy/workspace-of.js';

/** The numbers of the whole service. */
export interface Totals {
  readonly accounts: number;
  readonly accountsSuspended: number;
  readonly active: number;
  readonly pendingPayment: number;
  readonly suspended: number;
  readonly limitReached: number;
  readonly deleted: number;
  readonly keys: number;
  /** Above {@link EXACT_BELOW} an estimate. */
  readonly memories: number;
  readonly queuedTurns: number;
  readonly embeddingJobs: number;
  readonly purges: number;
  /** Re-embeddings and key rotations that were ever started. */
  readonly reembeddings: number;
  readonly keyRotations: number;
  readonly databaseVersion: string;
  readonly schema: string;
}

/** Up to this number, memories are counted; above it, the statistics of the database are near enough, and much faster. */
const EXACT_BELOW = 200_000;

/** Reads the numbers of the whole service. */
@Injectable()
export class OverviewRepository {
  constructor(readonly database: Database) {}

  async find(now: Date): Promise<Totals> {
    const [totals] = await this.database.query<Totals & { estimate: number }>('admin_overview', OVERVIEW, [now]);
    const { estimate, ...counted } = totals!;
    return { ...counted, memories: estimate < EXACT_BELOW ? await this.countMemories() : estimate };
  }

  private async countMemories(): Promise<number> {
    const [row] = await this.database.query<{ count: number }>(
      'count_all_memories',
      `${EVERY_WORKSPACE}SELECT count(*) AS count FROM memories`,
      [],
    );
    return row!.count;
  }
}

const workspaces = (condition: string) => `(SELECT count(*) FROM workspaces WHERE ${condition})`;
const LIVE = 'deleted_at IS NULL';
const AT_LIMIT = 'limit_reached_until > $1::timestamptz';

const OVERVIEW = `${EVERY_WORKSPACE}
SELECT (SELECT count(*) FROM accounts) AS accounts,
       (SELECT count(*) FROM accounts WHERE suspended_at IS NOT NULL) AS "accountsSuspended",
       ${workspaces(`${LIVE} AND status = 'active' AND (${AT_LIMIT}) IS NOT TRUE`)} AS active,
       ${workspaces(`${LIVE} AND status = 'pending_payment' AND (${AT_LIMIT}) IS NOT TRUE`)} AS "pendingPayment",
       ${workspaces(`${LIVE} AND status = 'suspended'`)} AS suspended,
       ${workspaces(`${LIVE} AND status <> 'suspended' AND ${AT_LIMIT}`)} AS "limitReached",
       ${workspaces('deleted_at IS NOT NULL')} AS deleted,
       (SELECT count(*) FROM api_keys) AS keys,
       (SELECT COALESCE(sum(GREATEST(c.reltuples, 0)), 0)::bigint FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
        WHERE i.inhparent = 'memories'::regclass) AS estimate,
       (SELECT COALESCE(sum(pending), 0)::bigint FROM event_sources) AS "queuedTurns",
       (SELECT count(*) FROM embedding_jobs) AS "embeddingJobs",
       (SELECT count(*) FROM purges WHERE finished_at IS NULL) AS purges,
       (SELECT count(*) FROM reembeddings) AS reembeddings,
       (SELECT count(*) FROM key_rotations) AS "keyRotations",
       current_setting('server_version') AS "databaseVersion",
       (SELECT name FROM migrations ORDER BY timestamp DESC LIMIT 1) AS schema`;
