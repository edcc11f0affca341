import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { EVERY_WORKSPACE } from '../../database/tenancy/workspace-of.js';

/** A run over the memories of a workspace. */
export interface OptimizationRun {
  readonly workspaceId: number;
  readonly runId: string;
  /** The last memory that was read; 0 at the beginning. */
  readonly afterId: number;
  /** Texts that were written before it have been compared; null for none. As text: a Date has no microseconds. */
  readonly comparedUntil: string | null;
  readonly timeZone: string;
  readonly scopeKeys: readonly string[];
  /** The types of recommendation that are applied at once. */
  readonly autoApply: readonly string[];
}

/** The state of a run, as a caller sees it. */
export interface RunState {
  readonly status: 'queued' | 'running' | 'finished';
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
}

const LEASE = `interval '5 seconds'`;
const PAUSE = `interval '6 hours'`;

/** Reads and writes the runs of the optimizer. */
@Injectable()
export class OptimizationRunRepository {
  constructor(private readonly database: Database) {}

  /** Plans a first run for the workspaces that have none. */
  async plan(): Promise<void> {
    await this.database.query('plan_optimizations', PLAN, []);
  }

  /** Asks for a run of a workspace as soon as possible. @returns its id; of the one that waits already, if there is one */
  async request(workspaceId: number): Promise<string> {
    const [run] = await this.database.query<{ runId: string }>('request_optimization', REQUEST, [workspaceId]);
    return run!.runId;
  }

  /** @returns undefined if the workspace has no such run, or not any more: only the last one is remembered */
  async find(workspaceId: number, runId: string): Promise<RunState | undefined> {
    const [state] = await this.database.query<RunState>('find_optimization', FIND, [workspaceId, runId]);
    return state;
  }

  /** Returns the end of the last run; null before the first. */
  async lastFinishedAt(workspaceId: number): Promise<Date | null> {
    const [row] = await this.database.query<{ at: Date | null }>('last_optimization', LAST, [workspaceId]);
    return row?.at ?? null;
  }

  /** Claims a run that is due and that no process works on. */
  async claim(holder: string): Promise<OptimizationRun | undefined> {
    const [run] = await this.database.query<OptimizationRun>('claim_optimization', CLAIM, [holder]);
    return run;
  }

  /** @returns false if another process has the lease by now */
  async renew({ workspaceId, runId }: OptimizationRun, holder: string): Promise<boolean> {
    const renewed = await this.database.query('renew_optimization', RENEW, [workspaceId, runId, holder]);
    return renewed.length > 0;
  }

  async release(holder: string): Promise<void> {
    await this.database.query('release_optimization', RELEASE, [holder]);
  }

  /** Leaves a run to whoever is free once the others that are due have had their turn. */
  async postpone({ workspaceId, runId }: OptimizationRun): Promise<void> {
    await this.database.query('postpone_optimization', POSTPONE, [workspaceId, runId]);
  }

  async recordError({ workspaceId }: OptimizationRun, problem: string): Promise<void> {
    await this.database.query('note_optimization_problem', NOTE_PROBLEM, [workspaceId, problem]);
  }

  /** @param hasSkipped true if new texts up to `afterId` were not compared, so that the next run compares them */
  async proceed({ workspaceId, runId }: OptimizationRun, afterId: number, hasSkipped: boolean): Promise<void> {
    await this.database.query('proceed_optimization', PROCEED, [workspaceId, runId, afterId, hasSkipped]);
  }

  async finish({ workspaceId, runId }: OptimizationRun): Promise<void> {
    await this.database.query('finish_optimization', FINISH, [workspaceId, runId]);
  }
}

const PLAN = `${EVERY_WORKSPACE}
INSERT INTO optimization_runs (workspace_id, due_at)
SELECT id, now() + random() * ${PAUSE} FROM workspaces w
WHERE deleted_at IS NULL AND NOT EXISTS (SELECT FROM optimization_runs r WHERE r.workspace_id = w.id)
ON CONFLICT DO NOTHING`;

/** A run that is under way may have read already what the caller is about: the next one follows it at once. */
const REQUEST = `
INSERT INTO optimization_runs AS r (workspace_id, due_at) VALUES ($1, now())
ON CONFLICT (workspace_id) DO UPDATE SET
  due_at = LEAST(r.due_at, now()),
  next_run_id = CASE WHEN r.started_at IS NULL THEN NULL ELSE COALESCE(r.next_run_id, gen_random_uuid()) END
RETURNING COALESCE(next_run_id, run_id) AS "runId"`;

const FIND = `
SELECT CASE WHEN $2 = last_run_id THEN 'finished' WHEN $2 = run_id AND started_at IS NOT NULL THEN 'running' ELSE 'queued' END
    AS status,
  CASE $2 WHEN last_run_id THEN last_started_at WHEN run_id THEN started_at END AS "startedAt",
  CASE $2 WHEN last_run_id THEN last_finished_at END AS "finishedAt"
FROM optimization_runs WHERE workspace_id = $1 AND $2::uuid IN (run_id, next_run_id, last_run_id)`;

const LAST = 'SELECT last_finished_at AS at FROM optimization_runs WHERE workspace_id = $1';

const CLAIM = `${EVERY_WORKSPACE}
UPDATE optimization_runs r SET holder = $1, held_until = now() + ${LEASE}, started_at = COALESCE(r.started_at, now())
FROM workspaces w
WHERE w.id = r.workspace_id AND r.workspace_id = (
  SELECT d.workspace_id FROM optimization_runs d JOIN workspaces owner ON owner.id = d.workspace_id
  WHERE d.due_at <= now() AND (d.held_until IS NULL OR d.held_until < now() OR d.holder = $1) AND owner.deleted_at IS NULL
    AND owner.moving_since IS NULL
  ORDER BY d.due_at LIMIT 1 FOR UPDATE OF d SKIP LOCKED)
RETURNING r.workspace_id AS "workspaceId", r.run_id AS "runId", r.after_id AS "afterId",
  r.compared_until::text AS "comparedUntil", w.time_zone AS "timeZone", w.scope_keys AS "scopeKeys", w.auto_apply AS "autoApply"`;

const RENEW = `
UPDATE optimization_runs SET held_until = now() + ${LEASE}
WHERE workspace_id = $1 AND run_id = $2 AND holder = $3 RETURNING workspace_id`;

const RELEASE = `${EVERY_WORKSPACE}UPDATE optimization_runs SET holder = NULL, held_until = NULL WHERE holder = $1`;

const POSTPONE = `
UPDATE optimization_runs SET due_at = now(), holder = NULL, held_until = NULL WHERE workspace_id = $1 AND run_id = $2`;

const NOTE_PROBLEM = 'UPDATE optimization_runs SET problem = $2 WHERE workspace_id = $1';

const PROCEED = `
UPDATE optimization_runs SET after_id = $3, has_skipped = has_skipped OR $4 WHERE workspace_id = $1 AND run_id = $2`;

const FINISH = `
UPDATE optimization_runs SET
  last_run_id = run_id, last_started_at = started_at, last_finished_at = now(), problem = NULL,
  compared_until = CASE WHEN has_skipped THEN compared_until ELSE started_at END, has_skipped = false,
  run_id = COALESCE(next_run_id, gen_random_uuid()), next_run_id = NULL,
  due_at = CASE WHEN next_run_id IS NULL THEN now() + ${PAUSE} ELSE now() END,
  started_at = NULL, after_id = 0, holder = NULL, held_until = NULL
WHERE workspace_id = $1 AND run_id = $2`;
