import { Injectable } from '@nestjs/common';
import type { Queries, Transaction } from '../../common/queries.js';
import { recordEvents } from '../../database/outbox.js';
import { EVERY_WORKSPACE } from '../../database/tenancy/workspace-of.js';

/** Calls of a workspace in one hour. */
export interface CallCount {
  readonly workspaceId: number;
  /** The beginning of the hour. */
  readonly hour: Date;
  readonly calls: number;
}

interface UnusualHour {
  readonly workspaceId: number;
  readonly hour: string;
  readonly calls: number;
  readonly mean: number;
}

/** An hour is unusual above this number of calls ... */
const MIN_CALLS = 100;
/** ... and above this many times the mean hour of the week before it. */
const TIMES_MEAN = 5;
/** Hours of history without which there is no mean to compare with: the first day of a workspace is unlike any other. */
const MIN_HISTORY = 24;
/** Days for which counts are kept: a week, and what a delayed scan may need. */
const KEEP_DAYS = 9;

/** Reads and writes the counts of calls an hour. */
@Injectable()
export class CallCountRepository {
  async add(db: Queries, counts: readonly CallCount[]): Promise<void> {
    const values = [
      counts.map(({ workspaceId }) => workspaceId),
      counts.map(({ hour }) => hour),
      counts.map(({ calls }) => calls),
    ];
    await db.query('count_calls', ADD, values);
  }

  /**
   * Records an outbox event for each unusual hour, of the present and the last one, that has none yet.
   * @returns the number of events
   */
  async tellUnusual(tx: Transaction, now: Date): Promise<number> {
    const hours = await tx.query<UnusualHour>('flag_unusual_hours', FLAG_UNUSUAL, [now]);
    for (const { workspaceId, ...payload } of hours)
      await recordEvents(tx, workspaceId, [{ type: 'anomaly.detected', payload: { kind: 'calls', ...payload } }], now);
    return hours.length;
  }

  /** Deletes old counts. @returns how many */
  async sweep(db: Queries, batch: number): Promise<number> {
    return (await db.query('sweep_call_counts', SWEEP, [batch])).length;
  }
}

const ADD = `${EVERY_WORKSPACE}
INSERT INTO call_counts AS known (workspace_id, hour, calls)
SELECT workspace_id, hour, calls FROM unnest($1::int[], $2::timestamptz[], $3::bigint[]) AS added (workspace_id, hour, calls)
ORDER BY workspace_id, hour
ON CONFLICT (workspace_id, hour) DO UPDATE SET calls = known.calls + EXCLUDED.calls`;

/** The history begins with the week, the workspace or the counting, whatever is last; an hour without calls counts as one. */
const FLAG_UNUSUAL = `${EVERY_WORKSPACE}
WITH busy AS (
  SELECT c.workspace_id, c.hour, c.calls,
    extract(epoch FROM c.hour - GREATEST(c.hour - interval '7 days', w.created_at, (SELECT min(hour) FROM call_counts))) / 3600
      AS history
  FROM call_counts c JOIN workspaces w ON w.id = c.workspace_id
  WHERE c.hour > $1::timestamptz - interval '2 hours' AND c.hour <= $1 AND c.calls > ${MIN_CALLS} AND NOT c.flagged),
unusual AS (
  SELECT busy.*, week.calls / history AS mean
  FROM busy CROSS JOIN LATERAL (
    SELECT COALESCE(sum(c.calls), 0) AS calls FROM call_counts c
    WHERE c.workspace_id = busy.workspace_id AND c.hour >= busy.hour - interval '7 days' AND c.hour < busy.hour) AS week
  WHERE history >= ${MIN_HISTORY} AND busy.calls * history > ${TIMES_MEAN} * week.calls)
UPDATE call_counts c SET flagged = true
FROM unusual WHERE c.workspace_id = unusual.workspace_id AND c.hour = unusual.hour AND NOT c.flagged
RETURNING c.workspace_id AS "workspaceId", to_char(c.hour AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS hour,
  c.calls, round(unusual.mean, 2)::float8 AS mean`;

const SWEEP = `${EVERY_WORKSPACE}
WITH old AS (
  SELECT workspace_id, hour FROM call_counts WHERE hour < now() - interval '${KEEP_DAYS} days' ORDER BY hour LIMIT $1
  FOR UPDATE SKIP LOCKED)
DELETE FROM call_counts c USING old
WHERE c.workspace_id = old.workspace_id AND c.hour = old.hour RETURNING 1`;
