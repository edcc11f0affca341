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

/** The only door to a transaction. */
@Injectable()
export class Transactions {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Runs `work` in one transaction: committed when it resolves, rolled back when it throws. Inside, only `tx` may be
   * used (the embedded database has one connection: a statement on the pool's would wait for ever), and nothing that
   * waits for the network.
   */
  run<T>(work: (tx: EntityTransaction) => Promise<T>): Promise<T> {
    return this.dataSource.transaction((manager) =>
      work({ inTransaction: true, manager, ...queriesOn(manager.queryRunner as QueryRunner) }),
    );
  }
}
