import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, type QueryRunner } from 'typeorm';
import type { Transaction } from '../common/queries.js';
import { queriesOn } from './connection.js';

/**
 * A transaction that has TypeORM's entities as well, for the plain CRUD of accounts, workspaces, plans, keys and
 * subscriptions.
 */
export interface EntityTransaction extends Transaction {
  readonly manager: EntityManager;
}

/**
 * Work that belongs to the change that a call makes, such as its entry in the audit.
 * @param result of the work of the transaction
 */
type Companion = (tx: Transaction, result: unknown) => Promise<void>;

/** The only door to a transaction. */
@Injectable()
export class Transactions {
  private readonly companions = new AsyncLocalStorage<readonly { readonly work: Companion; isOver: boolean }[]>();

  constructor(private readonly dataSource: DataSource) {}

  /**
   * Runs `work` in one transaction: committed when it resolves, rolled back when it throws. Inside, only `tx` may be
   * used (the embedded database has one connection: a statement on the pool's would wait for ever), and nothing that
   * waits for the network.
   */
  async run<T>(work: (tx: EntityTransaction) => Promise<T>): Promise<T> {
    const companions = this.companions.getStore()?.filter(({ isOver }) => !isOver) ?? [];
    const result = await this.dataSource.transaction(async (manager) => {
      const tx = { inTransaction: true, manager, ...queriesOn(manager.queryRunner as QueryRunner) } as const;
      const made = await work(tx);
      for (const companion of companions) await companion.work(tx, made);
      return made;
    });
    for (const companion of companions) companion.isOver = true;
    return result;
  }

  /**
   * Makes a call, and does `companion` in the first transaction of it, after the work and before the commit: neither is there
   * without the other.
   * @returns the result of the call, and whether the companion is committed: not where the call makes no transaction
   */
  async alongside<T>(companion: Companion, call: () => Promise<T>): Promise<{ readonly result: T; readonly isDone: boolean }> {
    const entry = { work: companion, isOver: false };
    try {
      const result = await this.companions.run([...(this.companions.getStore() ?? []), entry], call);
      return { result, isDone: entry.isOver };
    } finally {
      // What the call has left running in the background is no part of it.
      entry.isOver = true;
    }
  }
}
