import { createReadStream } from 'node:fs';
import * as sdk from '../../../sdk/typescript/src/mnemonest.js';
import type { ExportedMemory } from '../../../sdk/typescript/src/types.js';
import { admin, newWorkspace } from '../../support/client.js';
import { embedded } from '../../support/engines.js';
import { facts, said } from '../../support/events.js';
import { collect, failureOf } from '../../support/sdk.js';
import { useSharedService } from '../../support/shared-service.js';

const service = useSharedService(embedded);

const newClient = async (plan: string | null = 'self-hosted', options: sdk.ClientOptions = {}) => {
  const workspace = await newWorkspace(service.url, 'sdk', plan);
  const client = new sdk.Mnemonest({ apiKey: workspace.key, baseUrl: service.url, ...options });
  return { workspace, client };
};

describe('the TypeScript client', () => {
  it('stores and retrieves', async () => {
    const { workspace, client } = await newClient();
    const stored = await client.memory.store({
      text: 'The client prefers async standups on Tuesdays',
      meta: { source: 'slack' },
    });
    expect(stored).toMatchObject({
      status: 'ok',
      workspace_id: workspace.id,
      dedup: { action: 'stored_new', existing_id: null },
    });
    const found = await client.memory.retrieve({
      query: 'what does the client like for standups',
      top_k: 3,
      min_score: 0.2,
      explain: true,
      filter: { meta: { source: 'slack' }, created_after: new Date(0) },
      as_of: new Date(Date.now() + 60_000),
    });
    expect(found.memories).toEqual([
      expect.objectContaining({ id: stored.memory_id, meta: { source: 'slack', temporal: expect.anything() } }),
    ]);
    expect(found.memories[0]?.explain?.relevance).toBeGreaterThan(0.2);
  });

  it('reads the status of the workspace and the health of its memories', async () => {
    const { workspace, client } = await newClient();
    await client.memory.store({ text: 'Room 12 has 48 chairs' });
    expect(await client.status()).toMatchObject({ workspace_id: workspace.id, workspace_status: 'active', healthy: true });
    expect(await client.optimize.health()).toMatchObject({ quality_score: 100, signals: { total_memories: 1 } });
  });

  it('stores a batch, and returns the result of each text', async () => {
    const { client } = await newClient();
    const { results } = await client.memory.batch([
      { text: 'Room 1 has 7 chairs' },
      { text: '' },
      { text: "the password is my dog's name plus two digits" },
    ]);
    const outcomes = results.map((result) => (result.status === 'ok' ? result.dedup.action : result.code));
    expect(outcomes).toEqual(['stored_new', 'validation_failed', 'pii_rejected']);
  });

  it('lists by pages, by items, and by filters', async () => {
    const { client } = await newClient();
    await client.memory.batch(facts(7).map((text, i) => ({ text, meta: { even: i % 2 === 0, at: { floor: i } } })));
    const page = await client.memory.list({ limit: 3 });
    expect([page.memories.length, typeof page.next_cursor]).toEqual([3, 'string']);
    const all = await collect(client.memory.list({ limit: 3 }));
    expect(all.map(({ text }) => text)).toEqual(facts(7).reverse());
    const rest = await collect(client.memory.list({ limit: 3, cursor: page.next_cursor as string }));
    expect(rest).toEqual(all.slice(3));
    const sizes = (await collect(client.memory.list({ limit: 3 }).pages())).map(({ memories }) => memories.length);
    expect(sizes).toEqual([3, 3, 1]);
    const some = await collect(
      client.memory.list({ meta: { even: true, at: { floor: 4 } }, created_after: new Date(0), q: 'ROOM' }),
    );
    expect(some.map(({ text }) => text)).toEqual(['Room 4 has 28 chairs']);
    const filter: sdk.RetrieveFilter = {
      'meta.at.floor': { gt: 3 },
      not: { meta: { even: false } },
      created_at: { gte: new Date(0) },
    };
    const high = await collect(client.memory.list({ filter }));
    expect(high.map(({ text }) => text)).toEqual(['Room 6 has 42 chairs', 'Room 4 has 28 chairs']);
    const found = await client.memory.retrieve({
      query: 'chairs',
      min_score: 0,
      filter: { ...filter, 'meta.at.floor': { in: [4] } },
    });
    expect(found.memories.map(({ text }) => text)).toEqual(['Room 4 has 28 chairs']);
  });

  it('reads, edits, restores and deletes', async () => {
    const { client } = await newClient();
    const { memory_id: id } = await client.memory.store({ text: 'Room 3 has 21 chairs', meta: { floor: 1 } });
    const first = await client.memory.get(id);
    expect(first).toMatchObject({ id, text: 'Room 3 has 21 chairs', version: 1, etag: expect.stringMatching(/^".+"$/) });
    const edited = await client.memory.update(
      id,
      { text: 'Room 3 has 99 chairs', meta: { wing: 'east' } },
      { ifMatch: first.etag },
    );
    expect(edited).toMatchObject({ text: 'Room 3 has 99 chairs', meta: { floor: 1, wing: 'east' }, version: 2 });
    const refused = await failureOf(client.memory.update(id, { meta: null }, { ifMatch: first.etag }));
    expect(refused).toMatchObject({ name: 'PreconditionFailedError', statusCode: 412 });
    expect(await client.memory.restore(id, 1)).toMatchObject({ text: 'Room 3 has 21 chairs', meta: { floor: 1 }, version: 3 });
    expect((await client.memory.history(id, { limit: 1 })).version).toBe(3);
    const revisions = await collect(client.memory.history(id, { limit: 1 }));
    expect(revisions.map(({ cause, text }) => [cause, text])).toEqual([
      ['restored', 'Room 3 has 99 chairs'],
      ['edited', 'Room 3 has 21 chairs'],
    ]);
    expect(await client.memory.delete(id)).toBeUndefined();
    expect(await failureOf(client.memory.get(id))).toMatchObject({ name: 'NotFoundError', detail: 'Memory not found' });
    await expect(client.memory.get('../x' as never)).rejects.toThrow(TypeError);
  });

  it('deletes the memories that match a filter, once counted', async () => {
    const { client } = await newClient();
    await client.memory.batch(facts(3).map((text, i) => ({ text, meta: { old: i > 0 } })));
    const old = { meta: { old: true } };
    expect(await client.memory.deleteMany(old, { dryRun: true })).toMatchObject({ matched: 2, deleted: 0 });
    expect(await failureOf(client.memory.deleteMany(old, { confirm: 1 }))).toMatchObject({
      name: 'ConflictError',
      statusCode: 409,
    });
    expect(await client.memory.deleteMany(old, { confirm: 2 })).toMatchObject({ deleted: 2 });
  });

  it('waits for the result of a conversation', async () => {
    const { client } = await newClient();
    const events = said(...facts(2)).map((event) => ({
      ...event,
      role: 'user' as const,
      timestamp: new Date('2026-03-02T10:00:00Z'),
    }));
    const { event_id } = await client.events.create({ source: 'slack:C1', events });
    const settled = await client.events.wait(event_id);
    expect(settled).toMatchObject({ status: 'done', source: 'slack:C1', accepted: 2 });
    expect(await client.events.get(event_id)).toEqual(settled);
  });

  it('exports, and imports its own export', async () => {
    const [from, to] = [(await newClient()).client, (await newClient()).client];
    await from.memory.batch(facts(5).map((text) => ({ text, meta: { ü: '😀' } })));
    const { memory_id } = await from.memory.store({ text: 'Room 9 has a lamp' });
    await from.memory.update(memory_id, { text: 'Room 9 has two lamps' });
    const exported = await collect(from.memory.export());
    expect(exported.map(({ text }) => text)).toEqual([...facts(5), 'Room 9 has two lamps']);
    expect(await to.memory.import(exported)).toMatchObject({ created: 6, failed: 0 });
    expect(Object.keys(exported[5] as ExportedMemory).sort()).toEqual([...EXPORTED].sort());
    expect(Object.keys(exported[5]?.revisions[0] as object).sort()).toEqual([...EXPORTED_REVISION].sort());
    expect(await to.memory.import(from.memory.export())).toMatchObject({ created: 0, skipped: 6 });
  });

  it('imports lines of other tools, and bytes', async () => {
    const { client } = await newClient();
    expect(await client.memory.import([{ memory: 'Room 1 has a door', user_id: 'ana' }, { text: '' }])).toMatchObject({
      created: 1,
      failed: 1,
      failed_lines: [expect.objectContaining({ line: 2 })],
    });
    const bytes = new TextEncoder().encode('{"text":"Room 2 has a window"}\n');
    expect(await client.memory.import(new Blob([bytes]).stream())).toMatchObject({ created: 1 });
    // No line is JSON, but the service decides that, not the client.
    expect((await client.memory.import(createReadStream('LICENSE'))).failed).toBeGreaterThan(100);
  });

  it('has one effect for one idempotency key', async () => {
    const { client } = await newClient();
    const once = { idempotencyKey: 'order-1', requestId: 'r-1' };
    const first = await client.memory.store({ text: 'Room 5 has 35 chairs' }, once);
    expect(await client.memory.store({ text: 'Room 5 has 35 chairs' }, once)).toEqual(first);
    expect(await failureOf(client.memory.store({ text: 'Room 6 has 42 chairs' }, once))).toMatchObject({
      name: 'ConflictError',
      code: 'idempotency_conflict',
      requestId: 'r-1',
    });
  });
});

describe('a refusal by the service', () => {
  it('is an AuthenticationError for an unknown key', async () => {
    const client = new sdk.Mnemonest({ apiKey: 'mnx_ws_unknown', baseUrl: service.url });
    const error = await failureOf(client.status({ requestId: 'mine' }));
    expect(error).toBeInstanceOf(sdk.AuthenticationError);
    expect(error).toMatchObject({
      statusCode: 401,
      requestId: 'mine',
      detail: 'Invalid API key',
      body: { detail: 'Invalid API key' },
    });
    expect(String(error)).not.toContain('mnx_ws_unknown');
    expect(await failureOf(client.memory.import(facts(2_000).map((text) => ({ text }))))).toBeInstanceOf(sdk.AuthenticationError);
    expect(await failureOf(client.memory.export().next())).toBeInstanceOf(sdk.AuthenticationError);
  });

  it('is a PermissionError while the workspace is suspended, except for status', async () => {
    const { workspace, client } = await newClient();
    await admin(service.url, 'PATCH', `/workspaces/${workspace.id}`, { status: 'suspended' });
    expect(await failureOf(client.memory.store({ text: 'x' }))).toMatchObject({
      name: 'PermissionError',
      code: 'workspace_suspended',
    });
    expect((await client.status()).workspace_status).toBe('suspended');
  });

  it('is a ValidationError with the fields, or with the mark of sensitive data', async () => {
    const { client } = await newClient();
    const invalid = (await failureOf(client.memory.store({ text: '' }))) as sdk.ValidationError;
    expect(invalid).toBeInstanceOf(sdk.ValidationError);
    expect(invalid.fields.map(({ loc }) => loc)).toEqual([['body', 'text']]);
    const secret = "the password is my dog's name plus two digits";
    const pii = (await failureOf(client.memory.store({ text: secret }))) as sdk.ValidationError;
    expect([pii.isPiiRejected, invalid.isPiiRejected, pii.message.includes('dog')]).toEqual([true, false, false]);
  });

  it('is a RateLimitError with the time to wait, and with the mark of a quota', async () => {
    const { workspace, client } = await newClient('free');
    await admin(service.url, 'PATCH', `/workspaces/${workspace.id}`, { burst_limit: 1, rpm_limit: 1 });
    const fast = await failureOf(
      (async () => {
        for (;;) await client.memory.retrieve({ query: 'x' });
      })(),
    );
    expect(fast).toMatchObject({ name: 'RateLimitError', isQuota: false, retryAfter: expect.any(Number) });
    expect(fast.retryAfter).toBeGreaterThanOrEqual(1);
    const other = await newClient('self-hosted');
    await admin(service.url, 'PATCH', `/workspaces/${other.workspace.id}`, { memory_write_limit: 0 });
    const quota = await failureOf(other.client.memory.store({ text: 'Room 1 has 7 chairs' }));
    expect(quota).toMatchObject({ name: 'RateLimitError', isQuota: true, code: 'plan_limit_reached' });
  });

  it('is a BadRequestError if no other class fits', async () => {
    const { client } = await newClient();
    const error = await failureOf(client.memory.store({ text: 'x', meta: { long: 'x'.repeat(300_000) } }));
    expect(error).toMatchObject({ name: 'BadRequestError', statusCode: 413 });
  });
});

const EXPORTED: (keyof ExportedMemory)[] = [
  'format',
  'id',
  'text',
  'meta',
  'importance',
  'categories',
  'temporal',
  'access_count',
  'inherited_count',
  'external_id',
  'last_accessed_at',
  'created_at',
  'updated_at',
  'archived_at',
  'expires_at',
  'optimized_at',
  'near_duplicate_of',
  'follows',
  'supersedes',
  'revisions',
];
const EXPORTED_REVISION: (keyof ExportedMemory['revisions'][number])[] = [
  'revision',
  'cause',
  'text',
  'meta',
  'importance',
  'categories',
  'temporal',
  'created_at',
];
