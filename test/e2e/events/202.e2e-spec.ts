import { admin, call, newWorkspace } from '../../support/client.js';
import { engines } from '../../support/engines.js';
import { eventsClient, facts, said } from '../../support/events.js';
import { useSharedService } from '../../support/shared-service.js';

describe.each(engines)('202 of POST /v1/events on $name', (engine) => {
  const service = useSharedService(engine);
  const workspaceWithEvents = async () => {
    const workspace = await newWorkspace(service.url);
    return { ...workspace, events: eventsClient(service.url, workspace.key) };
  };
  const memories = async (workspace: Awaited<ReturnType<typeof workspaceWithEvents>>, query: string) =>
    (await workspace.retrieve(query, { min_score: 0, top_k: 50 })).body.memories;

  it('queues a conversation whose memories name the role, the speaker, the source and the time', async () => {
    const workspace = await workspaceWithEvents();
    const { status, body, headers } = await workspace.events.post({
      source: 'slack:C1',
      events: [
        {
          role: 'user',
          name: 'Ana',
          content: 'The release of Heron is tomorrow at 5pm',
          timestamp: '2026-03-02T10:00:00+01:00',
          meta: { thread: { id: 7 }, role: 'boss' },
        },
        { role: 'assistant', content: 'The backups of Heron are kept in Frankfurt', name: null, timestamp: null, meta: null },
      ],
    });
    expect(status).toBe(202);
    expect(body).toEqual({ event_id: expect.any(Number), status: 'queued', accepted: 2 });
    expect(headers.get('x-ratelimit-limit')).toBe('6000');
    await workspace.events.until(body.event_id);
    const [first, second] = (await memories(workspace, 'Heron')).sort((a: { id: number }, b: { id: number }) => a.id - b.id);
    expect(first).toMatchObject({
      text: 'The release of Heron is tomorrow at 5pm',
      meta: {
        role: 'user',
        role_user: 'boss',
        name: 'Ana',
        source: 'slack:C1',
        timestamp: '2026-03-02T09:00:00Z',
        thread: { id: 7 },
        // The day after the turn's timestamp.
        temporal: { type: 'temporal', valid_until: '2026-03-03T17:00:00Z' },
      },
    });
    expect(second.meta).toEqual({
      role: 'assistant',
      source: 'slack:C1',
      temporal: { type: 'persistent', valid_until: null },
    });
  });

  it('cuts sensitive data out, drops small talk and recognises duplicates', async () => {
    const workspace = await workspaceWithEvents();
    const id = await workspace.events.submit([
      { role: 'user', content: 'Hi there!' },
      { role: 'user', content: 'Her card is 4111 1111 1111 1111', meta: { note: 'my pin is 4921' } },
      ...said('Noah is allergic to peanuts.', 'noah is ALLERGIC to peanuts', 'The maximum upload size is 25 MB.'),
      ...said('The maximum upload size is 40 MB.'),
    ]);
    const { results, status } = await workspace.events.until(id);
    expect(status).toBe('done');
    const actions = results.map(({ status, dedup }: { status: string; dedup?: { action: string } }) => dedup?.action ?? status);
    expect(actions).toEqual(['dropped', 'stored_new', 'stored_new', 'duplicate_exact', 'stored_new', 'updated_existing']);
    const [, card, noah, again, upload, larger] = results;
    expect(again).toMatchObject({ memory_id: noah.memory_id, dedup: { existing_id: noah.memory_id } });
    expect(larger.memory_id).toBe(upload.memory_id);
    const found = await memories(workspace, 'card');
    expect(found).toHaveLength(3);
    expect(found.find(({ id }: { id: number }) => id === card.memory_id)).toMatchObject({
      text: 'Her card is [REDACTED_CREDIT_CARD]',
      meta: { note: 'my pin is [REDACTED_PASSWORD]' },
    });
  });

  it('keeps the order within a source, across several calls', async () => {
    const workspace = await workspaceWithEvents();
    const limits = [10, 20, 30, 40, 50].map((size) => `The maximum upload size is ${size} MB.`);
    const ids: number[] = [];
    for (const limit of limits) ids.push(await workspace.events.submit(said(limit, 'Thanks!'), 'chat'));
    for (const id of ids) expect((await workspace.events.until(id)).status).toBe('done');
    expect((await memories(workspace, 'upload')).map(({ text }: { text: string }) => text)).toEqual([limits.at(-1)]);
  });

  it('takes a unit for each memory, and none for a dropped or refused turn', async () => {
    const workspace = await workspaceWithEvents();
    const id = await workspace.events.submit([...said(...facts(3), 'Hello!', "the password is my dog's name plus two digits")]);
    expect((await workspace.events.until(id)).status).toBe('failed');
    const { body } = await admin(service.url, 'GET', `/workspaces/${workspace.id}/usage`);
    expect(body.memory_writes.used).toBe(3);
    expect((await workspace.health()).body.signals.total_memories).toBe(3);
  });

  it('accepts any timestamp, and dates no memory later than its arrival', async () => {
    const workspace = await workspaceWithEvents();
    const at = (timestamp: string, content: string) => ({ role: 'user', content, timestamp });
    const id = await workspace.events.submit([
      at('0000-01-01T00:00:00Z', 'Rome has seven hills'),
      at('9999-12-31T23:59:59Z', 'The moon landing was filmed in colour'),
      at('2026-03-02', 'Ducks sleep with one eye open'),
    ]);
    expect((await workspace.events.until(id)).status).toBe('done');
    const timestamps = (await memories(workspace, 'x')).map(({ meta }: { meta: { timestamp: string } }) => meta.timestamp);
    expect(timestamps.sort()).toEqual(['0000-01-01T00:00:00Z', '2026-03-02T00:00:00Z', '9999-12-31T23:59:59Z']);
  });

  it('queues a call with an Idempotency-Key once', async () => {
    const workspace = await workspaceWithEvents();
    const options = {
      token: workspace.key,
      headers: { 'idempotency-key': 'chat-1' },
      body: { events: said('Ivy breeds alpacas') },
    };
    const post = () => call('POST', `${service.url}/v1/events`, options);
    const [first, second] = [await post(), await post()];
    expect([first.status, second.status, second.body]).toEqual([202, 202, first.body]);
    expect(second.headers.get('idempotency-replayed')).toBe('true');
    await workspace.events.until(first.body.event_id);
    expect((await workspace.events.get(first.body.event_id + 1)).status).toBe(404);
  });
});
