import { Inject, Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { RETENTION_DAYS, type RetentionDays } from '../../config/retention.module.js';
import { Database } from '../../database/database.js';
import { Sweep } from '../../database/sweep.js';
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
      return (await this.database.query('sweep_event_batches', SWEEP, [batch, this.days.events])).length;
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

const SWEEP = `${EVERY_WORKSPACE}
DELETE FROM event_batches WHERE (workspace_id, id) IN (
  SELECT workspace_id, id FROM event_batches WHERE finished_at < now() - $2::int * interval '1 day'
  ORDER BY finished_at LIMIT $1 FOR UPDATE SKIP LOCKED)
RETURNING 1`;
