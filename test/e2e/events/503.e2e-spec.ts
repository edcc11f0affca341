import { useServiceBehindProxy, useServiceWithOpenAi } from '../../support/broken-parts.js';
import { newWorkspace } from '../../support/client.js';
import { describeOnPostgres } from '../../support/engines.js';
import { eventsClient, said } from '../../support/events.js';
import { BOOTSTRAP_KEY } from '../../support/service.js';

describeOnPostgres('503 of the events endpoints while the database cannot be reached', (engine) => {
  const parts = useServiceBehindProxy(engine);

  it('answers every call, and queued turns are processed once the database is back', async () => {
    const events = eventsClient(parts.service.url, BOOTSTRAP_KEY);
    const texts = ['Mira plays the cello', 'The office closes at six', 'Parcels go to the back door', 'The cat is called Ada'];
    const id = await events.submit(said(...texts));
    parts.proxy.cut();
    for (const answer of [await events.post({ events: said('x') }), await events.get(id)])
      expect(answer).toMatchObject({ status: 503, body: { detail: 'Service temporarily unavailable' } });
    await parts.proxy.mend();
    expect(await events.until(id)).toMatchObject({ status: 'done', accepted: 4 });
    const { memories } = (await (await newWorkspace(parts.service.url)).retrieve('x', { min_score: 0 })).body;
    expect(memories).toEqual([]);
  });
});

describe('a failing embeddings endpoint', () => {
  const parts = useServiceWithOpenAi();

  it('makes turns wait, with the reason in their result, and loses none', async () => {
    const events = eventsClient(parts.service.url, BOOTSTRAP_KEY);
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
});
