import { Injectable } from '@nestjs/common';
import { parseJson } from '../../common/json/json-parse.js';
import type { JsonObject } from '../../common/json/json-values.js';
import type { Queries, Transaction } from '../../common/queries.js';
import type { RequestContext } from '../../common/request-context.js';
import { CLOCK } from '../../database/clock.js';
import { turnContext } from '../../database/encryption/encryption-context.js';
import { Keyring } from '../../database/encryption/keyring.js';
import { NO_TEXT } from './event-queue.repository.js';
import { PROCESSED, processedEvents } from './processed-events.js';

/** Turns per statement of a scan: their metas may be encrypted, so that the database cannot search in them. */
const SCAN_BATCH = 200;

interface WaitingTurn {
  readonly batchId: number;
  readonly position: number;
  readonly metaJson: string;
}

/** Erases turns that wait in the queue. */
@Injectable()
export class TurnErasure {
  constructor(private readonly keyring: Keyring) {}

  /** Returns the number of waiting turns whose meta fits. */
  async count(ctx: RequestContext, db: Queries, fits: (meta: JsonObject) => boolean): Promise<number> {
    return (await this.find(ctx, db, fits)).length;
  }

  /**
   * Ends the waiting turns whose meta fits, and deletes their texts. A worker that has one of them under way writes nothing: its
   * transaction finds the turn ended.
   * @returns the number of those turns
   */
  async erase(ctx: RequestContext, tx: Transaction, fits: (meta: JsonObject) => boolean): Promise<number> {
    // In the order of the workers, who lock the source first: otherwise a deadlock.
    await tx.query(null, LOCK_SOURCES, [ctx.workspaceId]);
    // The last turns of a source may belong to anybody: the next ones do without them.
    await tx.query(null, CLEAR_TAILS, [ctx.workspaceId]);
    const turns = await this.find(ctx, tx, fits);
    if (turns.length === 0) return 0;
    const keys = [turns.map(({ batchId }) => batchId), turns.map(({ position }) => position)];
    await tx.query(null, ERASE, [ctx.workspaceId, ...keys]);
    return turns.length;
  }

  private async find({ workspaceId }: RequestContext, db: Queries, fits: (meta: JsonObject) => boolean): Promise<WaitingTurn[]> {
    const found: WaitingTurn[] = [];
    for (let [batchId, position] = [0, 0]; ; ) {
      const turns = await db.query<WaitingTurn>(null, WAITING, [workspaceId, batchId, position, SCAN_BATCH]);
      found.push(...turns.filter((turn) => fits(this.metaOf(workspaceId, turn))));
      const last = turns.at(-1);
      if (!last || turns.length < SCAN_BATCH) return found;
      [batchId, position] = [last.batchId, last.position];
    }
  }

  private metaOf(workspaceId: number, { batchId, position, metaJson }: WaitingTurn): JsonObject {
    return parseJson(this.keyring.decryptJson(turnContext(workspaceId, batchId, position, 'meta'), metaJson)) as JsonObject;
  }
}

const LOCK_SOURCES = 'SELECT FROM event_sources WHERE workspace_id = $1 ORDER BY source FOR UPDATE';

const CLEAR_TAILS = 'UPDATE event_batches SET tail = NULL WHERE workspace_id = $1 AND tail IS NOT NULL';

const WAITING = `
SELECT batch_id AS "batchId", position, meta::text AS "metaJson" FROM event_turns
WHERE workspace_id = $1 AND (batch_id, position) > ($2::bigint, $3::int) AND outcome IS NULL
ORDER BY batch_id, position LIMIT $4`;

const ERASE = `
WITH ended AS (
  UPDATE event_turns t SET outcome = 'dropped', reason = 'erased', turn_key = NULL, turn_version = NULL, ${NO_TEXT}
  FROM unnest($2::bigint[], $3::integer[]) AS given (batch_id, position)
  WHERE t.workspace_id = $1 AND t.batch_id = given.batch_id AND t.position = given.position AND t.outcome IS NULL
  RETURNING t.batch_id),
counts AS (SELECT batch_id, count(*)::integer AS ended FROM ended GROUP BY batch_id),
batches AS (
  UPDATE event_batches b
  SET remaining = b.remaining - counts.ended, started_at = COALESCE(b.started_at, clock.at),
      finished_at = CASE WHEN b.remaining = counts.ended THEN clock.at END
  FROM counts, ${CLOCK} WHERE b.workspace_id = $1 AND b.id = counts.batch_id
  RETURNING b.source, counts.ended, ${PROCESSED}),
${processedEvents('batches')}
UPDATE event_sources s SET pending = s.pending - of_source.ended
FROM (SELECT source, sum(ended)::integer AS ended FROM batches GROUP BY source) AS of_source
WHERE s.workspace_id = $1 AND s.source = of_source.source`;
