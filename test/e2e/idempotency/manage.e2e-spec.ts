import { admin, call, newWorkspace } from '../../support/client.js';
import { engines } from '../../support/engines.js';
import { storeOnce, writesOf } from '../../support/idempotency.js';
import { useSharedService } from '../../support/shared-service.js';

describe.each(engines)('an Idempotency-Key on edits, deletions and batches on $name', (engine) => {
  const service = useSharedService(engine);
  const send = (token: string, idempotencyKey: string, method: string, path: string, body?: unknown) =>
    call(method, `${service.url}/v1/memory${path}`, { token, body, headers: { 'idempotency-key': idempotencyKey } });

  it('stores a batch once', async () => {
    const { id, key, health } = await newWorkspace(service.url);
    const memories = [
      { text: 'Gate 1 opens at six' },
      { text: '' },
      { text: 'Gate 2 opens at nine' },
      { text: 'gate 1 opens at six!' },
    ];
    const attempt = () => send(key, 'k-batch', 'POST', '/store/batch', { memories });
    const first = await attempt();
    const second = await attempt();
    expect(first.body.results.map(({ status }: { status: string }) => status)).toEqual(['ok', 'error', 'ok', 'ok']);
    expect(second.headers.get('idempotency-replayed')).toBe('true');
    expect(second.body).toEqual(first.body);
    expect((await health()).body.signals.total_memories).toBe(2);
    expect(await writesOf(service.url, id)).toBe(3);
  });

  it('edits a memory once, and replays its ETag', async () => {
    const { id, key, store } = await newWorkspace(service.url);
    const { memory_id } = (await store('The kiosk sells tea')).body;
    const attempt = () => send(key, 'k-edit', 'PATCH', `/${memory_id}`, { text: 'The kiosk sells coffee', meta: { n: 1 } });
    const first = await attempt();
    expect(first.status).toBe(200);
    await send(key, 'k-later', 'PATCH', `/${memory_id}`, { meta: { n: 2 } });
    const second = await attempt();
    expect(second.body).toEqual(first.body);
    expect(second.headers.get('etag')).toBe(first.headers.get('etag'));
    expect(second.headers.get('idempotency-replayed')).toBe('true');
    const now = await call('GET', `${service.url}/v1/memory/${memory_id}`, { token: key });
    expect(now.body).toMatchObject({ version: 3, meta: { n: 2 } });
    expect(await writesOf(service.url, id)).toBe(2);

    const restore = () => send(key, 'k-restore', 'POST', `/${memory_id}/restore`, { revision: 1 });
    const restored = await restore();
    expect(restored.body.text).toBe('The kiosk sells tea');
    expect((await restore()).body).toEqual(restored.body);
    expect((await call('GET', `${service.url}/v1/memory/${memory_id}`, { token: key })).body.version).toBe(4);
  });

  it('does not record a conflicting duplicate as the outcome', async () => {
    const { key, store } = await newWorkspace(service.url);
    const taken = (await store('The pool opens in May')).body.memory_id;
    const other = (await store('Parking is free on Sundays')).body.memory_id;
    const attempt = () => send(key, 'k-taken', 'PATCH', `/${other}`, { text: 'The pool opens in May' });
    for (const replayed of [null, 'true']) {
      const { status, body, headers } = await attempt();
      expect([status, body]).toEqual([409, { detail: `Memory ${taken} says the same already` }]);
      expect(headers.get('idempotency-replayed')).toBe(replayed);
    }
  });

  it('deletes a memory once, together with the answers that other keys remember of it', async () => {
    const { key, health } = await newWorkspace(service.url);
    const store = () => storeOnce(service.url, key, 'k-store', 'The vault code name is Heron');
    const { memory_id } = (await store()).body;
    const edit = () => send(key, 'k-edit', 'PATCH', `/${memory_id}`, { meta: { n: 1 } });
    const same = () => send(key, 'k-same', 'PATCH', `/${memory_id}`, { meta: { n: 1 } });
    const duplicate = () => storeOnce(service.url, key, 'k-duplicate', 'the vault code name is heron');
    for (const attempt of [edit, same, duplicate]) expect((await attempt()).status).toBe(200);
    const remove = () => send(key, 'k-delete', 'DELETE', `/${memory_id}`);
    const [first, second] = [await remove(), await remove()];
    expect([first.status, second.status]).toEqual([204, 204]);
    expect(second.headers.get('idempotency-replayed')).toBe('true');
    expect((await send(key, 'k-delete-2', 'DELETE', `/${memory_id}`)).status).toBe(404);
    for (const attempt of [store, edit, same, duplicate]) {
      const { status, body, headers } = await attempt();
      expect([status, body]).toEqual([404, { detail: 'Memory not found' }]);
      expect(headers.get('idempotency-replayed')).toBe('true');
    }
    // A late retry does not restore it.
    expect((await health()).body.signals.total_memories).toBe(0);
  });

  it('deletes by a filter once', async () => {
    const { key, store } = await newWorkspace(service.url);
    await store('Old badge, blue', { lot: 'a' });
    const remove = () => send(key, 'k-filter', 'DELETE', '?meta.lot=a&confirm=1');
    const first = await remove();
    expect(first.status).toBe(200);
    await store('New badge, green', { lot: 'a' });
    expect((await remove()).body).toEqual(first.body);
    expect((await call('GET', `${service.url}/v1/memory?meta.lot=a`, { token: key })).body.memories).toHaveLength(1);
  });

  it('gives back the unit of a refused edit', async () => {
    const { id, key, store } = await newWorkspace(service.url);
    await admin(service.url, 'PATCH', `/workspaces/${id}`, { memory_write_limit: 10 });
    const { memory_id } = (await store('The door code changes weekly')).body;
    const attempt = () => send(key, 'k-pii', 'PATCH', `/${memory_id}`, { text: "The password is my dog's name plus two digits" });
    for (let n = 0; n < 2; n++) expect((await attempt()).body.code).toBe('pii_rejected');
    expect(await writesOf(service.url, id)).toBe(1);
  });
});
