import { Injectable } from '@nestjs/common';
import type { Queries, Transaction } from '../../common/queries.js';
import type { RequestContext } from '../../common/request-context.js';
import { notExpired } from '../../database/expiry.js';
import { outboxInsert } from '../../database/outbox.js';
import { resolvedFilter } from '../memory/records/filter-matches.js';
import type { FilterNode } from '../memory/records/filter-node.js';
import { MemoryEncryption } from '../memory/records/memory-encryption.js';
import { conditionsOf } from '../memory/records/memory-filter.js';
import { fingerprintOf } from './finding.js';
import type { Finding, Recommendation, RecommendationStatus, RecommendationType, Undo } from './recommendation.types.js';

/** Selects recommendations. */
export interface RecommendationQuery {
  readonly status?: RecommendationStatus | undefined;
  readonly type?: RecommendationType | undefined;
  /** Only about memories that meet this filter. */
  readonly where?: FilterNode | undefined;
  /** Only those with a smaller id. */
  readonly before?: number | undefined;
  readonly limit: number;
}

/** Reads and writes recommendations. */
@Injectable()
export class RecommendationRepository {
  constructor(private readonly encryption: MemoryEncryption) {}

  /**
   * Writes a recommendation for a finding, unless there is one for these texts already, open or decided, or the memories of a
   * duplicate are part of another one. Only the holder of the workspace's run may call this.
   * @returns true if it was written
   */
  async add(db: Queries, workspaceId: number, finding: Finding): Promise<boolean> {
    const { type, memoryIds, textHashes, isSafe } = finding;
    const fingerprint = fingerprintOf(finding);
    const known = await db.query('find_same_recommendation', FIND_SAME, [workspaceId, fingerprint, type, memoryIds]);
    const [next] = known.length ? [] : await db.query<{ id: number }>('number_recommendation', NUMBER, [workspaceId]);
    if (!next) return false;
    const values = [workspaceId, type, memoryIds, textHashes, fingerprint, isSafe, next.id];
    const added = await db.query('add_recommendation', ADD, values);
    return added.length > 0;
  }

  /** Deletes the open recommendations that no longer hold: a memory is gone, archived, changed or, of a stale one, used. */
  async prune(db: Queries, workspaceId: number): Promise<void> {
    await db.query('prune_recommendations', PRUNE, [workspaceId]);
  }

  /** Returns the number of open recommendations of each type. */
  async countByType(db: Queries, workspaceId: number): Promise<Map<RecommendationType, number>> {
    const rows = await db.query<{ type: RecommendationType; count: number }>('count_recommendations_by_type', COUNT_BY_TYPE, [
      workspaceId,
    ]);
    return new Map(rows.map(({ type, count }) => [type, count]));
  }

  /** Returns the number of open recommendations that still hold. */
  async countOpen(db: Queries, workspaceId: number): Promise<number> {
    const [row] = await db.query<{ count: number }>('count_recommendations', COUNT_OPEN, [workspaceId]);
    return row!.count;
  }

  async find({ workspaceId }: RequestContext, db: Queries, id: number): Promise<Recommendation | undefined> {
    const [row] = await db.query<Recommendation>(
      null,
      `SELECT ${COLUMNS} FROM recommendations r WHERE workspace_id = $1 AND id = $2`,
      [workspaceId, id],
    );
    return row;
  }

  /** Returns recommendations, the newest first. Open ones that no longer hold are left out. */
  async list(
    ctx: RequestContext,
    db: Queries,
    { status, type, where, before, limit }: RecommendationQuery,
  ): Promise<Recommendation[]> {
    const values: unknown[] = [ctx.workspaceId, limit];
    const parameter = (value: unknown) => `$${values.push(value)}`;
    const conditions = [`(r.status <> 'open' OR ${HOLDS})`];
    if (status) conditions.push(`r.status = ${parameter(status)}`);
    if (type) conditions.push(`r.type = ${parameter(type)}`);
    if (before !== undefined) conditions.push(`r.id < ${parameter(before)}`);
    if (where) {
      const filter = await resolvedFilter(ctx, db, this.encryption, { where, archived: 'any' });
      const ofMemory = conditionsOf(filter, values);
      conditions.push(`EXISTS (SELECT FROM memories WHERE workspace_id = $1 AND id = ANY(r.memory_ids) AND ${ofMemory})`);
    }
    return db.query<Recommendation>(
      null,
      `SELECT ${COLUMNS} FROM recommendations r WHERE r.workspace_id = $1 AND ${conditions.join(' AND ')}
       ORDER BY r.id DESC LIMIT $2`,
      values,
    );
  }

  /** Returns the open safe recommendations of the given types that nobody has undone. */
  async listSafe(db: Queries, workspaceId: number, types: readonly string[], limit: number): Promise<number[]> {
    const rows = await db.query<{ id: number }>('list_safe_recommendations', LIST_SAFE, [workspaceId, types, limit]);
    return rows.map(({ id }) => id);
  }

  /** Locks a recommendation. @returns undefined if its status is no longer the expected one */
  async lock(
    { workspaceId }: RequestContext,
    tx: Transaction,
    id: number,
    status: RecommendationStatus,
  ): Promise<Recommendation | undefined> {
    const [row] = await tx.query<Recommendation>(null, LOCK, [workspaceId, id, status]);
    return row;
  }

  /** True if the memories of a recommendation are live and have the texts that it is about. The transaction locks them. */
  async holds({ workspaceId }: RequestContext, tx: Transaction, { id, memoryIds }: Recommendation): Promise<boolean> {
    // In the order in which the access counter locks.
    await tx.query(null, LOCK_MEMORIES, [workspaceId, memoryIds]);
    const rows = await tx.query(null, FIND_HOLDING, [workspaceId, id]);
    return rows.length > 0;
  }

  /** Writes what became of a recommendation. */
  async decide(
    { workspaceId, now }: RequestContext,
    tx: Transaction,
    id: number,
    status: RecommendationStatus,
    undo: Undo | null,
  ): Promise<void> {
    await tx.query(null, DECIDE, [workspaceId, id, status, undo && JSON.stringify(undo), now]);
  }
}

const COLUMNS = `r.id, r.type, r.memory_ids AS "memoryIds", r.text_hashes AS "textHashes", r.safe AS "isSafe", r.status, r.undo,
  r.created_at AS "createdAt", r.decided_at AS "decidedAt"`;

/** SQL: true if the memories of `r` are live and have the texts that it is about. */
const HOLDS = `NOT EXISTS (
    SELECT FROM unnest(r.memory_ids, r.text_hashes) AS given (memory_id, text_hash)
    WHERE given.text_hash IS DISTINCT FROM (
      SELECT text_hash FROM memories m
      WHERE m.workspace_id = $1 AND m.id = given.memory_id AND m.archived_at IS NULL AND ${notExpired('m')}
      LIMIT 1))`;

const FIND_SAME = `
SELECT FROM recommendations WHERE workspace_id = $1 AND fingerprint = $2
UNION ALL
SELECT FROM recommendations
WHERE workspace_id = $1 AND $3 = 'duplicate' AND type = $3 AND status = 'open' AND memory_ids && $4::bigint[]
LIMIT 1`;

const NUMBER = `
UPDATE optimization_runs SET recommendation_count = recommendation_count + 1 WHERE workspace_id = $1
RETURNING recommendation_count AS id`;

const ADD = `
WITH added AS (
INSERT INTO recommendations (workspace_id, id, type, memory_ids, text_hashes, fingerprint, safe, created_at)
VALUES ($1, $7, $2, $3::bigint[], $4::bytea[], $5, $6, now())
ON CONFLICT (workspace_id, fingerprint) DO NOTHING
RETURNING id, memory_ids),
${outboxInsert(`
  SELECT $1::integer, 'recommendation.created',
    jsonb_build_object('recommendation_id', id, 'type', $2::text, 'memory_ids', memory_ids), now()
  FROM added`)}
SELECT id FROM added`;

const PRUNE = `
DELETE FROM recommendations r WHERE workspace_id = $1 AND status = 'open' AND (
  NOT (${HOLDS})
  OR r.type = 'stale' AND EXISTS (
    SELECT FROM memory_accesses a
    WHERE a.workspace_id = $1 AND a.memory_id = ANY(r.memory_ids) AND a.last_accessed_at > r.created_at)
  OR r.type = 'contradiction' AND NOT EXISTS (
    SELECT FROM memory_links l WHERE l.workspace_id = $1 AND l.newer_id = r.memory_ids[1] AND l.older_id = r.memory_ids[2]
      AND l.confidence < 1))`;

const COUNT_BY_TYPE = `
SELECT type, count(*) AS count FROM recommendations WHERE workspace_id = $1 AND status = 'open' GROUP BY type`;

const COUNT_OPEN = `
SELECT count(*) AS count FROM recommendations r WHERE workspace_id = $1 AND status = 'open' AND ${HOLDS}`;

const LIST_SAFE = `
SELECT id FROM recommendations
WHERE workspace_id = $1 AND status = 'open' AND safe AND undone_at IS NULL AND type = ANY($2::text[]) ORDER BY id LIMIT $3`;

const LOCK = `SELECT ${COLUMNS} FROM recommendations r WHERE workspace_id = $1 AND id = $2 AND status = $3 FOR UPDATE`;

const LOCK_MEMORIES = 'SELECT FROM memories WHERE workspace_id = $1 AND id = ANY($2::bigint[]) ORDER BY id FOR UPDATE';

const FIND_HOLDING = `SELECT FROM recommendations r WHERE workspace_id = $1 AND id = $2 AND ${HOLDS}`;

const DECIDE = `
UPDATE recommendations SET status = $3, undo = $4,
  undone_at = CASE WHEN $3 = 'open' THEN $5::timestamptz ELSE undone_at END,
  decided_at = CASE WHEN $3 = 'open' THEN NULL ELSE $5::timestamptz END
WHERE workspace_id = $1 AND id = $2`;
