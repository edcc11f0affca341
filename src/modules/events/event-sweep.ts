import { Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { Sweep } from '../../database/sweep.js';

/** Days for which the results of a batch are kept after the last turn has its outcome. */
const KEEP_DAYS = 7;

/** Deletes batches of turns with their outcomes after {@link KEEP_DAYS}. Memories are not touched. */
@Injectable()
export class EventSweep implements OnModuleInit, OnApplicationShutdown {
  private readonly batches = new Sweep({
    name: 'results of events',
    everyMs: 600_000,
    batch: 200,
    step: async (batch) => (await this.database.query('sweep_event_batches', SWEEP, [batch])).length,
  });

  constructor(private readonly database: Database) {}

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

const SWEEP = `
DELETE FROM event_batches WHERE (workspace_id, id) IN (
  SELECT workspace_id, id FROM event_batches WHERE finished_at < now() - interval '${KEEP_DAYS} days'
  ORDER BY finished_at LIMIT $1 FOR UPDATE SKIP LOCKED)
RETURNING 1`;
