import { call, newWorkspace } from '../../support/client.js';
import { engines } from '../../support/engines.js';
import { useSharedService } from '../../support/shared-service.js';

describe.each(engines)('200 of store and retrieve on $name', (engine) => {
  const service = useSharedService(engine);

  it('stores a memory and answers with every documented field', async () => {
    const workspace = await newWorkspace(service.url);
    const { status, body, headers } = await workspace.store('Client prefers async standups on Tuesdays', { source: 'slack' });
    expect(status).toBe(200);
    expect(body).toEqual({
      status: 'ok',
      memory_id: expect.any(Number),
      workspace_id: workspace.id,
      dedup: { action: 'stored_new', existing_id: null },
      importance: expect.any(Number),
      categories: expect.arrayContaining(['preferences']),
      temporal: { type: 'persistent', raw_text: 'Client prefers async standups on Tuesdays', valid_until: null },
    });
    expect(headers.get('x-bizx-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('retrieves by meaning, as soon as the store has answered', async () => {
    const workspace = await newWorkspace(service.url);
    const standup = await workspace.store('Client prefers async standups on Tuesdays at 9am', { source: 'slack', n: 1 });
    await workspace.store('The cat sleeps on the radiator in winter');
    const { status, body } = await workspace.retrieve('what does the client like for standups', { explain: true });
    expect(status).toBe(200);
    expect(body.memories).toHaveLength(1);
    expect(body.memories[0]).toEqual({
      id: standup.body.memory_id,
      text: 'Client prefers async standups on Tuesdays at 9am',
      score: expect.any(Number),
      similarity: expect.any(Number),
      importance: standup.body.importance,
      meta: { source: 'slack', n: 1, temporal: { type: 'persistent', valid_until: null } },
      explain: expect.any(Object),
    });
    const [{ score, similarity, importance, explain }] = body.memories;
    expect(similarity).toBeGreaterThan(0.5);
    // Newly stored and never returned: as recent as it is relevant.
    expect(explain.relevance).toBeGreaterThan(similarity);
    expect(score).toBeCloseTo(0.75 * explain.relevance + 0.15 * (0.5 + (importance / 10 - 0.5) / 3), 3);
  });

  it('returns no memory below min_score and at most top_k', async () => {
    const workspace = await newWorkspace(service.url);
    for (const drink of ['tea', 'coffee', 'water', 'juice']) await workspace.store(`Mira likes to drink ${drink} at work`);
    await workspace.store('The quarterly tax report is filed in Lisbon');
    const all = await workspace.retrieve('what does Mira drink', { min_score: 0, top_k: 50 });
    expect(all.body.memories).toHaveLength(5);
    const two = await workspace.retrieve('what does Mira drink', { top_k: 2 });
    expect(two.body.memories).toHaveLength(2);
    const floor = all.body.memories[2].similarity;
    const above = await workspace.retrieve('what does Mira drink', { min_score: floor, top_k: 50 });
    const expected = all.body.memories.filter(({ similarity }: { similarity: number }) => similarity >= floor);
    expect(expected.length).toBeGreaterThan(0);
    expect(expected.length).toBeLessThan(5);
    const ids = (memories: { id: number }[]) => memories.map(({ id }) => id).sort();
    expect(ids(above.body.memories)).toEqual(ids(expected));
    expect((await workspace.retrieve('what does Mira drink', { min_score: 1 })).body).toEqual({ memories: [] });
  });

  it('explains a store: what was cut out and by which rule, and what the text was compared with', async () => {
    const workspace = await newWorkspace(service.url);
    const monday = (await workspace.store('The client prefers standups on Mondays')).body.memory_id;
    const { body } = await call('POST', `${service.url}/v1/memory/store`, {
      token: workspace.key,
      body: {
        text: 'The client now prefers standups on Tuesdays, and pays with 4111 1111 1111 1111',
        meta: { token: 't0ken-value' },
        explain: true,
      },
    });
    expect(body.explain).toEqual({
      redactions: [
        { field: 'text', kind: 'CREDIT_CARD', rule: 'card_number' },
        { field: 'meta', kind: 'API_KEY', rule: 'secret_key' },
      ],
      neighbours: [{ memory_id: monday, text: 'The client prefers standups on Mondays', similarity: expect.any(Number) }],
    });
    expect(body.explain.neighbours[0].similarity).toBeGreaterThan(0.5);
    expect(JSON.stringify(body)).not.toMatch(/4111|t0ken-value/);
    expect((await workspace.store('It never rains in May')).body.explain).toBeUndefined();
  });

  it('answers an exact duplicate with the existing memory', async () => {
    const workspace = await newWorkspace(service.url);
    const first = await workspace.store('Noah is allergic to peanuts.');
    const second = await workspace.store('  noah is   ALLERGIC to peanuts');
    expect(second.body).toEqual({
      ...first.body,
      dedup: { action: 'duplicate_exact', existing_id: first.body.memory_id },
    });
    expect((await workspace.retrieve('peanuts', { min_score: 0 })).body.memories).toHaveLength(1);
  });

  it.each([
    [
      'duplicate_exact',
      'Ring the signal before you enter the lab',
      'ring the signal before you enter the lab!',
      'Ring the signal before you enter the lab',
    ],
    [
      'kept_existing',
      'Logs are shipped to Loki by Promtail and kept for two weeks.',
      'Logs are shipped to Loki.',
      'Logs are shipped to Loki by Promtail and kept for two weeks.',
    ],
    [
      'updated_existing',
      'The maximum upload size is 25 MB.',
      'The maximum upload size is 40 MB.',
      'The maximum upload size is 40 MB.',
    ],
    [
      'merged_existing',
      'Packing list for the trip: tent, stove, rope.',
      'Packing list for the trip: also a head torch.',
      'Packing list for the trip: tent, stove, rope, a head torch',
    ],
  ])('answers %s with one memory that holds both facts', async (action, old, fresh, standing) => {
    const workspace = await newWorkspace(service.url);
    const first = await workspace.store(old, { source: 'slack', n: 1 });
    const second = await workspace.store(fresh, { n: 2 });
    expect(second.status).toBe(200);
    const id = first.body.memory_id;
    expect(second.body).toMatchObject({
      status: 'ok',
      memory_id: id,
      workspace_id: workspace.id,
      dedup: { action, existing_id: id },
    });
    const { body } = await workspace.retrieve(fresh, { min_score: 0 });
    const changed = action === 'updated_existing' || action === 'merged_existing';
    expect(body.memories).toMatchObject([
      { id, text: standing, importance: second.body.importance, meta: { source: 'slack', n: changed ? 2 : 1 } },
    ]);
  });

  it('keeps two memories with swapped roles', async () => {
    const workspace = await newWorkspace(service.url);
    await workspace.store('Alice manages Bob');
    const { body } = await workspace.store('Bob manages Alice');
    expect(body.dedup).toEqual({ action: 'stored_new', existing_id: null });
    expect((await workspace.retrieve('who manages whom', { min_score: 0 })).body.memories).toHaveLength(2);
  });

  it('makes one memory of twenty concurrent equal stores, and loses none of twenty different ones', async () => {
    const workspace = await newWorkspace(service.url);
    const equal = await Promise.all(Array.from({ length: 20 }, () => workspace.store('Deploys freeze on Fridays')));
    expect(equal.map(({ status }) => status)).toEqual(Array(20).fill(200));
    expect(new Set(equal.map(({ body }) => body.memory_id)).size).toBe(1);
    expect(equal.filter(({ body }) => body.dedup.action === 'stored_new')).toHaveLength(1);
    const different = await Promise.all(Array.from({ length: 20 }, (_, i) => workspace.store(`Room ${i} has ${i + 2} chairs`)));
    expect(new Set(different.map(({ body }) => body.memory_id)).size).toBe(20);
    expect((await workspace.health()).body.signals.total_memories).toBe(21);
  });

  it('returns meta as it was sent', async () => {
    const workspace = await newWorkspace(service.url);
    const values = '"big":12345678901234567890,"float":51.0,"nested":{"a":[1,null,true,"ü😀"]}';
    const meta = `{${values},"":0,"temporal":"mine","__proto__":{"x":1},"constructor":2}`;
    const stored = await fetch(`${service.url}/v1/memory/store`, {
      method: 'POST',
      headers: { authorization: `Bearer ${workspace.key}`, 'content-type': 'application/json' },
      body: `{"text":"Numbers must survive","meta":${meta}}`,
    });
    expect(stored.status).toBe(200);
    const answer = await fetch(`${service.url}/v1/memory/retrieve`, {
      method: 'POST',
      headers: { authorization: `Bearer ${workspace.key}`, 'content-type': 'application/json' },
      body: '{"query":"numbers survive"}',
    });
    const text = await answer.text();
    expect(text).toContain('12345678901234567890');
    expect(text).toContain('51.0');
    expect(text).toContain('"__proto__":{"x":1}');
    expect(JSON.parse(text).memories[0].meta).toMatchObject({
      nested: { a: [1, null, true, 'ü😀'] },
      '': 0,
      temporal_user: 'mine',
      temporal: { type: 'persistent', valid_until: null },
    });
  });

  it('cuts sensitive data out of text and meta', async () => {
    const workspace = await newWorkspace(service.url);
    await workspace.store('Her card is 4111 1111 1111 1111', { note: 'my pin is 4921' });
    const { body } = await workspace.retrieve('credit card', { min_score: 0 });
    expect(body.memories[0].text).toBe('Her card is [REDACTED_CREDIT_CARD]');
    expect(body.memories[0].meta.note).toBe('my pin is [REDACTED_PASSWORD]');
  });

  it('dates time-bound facts, and stores small talk with importance 1', async () => {
    const workspace = await newWorkspace(service.url);
    const { body } = await workspace.store('The standup is moved to 3pm tomorrow');
    expect(body.temporal).toEqual({
      type: 'temporal',
      raw_text: '3pm tomorrow',
      valid_until: expect.stringMatching(/T15:00:00Z$/),
    });
    expect((await workspace.store('Hi there!')).body).toMatchObject({ importance: 1, categories: ['small_talk'] });
  });

  it('never shows one workspace the memories of another', async () => {
    const [one, other] = [await newWorkspace(service.url), await newWorkspace(service.url)];
    const mine = await one.store('The launch code name is Albatross');
    const theirs = await other.store('The launch code name is Albatross');
    expect(theirs.body.dedup.action).toBe('stored_new');
    expect(theirs.body.memory_id).not.toBe(mine.body.memory_id);
    const third = await newWorkspace(service.url);
    expect((await third.retrieve('launch code name', { min_score: 0, top_k: 50 })).body).toEqual({ memories: [] });
    expect((await one.retrieve('launch code name', { min_score: 0 })).body.memories.map(({ id }: { id: number }) => id)).toEqual([
      mine.body.memory_id,
    ]);
    expect((await third.health()).body.signals.total_memories).toBe(0);
  });

  it('ranks frequently returned memories higher', async () => {
    const workspace = await newWorkspace(service.url);
    await workspace.store('Ana leads the design team');
    const before = await workspace.retrieve('who leads design');
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    const after = await workspace.retrieve('who leads design');
    expect(after.body.memories[0].similarity).toBe(before.body.memories[0].similarity);
    // One more access: log1p(1)/log1p(100) of the frequency's tenth.
    expect(after.body.memories[0].score - before.body.memories[0].score).toBeCloseTo((0.1 * Math.log(2)) / Math.log(101), 3);
  });
});
