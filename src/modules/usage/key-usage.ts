import { Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import type { Principal } from '../../common/request-context.js';
import { WriteBehind } from '../../database/write-behind.js';
import { type Counts, type KeyDay, KeyUsageRepository } from './key-usage.repository.js';

type Key = Pick<Principal, 'workspaceId' | 'apiKeyId'>;

/**
 * Counts what keys are used for, and writes the counts in batches. A process that is killed may lose those of its last
 * second. The quotas do not depend on them.
 */
@Injectable()
export class KeyUsage implements OnModuleInit, OnApplicationShutdown {
  private readonly counts: WriteBehind<KeyDay>;

  constructor(usage: KeyUsageRepository) {
    this.counts = new WriteBehind<KeyDay>({
      name: 'counts of keys',
      keyOf: ({ workspaceId, day, apiKeyId }) => `${workspaceId}:${day}:${apiKeyId}`,
      merge: (pending, added) => ({
        ...pending,
        calls: pending.calls + added.calls,
        memoryWrites: pending.memoryWrites + added.memoryWrites,
        memoryRetrieves: pending.memoryRetrieves + added.memoryRetrieves,
        usedAt: added.usedAt ?? pending.usedAt,
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

  /** Counts a call with a key, when its key was found to be valid. */
  countCall(key: Key, now: Date): void {
    this.add(key, now, { calls: 1 }, now);
  }

  /** Counts stores or retrieves that succeeded. */
  countUnits(key: Key, now: Date, kind: 'memory_writes' | 'memory_retrieves', units: number): void {
    if (units > 0) this.add(key, now, { [kind === 'memory_writes' ? 'memoryWrites' : 'memoryRetrieves']: units }, null);
  }

  private add({ workspaceId, apiKeyId }: Key, now: Date, counts: Partial<Counts>, usedAt: Date | null): void {
    const day = now.toISOString().slice(0, 10);
    this.counts.add({ workspaceId, apiKeyId, day, calls: 0, memoryWrites: 0, memoryRetrieves: 0, ...counts, usedAt });
  }
}
