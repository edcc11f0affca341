import 'reflect-metadata';
import { AppError } from '../../src/common/app-error.js';
import type { RequestContext } from '../../src/common/request-context.js';
import { loadConfig } from '../../src/config/config.js';
import { type OpenDatabase, openDatabase } from '../../src/database/data-source.js';
import { cycleAt } from '../../src/modules/limits/billing-cycle.js';
import { LimitState } from '../../src/modules/limits/limit-state.service.js';
import { QuotaService } from '../../src/modules/limits/quota.service.js';
import { UnitRepository } from '../../src/modules/limits/unit.repository.js';
import { UsageRepository } from '../../src/modules/limits/usage.repository.js';
import { UsageLedger } from '../../src/modules/limits/usage-ledger.js';
import { KeyUsage } from '../../src/modules/usage/key-usage.js';
import { KeyUsageRepository } from '../../src/modules/usage/key-usage.repository.js';
import { AccountService } from '../../src/modules/workspaces/account.service.js';
import { PlanService } from '../../src/modules/workspaces/plan.service.js';
import { SubscriptionService } from '../../src/modules/workspaces/subscription.service.js';
import { WorkspaceService } from '../../src/modules/workspaces/workspace.service.js';
import { contextOf } from '../support/context.js';
import { handlesOf } from '../support/database.js';
import { engines, type TestDatabase } from '../support/engines.js';

type Caps = { memoryWrites: number | null; memoryRetrieves: number | null };

const DAY_MS = 86_400_000;
const NOW = new Date('2026-03-31T12:00:00Z');
const ANCHOR = new Date('2026-01-31T00:00:00Z');

describe.each(engines)('quotas on $name', (engine) => {
  let files: TestDatabase;
  let database: OpenDatabase;
  let ledgers: UsageLedger[];
  let quotas: QuotaService[];
  const manager = () => database.dataSource.manager;

  beforeAll(async () => {
    files = await engine.create();
    database = await openDatabase(loadConfig(files.env));
    const { db, transactions } = handlesOf(database);
    const units = new UnitRepository();
    const usage = new UsageRepository();
    const limitState = new LimitState(
      usage,
      new WorkspaceService(new AccountService(manager()), new PlanService(manager()), new SubscriptionService()),
    );
    // Each ledger stands for a separate process: they share nothing but the database.
    ledgers = [1, 2, 3].map(() => new UsageLedger(db, units));
    quotas = ledgers.map(
      (ledger) => new QuotaService(db, transactions, ledger, units, usage, limitState, new KeyUsage(new KeyUsageRepository(db))),
    );
  });
  afterAll(async () => {
    await database?.close();
    await files?.drop();
  });

  /** Creates a workspace with these caps, counted from ANCHOR, and returns the context of a call to it. */
  async function workspace({ memoryWrites, memoryRetrieves }: Caps, now = NOW): Promise<RequestContext> {
    const [{ id }] = await manager().query(
      `WITH account AS (INSERT INTO accounts (name) VALUES ('test') RETURNING id)
       INSERT INTO workspaces (account_id, name, memory_write_limit, memory_retrieve_limit, created_at)
       SELECT id, 'test', $1, $2, $3 FROM account RETURNING id`,
      [memoryWrites, memoryRetrieves, ANCHOR],
    );
    return contextOf(id, now, { memoryWrites, memoryRetrieves, cycleAnchor: ANCHOR });
  }

  const counts = async ({ workspaceId, now }: RequestContext) => {
    const [row] = await manager().query(
      'SELECT memory_writes, memory_retrieves FROM usage_counters WHERE workspace_id = $1 AND cycle_start = $2',
      [workspaceId, cycleAt(ANCHOR, now).start],
    );
    return row ? [row.memory_writes, row.memory_retrieves] : undefined;
  };
  const events = async ({ workspaceId }: RequestContext) =>
    (await manager().query('SELECT payload FROM outbox_events WHERE workspace_id = $1 ORDER BY id', [workspaceId])).map(
      ({ payload }: { payload: object }) => payload,
    );
  const codeOf = (error: unknown) => (error as AppError).code;
  const spend = (ctx: RequestContext, kind: 'memory_writes' | 'memory_retrieves', by = 0, work = async () => 'done') =>
    quotas[by % quotas.length]!.spend(ctx, kind, work).catch(codeOf);
  const write = (ctx: RequestContext, by = 0) => spend(ctx, 'memory_writes', by);
  const retrieve = (ctx: RequestContext, by = 0) => spend(ctx, 'memory_retrieves', by);
  const fail = async (): Promise<string> => {
    throw new AppError('pii_rejected');
  };

  it.each([1, 3])('serve exactly 50 of 200 concurrent calls for the last 50 units, with %i processes', async (processes) => {
    const ctx = await workspace({ memoryWrites: 60, memoryRetrieves: null });
    for (let i = 0; i < 10; i++) await write(ctx);
    const outcomes = await Promise.all(Array.from({ length: 200 }, (_, i) => write(ctx, i % processes)));
    expect(outcomes.filter((outcome) => outcome === 'done')).toHaveLength(50);
    expect(outcomes.filter((outcome) => outcome === 'plan_limit_reached')).toHaveLength(150);
    expect(await counts(ctx)).toEqual([60, 0]);
    expect(await events(ctx)).toEqual([{ from: 'active', to: 'limit_reached', reason: 'usage' }]);
  });

  it('create the row of a new cycle once, whichever call comes first', async () => {
    const ctx = await workspace({ memoryWrites: 1_000, memoryRetrieves: 1_000 });
    await Promise.all(Array.from({ length: 60 }, (_, i) => (i % 2 ? write(ctx, i) : retrieve(ctx, i))));
    expect(await counts(ctx)).toEqual([30, 30]);
  });

  it('serve the first calls', async () => {
    const ctx = await workspace({ memoryWrites: 3, memoryRetrieves: null });
    const outcomes = await Promise.all(Array.from({ length: 5 }, () => write(ctx)));
    expect(outcomes).toEqual(['done', 'done', 'done', 'plan_limit_reached', 'plan_limit_reached']);
  });

  it('refuse both kinds of calls once either cap is used up', async () => {
    const ctx = await workspace({ memoryWrites: null, memoryRetrieves: 2 });
    expect([await retrieve(ctx), await write(ctx), await retrieve(ctx)]).toEqual(['done', 'done', 'done']);
    expect([await retrieve(ctx), await write(ctx)]).toEqual(['plan_limit_reached', 'plan_limit_reached']);
    expect(await counts(ctx)).toEqual([1, 2]);
  });

  it('refuse everything with a cap of 0, and count nothing', async () => {
    const ctx = await workspace({ memoryWrites: 0, memoryRetrieves: 5 });
    expect([await write(ctx), await retrieve(ctx)]).toEqual(['plan_limit_reached', 'plan_limit_reached']);
    expect(await counts(ctx)).toBeUndefined();
  });

  it('count without a cap, too', async () => {
    const ctx = await workspace({ memoryWrites: null, memoryRetrieves: null });
    expect([await write(ctx), await write(ctx), await retrieve(ctx)]).toEqual(['done', 'done', 'done']);
    expect(await counts(ctx)).toEqual([2, 1]);
    expect(await events(ctx)).toEqual([]);
  });

  it('give the time of the next cycle', async () => {
    const ctx = await workspace({ memoryWrites: 0, memoryRetrieves: null });
    const error = await quotas[0]!.spend(ctx, 'memory_writes', fail).catch((caught: AppError) => caught);
    // The month that began on 31 March ends on 30 April.
    expect(error).toMatchObject({ options: { retryAfterSeconds: (29.5 * DAY_MS) / 1000 } });
  });

  it('give back the unit of a failed call before it is answered, without an outbox event', async () => {
    const ctx = await workspace({ memoryWrites: 1, memoryRetrieves: 1 });
    expect(await spend(ctx, 'memory_writes', 0, fail)).toBe('pii_rejected');
    expect(await counts(ctx)).toEqual([0, 0]);
    expect(await write(ctx)).toBe('done');
    expect(await events(ctx)).toEqual([{ from: 'active', to: 'limit_reached', reason: 'usage' }]);
  });

  it('give back the unit of a call that throws synchronously, too', async () => {
    const ctx = await workspace({ memoryWrites: 1, memoryRetrieves: null });
    const failAtOnce = () => {
      throw new AppError('pii_rejected');
    };
    expect(await spend(ctx, 'memory_writes', 0, failAtOnce)).toBe('pii_rejected');
    expect(await counts(ctx)).toEqual([0, 0]);
  });

  it('serve calls again after the last unit is given back, which others were refused for', async () => {
    const ctx = await workspace({ memoryWrites: 1, memoryRetrieves: null });
    const failing = spend(ctx, 'memory_writes', 0, async () => {
      expect(await write(ctx)).toBe('plan_limit_reached');
      return fail();
    });
    expect(await failing).toBe('pii_rejected');
    expect(await write(ctx)).toBe('done');
    expect(await events(ctx)).toEqual([
      { from: 'active', to: 'limit_reached', reason: 'usage' },
      { from: 'limit_reached', to: 'active', reason: 'usage' },
      { from: 'active', to: 'limit_reached', reason: 'usage' },
    ]);
  });

  it('never give back more than was taken since an operator reset the count', async () => {
    const ctx = await workspace({ memoryWrites: 5, memoryRetrieves: null });
    await spend(ctx, 'memory_writes', 0, async () => {
      await manager().query('UPDATE usage_counters SET memory_writes = 0 WHERE workspace_id = $1', [ctx.workspaceId]);
      return fail();
    });
    expect(await counts(ctx)).toEqual([0, 0]);
  });

  it('start again with each month, with one outbox event per change', async () => {
    const march = await workspace({ memoryWrites: 1, memoryRetrieves: null });
    const april = { ...march, now: new Date('2026-05-01T00:00:00Z') };
    expect([await write(march), await write(march)]).toEqual(['done', 'plan_limit_reached']);
    expect([await write(april), await write(april)]).toEqual(['done', 'plan_limit_reached']);
    expect([await counts(march), await counts(april)]).toEqual([
      [1, 0],
      [1, 0],
    ]);
    expect(await events(march)).toEqual([
      { from: 'active', to: 'limit_reached', reason: 'usage' },
      { from: 'limit_reached', to: 'active', reason: 'new_cycle' },
      { from: 'active', to: 'limit_reached', reason: 'usage' },
    ]);
  });

  it('are separate for each workspace', async () => {
    const [one, other] = [
      await workspace({ memoryWrites: 1, memoryRetrieves: null }),
      await workspace({ memoryWrites: 1, memoryRetrieves: null }),
    ];
    expect([await write(one), await write(one), await write(other)]).toEqual(['done', 'plan_limit_reached', 'done']);
  });
});
