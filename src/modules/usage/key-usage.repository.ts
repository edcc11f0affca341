import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { EVERY_WORKSPACE } from '../../database/tenancy/workspace-of.js';

/** The counts of a key. */
export interface Counts {
  /** Calls with it, over REST, MCP and the Azen API, whatever they were answered. */
  readonly calls: number;
  /** Stores that succeeded; an import and a conversation have one for each memory. */
  readonly memoryWrites: number;
  /** Retrieves that succeeded. */
  readonly memoryRetrieves: number;
}

/** The counts of one key on one day. */
export interface KeyDay extends Counts {
  readonly workspaceId: number;
  readonly apiKeyId: number;
  /** YYYY-MM-DD, of UTC */
  readonly day: string;
  /** The last call; null if the key was not used for a call of its own. */
  readonly usedAt: Date | null;
}

/** A range of days, both included: YYYY-MM-DD. */
export interface Days {
  readonly from: string;
  readonly to: string;
}

export interface DayCounts extends Counts {
  readonly day: string;
}

export interface KeyCounts extends Counts {
  readonly apiKeyId: number;
  /** Null for a key that was deleted. */
  readonly label: string | null;
}

const SUMS = `COALESCE(sum(u.calls), 0)::bigint AS calls, COALESCE(sum(u.memory_writes), 0)::bigint AS "memoryWrites",
  COALESCE(sum(u.memory_retrieves), 0)::bigint AS "memoryRetrieves"`;

/** Writes and reads the counts of keys. */
@Injectable()
export class KeyUsageRepository {
  constructor(private readonly database: Database) {}

  /** Adds counts, and notes when the keys were last used. */
  async add(days: readonly KeyDay[]): Promise<void> {
    await this.database.query('add_key_usage', ADD, [
      days.map(({ workspaceId }) => workspaceId),
      days.map(({ day }) => day),
      days.map(({ apiKeyId }) => apiKeyId),
      days.map(({ calls }) => calls),
      days.map(({ memoryWrites }) => memoryWrites),
      days.map(({ memoryRetrieves }) => memoryRetrieves),
      days.map(({ usedAt }) => usedAt),
    ]);
  }

  /** Returns the counts of all keys together, or of one key, for every day of the range. */
  byDay(workspaceId: number, { from, to }: Days, keyId: number | null = null): Promise<DayCounts[]> {
    return this.database.query('key_usage_by_day', BY_DAY, [workspaceId, from, to, keyId]);
  }

  /** Returns the counts of each key that was used in the range, or of one of them, by their ids. */
  byKey(workspaceId: number, { from, to }: Days, keyId: number | null = null): Promise<KeyCounts[]> {
    return this.database.query('key_usage_by_key', BY_KEY, [workspaceId, from, to, keyId]);
  }
}

/** Rows are always locked in the same order; a key that another process is noting needs no second note. */
const ADD = `${EVERY_WORKSPACE}
WITH added AS (
  SELECT * FROM unnest($1::int[], $2::date[], $3::int[], $4::bigint[], $5::bigint[], $6::bigint[], $7::timestamptz[])
    AS a (workspace_id, day, api_key_id, calls, memory_writes, memory_retrieves, used_at)),
counted AS (
  INSERT INTO key_usage AS u (workspace_id, day, api_key_id, calls, memory_writes, memory_retrieves)
  SELECT workspace_id, day, api_key_id, calls, memory_writes, memory_retrieves FROM added ORDER BY 1, 2, 3
  ON CONFLICT (workspace_id, day, api_key_id) DO UPDATE SET calls = u.calls + EXCLUDED.calls,
    memory_writes = u.memory_writes + EXCLUDED.memory_writes, memory_retrieves = u.memory_retrieves + EXCLUDED.memory_retrieves),
used AS (
  SELECT k.workspace_id, k.id, a.used_at FROM api_keys k JOIN added a ON a.workspace_id = k.workspace_id AND a.api_key_id = k.id
  WHERE a.used_at > COALESCE(k.last_used_at, '-infinity') + interval '30 seconds' ORDER BY 1, 2 FOR UPDATE OF k SKIP LOCKED)
UPDATE api_keys k SET last_used_at = used.used_at FROM used WHERE k.workspace_id = used.workspace_id AND k.id = used.id`;

const BY_DAY = `
SELECT to_char(d, 'YYYY-MM-DD') AS day, ${SUMS}
FROM generate_series($2::date::timestamp, $3::date::timestamp, interval '1 day') AS d
LEFT JOIN key_usage u ON u.workspace_id = $1 AND u.day = d::date AND ($4::int IS NULL OR u.api_key_id = $4)
GROUP BY d ORDER BY d`;

const BY_KEY = `
SELECT u.api_key_id AS "apiKeyId", max(k.label) AS label, ${SUMS}
FROM key_usage u LEFT JOIN api_keys k ON k.workspace_id = u.workspace_id AND k.id = u.api_key_id
WHERE u.workspace_id = $1 AND u.day BETWEEN $2::date AND $3::date AND ($4::int IS NULL OR u.api_key_id = $4)
GROUP BY u.api_key_id ORDER BY u.api_key_id`;
