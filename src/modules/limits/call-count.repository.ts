import { Injectable } from '@nestjs/common';
import type { Queries } from '../../common/queries.js';
import { outboxInsert } from '../../database/outbox.js';
import { EVERY_WORKSPACE } from '../../database/tenancy/workspace-of.js';

/** Calls of a workspace in one hour. */
export interface CallCount {
  readonly workspaceId: number;
  /** The beginning of the hour. */
  readonly hour: Date;
  readonly calls: number;
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
  async tellUnusual(db: Queries, now: Date): Promise<number> {
    return (await db.query('tell_unusual_hours', TELL_UNUSUAL, [now])).length;
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
const TELL_UNUSUAL = `${EVERY_WORKSPACE}
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
  WHERE history >= ${MIN_HISTORY} AND busy.calls * history > ${TIMES_MEAN} * week.calls),
flagged AS (
  UPDATE call_counts c SET flagged = true
  FROM unusual WHERE c.workspace_id = unusual.workspace_id AND c.hour = unusual.hour AND NOT c.flagged
  RETURNING c.workspace_id, c.hour, c.calls, unusual.mean),
${outboxInsert(`
  SELECT workspace_id, 'anomaly.detected', jsonb_build_object('kind', 'calls',
    'hour', to_char(hour AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), 'calls', calls, 'mean', round(mean, 2)), $1
  FROM flagged`)}
SELECT id FROM told`;

const SWEEP = `${EVERY_WORKSPACE}
DELETE FROM call_counts c USING (
  SELECT workspace_id, hour FROM call_counts WHERE hour < now() - interval '${KEEP_DAYS} days' ORDER BY hour LIMIT $1
  FOR UPDATE SKIP LOCKED) AS old
WHERE c.workspace_id = old.workspace_id AND c.hour = old.hour RETURNING 1`;
