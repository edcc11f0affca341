import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { json } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { admin, call, newWorkspace } from '../../support/client.js';
import { engines } from '../../support/engines.js';
import { ADMIN_TOKEN } from '../../support/service.js';
import { useSharedService } from '../../support/shared-service.js';
import { exportLines, importLines } from '../../support/transfer.js';

describe.each(engines)('errors of export and import on $name', (engine) => {
  const service = useSharedService(engine);
  const endpoints = [
    ['GET', '/v1/memory/export'],
    ['POST', '/v1/memory/import'],
  ] as const;
  const body = (method: string) => (method === 'POST' ? { body: { text: 'Never stored' } } : {});

  it.each(endpoints)('401 of %s %s', async (method, path) => {
    const missing = await call(method, service.url + path, body(method));
    expect([missing.status, missing.body]).toEqual([401, { detail: 'Missing or invalid Authorization header' }]);
    const wrong = await call(method, service.url + path, { token: ADMIN_TOKEN, ...body(method) });
    expect([wrong.status, wrong.body]).toEqual([401, { detail: 'Invalid API key' }]);
  });

  it.each(endpoints)('403 of %s %s', async (method, path) => {
    const { id, key } = await newWorkspace(service.url);
    await admin(service.url, 'PATCH', `/workspaces/${id}`, { status: 'suspended' });
    const answer = await call(method, service.url + path, { token: key, ...body(method) });
    expect([answer.status, answer.body.code]).toEqual([403, 'workspace_suspended']);
  });

  it.each(endpoints)('429 of %s %s without a token', async (method, path) => {
    const { id, key } = await newWorkspace(service.url);
    await admin(service.url, 'PATCH', `/workspaces/${id}`, { rpm_limit: 1, burst_limit: 1 });
    await call('POST', `${service.url}/v1/memory/retrieve`, { token: key, body: {} });
    const answer = await call(method, service.url + path, { token: key, ...body(method) });
    expect([answer.status, answer.body.code]).toEqual([429, 'rate_limited']);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  it('429 of an import without a unit', async () => {
    const { id, key, store } = await newWorkspace(service.url);
    await admin(service.url, 'PATCH', `/workspaces/${id}`, { memory_write_limit: 1 });
    await store('The only one');
    const { status, body, headers } = await importLines(service.url, key, [{ text: 'One too many' }]);
    expect([status, body.code]).toEqual([429, 'plan_limit_reached']);
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await exportLines(service.url, key)).lines).toHaveLength(1);
  });

  it('413 of an import that says it is too large', async () => {
    const { key } = await newWorkspace(service.url);
    const sending = open(key, { 'content-length': 5 * 1024 ** 3 });
    sending.flushHeaders();
    const [response] = (await once(sending, 'response')) as [IncomingMessage];
    expect(response.statusCode).toBe(413);
    expect(await json(response)).toEqual({ detail: 'Payload exceeds the 4194304 KB limit' });
    sending.destroy();
  });

  it('fails the line that is too long, and no other', async () => {
    const { key } = await newWorkspace(service.url);
    const sending = open(key);
    sending.write('{"text":"Before"}\n{"text":"');
    const part = Buffer.alloc(1024 ** 2, 0x61);
    for (let n = 0; n < 3; n++) if (!sending.write(part)) await once(sending, 'drain');
    sending.end('"}\n{"text":"After"}');
    const [response] = (await once(sending, 'response')) as [IncomingMessage];
    expect(await json(response)).toMatchObject({
      created: 2,
      failed: 1,
      failed_lines: [{ line: 2, code: 'payload_too_large', detail: 'Line exceeds the 2 MB limit' }],
    });
  });

  it('keeps what was written when the connection breaks, and completes it the next time', async () => {
    const { key } = await newWorkspace(service.url);
    const lines = Array.from({ length: 80 }, (_, n) => `${JSON.stringify({ text: `Locker ${n} has ${n + 4} hooks` })}\n`);
    const sending = open(key);
    sending.on('error', () => {});
    sending.write(lines.slice(0, 70).join(''));
    const count = async () => (await exportLines(service.url, key)).lines.length;
    while ((await count()) < 64) await sleep(50);
    sending.destroy();
    await sleep(100);
    expect(await count()).toBe(64);
    const { body } = await importLines(
      service.url,
      key,
      lines.map((line) => line.trim()),
    );
    expect(body).toMatchObject({ created: 16, skipped: 64, failed: 0 });
    expect(service.output()).not.toContain('Unexpected failure');
  });

  it('lets other calls in while an import goes on', async () => {
    const { key, retrieve } = await newWorkspace(service.url);
    const lines = Array.from({ length: 200 }, (_, n) => ({ text: `Parcel ${n} weighs ${n + 4} kilos` }));
    let done = false;
    const importing = importLines(service.url, key, lines).finally(() => {
      done = true;
    });
    let answered = 0;
    while (!done) if ((await retrieve('a heavy parcel')).status === 200) answered++;
    expect((await importing).body.created).toBe(200);
    expect(answered).toBeGreaterThan(3);
  });

  it('refuses a second import into a workspace, and lets others in', async () => {
    const { key } = await newWorkspace(service.url);
    const other = await newWorkspace(service.url);
    let statuses: unknown[] = [];
    while (!statuses.includes(429)) {
      const sending = open(key);
      const answered = once(sending, 'response');
      sending.write('{"text":"Of one import"}\n');
      const { status } = await importLines(service.url, key, [{ text: 'Of another import' }]);
      expect((await importLines(service.url, other.key, [{ text: 'Of somebody else' }])).status).toBe(200);
      sending.end();
      const [response] = (await answered) as [IncomingMessage];
      statuses = [status, response.statusCode];
    }
    // Of two that overlap, one is refused: which one, the network decides.
    expect(statuses.sort()).toEqual([200, 429]);
  });

  it('serves others while lines come that are wrong', async () => {
    const { key } = await newWorkspace(service.url);
    const sending = open(key);
    sending.end('x\n'.repeat(40_000));
    let done = false;
    const answered = once(sending, 'response').finally(() => {
      done = true;
    });
    let served = 0;
    for (; !done; served++) await call('GET', `${service.url}/healthz`);
    const [response] = (await answered) as [IncomingMessage];
    expect(await json(response)).toMatchObject({ created: 0, failed: 40_000 });
    expect(served).toBeGreaterThan(3);
  });

  it('counts the accesses of all workspaces, whatever counts one has imported', async () => {
    const hostile = await newWorkspace(service.url);
    const other = await newWorkspace(service.url);
    const line = { format: 1, text: 'The count of this is full', access_count: 2_147_483_647, inherited_count: 2_147_483_647 };
    expect((await importLines(service.url, hostile.key, [line])).body.created).toBe(1);
    await other.store('The gate opens at nine');
    for (const { retrieve } of [hostile, other]) expect((await retrieve('when does the gate open')).status).toBe(200);
    expect((await hostile.retrieve('the count of this')).body.memories).toHaveLength(1);
    const counted = async () => JSON.parse((await exportLines(service.url, other.key)).lines[0]!).access_count;
    while ((await counted()) !== 1) await sleep(100);
  });

  it('ends an export whose client has gone', async () => {
    const { key } = await newWorkspace(service.url);
    const pad = 'x'.repeat(8_000);
    await importLines(
      service.url,
      key,
      Array.from({ length: 300 }, (_, n) => ({ text: `Crate ${n} is ${n + 2} feet wide`, meta: { pad } })),
    );
    // More of them than there may be at once, one after the other.
    for (let n = 0; n < 5; n++) {
      const leaving = new AbortController();
      const response = await fetch(`${service.url}/v1/memory/export`, {
        headers: { authorization: `Bearer ${key}` },
        signal: leaving.signal,
      });
      expect(response.status).toBe(200);
      leaving.abort();
      await sleep(200);
    }
    expect((await exportLines(service.url, key)).lines).toHaveLength(300);
  });

  const open = (key: string, headers: Record<string, string | number> = {}) =>
    request(`${service.url}/v1/memory/import`, { method: 'POST', headers: { authorization: `Bearer ${key}`, ...headers } });
});
