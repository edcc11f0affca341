import { Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { PeriodicTask } from '../../../common/work/periodic-task.js';
import { Database } from '../../../database/database.js';

const COUNT_EVERY_MS = 1_000;
const BATCH = 2_000;

/**
 * Keeps count of how many memories of a workspace hold a word. The database writes down what changed with the change
 * itself (see the migration full-text), so nothing can be forgotten; here it is counted, a second later and many
 * changes in one statement. Words that no memory holds any more are not kept: they are part of what was deleted.
 */
@Injectable()
export class LexemeStatistics implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger(LexemeStatistics.name);
  private readonly counting = new PeriodicTask({
    name: LexemeStatistics.name,
    everyMs: COUNT_EVERY_MS,
    run: () => this.countAll(),
    failure: 'word counts wait for the database',
  });
  private sweeping: Promise<void> | undefined;

  constructor(private readonly database: Database) {}

  onModuleInit(): void {
    this.sweeping = this.sweep();
    this.counting.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.counting.stop();
    await this.sweeping;
  }

  /** Counts the changes so far. Never fails: what is not counted now is counted later. */
  count(): Promise<void> {
    return this.counting.runAfresh();
  }

  /** The same, for who must know that it is done: fails as the database does. */
  async countAll(): Promise<void> {
    while ((await this.countBatch()) === BATCH);
  }

  /** @returns how many changes there were */
  private async countBatch(): Promise<number> {
    const [counted] = await this.database.query<Counted>('count_lexemes', COUNT, [BATCH]);
    const { changes, workspaceIds, lexemes } = counted as Counted;
    if (lexemes) await this.database.query('forget_lexemes', FORGET, [workspaceIds, lexemes]);
    return changes;
  }

  /** Forgets what a process that was killed between the two statements has left. */
  private async sweep(): Promise<void> {
    try {
      await this.database.query(null, 'DELETE FROM lexeme_statistics WHERE memories = 0', []);
    } catch (error) {
      this.logger.warn(`words of deleted memories wait to be forgotten: ${(error as Error).message}`);
    }
  }
}

interface Counted {
  readonly changes: number;
  /** Of words that no memory holds any more; null where there are none. */
  readonly workspaceIds: number[] | null;
  readonly lexemes: string[] | null;
}

/** Counted in one order, so that two processes cannot wait for each other. */
const COUNT = `WITH changes AS (
    DELETE FROM lexeme_changes WHERE id IN (SELECT id FROM lexeme_changes ORDER BY id LIMIT $1 FOR UPDATE SKIP LOCKED)
    RETURNING workspace_id, memories, lexemes),
  counts AS (
    INSERT INTO lexeme_statistics AS known (workspace_id, lexeme, memories)
    SELECT workspace_id, lexeme, sum(memories) FROM changes, unnest(lexemes) AS lexeme
    GROUP BY workspace_id, lexeme HAVING sum(memories) <> 0 ORDER BY workspace_id, lexeme
    ON CONFLICT (workspace_id, lexeme) DO UPDATE SET memories = known.memories + EXCLUDED.memories
    RETURNING workspace_id, lexeme, memories)
  SELECT (SELECT count(*) FROM changes) AS changes, array_agg(workspace_id) AS "workspaceIds", array_agg(lexeme) AS lexemes
  FROM counts WHERE memories = 0`;

const FORGET = `DELETE FROM lexeme_statistics AS known USING unnest($1::integer[], $2::text[]) AS gone (workspace_id, lexeme)
  WHERE known.workspace_id = gone.workspace_id AND known.lexeme = gone.lexeme AND known.memories = 0`;
