import { Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import type { Transaction } from '../../../common/queries.js';
import { Sweep } from '../../../database/sweep.js';
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

  private step(batch: number): Promise<number> {
    return this.transactions.run(async (tx) => {
      const expired = await this.lock(tx, batch);
      for (const [workspaceId, ids] of expired)
        await this.deletions.delete({ workspaceId, apiKeyId: null, requestId: 'sweep', now: new Date() }, tx, ids, 'expired');
      return [...expired.values()].flat().length;
    });
  }

  /** Locks expired memories that no other process is deleting, and returns their ids by workspace. */
  private async lock(tx: Transaction, batch: number): Promise<Map<number, number[]>> {
    const rows = await tx.query<{ workspaceId: number; id: number }>(null, LOCK_EXPIRED, [batch]);
    const byWorkspace = new Map<number, number[]>();
    for (const { workspaceId, id } of rows) byWorkspace.set(workspaceId, [...(byWorkspace.get(workspaceId) ?? []), id]);
    return byWorkspace;
  }
}

const LOCK_EXPIRED = `${EVERY_WORKSPACE}
SELECT workspace_id AS "workspaceId", id FROM memories WHERE expires_at <= now()
ORDER BY expires_at LIMIT $1 FOR UPDATE SKIP LOCKED`;
