import type { Queries, Transaction } from '../../src/common/queries.js';
import type { RequestContext } from '../../src/common/request-context.js';
import type { Database } from '../../src/database/database.js';
import type { Sessions } from '../../src/database/sessions.js';
import type { Snapshot } from '../../src/database/snapshots.js';
import type { Transactions } from '../../src/database/transactions.js';
import type { IdempotencyPartsRepository } from '../../src/modules/idempotency/idempotency-parts.repository.js';
import type { IdempotentWrites } from '../../src/modules/idempotency/idempotent-writes.js';
import type { EmbeddingJobRepository } from '../../src/modules/memory/chunks/embedding-job.repository.js';
import type { DeletionRepository } from '../../src/modules/memory/manage/deletion.repository.js';
import type { RecordRepository } from '../../src/modules/memory/records/record.repository.js';
import type { WorkspaceService } from '../../src/modules/workspaces/workspace.service.js';

// Never run: `npm run typecheck` compiles it, and fails where an error that is expected here is none.

declare const ctx: RequestContext;
declare const database: Database;
declare const transactions: Transactions;
declare const sessions: Sessions;
declare const snapshot: Snapshot;
declare const writes: IdempotentWrites;
declare const records: RecordRepository;
declare const deletions: DeletionRepository;
declare const jobs: EmbeddingJobRepository;
declare const parts: IdempotencyPartsRepository;
declare const workspaces: WorkspaceService;

/** A lock that is taken outside a transaction is released before anything can be done under it. */
export async function locksNeedATransaction(): Promise<void> {
  await transactions.run((tx) => records.lock(ctx, tx, 1));
  await writes.transact(
    ctx,
    (tx) => deletions.lockMatches(ctx, tx, {}, 1),
    (outcome) => ({ outcome }),
  );
  // @ts-expect-error: the pool is no transaction
  await records.lock(ctx, database, 1);
  // @ts-expect-error: nor are its connections for writes
  await records.lock(ctx, database.writes, 1);
  // @ts-expect-error: a session is one connection, but no transaction
  await sessions.withoutTimeout((session) => records.lock(ctx, session, 1));
  // @ts-expect-error: a snapshot is for reading
  await records.lock(ctx, snapshot, 1);
  // @ts-expect-error: the pool cannot lock what is to be deleted
  await deletions.lockMatches(ctx, database, {}, 1);
}

/** Writes that must take effect together, or not at all. */
export async function writesThatBelongTogetherNeedATransaction(): Promise<void> {
  await transactions.run((tx) => jobs.insert(tx, { workspaceId: 1, memoryId: 1 }));
  // @ts-expect-error: a job is queued in the transaction of its memory
  await jobs.insert(database, { workspaceId: 1, memoryId: 1 });
  // @ts-expect-error: answers are erased in the transaction that deletes the memory
  await parts.erase(database, 1, [1]);
  // @ts-expect-error: an effect is recorded in its own transaction
  await ctx.idempotency?.record(database, 'stored_new');
  const work = (db: Queries) =>
    // @ts-expect-error: work that may run on the pool cannot pass its handle on as a transaction
    deletions.delete(ctx, db, [1], 'by_id');
  await writes.run(ctx, database, work, (outcome) => ({ outcome }));
}

/** A read takes either, and has no handle of its own to fall back on. */
export async function readsTakeTheHandleOfTheirCaller(): Promise<void> {
  await records.find(ctx, database, 1);
  await transactions.run((tx) => records.find(ctx, tx, 1));
  // @ts-expect-error: without a handle it cannot read
  await records.find(ctx, 1);
}

/** TypeORM's entities are for the plain CRUD of workspaces and keys; what is given a bare transaction cannot reach them. */
export async function entitiesNeedTheirOwnHandle(tx: Transaction): Promise<void> {
  await transactions.run((entities) => workspaces.lock(entities, 1));
  // @ts-expect-error: a bare transaction has no entity manager
  await workspaces.lock(tx, 1);
}
