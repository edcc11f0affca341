import { useServiceWithOpenAi } from '../../support/broken-parts.js';
import { newMemoriesWorkspace } from '../../support/memories.js';

const UNAVAILABLE = { detail: 'Service temporarily unavailable' };

describe('503 of the memory resource while the embeddings endpoint fails', () => {
  const parts = useServiceWithOpenAi();

  it('answers calls that need a vector and could do nothing, and no others', async () => {
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

  it('a batch embeds all of its texts in one call', async () => {
    const w = await newMemoriesWorkspace(parts.service.url);
    const before = parts.openai.requests.length;
    await w.storeBatch(['The cat sleeps', 'Mira plays the cello', 'Invoices are due'].map((text) => ({ text })));
    expect(parts.openai.requests.length - before).toBe(1);
  });
});
