import { setTimeout as sleep } from 'node:timers/promises';
import { type Answer, call, newWorkspace } from '../../support/client.js';
import { engines } from '../../support/engines.js';
import { useSharedService } from '../../support/shared-service.js';

const DONE_WITHIN_MS = 30_000;

// The requests are those of mem0ai 3.3.1, with which test/e2e/clients calls them.
describe.each(engines)("the API of mem0's platform on $name", (engine) => {
  const service = useSharedService(engine);
  let key: string;
  beforeAll(async () => {
    ({ key } = await newWorkspace(service.url));
  });

  const send = (method: string, path: string, body?: unknown, token = key): Promise<Answer> =>
    call(method, `${service.url}/mem0${path}`, {
      headers: { authorization: `Token ${token}` },
      ...(body !== undefined && { body }),
    });
  const said = (content: string) => [{ role: 'user', content }];
  const store = async (content: string, more: object): Promise<string> =>
    (await send('POST', '/v3/memories/add/', { messages: said(content), infer: false, ...more })).body.results[0].id;
  const search = (query: string, filters: object, more: object = {}) =>
    send('POST', '/v3/memories/search/', { query, filters, output_format: 'v1.1', ...more });
  const textsOf = ({ body }: Answer): string[] => body.results.map(({ memory }: { memory: string }) => memory);

  it('tells whether a key is valid', async () => {
    expect(await send('GET', '/v1/ping/')).toMatchObject({ status: 200, body: { status: 'ok', user_email: null } });
    expect(await send('GET', '/v1/ping')).toMatchObject({ status: 200 });
    const refused = await send('GET', '/v1/ping/', undefined, `mnx_ws_${'1'.repeat(40)}`);
    expect(refused).toMatchObject({ status: 401, body: { detail: 'Invalid API key' } });
    expect((await call('GET', `${service.url}/mem0/v1/ping/`)).status).toBe(401);
    // The scheme is mem0's alone.
    expect((await call('GET', `${service.url}/v1/status`, { headers: { authorization: `Token ${key}` } })).status).toBe(401);
  });

  it('queues messages, and finds what they said by user', async () => {
    const messages = [{ role: 'user', content: 'I am allergic to peanuts' }];
    const { status, body } = await send('POST', '/v3/memories/add/', { messages, user_id: 'ana', metadata: { topic: 'food' } });
    expect([status, body]).toEqual([
      200,
      { message: expect.any(String), status: 'PENDING', event_id: expect.stringMatching(/^\d+$/), results: [] },
    ]);
    const deadline = Date.now() + DONE_WITHIN_MS;
    let event: Answer;
    do {
      await sleep(50);
      event = await send('GET', `/v1/event/${body.event_id}/`);
    } while (event.body.status !== 'SUCCEEDED' && Date.now() < deadline);
    expect(event.body).toMatchObject({ id: body.event_id, status: 'SUCCEEDED', results: [{ event: 'ADD' }] });
    expect((await search('what is Ana allergic to', { user_id: 'ana' })).body.results).toEqual([
      {
        id: event.body.results[0].id,
        memory: 'I am allergic to peanuts',
        user_id: 'ana',
        agent_id: null,
        app_id: null,
        run_id: null,
        metadata: { topic: 'food' },
        categories: expect.arrayContaining(['health']),
        created_at: expect.stringMatching(/Z$/),
        updated_at: expect.stringMatching(/Z$/),
        expiration_date: null,
        score: expect.any(Number),
      },
    ]);
    expect(textsOf(await search('what is Ana allergic to', { user_id: 'ben' }))).toEqual([]);
    expect(textsOf(await search('allergic', { AND: [{ user_id: '*' }, { metadata: { topic: 'food' } }] }))).toHaveLength(1);
  });

  it('narrows a search and a list by the options beside the filters', async () => {
    const entity = { user_id: 'lou' };
    await store('I am allergic to cashews', { ...entity, metadata: { topic: 'food' } });
    await store('The train to Leeds leaves at nine', { ...entity, metadata: { topic: 'travel' } });
    const found = async (more: object) => textsOf(await search('cashews', entity, { threshold: 0, ...more }));
    expect(await found({ categories: null, metadata: null })).toHaveLength(2);
    expect(await found({ categories: ['health'] })).toEqual(['I am allergic to cashews']);
    expect(await found({ metadata: { topic: 'travel' } })).toEqual(['The train to Leeds leaves at nine']);
    expect(await found({ metadata: { topic: 'travel' }, categories: ['health'] })).toEqual([]);
    const count = async (more: object) => (await send('POST', '/v3/memories/', { filters: entity, ...more })).body.count;
    const [past, future] = ['2020-01-01', '2099-01-01'];
    expect(await count({ start_date: past, end_date: future })).toBe(2);
    expect([await count({ start_date: future }), await count({ end_date: past })]).toEqual([0, 0]);
    expect(await count({ categories: ['health'] })).toBe(1);
    for (const [broken, name] of [
      [{ categories: ['nonsense'] }, 'categories'],
      [{ categories: 'health' }, 'categories'],
      [{ start_date: 'soon' }, 'created_at.gte'],
    ] as const) {
      const { status, body } = await send('POST', '/v3/memories/', { filters: entity, ...broken });
      expect([status, body.detail]).toEqual([400, expect.stringContaining(name)]);
    }
  });

  it('stores messages as they are without inference, and lists them by page', async () => {
    const ids = [
      await store('The dog is called Rex', { agent_id: 'vet' }),
      await store('The cat is called Tom', { agent_id: 'vet' }),
    ];
    const again = await send('POST', '/v3/memories/add/', {
      messages: said('The dog is called Rex'),
      infer: false,
      agent_id: 'vet',
    });
    expect(again.body.results).toEqual([{ id: ids[0], data: { memory: 'The dog is called Rex' }, event: 'NONE' }]);
    const page = (number: number) => send('POST', `/v3/memories/?page=${number}&page_size=1`, { filters: { agent_id: 'vet' } });
    expect((await page(1)).body).toMatchObject({ count: 2, next: expect.stringContaining('page=2'), previous: null });
    expect(textsOf(await page(1))).toEqual(['The cat is called Tom']);
    expect((await page(2)).body).toMatchObject({ count: 2, next: null, results: [{ id: ids[0], agent_id: 'vet' }] });
    expect((await page(3)).body.results).toEqual([]);
  });

  it('stores each of several messages once, however often the call is repeated', async () => {
    const add = (contents: string[]) =>
      call('POST', `${service.url}/mem0/v3/memories/add/`, {
        headers: { authorization: `Token ${key}`, 'idempotency-key': 'two lanterns' },
        body: { messages: contents.flatMap(said), infer: false, user_id: 'kim' },
      });
    const texts = ['The red lantern hangs at the pier', 'The green lantern hangs at the mole'];
    const [first, again] = [await add(texts), await add(texts)];
    expect(first.body.results.map(({ data }: { data: { memory: string } }) => data.memory)).toEqual(texts);
    expect(again.body).toEqual(first.body);
    expect((await send('POST', '/v3/memories/', { filters: { user_id: 'kim' } })).body.count).toBe(2);
    expect((await add(['Another one'])).status).toBe(409);
  });

  it('changes a memory, and shows its history', async () => {
    const id = await store('The office is in Lisbon', { user_id: 'eva' });
    const changed = await send('PUT', `/v1/memories/${id}/`, { text: 'The office is in Porto', metadata: { k: 1 } });
    expect(changed).toMatchObject({ status: 200, body: { id, memory: 'The office is in Porto', metadata: { k: 1 } } });
    await send('PUT', '/v1/batch/', { memories: [{ memory_id: id, text: 'The office is in Faro' }] });
    expect((await send('GET', `/v1/memories/${id}/`)).body.memory).toBe('The office is in Faro');
    const { body } = await send('GET', `/v1/memories/${id}/history/`);
    expect(body).toMatchObject([
      { memory_id: id, old_memory: null, new_memory: 'The office is in Lisbon', event: 'ADD', user_id: 'eva' },
      { memory_id: id, old_memory: 'The office is in Lisbon', new_memory: 'The office is in Porto', event: 'UPDATE' },
      { memory_id: id, old_memory: 'The office is in Porto', new_memory: 'The office is in Faro', event: 'UPDATE' },
    ]);
    const ends = await send('PUT', `/v1/memories/${id}/`, { expiration_date: '2099-01-01' });
    expect(ends.body.expiration_date).toBe('2099-01-01T00:00:00Z');
    expect((await send('PUT', `/v1/memories/${id}/`, { expiration_date: null })).body.expiration_date).toBeNull();
  });

  it('deletes one memory, a batch, and those of an entity', async () => {
    const texts = ['One', 'Two', 'Three', 'Four'].map((word) => `${word} lamps hang in the hall of the ferry`);
    const ids = await Promise.all(texts.map((text) => store(text, { user_id: 'dan' })));
    expect((await send('DELETE', `/v1/memories/${ids[0]}/`)).body).toEqual({ message: 'Memory deleted successfully!' });
    expect((await send('DELETE', '/v1/batch/', { memories: [{ memory_id: ids[1] }] })).status).toBe(200);
    expect((await send('DELETE', '/v1/memories/?user_id=nobody')).status).toBe(200);
    const left = () => send('POST', '/v3/memories/', { filters: { user_id: 'dan' } });
    expect((await left()).body.count).toBe(2);
    expect((await send('DELETE', '/v1/memories/?user_id=dan')).status).toBe(200);
    expect((await left()).body.count).toBe(0);
    await store(texts[0]!, { user_id: 'dan' });
    expect((await send('GET', '/v1/entities/?page=1')).body).toMatchObject({
      next: null,
      results: expect.arrayContaining([
        expect.objectContaining({ type: 'user', name: 'dan', total_memories: expect.any(Number) }),
      ]),
    });
    expect((await send('DELETE', '/v2/entities/user/dan/')).body).toEqual({ message: 'Entity deleted successfully!' });
    expect(JSON.stringify((await send('GET', '/v1/entities/')).body)).not.toContain('dan');
    expect((await left()).body.count).toBe(0);
    expect((await send('DELETE', '/v2/entities/app/x/')).status).toBe(404);
  });

  it.each([
    ['POST', '/v3/memories/add/', { messages: [{ role: 'user', content: 'x' }] }, 'at least one of user_id'],
    ['POST', '/v3/memories/add/', { messages: [], user_id: 'a' }, 'messages: 1 to 1000'],
    ['POST', '/v3/memories/add/', { messages: [{ role: 'bot', content: 'x' }], user_id: 'a' }, 'messages.0.role'],
    ['POST', '/v3/memories/search/', { query: 'x' }, 'filters: Field required'],
    ['POST', '/v3/memories/search/', { query: 'x', filters: { metadata: { a: 1 } } }, 'filters: at least one of'],
    ['POST', '/v3/memories/search/', { query: 'x', filters: { user_id: 'a', keywords: 'y' } }, 'filters.and.1.keywords'],
    ['DELETE', '/v1/memories/', undefined, 'at least one of user_id'],
    ['PUT', '/v1/batch/', { memories: [{ memory_id: '1' }] }, 'memories.0: a memory_id and a text'],
  ])('answers 400 to %s %s %j', async (method, path, body, message) => {
    const answer = await send(method, path, body);
    expect([answer.status, answer.body]).toEqual([400, { error: answer.body.detail, detail: expect.stringContaining(message) }]);
  });

  it('answers 404 to a memory of another workspace', async () => {
    const id = await store('The safe is behind the map', { user_id: 'eva' });
    const other = await newWorkspace(service.url);
    for (const [method, path, body] of [
      ['GET', `/v1/memories/${id}/`],
      ['PUT', `/v1/memories/${id}/`, { text: 'x' }],
      ['DELETE', `/v1/memories/${id}/`],
      ['GET', `/v1/memories/${id}/history/`],
    ] as const)
      expect(await send(method, path, body, other.key)).toMatchObject({ status: 404, body: { error: 'Memory not found' } });
    expect((await send('GET', '/v1/nothing/')).body).toEqual({ error: 'Not Found', detail: 'Not Found' });
  });
});
