import type { Transaction } from '../../common/queries.js';
import { EVERY_WORKSPACE } from '../../database/tenancy/workspace-of.js';

/** Maximum wait of a change of models for earlier writers, because all later writers wait behind it. */
const LOCK_TIMEOUT = '2s';

/**
 * Begins a transaction that changes the models: a distributed database changes a table that all its servers have only where the
 * transaction has one connection to each.
 */
export async function changeOneByOne(tx: Transaction): Promise<void> {
  await tx.query(null, `SET LOCAL citus.multi_shard_modify_mode = 'sequential'`, []);
}

/** Blocks writers of memories until the transaction ends. */
export async function blockWriters(tx: Transaction): Promise<void> {
  await tx.query(null, `SET LOCAL lock_timeout = '${LOCK_TIMEOUT}'`, []);
  await tx.query(null, `${EVERY_WORKSPACE}LOCK TABLE memories IN SHARE ROW EXCLUSIVE MODE`, []);
}
