import { Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import type { Transaction } from '../../../common/queries.js';
import { Database } from '../../../database/database.js';
import { NOT_MOVING } from '../../../database/move/moving.js';
import { Sweep } from '../../../database/sweep.js';
import { byWorkspace } from '../../../database/tenancy/by-workspace.js';
import { EVERY_WORKSPACE } from '../../../database/tenancy/workspace-of.js';
import { Transactions } from '../../../database/transactions.js';
import { DeletionRepository } from './deletion.repository.js';

/** Deletes the memories whose life is over, as any deletion does: with their vectors, passages and revisions. */
@Injectable()
export class ExpirySweep implements OnModuleInit, OnApplicationShutdown {
  private readonly memories = new Sweep({
    name: 'expired memories',
    everyMs: 60_000,
    batch: 200,
    step: (batch) => this.step(batch),
  });

  constructor(
    private readonly database: Database,
    private readonly transactions: Transactions,
    private readonly deletions: DeletionRepository,
  ) {}

  onModuleInit(): void {
    this.memories.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.memories.stop();
  }

  /** Deletes all memories that are expired now. */
  sweep(): Promise<void> {
    return this.memories.run();
  }

  private async step(batch: number): Promise<number> {
    const expired = await this.database.query<MemoryKey>('find_expired_memories', FIND_EXPIRED, [batch]);
    let deleted = 0;
    for (const [workspaceId, keys] of byWorkspace(expired))
      deleted += await this.transactions.run((tx) => this.delete(tx, workspaceId, keys));
    return deleted;
  }

  /** Deletes those memories that no other process is deleting. */
  private async delete(tx: Transaction, workspaceId: number, keys: readonly MemoryKey[]): Promise<number> {
    const locked = await tx.query<{ id: number }>(null, LOCK_EXPIRED, [workspaceId, keys.map(({ id }) => id)]);
    const ids = locked.map(({ id }) => id);
    const ctx = { workspaceId, apiKeyId: null, requestId: 'sweep', now: new Date() };
    if (ids.length) await this.deletions.delete(ctx, tx, ids, 'expired');
    return ids.length;
  }
}

interface MemoryKey {
  readonly workspaceId: number;
  readonly id: number;
}

const FIND_EXPIRED = `${EVERY_WORKSPACE}
SELECT workspace_id AS "workspaceId", id FROM memories WHERE expires_at <= now() AND ${NOT_MOVING} ORDER BY expires_at LIMIT $1`;

const LOCK_EXPIRED = `
SELECT id FROM memories WHERE workspace_id = $1 AND id = ANY($2::bigint[]) AND expires_at <= now() FOR UPDATE SKIP LOCKED`;
