import { Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { PeriodicTask } from '../../../common/work/periodic-task.js';
import { Database } from '../../../database/database.js';
import { EVERY_WORKSPACE } from '../../../database/tenancy/workspace-of.js';

const COUNT_EVERY_MS = 1_000;
const BATCH = 2_000;

/**
 * Counts how many memories of a workspace contain each lexeme. A trigger records every change of lexemes in the
 * transaction of the change (see the migration full-text), so that none is lost; this class counts them a second
 * later, many in one statement. Lexemes that no memory contains any more are deleted: they are part of a deleted
 * text.
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

  /** Counts the changes so far. Never fails: changes that cannot be counted now are counted later. */
  count(): Promise<void> {
    return this.counting.runAfresh();
  }

  /** Counts the changes so far. Fails if the database does. */
  async countAll(): Promise<void> {
    if (!this.database.isDistributed) {
      while ((await this.countBatch()) === BATCH);
      return;
    }
    const changed = await this.database.query<{ workspaceId: number }>('find_changed_lexemes', FIND_CHANGED, []);
    for (const { workspaceId } of changed) while ((await this.countBatchOf(workspaceId)) === BATCH);
  }

  /** Counts one batch of changes, and returns their number. */
  private async countBatch(): Promise<number> {
    const [counted] = await this.database.query<Counted>('count_lexemes', COUNT, [BATCH]);
    const { changes, workspaceIds, lexemes } = counted as Counted;
    if (lexemes) await this.database.query('forget_lexemes', DELETE_UNUSED, [workspaceIds, lexemes]);
    return changes;
  }

  /** Counts one batch of changes of a workspace: what a distributed database can do in one statement. */
  private async countBatchOf(workspaceId: number): Promise<number> {
    const [counted] = await this.database.query<Counted>('count_lexemes_of', COUNT_OF, [BATCH, workspaceId]);
    const { changes, lexemes } = counted as Counted;
    if (lexemes) await this.database.query('forget_lexemes_of', DELETE_UNUSED_OF, [workspaceId, lexemes]);
    return changes;
  }

  /** Deletes lexemes that are left if a process is killed between the two statements of `countBatch`. */
  private async sweep(): Promise<void> {
    try {
      await this.database.query(null, `${EVERY_WORKSPACE}DELETE FROM lexeme_statistics WHERE memories = 0`, []);
    } catch (error) {
      this.logger.warn(`words of deleted memories wait to be forgotten: ${(error as Error).message}`);
    }
  }
}

interface Counted {
  readonly changes: number;
  /** Workspaces of the lexemes that no memory contains any more; null if there are none. */
  readonly workspaceIds: number[] | null;
  /** These lexemes, in the same order. */
  readonly lexemes: string[] | null;
}

/** Sorted, so that two processes lock rows in the same order: otherwise a deadlock. */
const COUNT = `${EVERY_WORKSPACE}WITH noted AS (
    SELECT workspace_id, id FROM lexeme_changes ORDER BY workspace_id, id LIMIT $1 FOR UPDATE SKIP LOCKED),
  changes AS (
    DELETE FROM lexeme_changes WHERE (workspace_id, id) IN (SELECT * FROM noted)
    RETURNING workspace_id, memories, lexemes),
  counts AS (
    INSERT INTO lexeme_statistics AS known (workspace_id, lexeme, memories)
    SELECT workspace_id, lexeme, sum(memories) FROM changes, unnest(lexemes) AS lexeme
    GROUP BY workspace_id, lexeme HAVING sum(memories) <> 0 ORDER BY workspace_id, lexeme
    ON CONFLICT (workspace_id, lexeme) DO UPDATE SET memories = known.memories + EXCLUDED.memories
    RETURNING workspace_id, lexeme, memories)
  SELECT (SELECT count(*) FROM changes) AS changes, array_agg(workspace_id) AS "workspaceIds", array_agg(lexeme) AS lexemes
  FROM counts WHERE memories = 0`;

const FIND_CHANGED = `${EVERY_WORKSPACE}SELECT DISTINCT workspace_id AS "workspaceId" FROM lexeme_changes`;

const COUNT_OF = `WITH noted AS (
    SELECT id FROM lexeme_changes WHERE workspace_id = $2 ORDER BY id LIMIT $1 FOR UPDATE SKIP LOCKED),
  changes AS (
    DELETE FROM lexeme_changes WHERE workspace_id = $2 AND id IN (SELECT id FROM noted) RETURNING memories, lexemes),
  counts AS (
    INSERT INTO lexeme_statistics AS known (workspace_id, lexeme, memories)
    SELECT $2::integer, lexeme, sum(memories) FROM changes, unnest(lexemes) AS lexeme
    GROUP BY lexeme HAVING sum(memories) <> 0 ORDER BY lexeme
    ON CONFLICT (workspace_id, lexeme) DO UPDATE SET memories = known.memories + EXCLUDED.memories
    RETURNING lexeme, memories)
  SELECT (SELECT count(*) FROM changes) AS changes, array_agg(lexeme) AS lexemes FROM counts WHERE memories = 0`;

const DELETE_UNUSED_OF = `
  DELETE FROM lexeme_statistics WHERE workspace_id = $1 AND lexeme = ANY($2::text[]) AND memories = 0`;

const DELETE_UNUSED = `${EVERY_WORKSPACE}
  DELETE FROM lexeme_statistics AS known USING unnest($1::integer[], $2::text[]) AS gone (workspace_id, lexeme)
  WHERE known.workspace_id = gone.workspace_id AND known.lexeme = gone.lexeme AND known.memories = 0`;
