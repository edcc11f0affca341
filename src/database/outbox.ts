import type { Transaction } from '../common/queries.js';

/** The types of outbox events. Each tells of a change that was committed together with it. */
export const EVENT_TYPES = [
  'memory.stored',
  'memory.updated',
  'memory.deleted',
  'event.processed',
  'recommendation.created',
  'workspace.status_changed',
  'billing.payment_confirmed',
  'billing.renewal_success',
  'billing.payment_failed_enhanced',
  'payment.failed',
  'anomaly.detected',
  'webhook.disabled',
  'webhook.test',
] as const;
export type EventType = (typeof EVENT_TYPES)[number];

/** An event to record. */
export interface NewEvent {
  readonly type: EventType;
  /** Sent to webhooks: ids, numbers and constants, never a text or a meta of a memory. */
  readonly payload: Record<string, unknown>;
}

/**
 * SQL: the CTEs `told` and `queued`, which write outbox events and queue each for the webhooks that want it. Part of the
 * statement that makes the change, so that there is no event without its cause, and the other way round.
 * @param events a SELECT of workspace_id, type, payload and created_at
 */
export const outboxInsert = (events: string): string => `
told AS (
  INSERT INTO outbox_events (workspace_id, type, payload, created_at) ${events}
  RETURNING workspace_id, id, type, created_at),
queued AS (
  INSERT INTO webhook_deliveries (workspace_id, webhook_id, event_id, created_at)
  SELECT told.workspace_id, w.id, told.id, told.created_at
  FROM told JOIN webhooks w ON w.workspace_id = told.workspace_id AND w.enabled
    AND (w.event_types IS NULL OR told.type = ANY(w.event_types))
  ORDER BY told.id)`;

const RECORD_EVENTS = `
WITH ${outboxInsert(`
  SELECT $1::integer, type, payload::jsonb, $4::timestamptz FROM unnest($2::text[], $3::text[]) AS given (type, payload)`)}
SELECT id FROM told`;

/**
 * Records events of a workspace, in the transaction of their cause, and queues them for its webhooks.
 * @returns their ids, in order
 */
export async function recordEvents(
  tx: Transaction,
  workspaceId: number,
  events: readonly NewEvent[],
  now = new Date(),
): Promise<number[]> {
  if (!events.length) return [];
  const values = [workspaceId, events.map(({ type }) => type), events.map(({ payload }) => JSON.stringify(payload)), now];
  const rows = await tx.query<{ id: number }>(null, RECORD_EVENTS, values);
  return rows.map(({ id }) => id);
}
