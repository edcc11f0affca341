import fc from 'fast-check';
import { useTarget } from './target.js';
import { type Answer, call, rawCall } from './wire.js';

const LIMIT = 262_144;
const STORE = '/v1/memory/store';
const TOO_LARGE = '{"detail":"Payload exceeds the 256 KB limit"}';

const target = useTarget();

const headers = () => ({ authorization: `Bearer ${target().key}`, 'content-type': 'application/json' });
const store = (body: string | Buffer, more = {}): Promise<Answer> =>
  call(target().base, { method: 'POST', path: STORE, headers: { ...headers(), ...more }, body });
const get = (path: string, more = {}): Promise<Answer> => call(target().base, { path, headers: { ...headers(), ...more } });

/** Returns a request head as text. */
const head = (line: string, lines: string[] = []): string =>
  [line, 'Host: test', `Authorization: Bearer ${target().key}`, 'Content-Type: application/json', ...lines, '', ''].join('\r\n');
/** Pairs each value with its beginning, for the title of its test. */
const titled = (values: string[]): [title: string, value: string][] =>
  values.map((value) => [JSON.stringify(value.slice(0, 40)), value]);
const STATUS = 'GET /v1/status HTTP/1.1';
const POST = `POST ${STORE} HTTP/1.1`;

/** Expects the form of every error: JSON with a detail, and a request id. */
function expectError(raw: string, status: number, body: string | RegExp = /^{"detail":"[^"]+"}$/): void {
  const [top = '', content = ''] = raw.split('\r\n\r\n');
  expect(top).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  expect(top.toLowerCase()).toContain('content-type: application/json');
  expect(top.toLowerCase()).toMatch(/x-bizx-request-id: [\x20-\x7e]{1,128}/);
  if (typeof body === 'string') expect(content).toBe(body);
  else expect(content).toMatch(body);
}

describe('a body above 256 KB', () => {
  it('is refused by its Content-Length, before it is sent', async () => {
    expectError(await rawCall(target().base, [head(POST, [`Content-Length: ${LIMIT + 1}`])], 500), 413, TOO_LARGE);
    expectError(await rawCall(target().base, [head(STATUS, [`Content-Length: ${LIMIT + 1}`])], 500), 413, TOO_LARGE);
    expectError(await rawCall(target().base, [head('PUT /v1/nope HTTP/1.1', ['Content-Length: 99999999'])], 500), 413, TOO_LARGE);
  });

  it('is refused in a way that a client sees which sends all of it first', async () => {
    for (const size of [LIMIT + 1, 8 * 1024 * 1024]) {
      const answer = await store(Buffer.alloc(size, 'x'));
      expect([answer.status, answer.body]).toEqual([413, TOO_LARGE]);
    }
  });

  it('is refused while it arrives in chunks, complete or not', async () => {
    const chunk = `${(65_536).toString(16)}\r\n${'x'.repeat(65_536)}\r\n`;
    const chunks = Array.from({ length: 20 }, () => chunk);
    const start = head(POST, ['Transfer-Encoding: chunked']);
    expectError(await rawCall(target().base, [start, ...chunks, '0\r\n\r\n']), 413, TOO_LARGE);
    expectError(await rawCall(target().base, [start, ...chunks.slice(0, 5)], 500), 413, TOO_LARGE);
  });

  it('starts one byte above the limit', async () => {
    const frame = '{"text":""}'.length;
    expect((await store(`{"text":"${'x'.repeat(LIMIT - frame)}"}`)).status).toBe(422);
    expect((await store(`{"text":"${'x'.repeat(LIMIT - frame + 1)}"}`)).status).toBe(413);
  });
});

describe('a malformed HTTP request', () => {
  it.each(['abc', '-5', '5, 6', '1e3', '0x10', '99999999999999999999999999'])(
    'is answered with 400 for the Content-Length %s',
    async (length) => expectError(await rawCall(target().base, [head(POST, [`Content-Length: ${length}`]), '{}']), 400),
  );

  it('is answered with 400 for two Content-Lengths, or one beside chunked encoding', async () => {
    expectError(await rawCall(target().base, [head(POST, ['Content-Length: 2', 'Content-Length: 3']), '{}']), 400);
    expectError(
      await rawCall(target().base, [head(POST, ['Content-Length: 2', 'Transfer-Encoding: chunked']), '0\r\n\r\n']),
      400,
    );
  });

  it('is answered with 431 for headers of 70 KB', async () =>
    expectError(await rawCall(target().base, [head(STATUS, [`X: ${'x'.repeat(70_000)}`])]), 431));

  it('is answered with 400 for an invalid chunk', async () =>
    expectError(await rawCall(target().base, [head(POST, ['Transfer-Encoding: chunked']), '3\r\nabc\r\nzz\r\n']), 400));

  it.each(['\0\0\0\0', 'hello\r\n\r\n', '\x16\x03\x01\x02\x00\x01', 'GET\r\n\r\n', 'GET / HTTP/9.9\r\n\r\n'])(
    'is answered with 400 for the bytes %j',
    async (bytes) => expectError(await rawCall(target().base, [bytes]), 400),
  );

  it('is answered with 400 after a valid request on the same connection', async () => {
    const received = await rawCall(target().base, [`${head(STATUS)}garbage\r\n\r\n`]);
    expect(received).toMatch(/^HTTP\/1.1 200 /);
    expectError(received.slice(received.indexOf('HTTP/1.1 400')), 400);
  });

  it('does not block other requests while its body never arrives', async () => {
    const stuck = rawCall(target().base, [head(POST, ['Content-Length: 100']), '{"text":'], 1000);
    expect((await get('/v1/status')).status).toBe(200);
    expect(await stuck).toBe('');
  });
});

describe('routing', () => {
  it.each(
    titled(['/v1/%zz', '/v1/status%', '/%c3%28', '/v1/%', '/%00', '/v1/status%00', `/v1/${'x'.repeat(9000)}`, '/v1/st%61tus2']),
  )('answers 404 to the path %s', async (_title, path) => {
    const answer = await get(path);
    expect([answer.status, answer.body]).toEqual([404, '{"detail":"Not Found"}']);
    expect(answer.headers['x-bizx-request-id']).toBeDefined();
  });

  it.each(['/v1/st%61tus', '/v1%2Fstatus', '/v1/status?%zz=%zz', '/v1/status?__proto__=1&a[b]=c'])(
    'treats %s as /v1/status',
    async (path) => expect((await get(path)).status).toBe(200),
  );

  it.each(['PROPFIND', 'TRACE', 'PURGE', 'FOO', 'M-X!'])('answers 405 or 404 to the unusual method %s', async (method) => {
    expectError(
      await rawCall(target().base, [head(`${method} /v1/status HTTP/1.1`)], 500),
      405,
      '{"detail":"Method Not Allowed"}',
    );
    expectError(await rawCall(target().base, [head(`${method} /v1/nope HTTP/1.1`)], 500), 404, '{"detail":"Not Found"}');
  });

  it('answers 404 to a target that is not a path', async () => {
    expectError(await rawCall(target().base, [head('OPTIONS * HTTP/1.1')], 500), 404, '{"detail":"Not Found"}');
    expectError(await rawCall(target().base, [head('GET *v1/status HTTP/1.1')], 500), 404, '{"detail":"Not Found"}');
    expect(await rawCall(target().base, [head('GET http://test/v1/status HTTP/1.1')], 500)).toMatch(/^HTTP\/1.1 200 /);
  });

  it('never takes a fixed path for the parameter of another route', async () => {
    const answer = await call(target().base, { method: 'DELETE', path: STORE });
    expect([answer.status, answer.headers.allow]).toEqual([405, 'POST']);
  });

  it('redirects by a path, so that a client behind a proxy stays on https', async () => {
    const received = await rawCall(target().base, ['GET /v1/status/?a=1 HTTP/1.1\r\nHost: a/b?c\r\n\r\n'], 500);
    expect(received).toMatch(/^HTTP\/1.1 307 /);
    expect(received).toContain('location: /v1/status?a=1\r\n');
  });

  it('answers requests that Node would answer by itself', async () => {
    expectError(await rawCall(target().base, ['GET /v1/nope HTTP/1.1\r\n\r\n'], 500), 404, '{"detail":"Not Found"}');
    expectError(await rawCall(target().base, ['CONNECT a:1 HTTP/1.1\r\nHost: a\r\n\r\n'], 500), 404, '{"detail":"Not Found"}');
    expect(await rawCall(target().base, [head(STATUS, ['Expect: 200-maybe'])], 500)).toMatch(/^HTTP\/1.1 200 /);
  });

  it('serves HTTP/1.0', async () =>
    expect(await rawCall(target().base, [head('GET /v1/status HTTP/1.0')])).toMatch(/^HTTP\/1.1 200 /));
});

describe('the request id', () => {
  const idOf = ({ headers: { [ID]: id } }: Answer) => id;
  const ID = 'x-bizx-request-id';

  it.each(titled(['abc', 'a b!~', 'x'.repeat(128)]))('%s is echoed', async (_title, id) => {
    expect(idOf(await get('/v1/status', { [ID]: id }))).toBe(id);
    expect(idOf(await get('/v1/nope', { [ID]: id }))).toBe(id);
    expect(idOf(await get('/v1/%zz', { [ID]: id }))).toBe(id);
    expect(idOf(await store('{', { [ID]: id }))).toBe(id);
  });

  it('is echoed by the answers to what is no valid request', async () => {
    const mine = `${ID}: id of mine`;
    for (const bytes of [
      [head(POST, ['Content-Length: abc', mine])],
      [head('GET / HTTP/9.9', [mine])],
      [head('FOO /v1/status HTTP/1.1', [mine])],
      [head('CONNECT a:1 HTTP/1.1', [mine])],
      [head(POST, ['Transfer-Encoding: chunked', mine]), '3\r\nabc\r\nzz\r\n'],
    ])
      expect(await rawCall(target().base, bytes, 500)).toContain(`${mine}\r\n`);
  });

  it.each(titled(['', 'é', 'x'.repeat(129), 'a\tb']))('%s is replaced by a UUID', async (_title, id) =>
    expect(idOf(await get('/v1/status', { [ID]: id }))).toMatch(/^[0-9a-f-]{36}$/),
  );
});

it('keeps answers out of caches', async () => {
  expect((await get('/v1/status')).headers['cache-control']).toBe('no-store');
  expect((await store('{"text":"The spare key hangs behind the beehive"}')).headers['cache-control']).toBe('no-store');
  expect((await get('/docs')).headers['cache-control']).toBe('no-cache');
});

describe('an unusual body', () => {
  it('may use names of JavaScript properties as keys', async () =>
    expect((await store('{"text":"hello there","meta":{"constructor":1,"__proto__":{"toString":null}}}')).status).toBe(200));

  it.each(
    titled([
      '{"__proto__":{"text":"hello"}}',
      '{"constructor":{"prototype":{}},"toString":1}',
      '{"text":{"__proto__":null}}',
      '{"text":1e400,"meta":NaN}',
      '{"text":"\\u0000"}',
      '{"text":"a","meta":{"\\u0000":1}}',
      `{"text":"a","meta":{"a":${'9'.repeat(4300)}e5}}`,
      `{"text":"a","meta":{"a":${'{"a":'.repeat(900)}1${'}'.repeat(901)}}`,
    ]),
  )('such as %s is refused with 422', async (_title, body) => expect((await store(body)).status).toBe(422));

  it.each([
    'application/json/x',
    'json',
    ';',
    '/',
    'application/json;charset=utf-16',
    'APPLICATION/JSON',
    'application/ json',
    ', ,',
  ])('with the content type %j is never a 500', async (type) =>
    expect([200, 422]).toContain((await store('{"text":"hello there"}', { 'content-type': type })).status),
  );

  it('made of random bytes and JSON is never a 500', async () => {
    const values = fc.oneof(
      fc.json(),
      fc.string({ unit: 'binary' }),
      fc.constantFrom('NaN', '-0.0', '1e999', '"\\udc00"', '"\\u0000"'),
    );
    const bodies = fc.oneof(
      fc.tuple(values, values).map(([text, meta]) => Buffer.from(`{"text":${text},"meta":${meta}}`)),
      fc.tuple(values, values).map(([key, value]) => Buffer.from(`{${key}:${value}}`)),
      fc.uint8Array({ maxLength: 64 }).map((bytes) => Buffer.from(bytes)),
    );
    await fc.assert(
      fc.asyncProperty(bodies, async (body) => {
        const answer = await store(body);
        expect([200, 400, 422]).toContain(answer.status);
        expect(() => JSON.parse(answer.body)).not.toThrow();
      }),
      { numRuns: 200 },
    );
  });
});
