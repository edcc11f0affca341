import { setTimeout as sleep } from 'node:timers/promises';
import { inspect } from 'node:util';
import * as sdk from '../../../sdk/typescript/src/mnemonest.js';
import { breakOff, hang, type ScriptedAnswer, startScriptedServer } from '../../support/scripted-server.js';
import { collect, failureOf } from '../../support/sdk.js';

const KEY = 'mnx_ws_secret0123456789';
const OK: ScriptedAnswer = { status: 200, body: { memory_id: 7 } };
const fails = (status: number, headers: Record<string, string> = {}): ScriptedAnswer => ({
  status,
  headers,
  body: { detail: 'No' },
});

type Server = Awaited<ReturnType<typeof startScriptedServer>>;
let server: Server;
const serve = async (answers: ScriptedAnswer[], options: sdk.ClientOptions = {}) => {
  server = await startScriptedServer(...answers);
  return new sdk.Mnemonest({ apiKey: KEY, baseUrl: server.url, ...options });
};
// Full jitter may give a delay of 0, which keeps the tests fast.
beforeEach(() => jest.spyOn(Math, 'random').mockReturnValue(0));
afterEach(async () => {
  jest.restoreAllMocks();
  await server.close();
});
const store = (client: sdk.Mnemonest, options?: sdk.EditOptions) => client.memory.store({ text: 'Room 1' }, options);
const sent = (header: string) => server.requests.map(({ headers }) => headers[header]);

describe('retries of the TypeScript client', () => {
  it.each([
    ['502, then 504', [fails(502), fails(504)]],
    ['503', [fails(503)]],
    ['a connection that breaks', [breakOff, breakOff]],
  ])('follow %s, with the same ids and body', async (_, answers) => {
    const client = await serve([...answers, OK]);
    expect(await store(client)).toEqual({ memory_id: 7 });
    expect(server.requests).toHaveLength(answers.length + 1);
    expect(new Set(sent('idempotency-key')).size).toBe(1);
    expect(sent('idempotency-key')[0]).toMatch(/^[0-9a-f-]{36}$/);
    expect(new Set(sent('x-bizx-request-id')).size).toBe(1);
    expect(server.requests.at(-1)?.body).toBe('{"text":"Room 1"}');
  });

  it('end after maxRetries, of the client or of the call', async () => {
    const client = await serve([fails(503)], { maxRetries: 1 });
    const error = await failureOf(store(client));
    expect(error).toMatchObject({ name: 'ServiceUnavailableError', statusCode: 503, detail: 'No' });
    expect(server.requests).toHaveLength(2);
    await failureOf(store(client, { maxRetries: 0 }));
    expect(server.requests).toHaveLength(3);
  });

  it.each([400, 401, 403, 404, 409, 422, 429, 500])('do not follow %d', async (status) => {
    const client = await serve([fails(status, { 'retry-after': '1' }), OK]);
    expect(await failureOf(store(client))).toMatchObject({ statusCode: status, retryAfter: 1 });
    expect(server.requests).toHaveLength(1);
  });

  it('wait as long as a 503 demands, up to a maximum', async () => {
    const client = await serve([fails(503, { 'retry-after': '1' }), OK]);
    await store(client);
    const [first, second] = server.requests;
    expect(second!.at - first!.at).toBeGreaterThanOrEqual(990);
    await server.close();
    const other = await serve([fails(503, { 'retry-after': '600' }), OK]);
    expect(await failureOf(store(other))).toMatchObject({ statusCode: 503, retryAfter: 600 });
    expect(server.requests).toHaveLength(1);
  });

  it('return the answer of an attempt whose connection broke', async () => {
    const conflict = { status: 409, headers: { 'retry-after': '0' }, body: { code: 'idempotency_conflict', detail: 'Running' } };
    const client = await serve([breakOff, conflict, OK]);
    expect(await store(client)).toEqual({ memory_id: 7 });
    await server.close();
    const first = await serve([conflict, OK]);
    expect(await failureOf(store(first))).toMatchObject({ name: 'ConflictError' });
  });

  it('do not follow a failed stream, which can be read once only', async () => {
    const client = await serve([fails(503), OK]);
    expect(await failureOf(client.memory.import([{ text: 'x' }]))).toMatchObject({ statusCode: 503 });
    expect(server.requests).toHaveLength(1);
  });
});

describe('requests of the TypeScript client', () => {
  it('have an idempotency key if they write, and none otherwise', async () => {
    const client = await serve([{ status: 200, body: { memories: [], next_cursor: null } }]);
    await client.memory.retrieve({ query: 'x' });
    await client.memory.list();
    await client.status();
    expect(sent('idempotency-key')).toEqual([undefined, undefined, undefined]);
    await client.memory.batch([{ text: 'x' }]);
    await client.memory.update(1, { text: 'x' });
    await client.memory.restore(1, 1);
    await client.memory.delete(1);
    await client.memory.deleteMany({ q: 'x' }, { confirm: 1 });
    await client.events.create({ events: [{ role: 'user', content: 'x' }] });
    await client.memory.store({ text: 'x' }, { idempotencyKey: 'mine', requestId: 'r-1' });
    const keys = sent('idempotency-key').slice(3);
    expect([new Set(keys).size, keys.at(-1)]).toEqual([7, 'mine']);
    expect([new Set(sent('x-bizx-request-id')).size, sent('x-bizx-request-id').at(-1)]).toEqual([10, 'r-1']);
    expect(new Set(sent('authorization'))).toEqual(new Set([`Bearer ${KEY}`]));
  });

  it('go to the base URL, by a custom fetch', async () => {
    const fetched: string[] = [];
    const client = await serve([OK], {
      fetch: (input, init) => {
        fetched.push(String(input));
        return fetch(input, init);
      },
    });
    await store(client);
    const below = new sdk.Mnemonest({ apiKey: KEY, baseUrl: `${server.url}/memory/` });
    await below.memory.list({ meta: { a: { b: 1 } } });
    expect(fetched).toEqual([`${server.url}/v1/memory/store`]);
    expect(server.requests[1]?.url).toBe('/memory/v1/memory?meta.a.b=1');
  });
});

describe('the timeout of the TypeScript client', () => {
  it('ends a slow attempt, and the next attempt has the same timeout', async () => {
    // Long enough for a request to arrive, however busy the machine is.
    const client = await serve([hang, OK], { timeoutMs: 1_000 });
    expect(await store(client)).toEqual({ memory_id: 7 });
    await server.close();
    const never = await serve([hang]);
    const error = await failureOf(store(never, { timeoutMs: 1_000, maxRetries: 1, requestId: 'r-1' }));
    expect(error).toBeInstanceOf(sdk.TimeoutError);
    expect(error).toMatchObject({ statusCode: undefined, requestId: 'r-1' });
    expect((error as Error).message).toMatch(/^nothing came from http:\/\/127\.0\.0\.1:\d+ within 1000 ms \(request r-1\)$/);
    expect(server.requests).toHaveLength(2);
  });

  it('ends an answer that stops half-way', async () => {
    const client = await serve([(response) => void response.writeHead(200).write('{"memory')], { timeoutMs: 100, maxRetries: 0 });
    expect(await failureOf(store(client))).toBeInstanceOf(sdk.TimeoutError);
    await expect(collect(client.memory.export())).rejects.toBeInstanceOf(sdk.TimeoutError);
  });

  it('does not include the time in which the caller processes an export', async () => {
    const lines = '{"id":1}\n{"id":2}\n';
    const client = await serve([{ status: 200, body: lines }], { timeoutMs: 1_000 });
    const taken: number[] = [];
    for await (const { id } of client.memory.export()) {
      taken.push(id);
      await new Promise((resolve) => setTimeout(resolve, 1_200));
    }
    expect(taken).toEqual([1, 2]);
  });

  it('ends the wait for events, which are still processed', async () => {
    const client = await serve([{ status: 200, body: { status: 'queued', finished_at: null } }]);
    // Long enough for a second request, however busy the machine is.
    await expect(client.events.wait(5, { maxWaitMs: 2_000 })).rejects.toThrow('events 5 are not settled after 2000 ms');
    expect(server.requests.length).toBeGreaterThan(1);
  });

  it('lets a rate limit pass while it waits for events', async () => {
    const throttled = { status: 429, headers: { 'retry-after': '0.01' }, body: { code: 'rate_limited', detail: 'Slow' } };
    const client = await serve([throttled, throttled, { status: 200, body: { finished_at: '2026-03-02T10:00:00Z' } }]);
    expect(await client.events.wait(5)).toEqual({ finished_at: '2026-03-02T10:00:00Z' });
    await server.close();
    const failing = await serve([fails(404)]);
    await expect(failing.events.wait(5)).rejects.toBeInstanceOf(sdk.NotFoundError);
  });
});

describe('an abort of a call of the TypeScript client', () => {
  const soon = (ms: number) => AbortSignal.timeout(ms);

  it('ends the call, with the reason of the signal', async () => {
    const client = await serve([hang]);
    const controller = new AbortController();
    const call = store(client, { signal: controller.signal });
    while (!server.requests.length) await sleep(5);
    controller.abort(new Error('enough'));
    await expect(call).rejects.toThrow('enough');
    await expect(store(client, { signal: controller.signal })).rejects.toThrow('enough');
    expect(server.requests).toHaveLength(1);
  });

  it('ends the pause before a retry', async () => {
    const client = await serve([fails(503, { 'retry-after': '20' })]);
    const started = performance.now();
    const controller = new AbortController();
    const call = store(client, { signal: controller.signal });
    // However busy the machine is, the first attempt has been made when the abort comes.
    while (!server.requests.length) await sleep(5);
    setTimeout(() => controller.abort(new Error('enough')), 50);
    await expect(call).rejects.toThrow('enough');
    expect(performance.now() - started).toBeLessThan(10_000);
    expect(server.requests).toHaveLength(1);
  });

  it('ends an export half-way, and an endless import', async () => {
    const client = await serve([(response) => void response.writeHead(200).write('{"id":1}\n')]);
    const controller = new AbortController();
    await expect(
      (async () => {
        for await (const _ of client.memory.export({ signal: controller.signal })) controller.abort(new Error('enough'));
      })(),
    ).rejects.toThrow('enough');
    await server.close();
    const other = await serve([(_, request) => void request.resume()]);
    let leave = () => {};
    const left = new Promise<void>((resolve) => {
      leave = resolve;
    });
    async function* forever() {
      try {
        for (let i = 0; i < 1_000; i++) {
          yield { text: 'x' };
          await new Promise((resolve) => setTimeout(resolve, 5));
        }
      } finally {
        leave();
      }
    }
    await expect(other.memory.import(forever(), { signal: soon(100) })).rejects.toMatchObject({ name: 'TimeoutError' });
    const aborted = performance.now();
    await left;
    expect(performance.now() - aborted).toBeLessThan(3_000);
  });
});

describe('streams of the TypeScript client', () => {
  it('hold one memory of an export at a time, and close the connection at a break', async () => {
    const line = `${JSON.stringify({ id: 1, text: 'x'.repeat(100_000) })}\n`;
    let written = 0;
    const closed = jest.fn();
    const client = await serve([
      (response) => {
        const more = () => {
          while (!response.destroyed && response.write(line)) written++;
        };
        response.on('drain', more).on('close', closed);
        more();
      },
    ]);
    let taken = 0;
    for await (const { id } of client.memory.export()) {
      expect(id).toBe(1);
      if (++taken === 20) break;
    }
    for (let i = 0; i < 100 && !closed.mock.calls.length; i++) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(closed).toHaveBeenCalledTimes(1);
    // The sockets and streams buffer more than what was taken; the bound is far below an endless answer.
    expect(written).toBeLessThan(400);
  });

  it('fail with the error of their source', async () => {
    const client = await serve([(_, request) => void request.resume()]);
    async function* broken() {
      yield { text: 'x' };
      throw new RangeError('the source is broken');
    }
    await expect(client.memory.import(broken())).rejects.toThrow(RangeError);
  });

  it('fail if an export breaks off', async () => {
    const client = await serve([
      (response) => {
        response.writeHead(200).write('{"id":1}\n{"id"');
        setTimeout(() => response.destroy(), 50);
      },
    ]);
    const taken: number[] = [];
    const reading = (async () => {
      for await (const { id } of client.memory.export()) taken.push(id);
    })();
    await expect(reading).rejects.toBeInstanceOf(sdk.ConnectionError);
    expect(taken).toEqual([1]);
  });
});

describe('error messages of the TypeScript client', () => {
  it.each<[string, ScriptedAnswer, object]>([
    ['a page of somebody else', { status: 200, body: '<html>' }, { statusCode: 200, body: '<html>' }],
    ['a proxy’s page', { status: 502, body: '<html>' }, { statusCode: 502, body: '<html>' }],
    ['a redirect', { status: 307, headers: { location: 'http://127.0.0.1:9/' } }, { statusCode: 307 }],
    ['no connection', breakOff, { name: 'ConnectionError' }],
  ])('report %s, and never the key', async (_, answer, expected) => {
    const client = await serve([answer], { maxRetries: 0 });
    const error = await failureOf(store(client));
    expect(error).toMatchObject({ ...expected, requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) });
    expect(inspect(error, { depth: 9 })).not.toContain('secret');
    expect(error.message).not.toContain('html');
  });

  it('have the request id of the service', async () => {
    const client = await serve([fails(404, { 'x-bizx-request-id': 'theirs' })]);
    expect(await failureOf(store(client))).toMatchObject({ requestId: 'theirs', message: '404 No (request theirs)' });
  });
});
