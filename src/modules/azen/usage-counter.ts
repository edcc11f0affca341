import { Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import type { RequestContext } from '../../common/request-context.js';
import { WriteBehind } from '../../database/write-behind.js';
import { AzenUsageRepository, type KeyCount } from './usage.repository.js';
import type { CountedCall } from './usage.types.js';

/**
 * Counts responses and writes the counts in batches. A process that is killed may lose the counts of its last second;
 * one that is stopped writes them first.
 */
@Injectable()
export class AzenUsageCounter implements OnModuleInit, OnApplicationShutdown {
  private readonly counts: WriteBehind<KeyCount>;

  constructor(usage: AzenUsageRepository) {
    this.counts = new WriteBehind<KeyCount>({
      name: 'counts of Azen calls',
      keyOf: ({ workspaceId, day, apiKeyId, call }) => `${workspaceId}:${day}:${apiKeyId}:${call}`,
      merge: (pending, added) => ({
        ...pending,
        successes: pending.successes + added.successes,
        errors: pending.errors + added.errors,
      }),
      write: (batch) => usage.add(batch),
    });
  }

  onModuleInit(): void {
    this.counts.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.counts.stop();
  }

  count({ workspaceId, apiKeyId, now }: RequestContext, call: CountedCall, succeeded: boolean): void {
    const day = now.toISOString().slice(0, 10);
    this.counts.add({ workspaceId, apiKeyId, day, call, successes: succeeded ? 1 : 0, errors: succeeded ? 0 : 1 });
  }

  /** Writes the counts of this process to the database. */
  flush(): Promise<void> {
    return this.counts.flush();
  }
}
