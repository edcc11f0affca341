import { Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import type { RequestContext } from '../../../common/request-context.js';
import { Database } from '../../../database/database.js';
import { EVERY_WORKSPACE } from '../../../database/tenancy/workspace-of.js';
import { WriteBehind } from '../../../database/write-behind.js';
import { MAX_ACCESS_COUNT } from '../records/memory.types.js';

interface Access {
  readonly workspaceId: number;
  readonly memoryId: number;
  readonly count: number;
  readonly at: Date;
}

/**
 * Counts the memories that retrieves return, after the answer and in batches: a crash may lose the last second of
 * counts.
 */
@Injectable()
export class AccessCounter implements OnModuleInit, OnApplicationShutdown {
  private readonly accesses = new WriteBehind<Access>({
    name: 'access counts',
    keyOf: ({ workspaceId, memoryId }) => `${workspaceId}:${memoryId}`,
    merge: (known, added) => ({ ...added, count: known.count + added.count, at: known.at > added.at ? known.at : added.at }),
    write: (batch) => this.write(batch),
  });

  constructor(private readonly database: Database) {}

  onModuleInit(): void {
    this.accesses.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.accesses.stop();
  }

  record({ workspaceId, now }: RequestContext, memoryIds: readonly number[]): void {
    for (const memoryId of memoryIds) this.accesses.add({ workspaceId, memoryId, count: 1, at: now });
  }

  private write(batch: readonly Access[]): Promise<unknown> {
    return this.database.query(
      'count_accesses',
      // Sorted, so that two processes lock rows in the same order: otherwise a deadlock.
      `${EVERY_WORKSPACE}INSERT INTO memory_accesses AS known (workspace_id, memory_id, access_count, last_accessed_at)
       SELECT a.workspace_id, a.id, a.count, a.at
       FROM unnest($1::int[], $2::bigint[], $3::int[], $4::timestamptz[]) AS a (workspace_id, id, count, at)
       WHERE EXISTS (SELECT FROM memories m WHERE m.workspace_id = a.workspace_id AND m.id = a.id)
       ORDER BY a.workspace_id, a.id
       ON CONFLICT (workspace_id, memory_id) DO UPDATE
       SET access_count = LEAST(known.access_count::bigint + excluded.access_count, ${MAX_ACCESS_COUNT}),
           last_accessed_at = GREATEST(known.last_accessed_at, excluded.last_accessed_at)`,
      [
        batch.map(({ workspaceId }) => workspaceId),
        batch.map(({ memoryId }) => memoryId),
        batch.map(({ count }) => count),
        batch.map(({ at }) => at),
      ],
    );
  }
}
