import 'reflect-metadata';
import { setTimeout as sleep } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { CipherKey } from '../../src/database/encryption/cipher-key.js';
import { Keyring } from '../../src/database/encryption/keyring.js';
import { type EventType, type NewEvent, recordEvents } from '../../src/database/outbox.js';
import { DeliveryRepository } from '../../src/modules/webhooks/delivery.repository.js';
import { DeliveryService } from '../../src/modules/webhooks/delivery.service.js';
import { DeliveryWorker } from '../../src/modules/webhooks/delivery.worker.js';
import { DeliveryFailureRepository } from '../../src/modules/webhooks/delivery-failure.repository.js';
import { DeliveryQueueRepository } from '../../src/modules/webhooks/delivery-queue.repository.js';
import { DeliverySender } from '../../src/modules/webhooks/delivery-sender.service.js';
import { MemoryTextRepository } from '../../src/modules/webhooks/memory-text.repository.js';
import { SecretReencryption } from '../../src/modules/webhooks/secret-reencryption.repository.js';
import { WebhookRepository } from '../../src/modules/webhooks/webhook.repository.js';
import { WebhookService } from '../../src/modules/webhooks/webhook.service.js';
import type { WebhookSettings } from '../../src/modules/webhooks/webhook.types.js';
import { WebhookSweep } from '../../src/modules/webhooks/webhook-sweep.js';
import { Metrics } from '../../src/providers/metrics/metrics.js';
import { OutboundClient } from '../../src/providers/outbound/outbound-client.js';
import { encryptionOf, handlesOf, useDatabase } from '../support/database.js';
import { engines } from '../support/engines.js';
import { insertMemory } from '../support/memory-rows.js';
import { Receiver } from '../support/receiver.js';

const SETTINGS = { eventTypes: null, description: null, includeText: false, enabled: true };
const WITHIN_MS = 30_000;

describe.each(engines)('webhooks on $name', (engine) => {
  const database = useDatabase(engine);
  let receiver: Receiver;
  let workspaceId: number;
  let workers: DeliveryWorker[] = [];

  beforeAll(() => Logger.overrideLogger(false));
  beforeEach(async () => {
    receiver = new Receiver();
    await receiver.start();
    workspaceId = await newWorkspace();
  });
  afterEach(async () => {
    await stopWorkers();
    await receiver.stop();
    await query('DELETE FROM webhooks');
    await query('DELETE FROM webhook_deliveries');
  });

  const query = (text: string, values: unknown[] = []) => database().dataSource.query(text, values);
  const newWorkspace = async (): Promise<number> => {
    const [{ id }] = await query(
      `WITH a AS (INSERT INTO accounts (name) VALUES ('a') RETURNING id)
       INSERT INTO workspaces (account_id, name) SELECT id, 'w' FROM a RETURNING id`,
    );
    return id;
  };

  /** The parts of one process: they share nothing with those of another but the database. */
  function processParts({ delays = [10, 10, 10], keyring = database().keyring } = {}) {
    const { db, transactions } = handlesOf(database());
    const client = new OutboundClient({ allowLoopback: true });
    const sender = new DeliverySender(client, new MemoryTextRepository(db, encryptionOf(database())));
    const queue = new DeliveryQueueRepository(db, keyring);
    const worker = new DeliveryWorker(queue, new DeliveryFailureRepository(), sender, transactions, new Metrics(), delays);
    const [webhooks, deliveries] = [new WebhookRepository(keyring), new DeliveryRepository()];
    const service = new WebhookService(db, transactions, webhooks, deliveries, client, worker);
    const shown = new DeliveryService(db, transactions, webhooks, service, deliveries, sender, worker);
    return { db, transactions, worker, service, shown, deliveries, sweep: new WebhookSweep(db, deliveries, 7) };
  }

  async function startWorkers(count = 1, delays?: number[]): Promise<void> {
    workers = Array.from({ length: count }, () => processParts({ ...(delays && { delays }) }).worker);
    for (const worker of workers) await worker.onApplicationBootstrap();
  }

  async function stopWorkers(): Promise<void> {
    await Promise.all(workers.map((worker) => worker.onApplicationShutdown()));
    workers = [];
  }

  async function create(settings: Partial<WebhookSettings> = {}, of = workspaceId) {
    const issued = await processParts().service.create(of, { ...SETTINGS, url: receiver.url, ...settings });
    receiver.secrets = [issued.secret];
    return issued;
  }

  const record = (events: readonly NewEvent[], of = workspaceId) =>
    handlesOf(database()).transactions.run((tx) => recordEvents(tx, of, events));
  const numbered = (count: number, type: EventType = 'memory.stored') =>
    Array.from({ length: count }, (_, n): NewEvent => ({ type, payload: { memory_id: 1, n } }));
  const numbers = () => receiver.received.map(({ body }) => body.payload.n as number);
  const deliveries = (): Promise<{ state: string; attempts: number; webhook_id: number; status_code: number; error: string }[]> =>
    query('SELECT state, attempts, webhook_id, status_code, error FROM webhook_deliveries ORDER BY id');

  async function until(isDone: () => unknown): Promise<void> {
    for (const end = Date.now() + WITHIN_MS; !(await isDone()); await sleep(20)) {
      if (Date.now() > end)
        throw new Error(`not done: ${JSON.stringify({ got: receiver.types, rows: await deliveries() }).slice(0, 500)}`);
    }
  }
  const settled = () => until(async () => (await deliveries()).every(({ state }) => state !== 'pending'));

  it('get every event of their types and of their workspace, signed and in order, and nothing of another', async () => {
    const { webhook } = await create({ eventTypes: ['memory.stored', 'event.processed'] });
    await record([...numbered(3), ...numbered(1, 'memory.deleted'), { type: 'event.processed', payload: { event_id: 7 } }]);
    await record(numbered(1), await newWorkspace());
    await startWorkers();
    await settled();
    expect(receiver.refused).toEqual([]);
    expect(receiver.types).toEqual(['memory.stored', 'memory.stored', 'memory.stored', 'event.processed']);
    const { headers, body } = receiver.received[3]!;
    expect(body).toEqual({
      event_id: expect.stringMatching(/^evt_[0-9a-z]+_\d+$/),
      event_type: 'event.processed',
      workspace_id: workspaceId,
      created_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      payload: { event_id: 7 },
    });
    expect(headers['webhook-id']).toBe(body.event_id);
    const listed = await processParts().shown.list(webhook.id, undefined, { limit: 3 });
    expect(listed.items.map(({ eventType }) => eventType)).toEqual(['event.processed', 'memory.stored', 'memory.stored']);
    expect(listed.items[0]).toMatchObject({
      eventId: body.event_id,
      state: 'delivered',
      attempts: 1,
      statusCode: 204,
      error: null,
    });
    const { items } = await processParts().shown.list(webhook.id, undefined, { limit: 3, cursor: listed.nextCursor! });
    expect(items).toHaveLength(1);
  });

  it('get nothing of a transaction that is rolled back', async () => {
    await create();
    const failed = handlesOf(database()).transactions.run(async (tx) => {
      await recordEvents(tx, workspaceId, numbered(2));
      throw new Error('the cause fails');
    });
    await expect(failed).rejects.toThrow('the cause fails');
    expect(await query('SELECT 1 FROM outbox_events WHERE workspace_id = $1', [workspaceId])).toEqual([]);
    expect(await deliveries()).toEqual([]);
  });

  it('are tried again in order after failures, and a delivery is dead after the last delay', async () => {
    await create();
    receiver.answer = ({ payload }) => (payload.n === 1 ? 500 : 204);
    await record(numbered(3));
    await startWorkers();
    await settled();
    expect(numbers()).toEqual([0, 1, 1, 1, 1, 2]);
    expect(new Set(receiver.received.slice(1, 5).map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    expect((await deliveries()).map(({ state, attempts }) => [state, attempts])).toEqual([
      ['delivered', 1],
      ['dead', 4],
      ['delivered', 1],
    ]);
  });

  it('do not follow redirects', async () => {
    await create();
    receiver.answer = () => 307;
    await record(numbered(1));
    await startWorkers(1, []);
    await settled();
    expect(await deliveries()).toMatchObject([{ state: 'dead', status_code: 307, error: 'it redirects, which is not followed' }]);
    expect(receiver.received).toHaveLength(1);
  });

  it('get each event once from three workers at once, in order, but for the attempts that are counted', async () => {
    const { webhook } = await create();
    let calls = 0;
    receiver.answer = () => (++calls % 7 === 0 ? 503 : 200);
    await startWorkers(3);
    for (let n = 0; n < 40; n++) await record([{ type: 'memory.stored', payload: { n } }]);
    await settled();
    expect(receiver.refused).toEqual([]);
    const attempts = (await deliveries()).reduce((sum, each) => sum + each.attempts, 0);
    expect(receiver.received).toHaveLength(attempts);
    expect(numbers()).toEqual(numbers().toSorted((a, b) => a - b));
    expect(new Set(numbers()).size).toBe(40);
    expect(await processParts().service.find(webhook.id)).toMatchObject({ enabled: true, failingSince: null });
  });

  it('are disabled after three days of failures, which the other webhooks are told', async () => {
    const { webhook } = await create();
    await query(`UPDATE webhooks SET failing_since = now() - interval '73 hours' WHERE id = $1`, [webhook.id]);
    const other = new Receiver();
    await other.start();
    const teller = await processParts().service.create(workspaceId, {
      ...SETTINGS,
      url: other.url,
      eventTypes: ['webhook.disabled'],
    });
    other.secrets = [teller.secret];
    receiver.answer = () => 500;
    await record(numbered(2));
    await startWorkers();
    await until(() => other.received.length);
    await other.stop();
    expect(other.received[0]!.body.payload).toMatchObject({ webhook_id: webhook.id, error: 'it answered 500' });
    const { service } = processParts();
    expect(await service.find(webhook.id)).toMatchObject({ enabled: false, disabledAt: expect.any(Date) });
    expect(receiver.received).toHaveLength(1);
    await record(numbered(1));
    receiver.answer = () => 200;
    expect(await service.update(webhook.id, { enabled: true })).toMatchObject({
      enabled: true,
      failingSince: null,
      disabledAt: null,
    });
    await settled();
    expect(numbers()).toEqual([0, 0, 1]);
  });

  it('are sent texts only where they ask for them, and none of a memory that is gone', async () => {
    const createdAt = new Date();
    const id = await insertMemory(database(), { workspaceId, text: 'Ann likes tea', meta: { user_id: 'ann' }, createdAt });
    await create({ includeText: true });
    await record([
      { type: 'memory.stored', payload: { memory_id: id } },
      { type: 'memory.stored', payload: { memory_id: id + 1_000_000 } },
      { type: 'memory.deleted', payload: { memory_id: id } },
    ]);
    await startWorkers();
    await settled();
    expect(receiver.received.map(({ body }) => body.payload)).toEqual([
      { memory_id: id, text: 'Ann likes tea', meta: { user_id: 'ann' } },
      { memory_id: id + 1_000_000, text: null, meta: null },
      { memory_id: id },
    ]);
  });

  it('are signed with the old secret as well for a day after a rotation', async () => {
    const { webhook, secret } = await create();
    const rotated = await processParts().service.rotateSecret(webhook.id);
    receiver.secrets = [secret, rotated.secret];
    expect(await processParts().shown.test(webhook.id)).toMatchObject({ state: 'delivered', eventType: 'webhook.test' });
    await query(`UPDATE webhooks SET previous_secret_until = now() - interval '1 second' WHERE id = $1`, [webhook.id]);
    expect(await processParts().shown.test(webhook.id)).toMatchObject({ state: 'dead', statusCode: 400 });
    receiver.secrets = [rotated.secret];
    expect(await processParts().shown.test(webhook.id)).toMatchObject({ state: 'delivered' });
  });

  it('get an event again that is replayed, as a new delivery', async () => {
    const { webhook } = await create();
    receiver.answer = () => 500;
    await record(numbered(1));
    await startWorkers(1, []);
    await settled();
    receiver.answer = () => 200;
    const { shown, service } = processParts();
    const [dead] = (await shown.list(webhook.id, 'dead', { limit: 1 })).items;
    expect((await shown.replay(dead!.id)).id).toBeGreaterThan(dead!.id);
    await settled();
    expect(new Set(receiver.received.map(({ body }) => body.event_id)).size).toBe(1);
    expect(receiver.received).toHaveLength(2);
    await query('DELETE FROM outbox_events WHERE workspace_id = $1', [workspaceId]);
    await expect(shown.replay(dead!.id)).rejects.toMatchObject({
      options: { detail: 'The event of the delivery is no longer kept' },
    });
    await service.update(webhook.id, { enabled: false });
    await expect(shown.replay(dead!.id)).rejects.toMatchObject({ code: 'conflict' });
    await expect(shown.replay(dead!.id + 1_000)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('lose what is older than the retention, and keep their secrets under the present key', async () => {
    const { webhook } = await create();
    await record(numbered(2));
    await query(
      `UPDATE webhook_deliveries SET created_at = now() - interval '8 days' WHERE id = (SELECT min(id) FROM webhook_deliveries)`,
    );
    await query(`UPDATE outbox_events SET created_at = now() - interval '8 days' WHERE workspace_id = $1`, [workspaceId]);
    await processParts().sweep.sweep();
    expect(await deliveries()).toHaveLength(1);
    expect(await query('SELECT 1 FROM outbox_events WHERE workspace_id = $1', [workspaceId])).toEqual([]);
    await startWorkers();
    await settled();
    expect(await deliveries()).toMatchObject([{ state: 'dead', error: 'its event is no longer kept' }]);
    const keyring = new Keyring(new CipherKey(Buffer.alloc(32, 7)));
    const { db, transactions } = handlesOf(database());
    const reencryption = new SecretReencryption(db, transactions, keyring);
    expect(await reencryption.count()).toBe(1);
    expect(await reencryption.next(undefined, 16)).toMatchObject({ done: 1, failures: [] });
    expect(await reencryption.count()).toBe(0);
    const [{ secret }] = await query('SELECT secret FROM webhooks WHERE id = $1', [webhook.id]);
    expect(secret).not.toContain('whsec_');
    expect(await processParts({ keyring }).shown.test(webhook.id)).toMatchObject({ state: 'delivered' });
  });

  it('are deleted with their deliveries', async () => {
    const { webhook } = await create();
    await record(numbered(3));
    await processParts().service.delete(webhook.id);
    expect(await deliveries()).toEqual([]);
    await expect(processParts().service.find(webhook.id)).rejects.toMatchObject({ code: 'not_found' });
  });
});
