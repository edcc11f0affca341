import { newAzenWorkspace } from '../../support/azen.js';
import { call } from '../../support/client.js';
import { engines } from '../../support/engines.js';
import { useSharedService } from '../../support/shared-service.js';
import { exportLines, importLines } from '../../support/transfer.js';

const UUID = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;

describe.each(engines)('201 of the Azen API on $name', (engine) => {
  const service = useSharedService(engine);
  const workspace = () => newAzenWorkspace(service.url);

  it('returns the id of a memory that is being embedded', async () => {
    const w = await workspace();
    const before = Date.now();
    const { status, body, headers } = await w.create('Ana prefers tea to coffee');
    expect([status, body]).toEqual([
      201,
      {
        status: 'success',
        memoryId: expect.stringMatching(UUID),
        createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
        embedding: 'processing',
      },
    ]);
    expect(Math.abs(Date.parse(body.createdAt) - before)).toBeLessThan(60_000);
    expect(headers.get('x-bizx-request-id')).toBeTruthy();
    await w.untilEmbedded(body.memoryId);
    expect((await w.get(body.memoryId)).body).toEqual({
      status: 'success',
      memory: {
        id: body.memoryId,
        content: 'Ana prefers tea to coffee',
        metadata: null,
        createdAt: body.createdAt,
        embedded: true,
      },
    });
  });

  it('does a create and a delete with an Idempotency-Key once', async () => {
    const w = await workspace();
    const send = (method: string, path: string, key: string, body?: object) =>
      call(method, `${service.url}/api/v1/memory${path}`, { headers: { 'azen-api-key': w.key, 'idempotency-key': key }, body });
    const first = await send('POST', '', 'create', { text: 'Ana prefers tea' });
    const again = await send('POST', '', 'create', { text: 'Ana prefers tea' });
    expect([again.status, again.body]).toEqual([201, first.body]);
    expect([first, again].map(({ headers }) => headers.get('idempotency-replayed'))).toEqual([null, 'true']);
    expect((await w.list()).body.total_count).toBe(1);
    expect(await send('POST', '', 'create', { text: 'Ana prefers coffee' })).toMatchObject({ status: 409, body: { code: 409 } });
    expect(await send('POST', '', 'x'.repeat(256), { text: 'tea' })).toMatchObject({
      status: 400,
      body: { status: 'invalid_request', message: 'Invalid Idempotency-Key', code: 400 },
    });
    const path = `/${first.body.memoryId}`;
    await w.untilEmbedded(first.body.memoryId);
    const deleted = await send('DELETE', path, 'delete');
    expect(deleted.status).toBe(200);
    expect((await send('DELETE', path, 'delete')).body).toEqual(deleted.body);
    expect((await send('DELETE', path, 'another')).status).toBe(404);
  });

  it('stores every text as a separate memory, exactly as sent', async () => {
    const w = await workspace();
    const texts = ['Ana prefers tea', 'Ana prefers tea', 'ana prefers tea!', 'Ana prefers coffee now', ' ', '\n Zoë 🦊\t', '¿?'];
    const ids = await Promise.all(texts.map((text) => w.remember(text)));
    expect(new Set(ids).size).toBe(texts.length);
    const contents = await Promise.all(ids.map(async (id) => (await w.get(id)).body.memory.content));
    expect(contents).toEqual(texts);
    expect((await w.list()).body.total_count).toBe(texts.length);
  });

  it('cuts sensitive data out before any other step', async () => {
    const w = await workspace();
    const id = await w.remember('Call Ana at +1 415 555 2671 or pay with 4111 1111 1111 1111');
    expect((await w.get(id)).body.memory.content).toBe('Call Ana at [REDACTED_PHONE] or pay with [REDACTED_CREDIT_CARD]');
  });

  it('accepts JSON of any content type, and ignores unknown fields', async () => {
    const w = await workspace();
    for (const type of ['application/json', 'text/plain', 'application/x-www-form-urlencoded'])
      expect(
        await call('POST', `${service.url}/api/v1/memory`, {
          headers: { 'azen-api-key': w.key, 'content-type': type, 'x-bizx-request-id': 'mine' },
          body: { text: 'x', dedupKey: 'k', metadata: { a: 1 } },
        }),
      ).toMatchObject({ status: 201, body: { status: 'success' } });
  });

  it('creates a memory that the other API finds and recognises as a duplicate', async () => {
    const w = await workspace();
    const id = await w.remember('The harbour office opens at nine');
    const { body } = await w.workspace.store('the harbour office opens at nine.');
    expect(body.dedup.action).toBe('duplicate_exact');
    expect((await w.list()).body.memories).toEqual([expect.objectContaining({ id })]);
    const found = await w.workspace.retrieve('When does the harbour office open?');
    expect(found.body.memories[0]).toMatchObject({ id: body.memory_id, text: 'The harbour office opens at nine' });
    // An import keeps duplicates apart as well: neither takes the id of the other.
    await w.remember('The harbour office opens at nine');
    expect((await importLines(service.url, w.workspace.key, [{ text: 'The harbour office opens at nine' }])).body.created).toBe(
      0,
    );
    expect((await w.list()).body.total_count).toBe(2);
  });

  it('creates duplicates that an import of an export recognises, whichever of them is left', async () => {
    const w = await workspace();
    const first = await w.remember('The ferry is green');
    await w.remember('The ferry is green');
    expect((await w.remove(first)).status).toBe(200);
    const { lines } = await exportLines(service.url, w.workspace.key);
    expect((await importLines(service.url, w.workspace.key, lines)).body).toMatchObject({ created: 0, skipped: 1 });
    const other = { ...JSON.parse(lines[0]!), text: 'The ferry is blue' };
    expect((await importLines(service.url, w.workspace.key, [other])).body).toMatchObject({ created: 1, skipped: 0 });
  });

  it('finds a fact at the end of a long text', async () => {
    const w = await workspace();
    const filler = 'The tide tables of the old harbour were copied by hand every winter. ';
    const text = `${filler.repeat(200)}${'The lighthouse keeper is called Barnaby Quill. '.repeat(15)}`;
    const id = await w.remember(text);
    await w.remember('Mira plays the cello');
    expect((await w.get(id)).body.memory.content).toBe(text);
    const { body } = await w.search('What is the name of the lighthouse keeper?', 3);
    expect(body.memories[0].id).toBe(id);
    expect(body.rawMatches[0].id).toMatch(new RegExp(`^${id}::[1-9]\\d*$`));
    expect((await w.remove(id)).status).toBe(200);
    const after = (await w.search('What is the name of the lighthouse keeper?', 50)).body.rawMatches;
    expect(after.filter((match: { id: string }) => match.id.startsWith(id))).toEqual([]);
  });
});
