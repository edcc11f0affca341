import { Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import type { RequestContext } from '../../common/request-context.js';
import { WriteBehind } from '../../database/write-behind.js';
import { AzenUsageRepository, type KeyCount } from './usage.repository.js';
import type { CountedCall } from './usage.types.js';

/** Counts answers, in batches: a process that is killed may take its last second of counts along, one that is stopped writes them. */
@Injectable()
export class AzenUsageCounter implements OnModuleInit, OnApplicationShutdown {
  private readonly counts: WriteBehind<KeyCount>;

  constructor(usage: AzenUsageRepository) {
    this.counts = new WriteBehind<KeyCount>({
      name: 'counts of Azen calls',
      keyOf: ({ workspaceId, day, apiKeyId, call }) => `${workspaceId}:${day}:${apiKeyId}:${call}`,
      merge: (known, added) => ({
        ...known,
        successes: known.successes + added.successes,
        errors: known.errors + added.errors,
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

  /** Writes what this process has counted. */
  flush(): Promise<void> {
    return this.counts.flush();
  }
}
