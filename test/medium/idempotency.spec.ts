import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '../../src/common/app-error.js';
import type { IdempotencyRecord } from '../../src/common/idempotency-record.js';
import type { Transaction } from '../../src/common/queries.js';
import { loadConfig } from '../../src/config/config.js';
import { type OpenDatabase, openDatabase } from '../../src/database/data-source.js';
import type { Transactions } from '../../src/database/transactions.js';
import { IdempotencyRepository } from '../../src/modules/idempotency/idempotency.repository.js';
import { type Begun, IdempotencyService } from '../../src/modules/idempotency/idempotency.service.js';
import { IdempotencyPartsRepository } from '../../src/modules/idempotency/idempotency-parts.repository.js';
import { Leases } from '../../src/modules/idempotency/leases.js';
import { requestHash } from '../../src/modules/idempotency/request-hash.js';
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

const HASH = requestHash({ method: 'POST', url: '/v1/things', body: { n: 1 } });
const OTHER_HASH = requestHash({ method: 'POST', url: '/v1/things', body: { n: 2 } });
const NOW = new Date();
const KEPT = { headers: {}, body: '{"ok":true}' };

type Claimed = Extract<Begun, { claimed: unknown }>;

describe.each(engines)('idempotency on $name', (engine) => {
  let files: TestDatabase;
  let database: OpenDatabase;
  let repository: IdempotencyRepository;
  let parts: IdempotencyPartsRepository;
  let service: IdempotencyService;
  let transactions: Transactions;
  let quotas: QuotaService;
  let workspaceId: number;

  beforeAll(async () => {
    files = await engine.create();
    database = await openDatabase(loadConfig(files.env));
    const { manager } = database.dataSource;
    const { db, ...handles } = handlesOf(database);
    transactions = handles.transactions;
    repository = new IdempotencyRepository(db, database.keyring);
    parts = new IdempotencyPartsRepository(database.keyring);
    service = new IdempotencyService(db, repository, parts, new Leases(repository));
    const usage = new UsageRepository();
    const limitState = new LimitState(
      usage,
      new WorkspaceService(new AccountService(manager), new PlanService(manager), new SubscriptionService()),
    );
    const units = new UnitRepository();
    quotas = new QuotaService(
      db,
      transactions,
      new UsageLedger(db, units),
      units,
      usage,
      limitState,
      new KeyUsage(new KeyUsageRepository(db)),
    );
  });
  afterAll(async () => {
    await database?.close();
    await files?.drop();
  });
  const newWorkspace = async (): Promise<number> => {
    const [{ id }] = await query(
      `WITH account AS (INSERT INTO accounts (name) VALUES ('test') RETURNING id)
       INSERT INTO workspaces (account_id, name) SELECT id, 'test' FROM account RETURNING id`,
    );
    return id;
  };
  beforeEach(async () => {
    workspaceId = await newWorkspace();
  });

  // biome-ignore lint/suspicious/noExplicitAny: rows of any shape
  const query = (text: string, values: unknown[] = []): Promise<any> => database.dataSource.manager.query(text, values);
  const named = (key: string) => ({ workspaceId, key });
  const begin = async (key: string) => (await service.begin(named(key), HASH)) as Claimed;
  /** Ends the lease, as if the process of the attempt were gone. */
  const endLease = (key: string) =>
    query(`UPDATE idempotency_keys SET lease_until = now() - interval '1 second' WHERE workspace_id = $1 AND key = $2`, [
      workspaceId,
      key,
    ]);
  const age = (key: string) =>
    query(`UPDATE idempotency_keys SET created_at = now() - interval '25 hours' WHERE workspace_id = $1 AND key = $2`, [
      workspaceId,
      key,
    ]);
  const keep = (idempotency: IdempotencyRecord, outcome: unknown, memoryId?: number) =>
    transactions.run((tx) => idempotency.record(tx, outcome, memoryId));
  const spend = (idempotency: IdempotencyRecord, work: () => Promise<unknown>) =>
    quotas.spend({ ...contextOf(workspaceId, NOW), idempotency }, 'memory_writes', work);
  const units = async () => {
    const [{ sum }] = await query('SELECT sum(memory_writes) FROM usage_counters WHERE workspace_id = $1', [workspaceId]);
    return Number(sum);
  };
  const rowsOf = async (table: string) =>
    Number((await query(`SELECT count(*) FROM ${table} WHERE workspace_id = $1`, [workspaceId]))[0].count);

  it('records in the transaction of a change that it is made, once, and not where it is rolled back', async () => {
    const { claimed, record } = await begin('change');
    const make = (name: string) =>
      transactions.run((tx) =>
        tx.query<{ name: string }>(null, 'INSERT INTO accounts (name) VALUES ($1) RETURNING name', [name]),
      );
    const made: unknown[] = [];
    const companion = async (tx: Transaction, result: unknown) => {
      made.push(result);
      await record.record(tx, true);
    };
    const failing = transactions.alongside(companion, () => transactions.run(() => Promise.reject(new Error('refused'))));
    await expect(failing).rejects.toThrow('refused');
    expect(await rowsOf('idempotency_parts')).toBe(0);
    const { isDone } = await transactions.alongside(companion, async () => {
      await make('first');
      await make('second');
    });
    expect([isDone, made]).toEqual([true, [[{ name: 'first' }]]]);
    expect((await transactions.alongside(companion, async () => 'nothing')).isDone).toBe(false);
    // The change is rolled back with its companion.
    await endLease('change');
    const next = await begin('change');
    expect(next.record.outcome).toBe(true);
    await expect(transactions.alongside(companion, () => make('lost'))).rejects.toMatchObject({ code: 'idempotency_conflict' });
    expect(await query(`SELECT name FROM accounts WHERE name IN ('first', 'lost')`)).toEqual([{ name: 'first' }]);
    await repository.release(claimed);
  });

  it('takes an attempt over whose lease has ended, with what it recorded', async () => {
    const dead = await begin('k');
    await keep(dead.record, { id: 7, at: 'then' });
    await keep(dead.record.part('2'), ['two']);
    await endLease('k');
    const next = await begin('k');
    expect(next.record.outcome).toEqual({ id: 7, at: 'then' });
    expect(next.record.part('2').outcome).toEqual(['two']);
    expect(next.record.part('1').outcome).toBeUndefined();
  });

  it('lets an attempt that was taken over neither record an effect nor answer', async () => {
    const slow = await begin('k');
    await endLease('k');
    const next = await begin('k');
    await expect(keep(slow.record, 'late')).rejects.toMatchObject({ code: 'idempotency_conflict' });
    await expect(spend(slow.record, async () => 'never')).rejects.toMatchObject({ code: 'idempotency_conflict' });
    await repository.complete(slow.claimed, { headers: {}, body: '"late"' });
    await repository.release(slow.claimed);
    await service.run(
      next.claimed,
      async () => 1,
      () => KEPT,
    );
    expect(await service.begin(named('k'), HASH)).toEqual({ answer: KEPT });
    expect(await units()).toBe(0);
  });

  it.each([
    ['before its unit was taken', async () => {}],
    [
      'after its unit was taken',
      (idempotency: IdempotencyRecord) => spend(idempotency, () => Promise.reject(new DyingError())).catch(() => {}),
    ],
  ])('has one unit after a crash %s', async (_when, untilCrash) => {
    const dead = await begin('k');
    await untilCrash({ ...dead.record, ...bound(dead.record), returnUnit: async () => undefined });
    await endLease('k');
    const next = await begin('k');
    await spend(next.record, async () => 'done');
    expect(await units()).toBe(1);
  });

  it('has one unit after a crash between its effect and its answer', async () => {
    const dead = await begin('k');
    await spend(dead.record, () => keep(dead.record, 'done'));
    await endLease('k');
    const next = await begin('k');
    expect(next.record).toMatchObject({ hasUnit: true, outcome: 'done' });
    await spend(next.record, async () => next.record.outcome);
    expect(await units()).toBe(1);
  });

  it('gives the unit of an earlier attempt back where the work fails in the end, once', async () => {
    const dead = await begin('k');
    await transactions.run(async (tx) => {
      await tx.query(
        null,
        `INSERT INTO usage_counters (workspace_id, cycle_start, memory_writes, memory_retrieves) VALUES ($1, '2020-01-01', 5, 0)`,
        [workspaceId],
      );
      await dead.record.takeUnit(tx, new Date('2020-01-01'));
    });
    await endLease('k');
    const next = await begin('k');
    await expect(spend(next.record, () => Promise.reject(new AppError('unavailable')))).rejects.toThrow();
    expect(await units()).toBe(4);
    expect(await rowsOf('idempotency_parts')).toBe(0);
  });

  it('keeps the unit of a call that failed after its effect', async () => {
    const { record } = await begin('k');
    const work = async () => {
      await keep(record, 'done');
      throw new AppError('unavailable');
    };
    await expect(spend(record, work)).rejects.toThrow();
    expect(await units()).toBe(1);
  });

  it('frees a key whose work failed, unless something has taken effect', async () => {
    const failed = await begin('free');
    const fail = () => Promise.reject(new AppError('unavailable'));
    await expect(service.run(failed.claimed, fail, () => KEPT)).rejects.toThrow();
    expect(await rowsOf('idempotency_keys')).toBe(0);
    const half = await begin('half');
    await keep(half.record.part('0'), 'done');
    await expect(service.run(half.claimed, fail, () => KEPT)).rejects.toThrow();
    expect((await begin('half')).record.part('0').outcome).toBe('done');
  });

  it('tells a duplicate to come back when it has waited long enough, and answers it when it has not', async () => {
    const running = await begin('k');
    await expect(service.begin(named('k'), HASH)).rejects.toMatchObject({
      code: 'idempotency_conflict',
      options: { retryAfterSeconds: expect.any(Number) },
    });
    const duplicate = service.begin(named('k'), HASH);
    await service.run(
      running.claimed,
      () => sleep(100),
      () => KEPT,
    );
    expect(await duplicate).toEqual({ answer: KEPT });
  });

  /** Returns the error that another request under the key gets. */
  const conflictOf = async (key: string): Promise<AppError> => {
    const error: unknown = await service.begin(named(key), OTHER_HASH).then(
      () => 'no conflict',
      (reason) => reason,
    );
    expect(error).toMatchObject({
      code: 'idempotency_conflict',
      options: { detail: 'This Idempotency-Key was used with another request' },
    });
    // It will not succeed later either.
    expect((error as AppError).options).not.toHaveProperty('retryAfterSeconds');
    return error as AppError;
  };

  it('refuses another request under a key that has an answer, and shows nothing of it', async () => {
    const { claimed, record } = await begin('k');
    await keep(record, { rawText: 'secret text' }, 41);
    const answer = { headers: { etag: 'secret etag' }, body: '{"raw_text":"secret text"}' };
    await repository.complete(claimed, answer);
    const error = await conflictOf('k');
    expect(JSON.stringify([error, error.options, error.message])).not.toContain('secret');
    expect(await service.begin(named('k'), HASH)).toEqual({ answer });
  });

  it('refuses another request under a key whose request is still running, at once', async () => {
    const { claimed } = await begin('k');
    const started = performance.now();
    await conflictOf('k');
    expect(performance.now() - started).toBeLessThan(1_000);
    await repository.complete(claimed, KEPT);
    expect(await service.begin(named('k'), HASH)).toEqual({ answer: KEPT });
  });

  it.each([
    ['whose process is gone', async () => endLease('k')],
    ['that failed after an effect', ({ claimed }: Claimed) => repository.release(claimed)],
  ])('lets no other request take over the key of an attempt %s', async (_how, end) => {
    const attempt = await begin('k');
    await keep(attempt.record, 'done');
    await end(attempt);
    await conflictOf('k');
    expect((await begin('k')).record.outcome).toBe('done');
  });

  it('lets two workspaces use one key for two requests', async () => {
    const { claimed } = await begin('k');
    await repository.complete(claimed, KEPT);
    const stranger = { workspaceId: await newWorkspace(), key: 'k' };
    expect(await service.begin(stranger, OTHER_HASH)).toMatchObject({ claimed: stranger });
  });

  it('keeps the lease of work that takes longer', async () => {
    const { claimed } = await begin('k');
    await endLease('k');
    const lease = async () =>
      (await query('SELECT lease_until > now() AS claimed FROM idempotency_keys WHERE workspace_id = $1', [workspaceId]))[0];
    await service.run(
      claimed,
      async () => {
        expect(await lease()).toEqual({ claimed: false });
        await sleep(3_500);
        expect(await lease()).toEqual({ claimed: true });
      },
      () => KEPT,
    );
  });

  it('erases what answers and parts show of a memory, and lets nobody do the work again', async () => {
    const [shown, running, other] = [await begin('shown'), await begin('running'), await begin('other')];
    for (const { record } of [shown, running]) await keep(record, { rawText: 'secret text' }, 41);
    await keep(other.record, { rawText: 'other text' }, 42);
    const answer = { headers: {}, body: '{"raw_text":"secret text"}' };
    await repository.complete(shown.claimed, answer);
    await transactions.run((tx) => parts.erase(tx, workspaceId + 1, [42]));
    await transactions.run((tx) => parts.erase(tx, workspaceId, [41, 99]));
    await repository.complete(running.claimed, answer);
    // The hashes of the requests are gone: nobody can find a text by them, and no request is known to be another one.
    for (const key of ['shown', 'running'])
      for (const hash of [HASH, OTHER_HASH])
        await expect(service.begin(named(key), hash)).rejects.toMatchObject({ code: 'memory_not_found' });
    const hashes = await query('SELECT key, request_hash FROM idempotency_keys WHERE workspace_id = $1 ORDER BY key', [
      workspaceId,
    ]);
    expect(hashes.filter(({ request_hash: hash }: { request_hash: Buffer }) => hash.some((byte) => byte !== 0))).toHaveLength(1);
    const kept = await query(
      `SELECT k.answer::text, p.outcome::text FROM idempotency_keys k LEFT JOIN idempotency_parts p USING (workspace_id, key)
       WHERE workspace_id = $1`,
      [workspaceId],
    );
    expect(JSON.stringify(kept)).not.toContain('secret text');
    expect(JSON.stringify(kept)).toContain('other text');
  });

  it('counts a key for a day, and sweeps it then', async () => {
    for (const key of ['old', 'reused', 'young']) {
      const { claimed, record } = await begin(key);
      await keep(record, 'done', 5);
      await repository.complete(claimed, KEPT);
    }
    await begin('running');
    for (const key of ['old', 'reused', 'running']) await age(key);
    const fresh = (await service.begin(named('reused'), OTHER_HASH)) as Claimed;
    expect(fresh.record.outcome).toBeUndefined();
    // Keys of other tests may be old as well. A key whose attempt is under way stays.
    while (await repository.sweep(1));
    const left = await query('SELECT key FROM idempotency_keys WHERE workspace_id = $1 ORDER BY key', [workspaceId]);
    expect(left.map(({ key }: { key: string }) => key)).toEqual(['reused', 'running', 'young']);
  });

  it('finds memories and old keys by an index', async () => {
    await query(
      `INSERT INTO idempotency_keys (workspace_id, key, request_hash, owner, memory_ids)
       SELECT $1, 'key ' || n, $2, $3, ARRAY[n] FROM generate_series(1, 5000) n`,
      [workspaceId, HASH, randomUUID()],
    );
    await query('ANALYZE idempotency_keys');
    const plan = async (text: string) => JSON.stringify(await query(`EXPLAIN ${text}`));
    expect(
      await plan(`SELECT FROM idempotency_keys WHERE workspace_id = ${workspaceId} AND memory_ids && '{77}'::bigint[]`),
    ).toContain('idempotency_keys_memory_ids');
    expect(
      await plan(`SELECT FROM idempotency_keys WHERE created_at <= now() - interval '1 day' ORDER BY created_at LIMIT 500`),
    ).toContain('idempotency_keys_created_at');
  });
});

/** Stands for a process that dies: nothing is given back. */
class DyingError extends Error {}

/** The methods of an idempotency record for an object that is spread from it. */
const bound = (idempotency: IdempotencyRecord): Pick<IdempotencyRecord, 'record' | 'takeUnit' | 'part'> => ({
  record: idempotency.record.bind(idempotency),
  takeUnit: idempotency.takeUnit.bind(idempotency),
  part: idempotency.part.bind(idempotency),
});
