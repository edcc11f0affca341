import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../common/queries.js';
import { type DueDelivery, keyOf, type Lease, UNDER_LEASE } from './delivery-queue.repository.js';
import type { AttemptResult } from './webhook.types.js';

/** The state of a webhook after the failure of an attempt. */
export interface Failed {
  /** The time since which every attempt has failed. */
  readonly failingSince: Date;
  readonly disabled: boolean;
}

/** Records attempts that failed, under the lease of their webhook. */
@Injectable()
export class DeliveryFailureRepository {
  /**
   * Records that an attempt has failed. With a delay, releases the webhook, to be claimed again after it; without one, the
   * delivery is dead. Disables the webhook if it has failed for too long.
   * @returns undefined, with nothing changed, if the lease is lost
   */
  async record(
    tx: Transaction,
    lease: Lease,
    { id }: DueDelivery,
    { statusCode, error }: AttemptResult,
    delayMs: number | undefined,
    disableAfterMs: number,
  ): Promise<Failed | undefined> {
    const values = [...keyOf(lease), id, statusCode, error, delayMs ?? null, disableAfterMs];
    const [failed] = await tx.query<Failed>(null, FAIL, values);
    return failed;
  }
}

/** $7: the delay before the next attempt; null for none. $8: the time of failures after which the webhook is disabled. */
const FAIL = `
WITH held AS (
  SELECT LEAST(failing_since, now()) AS since, now() AS at FROM webhooks WHERE ${UNDER_LEASE} FOR UPDATE),
judged AS (
  SELECT since, at, at + $7::float8 * interval '1 millisecond' AS later,
    since <= now() - $8::float8 * interval '1 millisecond' AS hopeless FROM held),
webhook AS (
  UPDATE webhooks w
  SET failing_since = since, enabled = w.enabled AND NOT hopeless, disabled_at = CASE WHEN hopeless THEN at END,
      lease = CASE WHEN hopeless OR $7 IS NOT NULL THEN NULL ELSE w.lease END,
      due_at = CASE WHEN hopeless THEN at WHEN $7 IS NULL THEN w.due_at ELSE later END
  FROM judged WHERE w.workspace_id = $1 AND w.id = $2
  RETURNING w.failing_since AS "failingSince", NOT w.enabled AS disabled),
delivery AS (
  UPDATE webhook_deliveries d
  SET status_code = $5, error = $6, state = CASE WHEN $7 IS NULL THEN 'dead' ELSE 'pending' END,
      finished_at = CASE WHEN $7 IS NULL THEN at END
  FROM judged WHERE d.workspace_id = $1 AND d.webhook_id = $2 AND d.id = $4)
SELECT * FROM webhook`;
