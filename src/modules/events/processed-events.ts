import { outboxInsert } from '../../database/outbox.js';

/** The columns of a batch of turns that {@link processedEvents} reads. */
export const PROCESSED = 'b.id, b.accepted, b.errors, b.finished_at';

/**
 * SQL: the CTEs that record an outbox event for each batch of turns that has just got its last outcome. $1 is the workspace.
 * @param source a relation with the columns {@link PROCESSED} of the batches that a statement wrote
 */
export const processedEvents = (source: string): string =>
  outboxInsert(`
  SELECT $1::integer, 'event.processed', jsonb_build_object('event_id', b.id,
    'status', CASE WHEN b.errors > 0 THEN 'failed' ELSE 'done' END, 'accepted', b.accepted, 'errors', b.errors), now()
  FROM ${source} AS b WHERE b.finished_at IS NOT NULL`);
