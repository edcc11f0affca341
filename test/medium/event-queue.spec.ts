import 'reflect-metadata';
import { setTimeout as sleep } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { AppError } from '../../src/common/app-error.js';
import { parseJson } from '../../src/common/json/json-parse.js';
import type { JsonObject } from '../../src/common/json/json-values.js';
import type { RequestContext } from '../../src/common/request-context.js';
import { loadConfig } from '../../src/config/config.js';
import { type OpenDatabase, openDatabase } from '../../src/database/data-source.js';
import { EventWorker } from '../../src/modules/events/event.worker.js';
import { EventBatchRepository } from '../../src/modules/events/event-batch.repository.js';
import { EventQueueRepository, type Lease, LeaseLost } from '../../src/modules/events/event-queue.repository.js';
import { EventSweep } from '../../src/modules/events/event-sweep.js';
import { MAX_STRIKES } from '../../src/modules/events/retry-policy.js';
import { StretchRepository } from '../../src/modules/events/stretch.repository.js';
import { StretchService } from '../../src/modules/events/stretch.service.js';
import type { Extraction, StretchTurn, Turn } from '../../src/modules/events/turn.types.js';
import { TurnErasure } from '../../src/modules/events/turn-erasure.repository.js';
import { TurnHandlerRegistry } from '../../src/modules/events/turn-handler.registry.js';
import { TurnIdempotencyRecord } from '../../src/modules/events/turn-idempotency-record.js';
import { TurnOutcomeRepository } from '../../src/modules/events/turn-outcome.repository.js';
import { WorkspaceStateRepository } from '../../src/modules/workspaces/workspace-state.repository.js';
import { Metrics } from '../../src/providers/metrics/metrics.js';
import { contextOf } from '../support/context.js';
import { handlesOf } from '../support/database.js';
import { engines, type TestDatabase } from '../support/engines.js';

const NOW = new Date('2026-03-31T12:00:00Z');

describe.each(engines)('the event queue on $name', (engine) => {
  let files: TestDatabase;
  let database: OpenDatabase;
  let batches: EventBatchRepository;
  let queue: EventQueueRepository;
  const outcomes = new TurnOutcomeRepository();
  let workers: EventWorker[] = [];
  /** The stored turns, in the order of storing. */
  let kept: { workspaceId: number; content: string; ctx: RequestContext }[];
  /** A hook that runs before a turn is stored. */
  let before: (turn: Turn, ctx: RequestContext) => unknown;
  /** The model's answer about a stretch. */
  let extract: (turns: readonly StretchTurn[]) => Promise<Extraction | undefined> | Extraction | undefined;

  const query = (text: string, values: unknown[] = []) => database.dataSource.query(text, values);

  beforeAll(async () => {
    Logger.overrideLogger(false);
    files = await engine.create();
    database = await openDatabase(loadConfig(files.env));
    const { db, writes } = handlesOf(database);
    batches = new EventBatchRepository(db, writes, database.keyring);
    queue = new EventQueueRepository(db, database.keyring);
  });
  afterAll(async () => {
    await database?.close();
    await files?.drop();
  });
  beforeEach(async () => {
    kept = [];
    before = () => {};
    extract = () => undefined;
    await query('DELETE FROM event_sources');
    await query('DELETE FROM event_batches');
  });
  afterEach(async () => {
    await stopWorkers();
  });

  async function store(ctx: RequestContext, turn: Turn): Promise<void> {
    await before(turn, ctx);
    const memoryId = kept.length + 1;
    await handlesOf(database).transactions.run((tx) => ctx.idempotency!.record(tx, { action: 'stored_new' }, memoryId));
    kept.push({ workspaceId: ctx.workspaceId, content: turn.content, ctx });
  }

  /** Starts workers that each stand for a separate process: they share nothing but the database. */
  async function startWorkers(count = 1): Promise<void> {
    workers = Array.from({ length: count }, () => {
      const { db } = handlesOf(database);
      const registry = new TurnHandlerRegistry();
      registry.register({
        screening: () => ({ screen: (turn) => ({ fate: turn, redacted: turn }), inStretches: (turns) => [...turns], last: [] }),
        store,
        withdraw: async () => {},
        extract: async (_ctx, turns) => extract(turns),
        byRules: ({ part: { rules }, ...turn }) =>
          'dropped' in rules ? { outcome: 'dropped', reason: rules.dropped } : { ...turn, content: rules.content },
      });
      const metrics = new Metrics();
      const stretches = new StretchService(
        new StretchRepository(db, handlesOf(database).transactions, database.keyring),
        registry,
        metrics,
      );
      const own = new EventQueueRepository(db, database.keyring);
      return new EventWorker(own, outcomes, new WorkspaceStateRepository(db), registry, stretches, db, metrics);
    });
    for (const worker of workers) await worker.onApplicationBootstrap();
  }
  async function stopWorkers(): Promise<void> {
    for (const worker of workers) worker.onModuleDestroy();
    for (const worker of workers) await worker.onApplicationShutdown();
    workers = [];
  }

  async function workspace(timeZone = 'UTC'): Promise<RequestContext> {
    const [{ id }] = await query(
      `WITH account AS (INSERT INTO accounts (name) VALUES ('test') RETURNING id)
       INSERT INTO workspaces (account_id, name, time_zone) SELECT id, 'test', $1 FROM account RETURNING id`,
      [timeZone],
    );
    return contextOf(id, NOW);
  }

  const turnOf = (content: string): Turn => ({ content, meta: parseJson('{"role":"user","n":1.0}') as JsonObject, saidAt: NOW });
  const submit = (ctx: RequestContext, source: string, ...contents: string[]) =>
    batches.insert(ctx, source, contents.map(turnOf));
  const numbers = (count: number, prefix = '') => Array.from({ length: count }, (_, i) => `${prefix}${i}`);
  /** Waits until no turn is queued or leased; with `hurry`, turns that wait for a retry are due at once. */
  async function drained(hurry = true): Promise<void> {
    for (let i = 0; i < 2_000; i++) {
      if ((await query('SELECT FROM event_sources LIMIT 1')).length === 0) return;
      if (hurry) await query('UPDATE event_sources SET due_at = now() WHERE lease IS NULL AND due_at > now()');
      for (const worker of workers) worker.wake();
      await sleep(10);
    }
    throw new Error('the queue does not end');
  }
  const contentsOf = ({ workspaceId }: RequestContext) =>
    kept.filter((turn) => turn.workspaceId === workspaceId).map(({ content }) => content);
  const claimed = async (): Promise<Lease> => (await queue.claim(0)) as Lease;

  it('hands a turn on as it was submitted, with the context of its workspace', async () => {
    const ctx = await workspace('Europe/Paris');
    const seen: Turn[] = [];
    before = (turn) => seen.push(turn);
    await submit({ ...ctx, requestId: 'req-1', apiKeyId: 7 }, 's', 'ü😀 "quoted", {curly} \\ back');
    await startWorkers();
    await drained();
    expect(seen).toMatchObject([{ content: 'ü😀 "quoted", {curly} \\ back', meta: turnOf('').meta, saidAt: NOW }]);
    expect(kept[0]?.ctx).toMatchObject({
      requestId: 'req-1',
      apiKeyId: 7,
      workspaceId: ctx.workspaceId,
      timeZone: 'Europe/Paris',
    });
    expect(kept[0]!.ctx.now.getTime()).toBeGreaterThan(NOW.getTime());
  });

  it('keeps the result of a processed turn, but not its text', async () => {
    const ctx = await workspace();
    const id = await batches.insert(ctx, 's', [
      turnOf('kept'),
      { outcome: 'dropped', reason: 'small_talk' },
      { outcome: 'error', reason: 'pii_rejected' },
    ]);
    expect(await batches.find(ctx, id)).toMatchObject({ accepted: 3, errors: 1, startedAt: null, finishedAt: null });
    await startWorkers();
    await drained();
    expect(await query('SELECT content, meta FROM event_turns WHERE content IS NOT NULL OR meta IS NOT NULL')).toEqual([]);
    expect(await query('SELECT * FROM event_sources')).toEqual([]);
    expect(await batches.find(ctx, id)).toMatchObject({
      errors: 1,
      finishedAt: expect.any(Date),
      turns: [
        { outcome: 'ok', memoryId: 1, dedupAction: 'stored_new', reason: null, attempts: 1 },
        { outcome: 'dropped', memoryId: null, dedupAction: null, reason: 'small_talk', attempts: 0 },
        { outcome: 'error', memoryId: null, dedupAction: null, reason: 'pii_rejected', attempts: 0 },
      ],
    });
    expect(await batches.find(await workspace(), id)).toBeUndefined();
  });

  it('processes the turns of a source in order and several sources in parallel, with any worker', async () => {
    const ctx = await workspace();
    for (let batch = 0; batch < 6; batch++)
      for (const source of ['a', 'b', 'c']) await submit(ctx, source, ...numbers(5, `${source}${batch}`));
    before = () => sleep(Math.random() * 4);
    await startWorkers(3);
    await drained();
    const contents = contentsOf(ctx);
    expect(contents).toHaveLength(90);
    for (const source of ['a', 'b', 'c']) {
      const own = contents.filter((content) => content.startsWith(source));
      expect(own).toEqual([0, 1, 2, 3, 4, 5].flatMap((batch) => numbers(5, `${source}${batch}`)));
    }
    expect(contents).not.toEqual([...contents].sort());
  });

  it('does not let a long queue of one workspace delay another', async () => {
    const [busy, small] = [await workspace(), await workspace()];
    for (let source = 0; source < 10; source++) await submit(busy, `s${source}`, ...numbers(30));
    before = () => sleep(1);
    await startWorkers();
    await sleep(50);
    await submit(small, '', 'hello');
    while (contentsOf(small).length === 0) await sleep(1);
    expect(contentsOf(busy).length).toBeLessThan(150);
    await drained();
    expect(contentsOf(busy)).toHaveLength(300);
  });

  it('records nothing of a turn that was erased while the record waited for its source', async () => {
    const ctx = await workspace();
    const id = await batches.insert(ctx, 's', [{ ...turnOf('of ann'), meta: { user_id: 'ann' } }, turnOf('of ben')]);
    const lease = await claimed();
    const turn = (await queue.begin(lease))!;
    const { db, transactions } = handlesOf(database);
    let recorded: Promise<unknown> | undefined;
    await transactions.run(async (tx) => {
      await new TurnErasure(database.keyring).erase(ctx, tx, ({ user_id: user }) => user === 'ann');
      recorded = outcomes.record(db, lease, turn, { outcome: 'error', reason: 'internal_error' }).catch((error) => error);
      // By then the record waits for the lock, or for the one connection of the embedded engine.
      await sleep(300);
    });
    expect(await recorded).toBeInstanceOf(LeaseLost);
    expect(await batches.find(ctx, id)).toMatchObject({
      errors: 0,
      turns: [{ outcome: 'dropped', reason: 'erased' }, { outcome: null }],
    });
    expect(await query('SELECT pending FROM event_sources')).toEqual([{ pending: 1 }]);
  });

  it('goes on with the next turn, under the same lease, if the one under way is erased', async () => {
    const ctx = await workspace();
    const erasure = new TurnErasure(database.keyring);
    const leases: unknown[] = [];
    before = async ({ content }) => {
      leases.push(...(await query('SELECT lease FROM event_sources')));
      if (content === 'of ann')
        await handlesOf(database).transactions.run((tx) => erasure.erase(ctx, tx, ({ user_id: user }) => user === 'ann'));
    };
    const id = await batches.insert(ctx, 's', [{ ...turnOf('of ann'), meta: { user_id: 'ann' } }, turnOf('of ben')]);
    await startWorkers();
    await drained();
    expect(contentsOf(ctx)).toEqual(['of ben']);
    expect(await batches.find(ctx, id)).toMatchObject({ turns: [{ outcome: 'dropped', reason: 'erased' }, { outcome: 'ok' }] });
    expect([leases.length, new Set(leases.map((row) => (row as { lease: string }).lease)).size]).toEqual([2, 1]);
  });

  it('gives up on a poisoned turn with a reason, and continues with the turns behind it', async () => {
    const ctx = await workspace();
    let attempts = 0;
    before = ({ content }) => {
      if (content !== 'poison') return;
      attempts++;
      throw new TypeError('cannot read it');
    };
    const id = await submit(ctx, 's', 'first', 'poison', 'last');
    const other = await submit(ctx, 'other', 'untouched');
    await startWorkers();
    await drained();
    expect(attempts).toBe(MAX_STRIKES);
    expect(contentsOf(ctx).sort()).toEqual(['first', 'last', 'untouched']);
    expect(await batches.find(ctx, id)).toMatchObject({
      errors: 1,
      turns: [{ outcome: 'ok' }, { outcome: 'error', reason: 'internal_error', attempts: MAX_STRIKES }, { outcome: 'ok' }],
    });
    expect(await batches.find(ctx, other)).toMatchObject({ errors: 0, turns: [{ outcome: 'ok', attempts: 1 }] });
  });

  it('processes other sources while one waits, and shows the reason of the wait', async () => {
    const ctx = await workspace();
    let works = false;
    before = ({ content }) => {
      if (content === 'late' && !works) throw new AppError('unavailable');
    };
    const id = await submit(ctx, 's', 'late', 'behind');
    await submit(ctx, 'other', ...numbers(10));
    await startWorkers();
    while (contentsOf(ctx).length < 10) await sleep(5);
    const waiting = await batches.find(ctx, id);
    expect(waiting).toMatchObject({
      finishedAt: null,
      turns: [
        { outcome: null, reason: 'unavailable' },
        { outcome: null, reason: null },
      ],
    });
    works = true;
    await drained();
    expect(contentsOf(ctx).slice(-2)).toEqual(['late', 'behind']);
    expect(await batches.find(ctx, id)).toMatchObject({ errors: 0, turns: [{ outcome: 'ok', reason: null }, { outcome: 'ok' }] });
  });

  it('retries longer during an outage than for a poisoned turn', async () => {
    const ctx = await workspace();
    let attempts = 0;
    before = () => {
      if (++attempts <= 2 * MAX_STRIKES) throw new AppError('unavailable');
    };
    const id = await submit(ctx, 's', 'patient');
    await startWorkers();
    await drained();
    expect(await batches.find(ctx, id)).toMatchObject({ errors: 0, turns: [{ outcome: 'ok', attempts: 2 * MAX_STRIKES + 1 }] });
  });

  it('does not count a wait for quota as an attempt', async () => {
    const ctx = await workspace();
    let refusals = 0;
    before = () => {
      if (++refusals <= 3) throw new AppError('plan_limit_reached', { retryAfterSeconds: 86_400 });
    };
    const id = await submit(ctx, 's', 'thrifty');
    await startWorkers();
    await drained();
    expect(await batches.find(ctx, id)).toMatchObject({ errors: 0, turns: [{ outcome: 'ok', attempts: 1 }] });
  });

  it('gives up on a turn that kills its process again and again', async () => {
    const ctx = await workspace();
    const id = await submit(ctx, 's', 'deadly', 'harmless');
    for (let death = 0; death < MAX_STRIKES; death++) {
      const lease = await claimed();
      expect(await queue.begin(lease)).toMatchObject({ content: 'deadly', strikes: death + 1 });
      await query('UPDATE event_sources SET due_at = now()');
    }
    await startWorkers();
    await drained();
    expect(contentsOf(ctx)).toEqual(['harmless']);
    expect(await batches.find(ctx, id)).toMatchObject({
      turns: [{ outcome: 'error', reason: 'internal_error' }, { outcome: 'ok' }],
    });
  });

  it('accepts no result after the lease has expired', async () => {
    const ctx = await workspace();
    await submit(ctx, 's', 'once');
    const stalled = await claimed();
    const turn = (await queue.begin(stalled))!;
    expect(await queue.claim(0)).toBeUndefined();
    await query('UPDATE event_sources SET due_at = now()');
    const successor = await claimed();
    expect(await queue.begin(stalled)).toBeUndefined();
    const outcome = { outcome: 'ok', memoryId: 1, dedupAction: 'stored_new' } as const;
    const { db } = handlesOf(database);
    await expect(outcomes.record(db, stalled, turn, outcome)).rejects.toThrow(LeaseLost);
    await queue.release(stalled);
    await queue.postpone(stalled, turn, 'unavailable', 0, 'strike');
    const again = (await queue.begin(successor))!;
    expect(again).toMatchObject({ content: 'once', attempts: 2 });
    await outcomes.record(db, successor, again, outcome);
    await expect(outcomes.record(db, successor, again, outcome)).rejects.toThrow(LeaseLost);
    expect(await queue.depth()).toBe(0);
  });

  it('takes one unit of quota per turn, however often it is tried', async () => {
    const ctx = await workspace();
    await submit(ctx, 's', 'dear');
    const dying = await claimed();
    const first = new TurnIdempotencyRecord(outcomes, dying, (await queue.begin(dying))!);
    expect(first.hasUnit).toBe(false);
    const { transactions } = handlesOf(database);
    await transactions.run((tx) => first.takeUnit(tx, NOW));
    await query('UPDATE event_sources SET due_at = now()');
    const lease = await claimed();
    const second = new TurnIdempotencyRecord(outcomes, lease, (await queue.begin(lease))!);
    expect(second.hasUnit).toBe(true);
    await expect(transactions.run((tx) => first.takeUnit(tx, NOW))).rejects.toThrow(LeaseLost);
    expect(await transactions.run((tx) => first.returnUnit(tx))).toBeUndefined();
    expect(await transactions.run((tx) => second.returnUnit(tx))).toEqual(NOW);
    expect(await transactions.run((tx) => second.returnUnit(tx))).toBeUndefined();
    await transactions.run((tx) => second.takeUnit(tx, NOW));
    await transactions.run((tx) => second.record(tx, { action: 'stored_new' }, 1));
    expect(await transactions.run((tx) => second.returnUnit(tx))).toBeUndefined();
  });

  it('releases the leased turns when it is stopped', async () => {
    const ctx = await workspace();
    await submit(ctx, 's', ...numbers(50));
    before = () => sleep(5);
    await startWorkers();
    while (kept.length < 3) await sleep(1);
    await stopWorkers();
    const done = kept.length;
    expect(done).toBeLessThan(50);
    expect(await queue.depth()).toBe(50 - done);
    await startWorkers();
    await drained(false);
    expect(contentsOf(ctx)).toEqual(numbers(50));
  });

  it('keeps the queued turns of a suspended workspace, and ends those of a deleted one', async () => {
    const [suspended, deleted] = [await workspace(), await workspace()];
    await query(`UPDATE workspaces SET status = 'suspended' WHERE id = $1`, [suspended.workspaceId]);
    await query('UPDATE workspaces SET deleted_at = now() WHERE id = $1', [deleted.workspaceId]);
    await submit(suspended, 's', 'patient');
    const ended = await submit(deleted, 's', 'a', 'b');
    await startWorkers();
    while ((await queue.depth()) > 1) await sleep(5);
    expect(await batches.find(deleted, ended)).toMatchObject({
      errors: 2,
      finishedAt: expect.any(Date),
      turns: [
        { outcome: 'error', reason: 'workspace_deleted' },
        { outcome: 'error', reason: 'workspace_deleted' },
      ],
    });
    expect(kept).toEqual([]);
    await query(`UPDATE workspaces SET status = 'active' WHERE id = $1`, [suspended.workspaceId]);
    await drained();
    expect(contentsOf(suspended)).toEqual(['patient']);
  });

  describe('with a stretch of turns that a model reads', () => {
    const part = (rules: StretchTurn['part']['rules']): StretchTurn['part'] => ({ stretch: 0, rules });
    const stretch: Turn[] = [
      { ...turnOf('where?'), part: part({ dropped: 'question' }) },
      { ...turnOf('here'), part: part({ content: 'where: here' }) },
      { ...turnOf('there'), meta: { user_id: 'ann' }, part: part({ content: 'there' }) },
    ];
    const fact = (content: string, ...turns: number[]) => ({ ...turnOf(content), meta: { turns: ['a'] }, turns });

    it('stores its facts, each made of one or more of the turns', async () => {
      const ctx = await workspace();
      let seen: unknown;
      extract = (turns) => {
        seen = turns.map(({ content, id, part: { rules } }) => ({ content, id, rules }));
        return { facts: [fact('one', 0, 1), fact('two', 1)], turns: ['extracted', 'extracted', 'no_fact'] };
      };
      const id = await batches.insert(ctx, 's', stretch);
      const next = await submit(ctx, 's', 'behind');
      await startWorkers();
      await drained();
      expect(seen).toEqual(stretch.map(({ content, part: own }, i) => ({ content, id: `${id}:${i}`, rules: own?.rules })));
      expect(contentsOf(ctx)).toEqual(['one', 'two', 'behind']);
      expect(await batches.find(ctx, id)).toMatchObject({
        accepted: 3,
        errors: 0,
        finishedAt: expect.any(Date),
        turns: [{ outcome: 'extracted' }, { outcome: 'extracted' }, { outcome: 'dropped', reason: 'no_fact', attempts: 1 }],
        facts: [
          { outcome: 'ok', memoryId: 1, turns: [0, 1] },
          { outcome: 'ok', memoryId: 2, turns: [1] },
        ],
      });
      expect(await batches.find(ctx, next)).toMatchObject({ turns: [{ outcome: 'ok' }], facts: [] });
      expect(await query('SELECT FROM event_turns WHERE COALESCE(content, details) IS NOT NULL')).toEqual([]);
    });

    it('asks once more after a failure, then lets the rules take it', async () => {
      const ctx = await workspace();
      let asked = 0;
      extract = () => void asked++;
      const id = await batches.insert(ctx, 's', stretch);
      await startWorkers();
      await drained();
      expect(asked).toBe(2);
      expect(contentsOf(ctx)).toEqual(['where: here', 'there']);
      expect(await batches.find(ctx, id)).toMatchObject({
        errors: 0,
        turns: [{ outcome: 'dropped', reason: 'question', attempts: 2 }, { outcome: 'ok' }, { outcome: 'ok' }],
        facts: [],
      });
    });

    it('lets the rules take what kills its process twice', async () => {
      const ctx = await workspace();
      await batches.insert(ctx, 's', stretch);
      for (let death = 0; death < 2; death++) {
        await queue.begin(await claimed());
        await query('UPDATE event_sources SET due_at = now()');
      }
      extract = () => {
        throw new Error('asked once more');
      };
      await startWorkers();
      await drained();
      expect(contentsOf(ctx)).toEqual(['where: here', 'there']);
    });

    it('writes nothing of an answer if one of its turns is erased meanwhile, and asks about the others', async () => {
      const ctx = await workspace();
      const erasure = new TurnErasure(database.keyring);
      extract = async (turns) => {
        const isErased = turns.length < stretch.length;
        if (!isErased)
          await handlesOf(database).transactions.run((tx) => erasure.erase(ctx, tx, ({ user_id: user }) => user === 'ann'));
        return { facts: [fact(isErased ? 'without ann' : 'of ann', 0)], turns: turns.map(() => 'extracted' as const) };
      };
      const id = await batches.insert(ctx, 's', stretch);
      await startWorkers();
      await drained();
      expect(contentsOf(ctx)).toEqual(['without ann']);
      expect(await batches.find(ctx, id)).toMatchObject({
        turns: [{ outcome: 'extracted' }, { outcome: 'extracted' }, { outcome: 'dropped', reason: 'erased' }],
        facts: [{ outcome: 'ok', turns: [0] }],
      });
    });

    it('accepts no facts from a worker that has lost the source', async () => {
      const ctx = await workspace();
      await batches.insert(ctx, 's', stretch);
      const { db, transactions } = handlesOf(database);
      const stretches = new StretchRepository(db, transactions, database.keyring);
      const stalled = await claimed();
      const turn = (await queue.begin(stalled))!;
      const turns = await stretches.find(stalled, turn);
      await query('UPDATE event_sources SET due_at = now()');
      const lease = await claimed();
      const settle = (holder: Lease) => stretches.settle(holder, turn, turns, Array(3).fill('extracted'), [fact('one', 0)]);
      await expect(settle(stalled)).rejects.toThrow(LeaseLost);
      await settle(lease);
      await expect(settle(lease)).rejects.toThrow(LeaseLost);
      expect(await queue.depth()).toBe(1);
      expect(await queue.begin(lease)).toMatchObject({ content: 'one', isFact: true, attempts: 1 });
    });
  });

  it('deletes results after a week', async () => {
    const ctx = await workspace();
    const [old, young, waiting] = [await submit(ctx, 's', 'a'), await submit(ctx, 's', 'b'), await submit(ctx, 'w', 'c')];
    before = ({ content }) => {
      if (content === 'c') throw new AppError('plan_limit_reached');
    };
    await startWorkers();
    while (kept.length < 2) await sleep(5);
    await stopWorkers();
    await query(`UPDATE event_batches SET finished_at = now() - interval '8 days' WHERE id = $1`, [old]);
    await query(`UPDATE event_batches SET created_at = now() - interval '8 days' WHERE id = $1`, [waiting]);
    await new EventSweep(handlesOf(database).db, { events: 7 }).sweep();
    expect(await batches.find(ctx, old)).toBeUndefined();
    expect(await batches.find(ctx, young)).toBeDefined();
    expect(await batches.find(ctx, waiting)).toBeDefined();
    expect(await query('SELECT DISTINCT batch_id FROM event_turns ORDER BY 1')).toEqual([
      { batch_id: young },
      { batch_id: waiting },
    ]);
  });
});
