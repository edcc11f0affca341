import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import { loadConfig } from '../../src/config/config.js';
import { type OpenDatabase, openDatabase } from '../../src/database/data-source.js';
import { EventBatchRepository } from '../../src/modules/events/event-batch.repository.js';
import { TurnErasure } from '../../src/modules/events/turn-erasure.repository.js';
import { TurnReencryption } from '../../src/modules/events/turn-reencryption.repository.js';
import { contextOf } from '../support/context.js';
import { handlesOf } from '../support/database.js';
import { engines, type TestDatabase } from '../support/engines.js';

const WORKSPACE = 1;
const ASKED = { role: 'assistant', text: 'Which harbour is your boat in?', subject: 'ana' };
const THANKS = [{ outcome: 'dropped', reason: 'small_talk' }] as const;

describe.each(engines)('the last turns of a source on $name', (engine) => {
  let files: TestDatabase;
  const opened: OpenDatabase[] = [];
  const open = async (env: Record<string, string> = {}) => {
    const database = await openDatabase(loadConfig({ ...files.env, ...env }));
    opened.push(database);
    const { db, writes, transactions } = handlesOf(database);
    const { keyring } = database;
    return {
      database,
      batches: new EventBatchRepository(db, writes, keyring),
      erase: () => transactions.run((tx) => new TurnErasure(keyring).erase(contextOf(WORKSPACE, new Date()), tx, () => false)),
      reencrypt: () => new TurnReencryption(db, transactions, keyring).next(undefined, 10),
      tails: () => database.dataSource.query('SELECT tail FROM event_batches WHERE tail IS NOT NULL'),
    };
  };
  const ctx = () => contextOf(WORKSPACE, new Date());
  const closeAll = async () => {
    for (const database of opened.splice(0)) await database.close();
  };
  beforeAll(async () => {
    files = await engine.create();
  });
  afterEach(async () => {
    await opened[0]?.dataSource.query('DELETE FROM event_batches');
    await closeAll();
  });
  afterAll(() => files?.drop());

  it('are those of its newest call, for a day', async () => {
    const { batches, database } = await open();
    expect(await batches.lastTurns(ctx(), 'boats')).toEqual([]);
    await batches.insert(ctx(), 'boats', THANKS, [{ role: 'user', text: 'Hello' }]);
    await batches.insert(ctx(), 'boats', THANKS, [ASKED]);
    await batches.insert(ctx(), 'cars', THANKS, [{ role: 'user', text: 'Bye' }]);
    expect(await batches.lastTurns(ctx(), 'boats')).toEqual([ASKED]);
    await database.dataSource.query(`UPDATE event_batches SET created_at = created_at - interval '25 hours'`);
    expect(await batches.lastTurns(ctx(), 'boats')).toEqual([]);
  });

  it('are none without a source, and of another workspace', async () => {
    const { batches, tails } = await open();
    await batches.insert(ctx(), '', THANKS, [ASKED]);
    expect(await tails()).toEqual([]);
    await batches.insert(ctx(), 'boats', THANKS, [ASKED]);
    expect(await batches.lastTurns(contextOf(WORKSPACE + 1, new Date()), 'boats')).toEqual([]);
  });

  it('end of long turns: that is where a question stands', async () => {
    const { batches } = await open();
    await batches.insert(ctx(), 'boats', THANKS, [{ ...ASKED, text: `${'so '.repeat(1_000)}${ASKED.text}` }]);
    const [turn] = await batches.lastTurns(ctx(), 'boats');
    expect(turn?.text).toHaveLength(600);
    expect(turn?.text.endsWith(ASKED.text)).toBe(true);
  });

  it('are forgotten with the erasure of any subject', async () => {
    const { batches, erase } = await open();
    await batches.insert(ctx(), 'boats', THANKS, [ASKED]);
    await erase();
    expect(await batches.lastTurns(ctx(), 'boats')).toEqual([]);
  });

  it('are encrypted, and forgotten when the key is changed', async () => {
    const [oldKey, newKey] = [randomBytes(32).toString('base64'), randomBytes(32).toString('base64')];
    const before = await open({ ENCRYPTION_KEY: oldKey });
    await before.batches.insert(ctx(), 'boats', THANKS, [ASKED]);
    expect(await before.batches.lastTurns(ctx(), 'boats')).toEqual([ASKED]);
    expect(JSON.stringify(await before.tails())).not.toContain('harbour');
    await before.reencrypt();
    expect(await before.batches.lastTurns(ctx(), 'boats')).toEqual([ASKED]);
    await closeAll();
    const after = await open({ ENCRYPTION_KEY: newKey, ENCRYPTION_KEYS_PREVIOUS: oldKey });
    expect(await after.batches.lastTurns(ctx(), 'boats')).toEqual([ASKED]);
    await after.reencrypt();
    expect(await after.tails()).toEqual([]);
  });
});
