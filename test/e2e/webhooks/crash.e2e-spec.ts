import { setTimeout as sleep } from 'node:timers/promises';
import { azenClient } from '../../support/azen.js';
import { admin, call, metricsOf, workspaceClient } from '../../support/client.js';
import { engines } from '../../support/engines.js';
import { eventsClient, said } from '../../support/events.js';
import { httpMcp } from '../../support/mcp.js';
import { Receiver } from '../../support/receiver.js';
import { useRestartableService } from '../../support/restartable-service.js';
import { BOOTSTRAP_KEY } from '../../support/service.js';
import { importLines } from '../../support/transfer.js';

const token = BOOTSTRAP_KEY;
const WITHIN_MS = 40_000;
/** Short delays, and more of them than the test lasts. */
const RETRIES = Array(20).fill('0.3').join(',');

/** The word of the payload that says what was done to a memory. */
const doneIn = ({ payload }: { payload: { action?: string; reason?: string; status?: string } }) =>
  payload.action ?? payload.reason ?? payload.status;

describe.each(engines)('a webhook on $name', (engine) => {
  const service = useRestartableService(engine, { WEBHOOK_ALLOW_LOOPBACK: 'true', WEBHOOK_RETRY_SECONDS: RETRIES });
  const receiver = new Receiver();
  afterEach(() => receiver.stop());

  async function until(isDone: () => unknown): Promise<void> {
    for (const end = Date.now() + WITHIN_MS; !isDone(); await sleep(50))
      if (Date.now() > end) throw new Error(`not delivered: ${receiver.types.join()}`);
  }

  /** Changes memories by every way in, one after the other. */
  async function changeMemories(url: string): Promise<void> {
    const client = workspaceClient(url);
    const { body: stored } = await client.store('Ann works in Berlin', { user_id: 'ann' });
    await call('POST', `${url}/v1/memory/store/batch`, { token, body: { memories: [{ text: 'The office has nine rooms' }] } });
    await call('PATCH', `${url}/v1/memory/${stored.memory_id}`, { token, body: { text: 'Ann works in Hamburg' } });
    await importLines(url, token, [{ text: 'The lift is broken on Mondays' }]);
    const mcp = await httpMcp(url, token);
    await mcp.call('brain.remember', { content: 'The guest in room twelve drinks green tea' });
    await mcp.close();
    const events = eventsClient(url, token);
    await events.until(await events.submit(said('The blue bicycle belongs to Carla')));
    const { body: key } = await admin(url, 'POST', '/workspaces/1/keys', { label: 'azen', kind: 'azen' });
    const azen = azenClient(url, key.key);
    const { body: created } = await azen.create('Our dog barks at the postman');
    await azen.untilEmbedded(created.memoryId);
    await azen.remove(created.memoryId);
    await call('POST', `${url}/v1/memory/erase`, { token, body: { user_id: 'ann', confirm: 'ann' } });
    await admin(url, 'PATCH', '/workspaces/1', { status: 'suspended' });
  }

  it('gets each event at least once and in order, though it was down and the service was killed meanwhile', async () => {
    await service.start();
    await receiver.start();
    const { status, body } = await admin(service.url(), 'POST', '/workspaces/1/webhooks', { url: receiver.url });
    expect(status).toBe(201);
    receiver.secrets = [body.secret];
    await workspaceClient(service.url()).store('The first fact arrives at once');
    await until(() => receiver.received.length);
    await receiver.stop();
    await changeMemories(service.url());
    await sleep(300);
    await service.stop('SIGKILL');
    await receiver.start();
    await service.start();
    await until(() => receiver.types.includes('workspace.status_changed'));
    expect(receiver.refused).toEqual([]);
    const seen = new Map(receiver.received.map(({ body: event }) => [event.event_id, event]));
    const order = [...seen.values()];
    expect(order.map((event) => `${event.event_type} ${doneIn(event)}`.replace(' undefined', ''))).toEqual([
      'memory.stored stored_new',
      'memory.stored stored_new',
      'memory.stored stored_new',
      'memory.updated edited',
      'memory.stored imported',
      'memory.stored stored_new',
      'memory.stored stored_new',
      'event.processed done',
      'memory.stored stored_new',
      'memory.deleted by_id',
      'memory.deleted erased',
      'workspace.status_changed admin',
    ]);
    expect(JSON.stringify(order)).not.toMatch(/Hamburg|bicycle|postman/);
    const { body: listed } = await admin(service.url(), 'GET', `/webhooks/${body.webhook.id}/deliveries?limit=100`);
    // Without the one that the kill may have cut off after it was sent.
    const attempts = listed.deliveries.reduce((sum: number, delivery: { attempts: number }) => sum + delivery.attempts, 0);
    expect(receiver.received.length).toBeLessThanOrEqual(attempts);
    expect(listed.deliveries.map(({ state }: { state: string }) => state)).toEqual(Array(order.length).fill('delivered'));
    expect(await metricsOf(service.url())).toMatch(/^mnemonest_webhook_queue_depth 0$/m);
  });
});
