import { admin, call, newWorkspace } from '../../support/client.js';
import { engines } from '../../support/engines.js';
import { storeOnce, untilSettled, writesOf } from '../../support/idempotency.js';
import { useSharedService } from '../../support/shared-service.js';

describe.each(engines)('a repeated Idempotency-Key on $name', (engine) => {
  const service = useSharedService(engine);
  const memoriesOf = async (workspace: { health: () => Promise<{ body: { signals: { total_memories: number } } }> }) =>
    (await workspace.health()).body.signals.total_memories;

  it('gets the first answer, and takes no unit', async () => {
    const { id, key, health } = await newWorkspace(service.url);
    const first = await storeOnce(service.url, key, 'k-1', 'The audit is on 3 March 2031', { n: 1.5 });
    const second = await storeOnce(service.url, key, 'k-1', 'The audit is on 3 March 2031', { n: 1.5 });
    expect(first.status).toBe(200);
    expect(first.headers.has('idempotency-replayed')).toBe(false);
    expect(first.body.dedup.action).toBe('stored_new');
    expect(second.status).toBe(200);
    expect(second.body).toEqual(first.body);
    expect(second.headers.get('idempotency-replayed')).toBe('true');
    expect(second.headers.get('content-type')).toBe('application/json');
    expect(await writesOf(service.url, id)).toBe(1);
    expect(await memoriesOf({ health })).toBe(1);
  });

  it('matches a body with other white space or another order of keys', async () => {
    const { key } = await newWorkspace(service.url);
    const send = async (body: string) => {
      const response = await fetch(`${service.url}/v1/memory/store`, {
        method: 'POST',
        headers: { authorization: `Bearer ${key}`, 'idempotency-key': 'k-2', 'content-type': 'application/json' },
        body,
      });
      return { status: response.status, replayed: response.headers.get('idempotency-replayed'), text: await response.text() };
    };
    const first = await send('{"text":"Tea at four","meta":{"a":1,"b":[{"x":1,"y":2}]}}');
    const second = await send(' {"meta": {"b": [{"y": 2, "x": 1}], "a": 1}, "text": "Tea at four"}\n');
    expect(second).toEqual({ ...first, replayed: 'true' });
  });

  it('is independent of the same key in another workspace', async () => {
    const [one, other] = [await newWorkspace(service.url), await newWorkspace(service.url)];
    const mine = await storeOnce(service.url, one.key, 'shared', 'The same fact in both');
    const theirs = await storeOnce(service.url, other.key, 'shared', 'The same fact in both');
    expect(theirs.headers.has('idempotency-replayed')).toBe(false);
    expect(theirs.body.workspace_id).toBe(other.id);
    expect(theirs.body.memory_id).not.toBe(mine.body.memory_id);
    expect((await storeOnce(service.url, other.key, 'shared', 'Another fact')).status).toBe(409);
  });

  it('makes one row and takes one unit for fifty concurrent stores', async () => {
    const { id, key, health } = await newWorkspace(service.url);
    await admin(service.url, 'PATCH', `/workspaces/${id}`, { memory_write_limit: 10 });
    const text = 'The quarterly report goes out on the tenth';
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => untilSettled(() => storeOnce(service.url, key, 'k-50', text))),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(50).fill(200));
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expect(answers[0]!.body.dedup.action).toBe('stored_new');
    expect(answers.filter(({ headers }) => headers.get('idempotency-replayed') === 'true')).toHaveLength(49);
    expect(await memoriesOf({ health })).toBe(1);
    expect(await writesOf(service.url, id)).toBe(1);
  });

  it('gets its first answer even at the cap', async () => {
    const { id, key } = await newWorkspace(service.url);
    await admin(service.url, 'PATCH', `/workspaces/${id}`, { memory_write_limit: 1 });
    const first = await storeOnce(service.url, key, 'k-cap', 'The last fact of the month');
    const refused = await storeOnce(service.url, key, 'k-next', 'One fact too many');
    expect(refused.body.code).toBe('plan_limit_reached');
    const again = await storeOnce(service.url, key, 'k-cap', 'The last fact of the month');
    expect(again.body).toEqual(first.body);
    // A refused call had no effect: the same key works as soon as the cap allows it.
    await admin(service.url, 'PATCH', `/workspaces/${id}`, { memory_write_limit: 2 });
    const done = await storeOnce(service.url, key, 'k-next', 'One fact too many');
    expect(done.body.dedup.action).toBe('stored_new');
    expect(done.headers.has('idempotency-replayed')).toBe(false);
  });

  it('takes a token from the bucket', async () => {
    const { id, key } = await newWorkspace(service.url);
    await admin(service.url, 'PATCH', `/workspaces/${id}`, { rpm_limit: 1, burst_limit: 2 });
    const attempt = () => storeOnce(service.url, key, 'k-rate', 'Counted by the minute');
    expect((await attempt()).status).toBe(200);
    const replayed = await attempt();
    expect(replayed.headers.get('x-ratelimit-remaining')).toBe('0');
    expect((await attempt()).body.code).toBe('rate_limited');
  });

  it.each([
    ['duplicate_exact', 'Ring the signal before you enter the lab', 'ring the signal before you enter the lab!'],
    ['kept_existing', 'Logs are shipped to Loki by Promtail and kept for two weeks.', 'Logs are shipped to Loki.'],
    ['updated_existing', 'The maximum upload size is 25 MB.', 'The maximum upload size is 40 MB.'],
  ])('gets the first answer again after %s', async (action, old, fresh) => {
    const { id, key, store } = await newWorkspace(service.url);
    await store(old);
    const first = await storeOnce(service.url, key, 'k-same', fresh);
    expect(first.body.dedup.action).toBe(action);
    expect((await storeOnce(service.url, key, 'k-same', fresh)).body).toEqual(first.body);
    expect(await writesOf(service.url, id)).toBe(2);
  });

  it('has no effect on a retrieve', async () => {
    const { key, store } = await newWorkspace(service.url);
    const retrieve = () =>
      call('POST', `${service.url}/v1/memory/retrieve`, {
        token: key,
        body: { query: 'who keeps bees', min_score: 0 },
        headers: { 'idempotency-key': 'k-retrieve' },
      });
    expect((await retrieve()).body.memories).toHaveLength(0);
    await store('Ines keeps bees on the roof');
    const { body, headers } = await retrieve();
    expect(body.memories).toHaveLength(1);
    expect(headers.has('idempotency-replayed')).toBe(false);
  });
});
