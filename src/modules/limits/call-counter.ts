import { Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import type { RequestContext } from '../../common/request-context.js';
import { Database } from '../../database/database.js';
import { WriteBehind } from '../../database/write-behind.js';
import { type CallCount, CallCountRepository } from './call-count.repository.js';

const HOUR_MS = 3_600_000;

/** Counts the calls of each workspace by the hour. A crash may lose the last second of counts: they decide about no call. */
@Injectable()
export class CallCounter implements OnModuleInit, OnApplicationShutdown {
  private readonly counts: WriteBehind<CallCount>;

  constructor(database: Database, repository: CallCountRepository) {
    this.counts = new WriteBehind<CallCount>({
      name: 'counts of calls',
      keyOf: ({ workspaceId, hour }) => `${workspaceId}:${hour.getTime()}`,
      merge: (known, added) => ({ ...known, calls: known.calls + added.calls }),
      write: (batch) => repository.add(database, batch),
    });
  }

  onModuleInit(): void {
    this.counts.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.counts.stop();
  }

  /** Counts a call that was accepted. */
  count({ workspaceId, now }: Pick<RequestContext, 'workspaceId' | 'now'>): void {
    this.counts.add({ workspaceId, hour: new Date(Math.floor(now.getTime() / HOUR_MS) * HOUR_MS), calls: 1 });
  }
}
