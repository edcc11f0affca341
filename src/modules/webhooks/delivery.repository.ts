import { Injectable } from '@nestjs/common';
import type { Queries, Transaction } from '../../common/queries.js';
import { NOT_MOVING } from '../../database/move/moving.js';
import type { EventType } from '../../database/outbox.js';
import { changeEach } from '../../database/tenancy/by-workspace.js';
import { EVERY_WORKSPACE } from '../../database/tenancy/workspace-of.js';
import { wireEventId } from './event-id.js';
import type { AttemptResult, Delivery, DeliveryState, DueEvent, Webhook } from './webhook.types.js';

interface Row extends Omit<Delivery, 'eventId'> {
  readonly event: number;
  /** Null if the event is no longer kept. */
  readonly eventAt: Date | null;
}

interface RowKey {
  readonly workspaceId: number;
  readonly id: number;
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
  async requeue(tx: Transaction, workspaceId: number, id: number): Promise<Delivery | undefined> {
    const [row] = await tx.query<Row>(null, REQUEUE, [workspaceId, id]);
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
    const [row] = await db.query<Omit<Row, 'payload'>>(null, INSERT_TRIED, [...values, event.type, event.createdAt]);
    return toDelivery({ ...row!, payload: event.payload });
  }

  /** Deletes some deliveries of a webhook. @returns false once there are none left */
  async deleteSome(db: Queries, { workspaceId, id }: Webhook): Promise<boolean> {
    const deleted = await db.query(null, DELETE_SOME, [workspaceId, id, STEP]);
    return deleted.length === STEP;
  }

  /** Deletes deliveries, whatever their state. @returns how many */
  async sweep(db: Queries, days: number, batch: number): Promise<number> {
    return changeEach(db.query<RowKey>('find_old_deliveries', FIND_OLD, [days, batch]), (workspaceId, rows) =>
      db.query('sweep_deliveries', SWEEP, [workspaceId, rows.map(({ id }) => id)]),
    );
  }

  /** Deletes outbox events. @returns how many */
  async sweepEvents(db: Queries, days: number, batch: number): Promise<number> {
    return changeEach(db.query<RowKey>('find_old_outbox_events', FIND_OLD_EVENTS, [days, batch]), (workspaceId, rows) =>
      db.query('sweep_outbox_events', SWEEP_EVENTS, [workspaceId, rows.map(({ id }) => id)]),
    );
  }
}

const toDelivery = ({ event, eventAt, ...row }: Row): Delivery => ({
  ...row,
  eventId: eventAt ? wireEventId({ id: event, createdAt: eventAt }) : `evt_${event}`,
});

const DELIVERY = `d.id, d.webhook_id AS "webhookId", d.event_id AS event, d.state, d.attempts, d.status_code AS "statusCode",
  d.error, d.created_at AS "createdAt", d.attempted_at AS "attemptedAt", d.finished_at AS "finishedAt"`;
const WITH_EVENT = `${DELIVERY}, e.type AS "eventType", e.payload, e.created_at AS "eventAt"`;
const EVENT = 'outbox_events e ON e.workspace_id = d.workspace_id AND e.id = d.event_id';

const LIST = `
SELECT ${WITH_EVENT} FROM webhook_deliveries d LEFT JOIN ${EVENT}
WHERE d.workspace_id = $1 AND d.webhook_id = $2 AND d.id < $3 AND ($5::text IS NULL OR d.state = $5) ORDER BY d.id DESC LIMIT $4`;

/** Operators name a delivery by its id alone. */
const FIND = `${EVERY_WORKSPACE}SELECT ${WITH_EVENT} FROM webhook_deliveries d LEFT JOIN ${EVENT} WHERE d.id = $1`;

const REQUEUE = `
WITH known AS (
  SELECT d.workspace_id, d.webhook_id, d.event_id, e.type, e.payload, e.created_at
  FROM webhook_deliveries d JOIN ${EVENT} WHERE d.workspace_id = $1 AND d.id = $2),
d AS (
  INSERT INTO webhook_deliveries (workspace_id, webhook_id, event_id, created_at)
  SELECT workspace_id, webhook_id, event_id, now() FROM known RETURNING *)
SELECT ${DELIVERY}, known.type AS "eventType", known.payload, known.created_at AS "eventAt" FROM d, known`;

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

const findOld = (table: string): string => `${EVERY_WORKSPACE}
SELECT workspace_id AS "workspaceId", id FROM ${table}
WHERE created_at < now() - $1::integer * interval '1 day' AND ${NOT_MOVING} ORDER BY created_at LIMIT $2`;

const FIND_OLD = findOld('webhook_deliveries');
const FIND_OLD_EVENTS = findOld('outbox_events');

const SWEEP = `
WITH old AS (SELECT id FROM webhook_deliveries WHERE workspace_id = $1 AND id = ANY($2::bigint[]) FOR UPDATE SKIP LOCKED)
DELETE FROM webhook_deliveries WHERE workspace_id = $1 AND id IN (SELECT id FROM old) RETURNING 1`;

const SWEEP_EVENTS = `
WITH old AS (SELECT id FROM outbox_events WHERE workspace_id = $1 AND id = ANY($2::bigint[]) FOR UPDATE SKIP LOCKED)
DELETE FROM outbox_events WHERE workspace_id = $1 AND id IN (SELECT id FROM old) RETURNING 1`;
