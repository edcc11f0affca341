import { admin, newWorkspace } from '../../support/client.js';
import { engines } from '../../support/engines.js';
import { storeOnce, writesOf } from '../../support/idempotency.js';
import { useSharedService } from '../../support/shared-service.js';
import { exportLines, importLines } from '../../support/transfer.js';

const NOTHING = { updated: 0, skipped: 0, failed: 0, renumbered: 0, skipped_lines: [], failed_lines: [], renumbered_lines: [] };

describe.each(engines)('200 of export and import on $name', (engine) => {
  const service = useSharedService(engine);

  /** A workspace with a memory of every kind. */
  async function filled() {
    const workspace = await newWorkspace(service.url);
    await workspace.store('The maximum upload size is 25 MB.', { source: 'wiki', n: 1.5, list: [1, null, { deep: 'ü😀' }] });
    await workspace.store('The maximum upload size is 40 MB.', { reviewed: true });
    await workspace.store('The maximum upload size is 60 MB.');
    await workspace.store('The standup is moved to 3pm on 3 March 2031');
    await workspace.store('Line\nbreaks, "quotes" and \u2028 separators stay');
    await workspace.store('Her card is 4111 1111 1111 1111', { note: 'my pin is 4921' });
    for (let n = 0; n < 40; n++) await workspace.store(`Room ${n} has ${n + 2} chairs`);
    await workspace.retrieve('upload size');
    // Counters are written a second later at most.
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    return workspace;
  }

  it('comes back byte for byte from another workspace', async () => {
    const { key } = await filled();
    const first = await exportLines(service.url, key);
    expect(first.status).toBe(200);
    expect(first.headers.get('content-type')).toBe('application/x-ndjson');
    expect(first.headers.get('x-total-count')).toBe('44');
    expect(first.lines).toHaveLength(44);
    const there = await newWorkspace(service.url);
    const imported = await importLines(service.url, there.key, first.lines);
    expect(imported.status).toBe(200);
    expect(imported.body).toEqual({ status: 'ok', created: 44, ...NOTHING });
    const second = await exportLines(service.url, there.key);
    expect([...second.lines].sort()).toEqual([...first.lines].sort());
    expect(await writesOf(service.url, there.id)).toBe(44);
    const { body } = await there.retrieve('how large may an upload be', { min_score: 0 });
    expect(body.memories[0].text).toBe('The maximum upload size is 60 MB.');

    // The same lines once more: nothing is done, and nothing is counted.
    const again = await importLines(service.url, there.key, first.lines);
    expect(again.body).toMatchObject({ created: 0, skipped: 44, failed: 0, renumbered: 0 });
    const ids = first.lines.map((line) => JSON.parse(line).id);
    expect(again.body.skipped_lines).toEqual(ids.map((id, index) => ({ line: index + 1, existing_id: id })));
    expect(await writesOf(service.url, there.id)).toBe(44);

    // Ids that stores get from now on are none of those that were kept.
    const stored = await there.store('A fact that came after the import');
    expect(stored.body.memory_id).toBeGreaterThan(Math.max(...ids));
  });

  it('shows each memory with everything but its vector', async () => {
    const workspace = await newWorkspace(service.url);
    await workspace.store('The maximum upload size is 25 MB.', { source: 'wiki' });
    const { body } = await workspace.store('The maximum upload size is 40 MB.');
    const { lines } = await exportLines(service.url, workspace.key);
    const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/);
    const temporal = (raw_text: string) => ({ type: 'persistent', raw_text, valid_until: null });
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      {
        format: 1,
        id: body.memory_id,
        text: 'The maximum upload size is 40 MB.',
        meta: { source: 'wiki' },
        importance: body.importance,
        categories: body.categories,
        temporal: temporal('The maximum upload size is 40 MB.'),
        access_count: 0,
        inherited_count: 0,
        last_accessed_at: null,
        created_at: time,
        updated_at: time,
        archived_at: null,
        optimized_at: time,
        expires_at: null,
        near_duplicate_of: null,
        follows: null,
        supersedes: [],
        external_id: null,
        revisions: [
          {
            revision: 1,
            cause: 'updated_existing',
            text: 'The maximum upload size is 25 MB.',
            meta: { source: 'wiki' },
            importance: expect.any(Number),
            categories: expect.any(Array),
            temporal: temporal('The maximum upload size is 25 MB.'),
            created_at: time,
          },
        ],
      },
    ]);
  });

  it('exports nothing of an empty workspace, and imports nothing of an empty body', async () => {
    const { key, store } = await newWorkspace(service.url);
    const someoneElses = await newWorkspace(service.url);
    await someoneElses.store('Not for others');
    expect(await exportLines(service.url, key)).toMatchObject({ status: 200, text: '' });
    expect((await importLines(service.url, key, [])).body).toEqual({ status: 'ok', created: 0, ...NOTHING });
    await store('Only mine');
    const { lines } = await exportLines(service.url, key);
    expect(lines.map((line) => JSON.parse(line).text)).toEqual(['Only mine']);
  });

  it('takes memories of mem0 and plain lines', async () => {
    const { key, retrieve } = await newWorkspace(service.url);
    const mem0 = {
      id: '892db2ae-06d9-49e5-8b3e-585ef9b85b8e',
      memory: 'Likes to play cricket on weekends',
      user_id: 'alice',
      hash: '285d07801ae42054732314853e9eadd7',
      metadata: { category: 'hobbies', user_id: 'kept' },
      categories: ['sports'],
      created_at: '2024-09-03T10:16:05.490548-07:00',
      updated_at: null,
    };
    const other = { ...mem0, id: 'a1', memory: 'Works at TechCorp', metadata: null };
    const { body } = await importLines(service.url, key, [
      mem0,
      other,
      '',
      { text: 'The mailroom closes tomorrow', created_at: '2031-05-05T12:00:00Z' },
      { text: 'Her card is 4111 1111 1111 1111', meta: { note: 'my pin is 4921' } },
    ]);
    expect(body).toEqual({ status: 'ok', created: 4, ...NOTHING });
    const lines = (await exportLines(service.url, key)).lines.map((line) => JSON.parse(line));
    expect(lines).toMatchObject([
      {
        text: 'Likes to play cricket on weekends',
        meta: { category: 'hobbies', user_id: 'alice', metadata_user_id: 'kept', categories: ['sports'], mem0_id: mem0.id },
        created_at: '2024-09-03T17:16:05.490548Z',
        updated_at: '2024-09-03T17:16:05.490548Z',
        importance: expect.any(Number),
      },
      { text: 'Works at TechCorp', meta: { user_id: 'alice', categories: ['sports'], mem0_id: 'a1' }, external_id: 'mem0:a1' },
      // "Tomorrow" is that of the day on which it was written.
      { text: 'The mailroom closes tomorrow', temporal: { type: 'temporal', valid_until: '2031-05-06T23:59:59.000000Z' } },
      { text: 'Her card is [REDACTED_CREDIT_CARD]', meta: { note: 'my pin is [REDACTED_PASSWORD]' } },
    ]);
    expect((await retrieve('sports')).body.memories[0].text).toBe('Likes to play cricket on weekends');
    // A newer export, with one memory changed.
    const newer = await importLines(service.url, key, [mem0, { ...other, memory: 'Works at Initech' }]);
    expect(newer.body).toMatchObject({ created: 0, updated: 1, skipped: 1 });
    expect((await exportLines(service.url, key)).lines.map((line) => JSON.parse(line).text)).toContain('Works at Initech');
    expect((await exportLines(service.url, key)).lines.map((line) => JSON.parse(line).text)).not.toContain('Works at TechCorp');
  });

  it('tells of every line that it could not take, and takes all others', async () => {
    const { id, key, store } = await newWorkspace(service.url);
    const known = await store('Known already');
    const { status, body } = await importLines(service.url, key, [
      { text: 'The first good one' },
      '{"text": ',
      { text: '' },
      { text: "The password is my dog's name plus two digits" },
      '',
      'known already',
      { text: '  known   ALREADY' },
      { text: 'A bad time', created_at: 'yesterday' },
      { format: 2, text: 'From the future' },
      { format: 1, text: 'Ends never', temporal: { type: 'temporal', raw_text: 'x', valid_until: null } },
      { format: 1, text: 'A secret word', categories: ['4111111111111111'] },
      [1],
      { text: 'The last good one', unknown: 1 },
      { text: 'the last good one!' },
    ]);
    expect(status).toBe(200);
    expect(body).toMatchObject({ created: 2, skipped: 2, failed: 9, renumbered: 0 });
    const value = (loc: unknown[], problem: string) => ({
      code: 'validation_failed',
      detail: [{ type: 'value_error', loc: ['body', ...loc], msg: `Value error, ${problem}`, ctx: { error: {} } }],
    });
    expect(body.failed_lines).toEqual([
      { line: 2, code: 'malformed_body', detail: 'JSON decode error: Expecting value: line 1 column 10 (char 9)' },
      {
        line: 3,
        code: 'validation_failed',
        detail: [
          {
            type: 'string_too_short',
            loc: ['body', 'text'],
            msg: 'String should have at least 1 character',
            ctx: { min_length: 1 },
          },
        ],
      },
      { line: 4, code: 'pii_rejected', detail: 'Submitted memory contains sensitive data and cannot be stored.' },
      { line: 6, code: 'malformed_body', detail: 'JSON decode error: Expecting value: line 1 column 1 (char 0)' },
      {
        line: 8,
        code: 'validation_failed',
        detail: [
          {
            type: 'datetime_from_date_parsing',
            loc: ['body', 'created_at'],
            msg: 'Input should be a valid datetime or date, invalid format',
            ctx: { error: 'invalid format' },
          },
        ],
      },
      {
        line: 9,
        code: 'validation_failed',
        detail: [
          { type: 'less_than_equal', loc: ['body', 'format'], msg: 'Input should be less than or equal to 1', ctx: { le: 1 } },
        ],
      },
      { line: 10, ...value(['temporal', 'valid_until'], 'it belongs to a temporal memory, and to no other') },
      { line: 11, ...value(['categories'], 'unknown category') },
      {
        line: 12,
        code: 'validation_failed',
        detail: [
          {
            type: 'model_attributes_type',
            loc: ['body'],
            msg: 'Input should be a valid dictionary or object to extract fields from',
          },
        ],
      },
    ]);
    expect(body.skipped_lines).toEqual([
      { line: 7, existing_id: known.body.memory_id },
      { line: 14, existing_id: expect.any(Number) },
    ]);
    // One for the store, one for each that was created.
    expect(await writesOf(service.url, id)).toBe(3);
  });

  it('gives another id where one is taken or lies in the future, and says so', async () => {
    const { key, store } = await newWorkspace(service.url);
    const taken = (await store('The one that was here')).body.memory_id;
    const [free, future] = [taken - 5_000, taken + 2 ** 40];
    const { body } = await importLines(service.url, key, [
      { format: 1, id: taken, text: 'Comes too late for its id' },
      { format: 1, id: free, text: 'Keeps its id', near_duplicate_of: taken },
      { format: 1, id: free, text: 'Has the same id as the line before' },
      { format: 1, id: future, text: 'Comes from a clock that is fast' },
      '{"format":1,"id":4611686018427387904,"text":"Comes from the moon"}',
    ]);
    expect(body).toMatchObject({ created: 5, skipped: 0, failed: 0, renumbered: 4 });
    expect(body.renumbered_lines.map(({ line, id }: { line: number; id: number }) => [line, id])).toEqual([
      [1, taken],
      [3, free],
      [4, future],
      [5, 2 ** 62],
    ]);
    const lines = (await exportLines(service.url, key)).lines.map((line) => JSON.parse(line));
    const idOf = (text: string) => lines.find((line) => line.text === text).id;
    expect(idOf('Keeps its id')).toBe(free);
    const newIds = body.renumbered_lines.map(({ new_id }: { new_id: number }) => new_id);
    expect(newIds[0]).toBe(idOf('Comes too late for its id'));
    const next = (await store('What comes next')).body.memory_id;
    expect(next).toBeGreaterThan(Math.max(...newIds));
    expect(future).toBeGreaterThan(next);
  });

  it('restores archived memories, once', async () => {
    const { key, health, retrieve } = await newWorkspace(service.url);
    const lines = [
      { format: 1, text: 'Filed away', created_at: '2025-01-01T00:00:00Z', archived_at: '2025-06-01T00:00:00Z' },
      { format: 1, text: 'Filed away', created_at: '2025-02-01T00:00:00Z', archived_at: '2025-06-01T00:00:00Z' },
      { format: 1, text: 'Filed away' },
    ];
    expect((await importLines(service.url, key, [...lines, lines[0]])).body).toMatchObject({ created: 3, skipped: 1 });
    expect((await importLines(service.url, key, lines)).body).toMatchObject({ created: 0, skipped: 3 });
    expect((await health()).body.signals.total_memories).toBe(1);
    expect((await retrieve('filed away', { min_score: 0 })).body.memories).toHaveLength(1);
    expect((await exportLines(service.url, key)).lines).toHaveLength(3);
  });

  it('writes as many memories as the quota has units, and names the lines that are left', async () => {
    const { id, key } = await newWorkspace(service.url);
    await admin(service.url, 'PATCH', `/workspaces/${id}`, { memory_write_limit: 40 });
    const lines = Array.from({ length: 50 }, (_, n) => ({ text: `Shelf ${n} holds ${n + 3} boxes` }));
    const { status, body } = await importLines(service.url, key, lines);
    expect(status).toBe(200);
    expect(body).toMatchObject({ created: 40, skipped: 0, failed: 10 });
    expect(body.failed_lines.map(({ line, code }: { line: number; code: string }) => [line, code])).toEqual(
      Array.from({ length: 10 }, (_, n) => [41 + n, 'plan_limit_reached']),
    );
    expect(await writesOf(service.url, id)).toBe(40);
  });

  it('takes a line feed, or none, at the end, and lines from Windows', async () => {
    const { key } = await newWorkspace(service.url);
    const response = await fetch(`${service.url}/v1/memory/import`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}` },
      body: '\ufeff{"text":"One"}\r\n\r\n{"text":"Two"}',
    });
    expect(await response.json()).toMatchObject({ created: 2, failed: 0 });
  });

  it('cannot be used by an Idempotency-Key', async () => {
    const { key } = await newWorkspace(service.url);
    await storeOnce(service.url, key, 'k', 'Stored with a key');
    const response = await fetch(`${service.url}/v1/memory/import`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'idempotency-key': 'k' },
      body: '{"text":"Imported"}',
    });
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ created: 1 });
  });
});
