import { Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { Sql } from '../../../database/sql.js';

const COUNT_EVERY_MS = 1_000;
const BATCH = 2_000;

/**
 * Keeps count of how many memories of a workspace hold a word. The database writes down what changed with the change itself (see the migration
 * full-text), so nothing can be forgotten; here it is counted, a second later and many changes in one statement.
 */
@Injectable()
export class LexemeStatistics implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger(LexemeStatistics.name);
  private timer: NodeJS.Timeout | undefined;
  private counting: Promise<void> = Promise.resolve();

  constructor(private readonly sql: Sql) {}

  onModuleInit(): void {
    this.timer = setInterval(() => void this.count(), COUNT_EVERY_MS).unref();
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.counting;
  }

  /** Counts the changes so far. Never fails: what is not counted now is counted later. */
  count(): Promise<void> {
    this.counting = this.counting.then(() => this.countAll());
    return this.counting;
  }

  private async countAll(): Promise<void> {
    try {
      while ((await this.countBatch()) === BATCH);
    } catch (error) {
      this.logger.warn(`word counts wait for the database: ${(error as Error).message}`);
    }
  }

  private async countBatch(): Promise<number> {
    const [row] = await this.sql.query<{ changes: number }>('count_lexemes', COUNT, [BATCH]);
    return row?.changes ?? 0;
  }
}

/** Counted in one order, so that two processes cannot wait for each other. */
const COUNT = `WITH changes AS (
    DELETE FROM lexeme_changes WHERE id IN (SELECT id FROM lexeme_changes ORDER BY id LIMIT $1 FOR UPDATE SKIP LOCKED)
    RETURNING workspace_id, memories, lexemes),
  counts AS (
    INSERT INTO lexeme_statistics AS known (workspace_id, lexeme, memories)
    SELECT workspace_id, lexeme, sum(memories) FROM changes, unnest(lexemes) AS lexeme
    GROUP BY workspace_id, lexeme HAVING sum(memories) <> 0 ORDER BY workspace_id, lexeme
    ON CONFLICT (workspace_id, lexeme) DO UPDATE SET memories = known.memories + EXCLUDED.memories)
  SELECT count(*) AS changes FROM changes`;
