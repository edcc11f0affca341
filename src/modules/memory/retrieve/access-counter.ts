import { Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import type { RequestContext } from '../../../common/request-context.js';
import { Database } from '../../../database/database.js';
import { byWorkspace } from '../../../database/tenancy/by-workspace.js';
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

  private async write(batch: readonly Access[]): Promise<void> {
    const valuesOf = (accesses: readonly Access[]) => [
      accesses.map(({ memoryId }) => memoryId),
      accesses.map(({ count }) => count),
      accesses.map(({ at }) => at),
    ];
    if (!this.database.isDistributed) {
      await this.database.query('count_accesses', COUNT, [batch.map(({ workspaceId }) => workspaceId), ...valuesOf(batch)]);
      return;
    }
    for (const [workspaceId, accesses] of byWorkspace(batch))
      await this.database.query('count_accesses_of', COUNT_OF, [workspaceId, ...valuesOf(accesses)]);
  }
}

const ADD = `ON CONFLICT (workspace_id, memory_id) DO UPDATE
SET access_count = LEAST(known.access_count::bigint + excluded.access_count, ${MAX_ACCESS_COUNT}),
    last_accessed_at = GREATEST(known.last_accessed_at, excluded.last_accessed_at)`;

/** Sorted, so that two processes lock rows in the same order: otherwise a deadlock. */
const COUNT = `${EVERY_WORKSPACE}INSERT INTO memory_accesses AS known (workspace_id, memory_id, access_count, last_accessed_at)
SELECT a.workspace_id, a.id, a.count, a.at
FROM unnest($1::int[], $2::bigint[], $3::int[], $4::timestamptz[]) AS a (workspace_id, id, count, at)
WHERE EXISTS (SELECT FROM memories m WHERE m.workspace_id = a.workspace_id AND m.id = a.id)
ORDER BY a.workspace_id, a.id
${ADD}`;

/** The same for one workspace, in a form that a distributed database takes. */
const COUNT_OF = `INSERT INTO memory_accesses AS known (workspace_id, memory_id, access_count, last_accessed_at)
SELECT m.workspace_id, m.id, a.count, a.at
FROM memories m JOIN unnest($2::bigint[], $3::int[], $4::timestamptz[]) AS a (id, count, at) ON a.id = m.id
WHERE m.workspace_id = $1
ORDER BY m.id
${ADD}`;
