import { Injectable } from '@nestjs/common';
import { type Page, type PageRequest, pageById } from '../../common/page.js';
import type { RequestContext } from '../../common/request-context.js';
import { Database } from '../../database/database.js';
import type { BatchStatus, BatchSummary } from './event-batch.types.js';

/** Selects batches; what is undefined selects all. */
export interface BatchSelection {
  readonly status?: BatchStatus | undefined;
  readonly source?: string | undefined;
}

/** Lists the batches of turns, without the turns themselves. */
@Injectable()
export class EventListRepository {
  constructor(private readonly database: Database) {}

  /**
   * Returns a page of batches, the newest first; a key that is bound to a user lists its own alone.
   * @throws AppError `validation_failed` for a cursor of another list
   */
  list(
    { workspaceId, apiKeyId, boundUserId }: RequestContext,
    { status, source }: BatchSelection,
    page: PageRequest,
  ): Promise<Page<BatchSummary>> {
    const submitter = boundUserId ? apiKeyId : null;
    return pageById(`events ${JSON.stringify([workspaceId, status, source, submitter])}`, page, (before, limit) => {
      const values: unknown[] = [workspaceId, limit];
      const parameter = (value: unknown) => `$${values.push(value)}`;
      const conditions = [
        'b.workspace_id = $1',
        ...(before === undefined ? [] : [`b.id < ${parameter(before)}`]),
        ...(submitter === null ? [] : [`b.api_key_id = ${parameter(submitter)}`]),
        ...(source === undefined ? [] : [`b.source = ${parameter(source)}`]),
        ...(status === undefined ? [] : [WITH_STATUS[status]]),
      ];
      return this.database.query<BatchSummary>(null, statementOf(conditions.join(' AND ')), values);
    });
  }
}

const WITH_STATUS: Record<BatchStatus, string> = {
  queued: 'b.started_at IS NULL',
  processing: 'b.started_at IS NOT NULL AND b.finished_at IS NULL',
  done: 'b.finished_at IS NOT NULL AND b.errors = 0',
  failed: 'b.finished_at IS NOT NULL AND b.errors > 0',
};

/** The outcomes are counted for the batches of the page only. */
const statementOf = (conditions: string): string => `
SELECT b.id, b.source, b.accepted, b.errors, b.remaining, turns.stored, turns.dropped,
       b.created_at AS "createdAt", b.started_at AS "startedAt", b.finished_at AS "finishedAt"
FROM (SELECT * FROM event_batches b WHERE ${conditions} ORDER BY b.id DESC LIMIT $2) AS b
CROSS JOIN LATERAL (
  SELECT (count(*) FILTER (WHERE t.outcome IN ('ok', 'extracted') AND t.turns IS NULL))::int AS stored,
         (count(*) FILTER (WHERE t.outcome = 'dropped'))::int AS dropped
  FROM event_turns t WHERE t.workspace_id = $1 AND t.batch_id = b.id) AS turns
ORDER BY b.id DESC`;
