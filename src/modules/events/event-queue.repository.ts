import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { CLOCK } from '../../database/clock.js';
import { Database } from '../../database/database.js';
import { Keyring } from '../../database/encryption/keyring.js';
import { NOT_MOVING } from '../../database/move/moving.js';
import { EVERY_WORKSPACE } from '../../database/tenancy/workspace-of.js';
import { decryptedTurn, type TurnColumns } from './encrypted-turn.js';
import { PROCESSED, processedEvents } from './processed-events.js';
import type { CountsAs } from './retry-policy.js';
import type { Turn, TurnErrorCode } from './turn.types.js';

/** The right to work on a source, until it is released or has run out. */
export interface Lease {
  readonly workspaceId: number;
  readonly source: string;
  /** Number of turns that were left when the source was claimed. */
  readonly pending: number;
  readonly token: string;
}

/** A turn under way. {@link EventQueueRepository.decrypt} decrypts it. */
export interface QueuedTurn extends Pick<Turn, 'saidAt' | 'expiresAt'>, TurnColumns {
  readonly batchId: number;
  readonly position: number;
  readonly apiKeyId: number;
  /** See `Principal.boundUserId`. */
  readonly boundUserId: string | null;
  /** Id of the request that sent it. */
  readonly requestId: string;
  /** Number of attempts, including the present one. */
  readonly attempts: number;
  /** Number of attempts that failed through the turn itself, including the present one; see retry-policy. */
  readonly strikes: number;
  /** Time of the previous attempt. */
  readonly attemptedAt: Date | null;
  /** True if an earlier attempt has taken its unit of quota. */
  readonly hasUnit: boolean;
  /** True for a fact that was extracted from turns. */
  readonly isFact: boolean;
  /** See `Turn.isNamed`. */
  readonly isNamed: boolean;
}

/** The turn was ended by somebody else, or another worker has claimed the source: its former holder must not change it. */
export class LeaseLost extends Error {
  override readonly name = 'LeaseLost';
}

/** Duration of a lease. */
export const LEASE_MS = 15_000;

/**
 * The queue of conversation turns. `event_sources` has a row for each source with turns left, which is claimed with SKIP
 * LOCKED (https://www.postgresql.org/docs/15/sql-select.html#SQL-FOR-UPDATE-SHARE).
 *
 * The tables are our own because pg-boss 12 and graphile-worker 0.18 need Node 22 (this service runs on 20) and
 * connections that the embedded database does not have. Nor would they record an outcome in the transaction that writes
 * the memory, which is why each turn becomes exactly one memory. All times are the database's, so clocks of processes may
 * differ.
 */
@Injectable()
export class EventQueueRepository {
  constructor(
    private readonly database: Database,
    private readonly keyring: Keyring,
  ) {}

  /** Frees all leases of the embedded database at the start: only one process uses it, so their holders are dead. */
  async freeOrphans(): Promise<void> {
    if (!this.database.isEmbedded) return;
    await this.database.query(
      'free_event_sources',
      `${EVERY_WORKSPACE}UPDATE event_sources SET lease = NULL, due_at = now() WHERE lease IS NOT NULL`,
      [],
    );
  }

  /** Claims the source that has waited longest in the next workspace, by id, after `afterWorkspace`. */
  async claim(afterWorkspace: number): Promise<Lease | undefined> {
    const token = randomUUID();
    for (let after = afterWorkspace; ; ) {
      const [next] = await this.database.query<{ workspaceId: number }>('find_event_workspace', FIND_WAITING, [after]);
      if (!next) return undefined;
      after = next.workspaceId;
      const [row] = await this.database.query<Omit<Lease, 'token'>>('claim_event_source', CLAIM, [after, token]);
      if (row) return { ...row, token };
    }
  }

  /** Renews a lease for another {@link LEASE_MS}. */
  async renew({ workspaceId, source, token }: Lease): Promise<void> {
    await this.database.query('renew_event_source', RENEW, [workspaceId, source, token]);
  }

  /** Returns the next turn of a source, and counts the attempt. @returns undefined if there is no turn, or the lease is lost */
  async begin({ workspaceId, source, token }: Lease): Promise<QueuedTurn | undefined> {
    const [turn] = await this.database.query<Omit<QueuedTurn, 'boundUserId'>>('begin_event_turn', BEGIN, [
      workspaceId,
      source,
      token,
    ]);
    if (!turn) return undefined;
    const [key] = await this.database.query<{ userId: string | null }>('find_key_user', FIND_USER, [workspaceId, turn.apiKeyId]);
    return { ...turn, boundUserId: key?.userId ?? null };
  }

  /**
   * Decrypts a turn.
   * @throws DecryptionError
   */
  decrypt({ workspaceId }: Lease, { batchId, position, saidAt, expiresAt, isNamed, ...columns }: QueuedTurn): Turn {
    return {
      ...decryptedTurn(this.keyring, workspaceId, batchId, position, columns),
      saidAt,
      expiresAt,
      ...(isNamed && { isNamed }),
    };
  }

  /** Releases a source, to be claimed again after `delayMs`. If it has no turns left, deletes its row. */
  async release({ workspaceId, source, token }: Lease, delayMs = 0): Promise<void> {
    const values = [workspaceId, source, token];
    const dropped = await this.database.query('drop_event_source', DROP, values);
    if (dropped.length === 0) await this.database.query('release_event_source', RELEASE, [...values, delayMs]);
  }

  /**
   * Releases a source whose next turn must wait, and records the reason.
   * @param countsAs decides which of the counters that {@link begin} incremented are decremented again
   */
  async postpone(lease: Lease, turn: QueuedTurn, reason: TurnErrorCode, delayMs: number, countsAs: CountsAs): Promise<void> {
    const { workspaceId, source, token } = lease;
    const uncountedAttempts = countsAs === 'nothing' ? 1 : 0;
    const uncountedStrikes = countsAs === 'strike' ? 0 : 1;
    await this.database.query('postpone_event_turn', POSTPONE, [
      ...[workspaceId, source, token, delayMs],
      ...[turn.batchId, turn.position, reason, uncountedAttempts, uncountedStrikes],
    ]);
  }

  /** Ends all remaining turns of a source in an error. */
  async abandon({ workspaceId, source, token, pending }: Lease, reason: TurnErrorCode): Promise<void> {
    await this.database.query('abandon_event_source', ABANDON, [workspaceId, source, token, pending, reason]);
  }

  /** Returns the number of turns without an outcome, of all workspaces. */
  async depth(): Promise<number> {
    const [row] = await this.database.query<{ depth: number }>(
      'event_queue_depth',
      `${EVERY_WORKSPACE}SELECT COALESCE(sum(pending), 0)::bigint AS depth FROM event_sources`,
      [],
    );
    return row!.depth;
  }
}

/** The condition for the row of a source while the lease $3 is valid. */
export const UNDER_LEASE = 'workspace_id = $1 AND source = $2 AND lease = $3';
/** SQL: the assignments that delete the texts of a turn, which one with an outcome has no more. */
export const NO_TEXT = 'content = NULL, meta = NULL, details = NULL, stretch = NULL';
const LEASE = `now() + interval '${LEASE_MS} milliseconds'`;

const FIND_WAITING = `${EVERY_WORKSPACE}
SELECT workspace_id AS "workspaceId" FROM event_sources WHERE workspace_id > $1 AND due_at <= now() AND ${NOT_MOVING}
ORDER BY workspace_id LIMIT 1`;

const CLAIM = `
WITH next AS (
  SELECT source FROM event_sources WHERE workspace_id = $1 AND due_at <= now() ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED)
UPDATE event_sources s SET lease = $2, due_at = ${LEASE}
FROM next WHERE s.workspace_id = $1 AND s.source = next.source
RETURNING s.workspace_id AS "workspaceId", s.source, s.pending`;

const RENEW = `UPDATE event_sources SET due_at = ${LEASE} WHERE ${UNDER_LEASE}`;

/** Counts the attempt before the work: a turn that crashes the process must run out of attempts as well. */
const BEGIN = `
WITH next AS (
  SELECT b.id, b.api_key_id, b.request_id, t.position, t.attempted_at
  FROM event_batches b CROSS JOIN LATERAL (
    SELECT position, attempted_at FROM event_turns
    WHERE workspace_id = $1 AND batch_id = b.id AND outcome IS NULL ORDER BY position LIMIT 1) t
  WHERE b.workspace_id = $1 AND b.source = $2 AND b.finished_at IS NULL
    AND EXISTS (SELECT FROM event_sources WHERE ${UNDER_LEASE})
  ORDER BY b.id LIMIT 1),
started AS (
  UPDATE event_batches b SET started_at = now() FROM next WHERE b.workspace_id = $1 AND b.id = next.id AND b.started_at IS NULL)
UPDATE event_turns t SET attempts = t.attempts + 1, strikes = t.strikes + 1, attempted_at = now()
FROM next WHERE t.workspace_id = $1 AND t.batch_id = next.id AND t.position = next.position AND t.outcome IS NULL
RETURNING t.batch_id AS "batchId", t.position, t.content, t.meta::text AS meta, t.stretch, t.details, t.said_at AS "saidAt",
          t.expires_at AS "expiresAt", t.turns IS NOT NULL AS "isFact", t.turn_key IS NOT NULL AS "isNamed",
          t.attempts, t.strikes, t.unit_cycle IS NOT NULL AS "hasUnit",
          next.attempted_at AS "attemptedAt", next.api_key_id AS "apiKeyId",
          next.request_id AS "requestId"`;

const FIND_USER = 'SELECT user_id AS "userId" FROM api_keys WHERE workspace_id = $1 AND id = $2';

const DROP = `DELETE FROM event_sources WHERE ${UNDER_LEASE} AND pending = 0 RETURNING 1`;
const RELEASE = `UPDATE event_sources SET lease = NULL, due_at = now() + $4 * interval '1 millisecond' WHERE ${UNDER_LEASE}`;

const POSTPONE = `
WITH held AS (
  UPDATE event_sources SET lease = NULL, due_at = now() + $4 * interval '1 millisecond' WHERE ${UNDER_LEASE} RETURNING 1)
UPDATE event_turns t SET reason = $7, attempts = t.attempts - $8::int, strikes = t.strikes - $9::int
FROM held WHERE t.workspace_id = $1 AND t.batch_id = $5 AND t.position = $6 AND t.outcome IS NULL`;

/** Does nothing if turns were added meanwhile: this statement does not see them, and they would never be worked on. */
const ABANDON = `
WITH held AS (DELETE FROM event_sources WHERE ${UNDER_LEASE} AND pending = $4 RETURNING 1),
batch AS (
  UPDATE event_batches b
  SET errors = b.errors + b.remaining, remaining = 0, finished_at = now(), started_at = COALESCE(b.started_at, clock.at)
  FROM held, ${CLOCK} WHERE b.workspace_id = $1 AND b.source = $2 AND b.finished_at IS NULL RETURNING ${PROCESSED}),
${processedEvents('batch')}
UPDATE event_turns t SET outcome = 'error', reason = $5, ${NO_TEXT}
FROM batch WHERE t.workspace_id = $1 AND t.batch_id = batch.id AND t.outcome IS NULL`;
