import { Injectable } from '@nestjs/common';
import { Database } from '../../../database/database.js';
import { Transactions } from '../../../database/transactions.js';
import { PurgeRepository, type PurgeStep } from './purge.repository.js';

/** Purges in steps, each in a transaction of its own: after a stop the next one goes on. */
@Injectable()
export class PurgeSteps {
  private tables: Promise<string[]> | undefined;

  constructor(
    private readonly database: Database,
    private readonly transactions: Transactions,
    private readonly purges: PurgeRepository,
  ) {}

  /** Returns the workspaces to be worked on. */
  listOpen(): Promise<number[]> {
    return this.purges.listOpen(this.database);
  }

  /** Takes the next step of the purge of a workspace. */
  async next(workspaceId: number): Promise<PurgeStep> {
    this.tables ??= this.purges.findTables(this.database);
    const tables = await this.tables;
    return this.transactions.run((tx) => this.purges.step(tx, workspaceId, tables));
  }
}
