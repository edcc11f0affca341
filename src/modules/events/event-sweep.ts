import { Inject, Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { RETENTION_DAYS, type RetentionDays } from '../../config/retention.module.js';
import { Database } from '../../database/database.js';
import { NOT_MOVING } from '../../database/move/moving.js';
import { Sweep } from '../../database/sweep.js';
import { changeEach } from '../../database/tenancy/by-workspace.js';
import { EVERY_WORKSPACE } from '../../database/tenancy/workspace-of.js';
import { TAIL_AGE } from './event-batch.repository.js';

/** Deletes batches of turns with their outcomes some days after the last one has its outcome. Memories are not touched. */
@Injectable()
export class EventSweep implements OnModuleInit, OnApplicationShutdown {
  private readonly batches = new Sweep({
    name: 'results of events',
    everyMs: 600_000,
    batch: 200,
    step: async (batch) => {
      await this.database.query('sweep_event_tails', SWEEP_TAILS, []);
      const old = this.database.query<{ workspaceId: number; id: number }>('find_old_event_batches', FIND_OLD, [
        batch,
        this.days.events,
      ]);
      return changeEach(old, (workspaceId, batches) =>
        this.database.query('sweep_event_batches', SWEEP, [workspaceId, batches.map(({ id }) => id)]),
      );
    },
  });

  constructor(
    private readonly database: Database,
    @Inject(RETENTION_DAYS) private readonly days: Pick<RetentionDays, 'events'>,
  ) {}

  onModuleInit(): void {
    this.batches.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.batches.stop();
  }

  sweep(): Promise<void> {
    return this.batches.run();
  }
}

const SWEEP_TAILS = `${EVERY_WORKSPACE}
UPDATE event_batches SET tail = NULL WHERE tail IS NOT NULL AND created_at < now() - ${TAIL_AGE}`;

const FIND_OLD = `${EVERY_WORKSPACE}
SELECT workspace_id AS "workspaceId", id FROM event_batches
WHERE finished_at < now() - $2::int * interval '1 day' AND ${NOT_MOVING} ORDER BY finished_at LIMIT $1`;

const SWEEP = `
WITH old AS (SELECT id FROM event_batches WHERE workspace_id = $1 AND id = ANY($2::bigint[]) FOR UPDATE SKIP LOCKED)
DELETE FROM event_batches WHERE workspace_id = $1 AND id IN (SELECT id FROM old) RETURNING 1`;
