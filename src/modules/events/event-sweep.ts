import { Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { Sql } from '../../database/sql.js';

/** Days that results can be asked for after the last of them is there. */
export const KEEP_DAYS = 7;
const SWEEP_EVERY_MS = 600_000;
const MAX_AT_ONCE = 200;

/** Deletes what became of conversations once nobody is expected to ask any more. Memories are not touched. */
@Injectable()
export class EventSweep implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger(EventSweep.name);
  private timer: NodeJS.Timeout | undefined;
  private sweeping: Promise<void> | undefined;
  private stopping = false;

  constructor(private readonly sql: Sql) {}

  onModuleInit(): void {
    this.timer = setInterval(() => {
      this.sweeping ??= this.sweep().finally(() => {
        this.sweeping = undefined;
      });
    }, SWEEP_EVERY_MS).unref();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopping = true;
    clearInterval(this.timer);
    await this.sweeping;
  }

  /** In small steps, so that no other call waits long for the one connection of the embedded database. */
  async sweep(): Promise<void> {
    try {
      let swept = MAX_AT_ONCE;
      while (swept === MAX_AT_ONCE && !this.stopping) swept = (await this.sql.query('sweep_event_batches', SWEEP, [])).length;
    } catch (error) {
      this.logger.warn(`results of events wait to be swept: ${(error as Error).message}`);
    }
  }
}

const SWEEP = `
DELETE FROM event_batches WHERE (workspace_id, id) IN (
  SELECT workspace_id, id FROM event_batches WHERE finished_at < now() - interval '${KEEP_DAYS} days'
  ORDER BY finished_at LIMIT ${MAX_AT_ONCE} FOR UPDATE SKIP LOCKED)
RETURNING 1`;
