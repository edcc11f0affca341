import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { webhookContext } from '../../database/encryption/encryption-context.js';
import { Keyring } from '../../database/encryption/keyring.js';
import { NOT_MOVING } from '../../database/move/moving.js';
import { claimFirst } from '../../database/tenancy/by-workspace.js';
import { EVERY_WORKSPACE } from '../../database/tenancy/workspace-of.js';
import type { AttemptResult, DueEvent, Endpoint } from './webhook.types.js';

/** The right to deliver to a webhook, until it is released or has run out. */
export interface Lease {
  readonly workspaceId: number;
  readonly webhookId: number;
  readonly token: string;
}

/** A delivery under way. */
export interface DueDelivery {
  readonly id: number;
  /** Number of attempts, including the present one. */
  readonly attempts: number;
  /** Null if the event is no longer kept. */
  readonly event: DueEvent | null;
  readonly endpoint: Endpoint;
}

/** Duration of a lease: longer than a slice of work and the last attempt in it. */
export const LEASE_MS = 30_000;
/** Time that must be left of a lease for another attempt. */
const ATTEMPT_MS = 12_000;
/** A longer queue is not counted: that would take longer than the metrics may. */
const MAX_DEPTH = 100_000;

interface DueRow {
  readonly id: number;
  readonly attempts: number;
  readonly eventId: number;
  readonly type: string | null;
  readonly payload: Record<string, unknown>;
  readonly createdAt: Date;
  readonly url: string;
  readonly includeText: boolean;
  readonly secret: string;
  readonly previousSecret: string | null;
}

/**
 * The queue of deliveries. The row of a webhook is claimed with SKIP LOCKED and leased, so that one worker at a time delivers to
 * it, in order. All times are the database's, so clocks of processes may differ.
 */
@Injectable()
export class DeliveryQueueRepository {
  constructor(
    private readonly database: Database,
    private readonly keyring: Keyring,
  ) {}

  /** Frees all leases of the embedded database at the start: only one process uses it, so their holders are dead. */
  async freeOrphans(): Promise<void> {
    if (this.database.isEmbedded) await this.database.query('free_webhooks', FREE_ORPHANS, []);
  }

  /** Claims the webhook with deliveries that is due for the longest time. */
  async claim(): Promise<Lease | undefined> {
    const token = randomUUID();
    const waiting = this.database.query<Omit<Lease, 'token'>>('find_waiting_webhooks', FIND_WAITING, []);
    const row = await claimFirst(waiting, ({ workspaceId, webhookId }) =>
      this.database.query<Omit<Lease, 'token'>>('claim_webhook', CLAIM, [workspaceId, webhookId, token]),
    );
    return row && { ...row, token };
  }

  async renew(lease: Lease): Promise<void> {
    await this.database.query('renew_webhook', RENEW, keyOf(lease));
  }

  /** Releases a webhook, to be claimed again at once. */
  async release(lease: Lease): Promise<void> {
    await this.database.query('release_webhook', RELEASE, keyOf(lease));
  }

  /**
   * Returns the next delivery of a webhook, and counts the attempt.
   * @returns undefined if there is none, the webhook was disabled, or too little is left of the lease
   * @throws DecryptionError
   */
  async begin(lease: Lease): Promise<DueDelivery | undefined> {
    const [row] = await this.database.query<DueRow>('begin_delivery', BEGIN, keyOf(lease));
    if (!row) return undefined;
    const { id, attempts, eventId, type, payload, createdAt, url, includeText, secret, previousSecret } = row;
    const { workspaceId, webhookId } = lease;
    const secrets = [secret, previousSecret].flatMap((stored) =>
      stored === null ? [] : this.keyring.decrypt(webhookContext(workspaceId, webhookId), stored),
    );
    const event = type === null ? null : { workspaceId, id: eventId, type, payload, createdAt };
    return { id, attempts, event, endpoint: { url, includeText, secrets } };
  }

  /** Records that a delivery has arrived. */
  async succeed(lease: Lease, { id }: DueDelivery, { statusCode }: AttemptResult): Promise<void> {
    await this.database.query('finish_delivery', SUCCEED, [...keyOf(lease), id, statusCode]);
  }

  /** Returns the number of deliveries that wait, of all workspaces, up to a bound. */
  async depth(): Promise<number> {
    const [row] = await this.database.query<{ depth: number }>('webhook_queue_depth', DEPTH, [MAX_DEPTH]);
    return row!.depth;
  }
}

/** Returns the parameters $1 to $3 of {@link UNDER_LEASE}. */
export const keyOf = ({ workspaceId, webhookId, token }: Lease): unknown[] => [workspaceId, webhookId, token];

/** The condition for the row of a webhook while the lease $3 is valid. */
export const UNDER_LEASE = 'workspace_id = $1 AND id = $2 AND lease = $3';
const LEASE = `now() + interval '${LEASE_MS} milliseconds'`;

const FREE_ORPHANS = `${EVERY_WORKSPACE}UPDATE webhooks SET lease = NULL, due_at = now() WHERE lease IS NOT NULL`;

/** Several, because other processes may be claiming the first ones. */
const FIND_WAITING = `${EVERY_WORKSPACE}
SELECT w.workspace_id AS "workspaceId", w.id AS "webhookId" FROM webhooks w
WHERE w.enabled AND w.due_at <= now() AND ${NOT_MOVING} AND EXISTS (
  SELECT FROM webhook_deliveries d WHERE d.workspace_id = w.workspace_id AND d.webhook_id = w.id AND d.state = 'pending')
ORDER BY w.due_at LIMIT 20`;

const CLAIM = `
WITH next AS (
  SELECT id FROM webhooks WHERE workspace_id = $1 AND id = $2 AND enabled AND due_at <= now() FOR UPDATE SKIP LOCKED)
UPDATE webhooks w SET lease = $3, due_at = ${LEASE}
FROM next WHERE w.workspace_id = $1 AND w.id = next.id
RETURNING w.workspace_id AS "workspaceId", w.id AS "webhookId"`;

const RENEW = `UPDATE webhooks SET due_at = ${LEASE} WHERE ${UNDER_LEASE}`;
const RELEASE = `UPDATE webhooks SET lease = NULL, due_at = now() WHERE ${UNDER_LEASE}`;

/** Counts the attempt before it is made: one that kills the process counts as well. */
const BEGIN = `
WITH held AS (
  SELECT url, include_text, secret, CASE WHEN previous_secret_until > now() THEN previous_secret END AS previous_secret
  FROM webhooks WHERE ${UNDER_LEASE} AND enabled AND due_at > now() + interval '${ATTEMPT_MS} milliseconds' FOR SHARE),
next AS (
  SELECT d.id, d.event_id, held.* FROM held, webhook_deliveries d
  WHERE d.workspace_id = $1 AND d.webhook_id = $2 AND d.state = 'pending' ORDER BY d.id LIMIT 1)
UPDATE webhook_deliveries d SET attempts = d.attempts + 1, attempted_at = now()
FROM next LEFT JOIN outbox_events e ON e.workspace_id = $1 AND e.id = next.event_id
WHERE d.workspace_id = $1 AND d.webhook_id = $2 AND d.id = next.id AND d.state = 'pending'
RETURNING d.id, d.attempts, d.event_id AS "eventId", e.type, e.payload, e.created_at AS "createdAt", next.url,
  next.include_text AS "includeText", next.secret, next.previous_secret AS "previousSecret"`;

const SUCCEED = `
WITH held AS (SELECT failing_since FROM webhooks WHERE ${UNDER_LEASE} FOR UPDATE),
recovered AS (
  UPDATE webhooks w SET failing_since = NULL FROM held
  WHERE w.workspace_id = $1 AND w.id = $2 AND held.failing_since IS NOT NULL)
UPDATE webhook_deliveries d SET state = 'delivered', status_code = $5, error = NULL, finished_at = now()
FROM held WHERE d.workspace_id = $1 AND d.webhook_id = $2 AND d.id = $4`;

const DEPTH = `${EVERY_WORKSPACE}
SELECT count(*) AS depth FROM (SELECT id FROM webhook_deliveries WHERE state = 'pending' LIMIT $1) AS waiting`;
