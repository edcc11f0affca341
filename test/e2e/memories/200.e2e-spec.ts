import type { Answer } from '../../support/client.js';
import { engines } from '../../support/engines.js';
import { newMemoriesWorkspace } from '../../support/memories.js';
import { useSharedService } from '../../support/shared-service.js';

const TIME = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
const TEXTS = [
  'The cat sleeps on the radiator',
  'Invoices are due on the 5th of a month',
  'Mira plays the cello',
  'Oslo office has a sauna',
];

const idsOf = ({ body }: Answer) => body.memories.map(({ id }: { id: number }) => id);

describe.each(engines)('200 of the memory resource on $name', (engine) => {
  const service = useSharedService(engine);
  const workspace = (plan?: string | null) => newMemoriesWorkspace(service.url, 'memories', plan);

  it('shows a memory with all of its fields', async () => {
    const w = await workspace();
    const id = await w.remember('Client prefers async standups', { source: 'slack', temporal: 'mine' });
    const { status, body, headers } = await w.get(id);
    expect(status).toBe(200);
    expect(body).toEqual({
      id,
      workspace_id: w.id,
      text: 'Client prefers async standups',
      meta: { source: 'slack', temporal: 'mine' },
      importance: expect.any(Number),
      categories: expect.arrayContaining(['preferences']),
      temporal: { type: 'persistent', raw_text: 'Client prefers async standups', valid_until: null },
      version: 1,
      near_duplicate_of: null,
      access_count: 0,
      last_accessed_at: null,
      created_at: TIME,
      updated_at: TIME,
      archived_at: null,
      expires_at: null,
      valid_from: TIME,
      invalid_at: null,
      supersedes: [],
      superseded_by: [],
      external_id: null,
    });
    expect(headers.get('etag')).toMatch(/^"[^"]+"$/);
    expect(headers.get('x-ratelimit-remaining')).toMatch(/^\d+$/);
    expect((await w.list()).body).toEqual({ memories: [body], next_cursor: null });
  });

  it('counts a retrieve as an access, without a new ETag', async () => {
    const w = await workspace();
    const id = await w.remember('Client prefers async standups');
    const before = await w.get(id);
    await w.retrieve('standups', { min_score: 0 });
    let after = await w.get(id);
    for (let i = 0; i < 60 && after.body.access_count === 0; i++) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      after = await w.get(id);
    }
    expect(after.body).toEqual({ ...before.body, access_count: 1, last_accessed_at: TIME });
    expect(after.headers.get('etag')).toBe(before.headers.get('etag'));
  });

  it('lists memories in pages, the newest first', async () => {
    const w = await workspace();
    const ids: number[] = [];
    for (const text of TEXTS) ids.unshift(await w.remember(text));
    const pages = [await w.list('?limit=3')];
    pages.push(await w.list(`?cursor=${pages[0]!.body.next_cursor}&limit=3`));
    expect(pages.map(idsOf)).toEqual([ids.slice(0, 3), ids.slice(3)]);
    expect(pages[1]!.body.next_cursor).toBeNull();
    expect((await w.list('?limit=4')).body.next_cursor).toBeNull();
  });

  it('combines all filters', async () => {
    const w = await workspace();
    const slack = await w.remember(TEXTS[0]!, { source: 'slack', thread: { number: 7, open: true } });
    const other = await w.remember(TEXTS[1]!, { source: 'slack', thread: { number: 8, open: true } });
    const party = await w.remember('The garden party of the team is tomorrow at 18:00');
    const { body } = await w.get(slack);
    const where = (filter: object) => `?filter=${encodeURIComponent(JSON.stringify(filter))}`;
    const cases: [string, number[]][] = [
      ['?meta.source=slack', [other, slack]],
      ['?meta.source=slack&meta.thread.number=7', [slack]],
      ['?meta.source=slack&meta.source=mail', []],
      ['?meta.thread.open=true&q=RADIATOR', [slack]],
      ['?temporal_type=temporal', [party]],
      [`?category=${body.categories[0]}&q=cat`, [slack]],
      ['?created_after=2020-01-01T00:00:00Z&created_before=2020-01-02', []],
      [`?created_after=${body.created_at}&q=cat%20sleeps`, [slack]],
      ['?archived=true', []],
      ['?archived=any&q=team', [party]],
      [where({ 'meta.thread.number': { gt: 7 } }), [other]],
      [where({ not: { 'meta.source': { exists: true } } }), [party]],
      [`${where({ or: [{ 'meta.thread.number': 7 }, { 'meta.source': { exists: false } }] })}&q=cat`, [slack]],
    ];
    for (const [query, ids] of cases) expect([query, idsOf(await w.list(query))]).toEqual([query, ids]);
  });

  it('edits meta by merge patch and text through the pipeline, and keeps revisions', async () => {
    const w = await workspace();
    const id = await w.remember('Client prefers async standups', { source: 'slack', draft: true, deep: { a: 1, b: 2 } });
    const first = await w.get(id);
    const meta = await w.edit(id, { meta: { draft: null, deep: { b: null, c: [1] }, n: 12345678901234567890n.toString() } });
    expect(meta.status).toBe(200);
    expect(meta.body).toEqual({
      ...first.body,
      meta: { source: 'slack', deep: { a: 1, c: [1] }, n: '12345678901234567890' },
      version: 2,
      updated_at: TIME,
    });
    const text = await w.edit(id, { text: 'Call the accountant at +49 171 5550123 about the tax audit before tomorrow' });
    expect(text.body).toMatchObject({
      text: 'Call the accountant at [REDACTED_PHONE] about the tax audit before tomorrow',
      meta: meta.body.meta,
      temporal: { type: 'temporal' },
      version: 3,
      created_at: first.body.created_at,
    });
    expect(text.body.categories).not.toEqual(first.body.categories);
    const etags = [first, meta, text].map(({ headers }) => headers.get('etag'));
    expect(new Set(etags).size).toBe(3);
    expect((await w.get(id)).headers.get('etag')).toBe(etags[2]);

    const hits = async (query: string) => (await w.retrieve(query, { min_score: 0.5 })).body.memories;
    expect(await hits('tax audit')).toHaveLength(1);
    expect(await hits('async standups')).toEqual([]);

    const { body } = await w.history(id);
    expect(body).toEqual({
      memory_id: id,
      version: 3,
      revisions: [
        { ...contentOf(meta), revision: 2, cause: 'edited', reason: null, valid_from: TIME, replaced_at: TIME },
        { ...contentOf(first), revision: 1, cause: 'edited', reason: null, valid_from: TIME, replaced_at: TIME },
      ],
      next_cursor: null,
    });
  });

  it('writes nothing if an edit changes nothing', async () => {
    const w = await workspace();
    const id = await w.remember('Client prefers async standups', { source: 'slack' });
    const before = await w.get(id);
    for (const patch of [{ meta: {} }, { text: before.body.text }, { meta: { source: 'slack', none: null } }]) {
      const after = await w.edit(id, patch);
      expect([after.status, after.body, after.headers.get('etag')]).toEqual([200, before.body, before.headers.get('etag')]);
    }
    expect((await w.edit(id, { meta: null })).body).toMatchObject({ meta: {}, version: 2 });
  });

  it('restores a revision, which can be undone', async () => {
    const w = await workspace();
    const id = await w.remember('The demo is tomorrow', { source: 'slack' });
    const first = await w.get(id);
    await w.edit(id, { text: 'Mira plays the cello', meta: { source: null } });
    const restored = await w.restore(id, { revision: 1 });
    expect(restored.status).toBe(200);
    expect(contentOf(restored)).toEqual(contentOf(first));
    expect(restored.body.version).toBe(3);
    expect((await w.retrieve('when is the demo', { min_score: 0.5 })).body.memories).toHaveLength(1);
    const taken = await w.restore(id, { revision: 2 });
    expect(taken.body).toMatchObject({ text: 'Mira plays the cello', meta: {}, version: 4 });
    const pages = [await w.history(id, '?limit=2')];
    pages.push(await w.history(id, `?limit=2&cursor=${pages[0]!.body.next_cursor}`));
    const revisions = pages.flatMap(({ body }) => body.revisions);
    expect(revisions.map(({ revision, cause }) => `${revision} ${cause}`)).toEqual(['3 restored', '2 restored', '1 edited']);
    expect(pages[1]!.body.next_cursor).toBeNull();
  });

  it('shows the revision of a store in the history', async () => {
    const w = await workspace();
    const id = await w.remember('The contract review is on Thursday at 14:00.');
    expect((await w.store('The contract review on Thursday has moved to 16:30.')).body.dedup.action).toBe('updated_existing');
    const { body } = await w.history(id);
    expect(body.revisions).toMatchObject([
      { revision: 1, cause: 'updated_existing', text: 'The contract review is on Thursday at 14:00.' },
    ]);
  });

  it('counts and then deletes the memories that match a filter', async () => {
    const w = await workspace();
    for (const [i, text] of TEXTS.entries()) await w.remember(text, { source: i < 2 ? 'slack' : 'mail' });
    const dry = await w.removeWhere('?meta.source=slack&dry_run=true');
    expect([dry.status, dry.body]).toEqual([200, { status: 'ok', dry_run: true, matched: 2, deleted: 0 }]);
    const done = await w.removeWhere('?meta.source=slack&confirm=2');
    expect([done.status, done.body]).toEqual([200, { status: 'ok', dry_run: false, matched: 2, deleted: 2 }]);
    expect((await w.list()).body.memories.map(({ text }: { text: string }) => text)).toEqual([TEXTS[3], TEXTS[2]]);
    expect((await w.retrieve('cat on the radiator', { min_score: 0.6 })).body.memories).toEqual([]);
    expect((await w.removeWhere('?meta.source=slack&confirm=0')).body.deleted).toBe(0);
  });

  it('counts and then archives the memories that match a filter, and brings them back', async () => {
    const w = await workspace();
    const ids: number[] = [];
    for (const [i, text] of TEXTS.entries()) ids.push(await w.remember(text, { source: i < 2 ? 'slack' : 'mail' }));
    const dry = await w.archiveWhere('?meta.source=slack&dry_run=true');
    expect([dry.status, dry.body]).toEqual([200, { status: 'ok', dry_run: true, matched: 2, changed: 0 }]);
    const done = await w.archiveWhere('?meta.source=slack&confirm=2');
    expect([done.status, done.body]).toEqual([200, { status: 'ok', dry_run: false, matched: 2, changed: 2 }]);
    expect((await w.list()).body.memories.map(({ id }: { id: number }) => id)).toEqual([ids[3], ids[2]]);
    expect((await w.history(ids[0])).body.revisions).toMatchObject([{ revision: 1, cause: 'archived' }]);
    expect((await w.archiveWhere('?archived=true&meta.source=slack&confirm=2', false)).body.changed).toBe(2);
    expect((await w.list()).body.memories).toHaveLength(4);
  });

  it('stores a batch in order, each text like a single store', async () => {
    const w = await workspace();
    const { status, body } = await w.storeBatch([
      { text: 'Noah is allergic to peanuts', meta: { source: 'slack' } },
      { text: '' },
      { text: '  noah is ALLERGIC to peanuts!' },
      { text: 'the password is my dogs name plus two digits' },
      'no object',
      { text: 'My card is 4111 1111 1111 1111', meta: { ok: true } },
      { text: 'a', meta: [] },
      { meta: {} },
      { text: 'The contract review is on Thursday at 14:00.' },
      { text: 'The contract review on Thursday has moved to 16:30.' },
    ]);
    expect(status).toBe(200);
    const refused = (type: string, loc: unknown[]) => ({
      status: 'error',
      code: 'validation_failed',
      detail: [expect.objectContaining({ type, loc: ['body', 'memories', ...loc] })],
    });
    const [peanuts] = body.results;
    expect(body.results).toEqual([
      {
        status: 'ok',
        memory_id: expect.any(Number),
        workspace_id: w.id,
        dedup: { action: 'stored_new', existing_id: null },
        importance: expect.any(Number),
        categories: expect.any(Array),
        temporal: { type: 'persistent', raw_text: 'Noah is allergic to peanuts', valid_until: null },
      },
      refused('string_too_short', [1, 'text']),
      { ...peanuts, dedup: { action: 'duplicate_exact', existing_id: peanuts.memory_id } },
      { status: 'error', code: 'pii_rejected', detail: 'Submitted memory contains sensitive data and cannot be stored.' },
      refused('model_attributes_type', [4]),
      expect.objectContaining({ status: 'ok' }),
      refused('dict_type', [6, 'meta']),
      refused('missing', [7, 'text']),
      expect.objectContaining({ dedup: { action: 'stored_new', existing_id: null } }),
      expect.objectContaining({ dedup: { action: 'updated_existing', existing_id: body.results[8].memory_id } }),
    ]);
    const texts = (await w.list()).body.memories.map(({ text }: { text: string }) => text);
    expect(texts).toEqual([
      'The contract review on Thursday has moved to 16:30.',
      'My card is [REDACTED_CREDIT_CARD]',
      'Noah is allergic to peanuts',
    ]);
  });

  it('gives a text of a batch the same vector as a single store', async () => {
    const [alone, together] = [await workspace(), await workspace()];
    for (const text of TEXTS) await alone.remember(text);
    await together.storeBatch(TEXTS.map((text) => ({ text })));
    const similarities = async ({ retrieve }: typeof alone) =>
      (await retrieve('pets and music', { min_score: 0, top_k: 10 })).body.memories.map(
        ({ text, similarity }: { text: string; similarity: number }) => [text, similarity],
      );
    expect(new Map(await similarities(together))).toEqual(new Map(await similarities(alone)));
  });
});

const contentOf = ({ body: { text, meta, importance, categories, temporal } }: Answer) => ({
  text,
  meta,
  importance,
  categories,
  temporal,
});
