import { call } from '../../support/client.js';
import { engines } from '../../support/engines.js';
import { newMemoriesWorkspace } from '../../support/memories.js';
import { useSharedService } from '../../support/shared-service.js';
import { exportLines } from '../../support/transfer.js';

const TEXT = 'The guest in room twelve drinks green tea';
const SOON = '2099-01-31T00:00:00Z';

describe.each(engines)('the life time of a memory on $name', (engine) => {
  const service = useSharedService(engine);

  it('is shown in every answer', async () => {
    const w = await newMemoriesWorkspace(service.url);
    const post = (path: string, body: unknown) => call('POST', `${service.url}/v1/${path}`, { token: w.key, body });
    const { body } = await post('memory/store', { text: TEXT, expires_at: SOON, ttl_seconds: null, explain: null });
    const id = body.memory_id;
    expect(body).toMatchObject({ dedup: { action: 'stored_new' }, expires_at: SOON });
    expect((await post('memory/store', { text: TEXT, ttl_seconds: 60 })).body).toMatchObject({ memory_id: id, expires_at: SOON });
    const batch = { memories: [{ text: 'Oranges are in the cellar', ttl_seconds: 60 }, { text: 'Apples are in the attic' }] };
    const { results } = (await post('memory/store/batch', batch)).body;
    expect(results.map((result: { expires_at?: string }) => typeof result.expires_at)).toEqual(['string', 'undefined']);
    for (const { memory_id } of results) await w.remove(memory_id);
    expect((await w.get(id)).body).toMatchObject({ expires_at: SOON, version: 1 });
    expect((await w.list()).body.memories).toMatchObject([{ id, expires_at: SOON }]);
    expect((await w.retrieve('Who drinks tea?', { min_score: 0 })).body.memories).toMatchObject([{ id, expires_at: SOON }]);
    const { lines } = await exportLines(service.url, w.key);
    expect(lines.map((line) => JSON.parse(line).expires_at)).toEqual(['2099-01-31T00:00:00.000000Z']);
  });

  it.each([
    [{ expires_at: '2020-01-01T00:00:00Z' }, 'expires_at', 'Value error, it is over already'],
    [{ expires_at: SOON, ttl_seconds: 60 }, 'ttl_seconds', 'Value error, expires_at is given as well'],
    [{ ttl_seconds: 0 }, 'ttl_seconds', 'Input should be greater than or equal to 1'],
    [{ ttl_seconds: 315_360_001 }, 'ttl_seconds', 'Input should be less than or equal to 315360000'],
  ])('is refused as %j', async (lifetime, field, msg) => {
    const w = await newMemoriesWorkspace(service.url);
    const id = await w.remember(TEXT);
    const post = (path: string, body: unknown) => call('POST', `${service.url}/v1/${path}`, { token: w.key, body });
    const refusal = { status: 422, body: { detail: [{ loc: ['body', field], msg }] } };
    expect(await post('memory/store', { text: TEXT, ...lifetime })).toMatchObject(refusal);
    expect(await w.edit(id, lifetime)).toMatchObject(refusal);
    expect(await post('events', { events: [{ role: 'user', content: TEXT }], ...lifetime })).toMatchObject(refusal);
    expect(await post('events', { events: [{ role: 'user', content: TEXT, ...lifetime }] })).toMatchObject({
      status: 422,
      body: { detail: [{ loc: ['body', 'events', 0, field], msg }] },
    });
  });
});
