import { Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import type { RequestContext } from '../../../common/request-context.js';
import { Sql } from '../../../database/sql.js';

interface Access {
  readonly workspaceId: number;
  readonly memoryId: number;
  count: number;
  at: Date;
}

const FLUSH_EVERY_MS = 1_000;

/** Counts what was returned, after the answer and in batches: a crash may lose the last second of counts, never a memory. */
@Injectable()
export class AccessCounter implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger('AccessCounter');
  private pending = new Map<string, Access>();
  private timer: NodeJS.Timeout | undefined;
  private flushing: Promise<void> = Promise.resolve();

  constructor(private readonly sql: Sql) {}

  onModuleInit(): void {
    this.timer = setInterval(() => void this.flush(), FLUSH_EVERY_MS).unref();
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.flush();
  }

  record({ workspaceId, now }: RequestContext, memoryIds: readonly number[]): void {
    for (const memoryId of memoryIds) this.add({ workspaceId, memoryId, count: 1, at: now });
  }

  /** Writes what has gathered, one statement after another; what cannot be written is tried again with the next flush. */
  flush(): Promise<void> {
    this.flushing = this.flushing.then(() => this.write());
    return this.flushing;
  }

  private async write(): Promise<void> {
    const batch = [...this.pending.values()];
    if (!batch.length) return;
    this.pending = new Map();
    try {
      await this.sql.query(
        'count_accesses',
        // Locked in one order, so that two processes cannot wait for each other.
        `WITH access AS (
           SELECT m.workspace_id, m.id, a.count, a.at
           FROM unnest($1::int[], $2::bigint[], $3::int[], $4::timestamptz[]) AS a (workspace_id, id, count, at)
           JOIN memories m ON m.workspace_id = a.workspace_id AND m.id = a.id
           ORDER BY m.workspace_id, m.id FOR UPDATE OF m)
         UPDATE memories m
         SET access_count = m.access_count + access.count, last_accessed_at = GREATEST(m.last_accessed_at, access.at)
         FROM access WHERE m.workspace_id = access.workspace_id AND m.id = access.id`,
        [
          batch.map(({ workspaceId }) => workspaceId),
          batch.map(({ memoryId }) => memoryId),
          batch.map(({ count }) => count),
          batch.map(({ at }) => at),
        ],
      );
    } catch (error) {
      this.logger.warn(`access counts wait for the database: ${(error as Error).message}`);
      for (const access of batch) this.add(access);
    }
  }

  private add({ workspaceId, memoryId, count, at }: Access): void {
    const key = `${workspaceId}:${memoryId}`;
    const known = this.pending.get(key);
    if (!known) this.pending.set(key, { workspaceId, memoryId, count, at });
    else {
      known.count += count;
      if (at > known.at) known.at = at;
    }
  }
}
