import { Injectable } from '@nestjs/common';
import type { Queries, Transaction } from '../../common/queries.js';
import type { EventType } from '../../database/outbox.js';
import { EVERY_WORKSPACE } from '../../database/tenancy/workspace-of.js';
import { wireEventId } from './event-id.js';
import type { AttemptResult, Delivery, DeliveryState, DueEvent, Webhook } from './webhook.types.js';

interface Row extends Omit<Delivery, 'eventId'> {
  readonly event: number;
  /** Null if the event is no longer kept. */
  readonly eventAt: Date | null;
}

/** Rows that one statement deletes: the embedded database serves nobody else meanwhile. */
const STEP = 500;

/** Reads deliveries, and writes those that operators ask for. */
@Injectable()
export class DeliveryRepository {
  /**
   * Returns up to `limit` deliveries of a webhook with ids less than `before`, the newest first.
   * @param state undefined for all
   */
  async list(
    db: Queries,
    { workspaceId, id }: Webhook,
    state: DeliveryState | undefined,
    before: number,
    limit: number,
  ): Promise<Delivery[]> {
    const rows = await db.query<Row>(null, LIST, [workspaceId, id, before, limit, state ?? null]);
    return rows.map(toDelivery);
  }

  async find(db: Queries, id: number): Promise<Delivery | undefined> {
    const [row] = await db.query<Row>(null, FIND, [id]);
    return row && toDelivery(row);
  }

  /** Queues the event of a delivery once more, behind all that wait. @returns undefined if the event is no longer kept */
  async requeue(tx: Transaction, id: number): Promise<Delivery | undefined> {
    const [row] = await tx.query<Row>(null, REQUEUE, [id]);
    return row && toDelivery(row);
  }

  /** Records an outbox event for one webhook alone, which its caller sends. */
  async insertEvent(db: Queries, { workspaceId, id }: Webhook, type: EventType): Promise<DueEvent> {
    const payload = { webhook_id: id };
    const [row] = await db.query<{ id: number; createdAt: Date }>(null, INSERT_EVENT, [
      workspaceId,
      type,
      JSON.stringify(payload),
    ]);
    return { workspaceId, type, payload, ...row! };
  }

  /** Records a delivery that was tried once. */
  async insertTried(db: Queries, webhook: Webhook, event: DueEvent, attempt: AttemptResult): Promise<Delivery> {
    const { delivered, statusCode, error } = attempt;
    const values = [webhook.workspaceId, webhook.id, event.id, delivered ? 'delivered' : 'dead', statusCode, error];
    const [row] = await db.query<Row>(null, INSERT_TRIED, [...values, event.type, event.createdAt]);
    return toDelivery(row!);
  }

  /** Deletes some deliveries of a webhook. @returns false once there are none left */
  async deleteSome(db: Queries, { workspaceId, id }: Webhook): Promise<boolean> {
    const deleted = await db.query(null, DELETE_SOME, [workspaceId, id, STEP]);
    return deleted.length === STEP;
  }

  /** Deletes deliveries, whatever their state. @returns how many */
  async sweep(db: Queries, days: number, batch: number): Promise<number> {
    return (await db.query('sweep_deliveries', SWEEP, [days, batch])).length;
  }

  /** Deletes outbox events. @returns how many */
  async sweepEvents(db: Queries, days: number, batch: number): Promise<number> {
    return (await db.query('sweep_outbox_events', SWEEP_EVENTS, [days, batch])).length;
  }
}

const toDelivery = ({ event, eventAt, ...row }: Row): Delivery => ({
  ...row,
  eventId: eventAt ? wireEventId({ id: event, createdAt: eventAt }) : `evt_${event}`,
});

const DELIVERY = `d.id, d.webhook_id AS "webhookId", d.event_id AS event, d.state, d.attempts, d.status_code AS "statusCode",
  d.error, d.created_at AS "createdAt", d.attempted_at AS "attemptedAt", d.finished_at AS "finishedAt"`;
const WITH_EVENT = `${DELIVERY}, e.type AS "eventType", e.created_at AS "eventAt"`;
const EVENT = 'outbox_events e ON e.workspace_id = d.workspace_id AND e.id = d.event_id';

const LIST = `
SELECT ${WITH_EVENT} FROM webhook_deliveries d LEFT JOIN ${EVENT}
WHERE d.workspace_id = $1 AND d.webhook_id = $2 AND d.id < $3 AND ($5::text IS NULL OR d.state = $5) ORDER BY d.id DESC LIMIT $4`;

/** Operators name a delivery by its id alone. */
const FIND = `${EVERY_WORKSPACE}SELECT ${WITH_EVENT} FROM webhook_deliveries d LEFT JOIN ${EVENT} WHERE d.id = $1`;

const REQUEUE = `${EVERY_WORKSPACE}
WITH known AS (
  SELECT d.workspace_id, d.webhook_id, d.event_id, e.type, e.created_at FROM webhook_deliveries d JOIN ${EVENT} WHERE d.id = $1),
d AS (
  INSERT INTO webhook_deliveries (workspace_id, webhook_id, event_id, created_at)
  SELECT workspace_id, webhook_id, event_id, now() FROM known RETURNING *)
SELECT ${DELIVERY}, known.type AS "eventType", known.created_at AS "eventAt" FROM d, known`;

const INSERT_EVENT = `
INSERT INTO outbox_events (workspace_id, type, payload, created_at) VALUES ($1, $2, $3, now())
RETURNING id, created_at AS "createdAt"`;

const INSERT_TRIED = `
INSERT INTO webhook_deliveries AS d (workspace_id, webhook_id, event_id, state, attempts, status_code, error, created_at,
                                     attempted_at, finished_at)
VALUES ($1, $2, $3, $4, 1, $5, $6, $8::timestamptz, now(), now())
RETURNING ${DELIVERY}, $7::text AS "eventType", $8 AS "eventAt"`;

const DELETE_SOME = `
DELETE FROM webhook_deliveries WHERE workspace_id = $1 AND webhook_id = $2 AND id IN (
  SELECT id FROM webhook_deliveries WHERE workspace_id = $1 AND webhook_id = $2 ORDER BY id LIMIT $3)
RETURNING 1`;

const SWEEP = `${EVERY_WORKSPACE}
DELETE FROM webhook_deliveries d USING (
  SELECT workspace_id, webhook_id, id FROM webhook_deliveries WHERE created_at < now() - $1::integer * interval '1 day'
  ORDER BY created_at LIMIT $2 FOR UPDATE SKIP LOCKED) AS old
WHERE d.workspace_id = old.workspace_id AND d.webhook_id = old.webhook_id AND d.id = old.id RETURNING 1`;

const SWEEP_EVENTS = `${EVERY_WORKSPACE}
DELETE FROM outbox_events e USING (
  SELECT workspace_id, id FROM outbox_events WHERE created_at < now() - $1::integer * interval '1 day'
  ORDER BY created_at LIMIT $2 FOR UPDATE SKIP LOCKED) AS old
WHERE e.workspace_id = old.workspace_id AND e.id = old.id RETURNING 1`;
