import { availableParallelism } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { useServiceWithOpenAi } from '../../support/broken-parts.js';
import { newWorkspace } from '../../support/client.js';
import { eventsClient, said } from '../../support/events.js';
import { httpMcp } from '../../support/mcp.js';
import { newMemoriesWorkspace } from '../../support/memories.js';

const API_KEY = 'sk-test-never-logged';
const UNAVAILABLE = { detail: 'Service temporarily unavailable' };
/** More than are worked on at a time and may wait together: a call takes a second here, and each core has eight. */
const TOO_MANY = 24 * availableParallelism() + 40;

describe('a service whose embeddings endpoint fails', () => {
  const parts = useServiceWithOpenAi(API_KEY);

  it('answers 503 to a store and a retrieve without losing a memory or logging the key, until the endpoint is back', async () => {
    const workspace = await newWorkspace(parts.service.url);
    expect((await workspace.store('Before the outage')).status).toBe(200);
    parts.openai.failWith({ status: 401 });
    for (const answer of await Promise.all([workspace.store('During the outage'), workspace.retrieve('outage')])) {
      expect(answer.status).toBe(503);
      expect(answer.body).toEqual(UNAVAILABLE);
    }
    expect((await workspace.health()).body.signals.total_memories).toBe(1);
    parts.openai.succeed();
    expect((await workspace.store('During the outage')).body.dedup.action).toBe('stored_new');
    expect((await workspace.retrieve('Before the outage', { min_score: 0.9 })).body.memories).toHaveLength(1);
    expect(parts.service.output()).not.toContain(API_KEY);
  });

  it('answers 503 to calls that need a vector and could do nothing, and no others', async () => {
    const w = await newMemoriesWorkspace(parts.service.url);
    const id = await w.remember('The cat sleeps on the radiator');
    await w.edit(id, { text: 'The dog sleeps on the sofa' });
    parts.openai.failWith({ status: 401 });
    for (const failed of [
      await w.edit(id, { text: 'Mira plays the cello' }),
      await w.restore(id, { revision: 1 }),
      await w.storeBatch([{ text: 'Mira plays the cello' }, { text: '' }]),
    ]) {
      expect([failed.status, failed.body]).toEqual([503, UNAVAILABLE]);
      expect(Number(failed.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    }
    const known = await w.storeBatch([{ text: 'the dog sleeps on the sofa' }, { text: 'Mira plays the cello' }]);
    expect([known.status, known.body.results]).toMatchObject([
      200,
      [{ dedup: { action: 'duplicate_exact' } }, { status: 'error', code: 'unavailable', ...UNAVAILABLE }],
    ]);
    expect((await w.edit(id, { meta: { n: 1 } })).status).toBe(200);
    expect((await w.list()).body.memories).toHaveLength(1);
    parts.openai.succeed();
    expect((await w.restore(id, { revision: 1 })).body).toMatchObject({ text: 'The cat sleeps on the radiator', meta: {} });
    expect((await w.remove(id)).status).toBe(204);
  });

  it('is asked once for all texts of a batch', async () => {
    const w = await newMemoriesWorkspace(parts.service.url);
    const before = parts.openai.requests.length;
    await w.storeBatch(['The cat sleeps', 'Mira plays the cello', 'Invoices are due'].map((text) => ({ text })));
    expect(parts.openai.requests.length - before).toBe(1);
  });

  it('makes turns wait, with the reason in their result, and loses none', async () => {
    const { key } = await newWorkspace(parts.service.url);
    const events = eventsClient(parts.service.url, key);
    parts.openai.failWith({ status: 401 });
    const id = await events.submit(said('The vault code name is Quagga'));
    const waiting = await events.until(id, ({ results }) => results[0].code !== undefined);
    expect(waiting).toMatchObject({
      status: 'processing',
      results: [{ status: 'queued', code: 'unavailable', detail: 'Service temporarily unavailable' }],
    });
    parts.openai.succeed();
    expect(await events.until(id)).toMatchObject({ status: 'done', results: [{ status: 'ok' }] });
    expect(parts.service.output()).not.toContain('Quagga');
  });

  it('names the time to retry in the error of an MCP tool, which recovers by itself', async () => {
    const { key } = await newWorkspace(parts.service.url);
    const mcp = await httpMcp(parts.service.url, key);
    parts.openai.failWith({ status: 500 });
    const text = 'Service temporarily unavailable. Try again in 5 s.';
    expect(await mcp.call('brain_remember', { content: 'During the outage' })).toMatchObject({ isError: true, text });
    expect(await mcp.call('brain_recall', { query: 'outage' })).toMatchObject({ isError: true, text });
    expect(await mcp.call('brain_status')).toMatchObject({ isError: false });
    parts.openai.succeed();
    expect(await mcp.call('brain_remember', { content: 'After the outage' })).toMatchObject({ isError: false });
    await mcp.close();
  });

  // The last one, because the service works on fewer calls at a time for a while afterwards.
  it('refuses calls of the workspace alone that makes too many, before they cost it a token, until it makes fewer', async () => {
    const { url } = parts.service;
    const [busy, quiet] = [await newWorkspace(url, 'busy'), await newWorkspace(url, 'quiet')];
    parts.openai.delay = 1_000;
    await busy.store('The first call tells how long calls take');
    const burst = Array.from({ length: TOO_MANY }, (_, n) => busy.retrieve(`question ${n}`));
    await Promise.race(burst);
    const later = Array.from({ length: 40 }, async (_, n) => {
      await sleep(n * 10);
      return busy.retrieve(`later question ${n}`);
    });
    expect((await busy.status()).status).toBe(200);
    expect((await quiet.retrieve('question')).status).toBe(200);
    const answers = await Promise.all([...burst, ...later]);
    const refused = answers.filter(({ status }) => status !== 200);
    expect(refused.length).toBeGreaterThan(40);
    for (const { status, body, headers } of refused) {
      expect({ status, body }).toEqual({ status: 503, body: { detail: 'Too many calls of this workspace at once' } });
      expect(Number(headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
      expect(headers.get('x-bizx-request-id')).toBeTruthy();
    }
    // Refused by their first lines: without a word of the rate limit, which they do not count against.
    expect(refused.filter(({ headers }) => !headers.has('x-ratelimit-limit')).length).toBeGreaterThan(10);
    parts.openai.delay = 0;
    await sleep(2_100);
    expect((await busy.retrieve('question')).status).toBe(200);
  });
});
