import { Injectable } from '@nestjs/common';
import type { Queries, Transaction } from '../../common/queries.js';
import type { RequestContext } from '../../common/request-context.js';
import { Transactions } from '../../database/transactions.js';

/** The effect of a call, as its idempotency record keeps it: see `IdempotencyRecord.record`. */
export interface Effect {
  readonly outcome: unknown;
  /** The memory whose text the outcome shows; the transaction has locked it. */
  readonly memoryId?: number;
}

/** The function that turns the result of a write into its effect. */
export type EffectOf<T> = (result: Exclude<T, undefined>) => Effect;

/**
 * The one place that decides how an effect is committed: by a plain statement, or in one transaction with the call's
 * idempotency record. A result of undefined means that there was no effect: nothing is recorded.
 */
@Injectable()
export class IdempotentWrites {
  constructor(private readonly transactions: Transactions) {}

  /**
   * Runs `work` on `db`; for a call with an idempotency record in a transaction instead, which records the effect as well.
   * @throws what `IdempotencyRecord.record` throws, with nothing written
   */
  run<T>(ctx: RequestContext, db: Queries, work: (db: Queries) => Promise<T>, effectOf: EffectOf<T>): Promise<T> {
    return ctx.idempotency ? this.transact(ctx, work, effectOf) : work(db);
  }

  /**
   * Runs `work` in a transaction; for a call with an idempotency record, the transaction records the effect as well.
   * @throws what `IdempotencyRecord.record` throws, with nothing written
   */
  transact<T>({ idempotency }: RequestContext, work: (tx: Transaction) => Promise<T>, effectOf: EffectOf<T>): Promise<T> {
    return this.transactions.run(async (tx) => {
      const result = await work(tx);
      if (idempotency && result !== undefined) {
        const { outcome, memoryId } = effectOf(result as Exclude<T, undefined>);
        await idempotency.record(tx, outcome, memoryId);
      }
      return result;
    });
  }
}
