import { loadConfig } from '../../../src/config/config.js';
import { openDatabase } from '../../../src/database/data-source.js';
import { type FakeOpenAi, startFakeOpenAi } from '../../fixtures/fake-openai.js';
import { azenClient, newAzenKey, newAzenWorkspace } from '../../support/azen.js';
import { type Answer, admin, call } from '../../support/client.js';
import { engines, type TestDatabase } from '../../support/engines.js';
import { type RunningService, startService, untilWritten } from '../../support/service.js';

/**
 * Faults of the database: it refuses rows with certain texts, lets keys with a certain label expire at once, and has
 * lost a table. The service itself is unchanged.
 */
const FAULTS = `
CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'disk full at /var/lib/secret'; END $$;
CREATE TRIGGER t BEFORE INSERT ON unembedded_memories FOR EACH ROW WHEN (NEW.text LIKE 'no record%') EXECUTE FUNCTION refuse();
CREATE TRIGGER t BEFORE DELETE ON memories FOR EACH ROW WHEN (OLD.text LIKE 'no deletion%') EXECUTE FUNCTION refuse();
CREATE FUNCTION refuse_job() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF EXISTS (SELECT FROM unembedded_memories WHERE id = NEW.memory_id AND text LIKE 'no job%') THEN RAISE EXCEPTION 'no'; END IF;
  RETURN NEW; END $$;
CREATE TRIGGER t BEFORE INSERT ON embedding_jobs FOR EACH ROW EXECUTE FUNCTION refuse_job();
CREATE FUNCTION refuse_vectors() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF EXISTS (SELECT FROM memories WHERE id = OLD.memory_id AND text LIKE 'no vectors%') THEN RAISE EXCEPTION 'no'; END IF;
  RETURN OLD; END $$;
CREATE TRIGGER t BEFORE DELETE ON memory_chunks FOR EACH ROW EXECUTE FUNCTION refuse_vectors();
CREATE FUNCTION expire() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.expires_at := now(); RETURN NEW; END $$;
CREATE TRIGGER t BEFORE INSERT ON api_keys FOR EACH ROW WHEN (NEW.label = 'expired') EXECUTE FUNCTION expire();
ALTER TABLE azen_usage RENAME TO lost;
`;

const ABSENT = '3f1c9a52-7d0e-4b61-9a2f-5c8e1d2b7a90';

describe.each(engines)('the error table of the Azen API on $name', (engine) => {
  let database: TestDatabase;
  let openai: FakeOpenAi;
  let service: RunningService;
  let azen: Awaited<ReturnType<typeof newAzenWorkspace>>;

  beforeAll(async () => {
    database = await engine.create();
    openai = await startFakeOpenAi();
    const env = {
      ...database.env,
      EMBEDDINGS: 'openai',
      OPENAI_BASE_URL: openai.url,
      OPENAI_API_KEY: 'sk-test',
    };
    const { dataSource, close } = await openDatabase(loadConfig(env));
    await dataSource.query(FAULTS);
    await close();
    service = await startService(env);
    azen = await newAzenWorkspace(service.url);
  });
  afterAll(async () => {
    await service?.stop();
    await openai?.close();
    await database?.drop();
  });

  const fails = (answer: Answer, code: number, status: string, message: string) => {
    expect([answer.status, answer.body]).toEqual([code, { status, message, code }]);
    expect(Object.keys(answer.body)).toEqual(['status', 'message', 'code']);
    expect(answer.headers.get('content-type')).toBe('application/json');
    expect(answer.headers.get('x-bizx-request-id')).toMatch(/^[\da-f-]{36}$/);
    expect(answer.headers.get('www-authenticate')).toBeNull();
  };
  const raw = async (
    path: string,
    body: string | Uint8Array<ArrayBuffer>,
    headers: Record<string, string> = {},
  ): Promise<Answer> => {
    const response = await fetch(`${service.url}/api/v1${path}`, {
      method: 'POST',
      headers: { 'azen-api-key': azen.key, ...headers },
      body,
    });
    return { status: response.status, headers: response.headers, body: await response.json() };
  };

  describe('400 invalid_request', () => {
    it.each(['{"text": ', 'text', '', '{"text": NaN}', "{'text': 'x'}"])(
      'answers "Request body must be valid JSON" to the body %j',
      async (body) => {
        for (const path of ['/memory', '/memory/search'])
          fails(await raw(path, body), 400, 'invalid_request', 'Request body must be valid JSON');
      },
    );

    it('answers "Request body must be valid JSON" to bytes that are not UTF-8', async () =>
      fails(await raw('/memory', new Uint8Array([0x22, 0xff, 0x22])), 400, 'invalid_request', 'Request body must be valid JSON'));

    it.each([
      ['/memory', {}],
      ['/memory', { text: '' }],
      ['/memory', { text: 5 }],
      ['/memory', { text: null }],
      ['/memory', { text: 'a\u0000b' }],
      ['/memory', { text: '\ud800' }],
      ['/memory', null],
      ['/memory', ['text']],
      ['/memory', 'text'],
      ['/memory/search', {}],
      ['/memory/search', { query: '' }],
      ['/memory/search', { query: ['x'] }],
      ['/memory/search', { query: 'x', topK: 0 }],
      ['/memory/search', { query: 'x', topK: 51 }],
      ['/memory/search', { query: 'x', topK: 2.5 }],
      ['/memory/search', { query: 'x', topK: '5' }],
      ['/memory/search', { query: 'x', topK: true }],
      ['/memory/search', { query: 'x', topK: null }],
    ])('answers "Invalid request body" to %s %j', async (path, body) =>
      fails(await azen.send('POST', path, body), 400, 'invalid_request', 'Invalid request body'),
    );

    it.each(['1', 'abc', `${ABSENT}0`, ABSENT.replace('-', ''), '%00'])('answers "Invalid memory Id" to %s', async (id) => {
      fails(await azen.get(id), 400, 'invalid_request', 'Invalid memory Id');
      fails(await azen.remove(id), 400, 'invalid_request', 'Invalid memory Id');
    });

    it('refuses a text that gives a secret away', async () =>
      fails(
        await azen.create("The password is my dog's name plus two digits"),
        400,
        'invalid_request',
        'Submitted memory contains sensitive data and cannot be stored.',
      ));
  });

  const CALLS = [
    ['POST', '/memory'],
    ['GET', '/memory'],
    ['GET', `/memory/${ABSENT}`],
    ['DELETE', `/memory/${ABSENT}`],
    ['POST', '/memory/search'],
    ['GET', '/usage'],
  ] as const;

  describe('401 unauthorized', () => {
    it.each(CALLS)('answers "no api key" to %s %s without a key', async (method, path) => {
      const headers = { authorization: `Bearer ${azen.key}` };
      fails(await call(method, `${service.url}/api/v1${path}`, { headers }), 401, 'unauthorized', 'no api key');
      fails(await azenClient(service.url, '').send(method, path), 401, 'unauthorized', 'no api key');
    });

    it('takes precedence over an invalid body or id', async () => {
      fails(await raw('/memory', '{', { 'azen-api-key': '' }), 401, 'unauthorized', 'no api key');
      fails(await azenClient(service.url, '').get('x'), 401, 'unauthorized', 'no api key');
    });
  });

  describe('403 forbidden with "Invalid API key"', () => {
    const refused = async (key: string) => {
      for (const [method, path] of CALLS)
        fails(await azenClient(service.url, key).send(method, path), 403, 'forbidden', 'Invalid API key');
      fails(await raw('/memory', '{', { 'azen-api-key': key }), 403, 'forbidden', 'Invalid API key');
    };

    it('refuses an unknown key', () => refused(`az_live_${'0'.repeat(40)}`));
    it('refuses a key of the other API', () => refused(azen.workspace.key));
    it('refuses a disabled key', async () => {
      const { key, keyId } = await newAzenKey(service.url, azen.workspace.id);
      await admin(service.url, 'PATCH', `/keys/${keyId}`, { enabled: false });
      await refused(key);
    });
    it('refuses an expired key', async () =>
      refused((await newAzenKey(service.url, azen.workspace.id, { label: 'expired' })).key));
    it('refuses a deleted key and the old secret of a regenerated key', async () => {
      const [gone, changed] = [
        await newAzenKey(service.url, azen.workspace.id),
        await newAzenKey(service.url, azen.workspace.id),
      ];
      await admin(service.url, 'DELETE', `/keys/${gone.keyId}`);
      const { body } = await admin(service.url, 'POST', `/keys/${changed.keyId}/regenerate`);
      await refused(gone.key);
      await refused(changed.key);
      expect(body.key).toMatch(/^az_live_[\da-f]{40}$/);
      expect((await azenClient(service.url, body.key).list()).status).toBe(200);
    });
    it('refuses a key of a suspended or deleted workspace', async () => {
      const other = await newAzenWorkspace(service.url);
      await admin(service.url, 'PATCH', `/workspaces/${other.workspace.id}`, { status: 'suspended' });
      await refused(other.key);
      await admin(service.url, 'PATCH', `/workspaces/${other.workspace.id}`, { status: 'active' });
      expect((await other.list()).status).toBe(200);
      await admin(service.url, 'DELETE', `/workspaces/${other.workspace.id}`);
      await refused(other.key);
    });
    it('refuses a key of a suspended account', async () => {
      await admin(service.url, 'PATCH', '/accounts/1', { suspended: true });
      await refused(azen.key);
      await admin(service.url, 'PATCH', '/accounts/1', { suspended: false });
      expect((await azen.list()).status).toBe(200);
    });
  });

  describe('404 not_found', () => {
    it('answers "Memory not found" to an unknown id, a UUID of another version and a deleted memory', async () => {
      const id = await azen.remember('The cat sleeps on the radiator');
      expect((await azen.remove(id)).status).toBe(200);
      for (const absent of [ABSENT, '00000000-0000-0000-0000-000000000000', '019b0000-0000-7000-8000-000000000000', id]) {
        fails(await azen.get(absent), 404, 'not_found', 'Memory not found');
        fails(await azen.remove(absent), 404, 'not_found', 'Memory not found');
      }
    });

    it.each([
      ['GET', ''],
      ['GET', '/'],
      ['GET', '/memories'],
      ['GET', '/memory/'],
      ['POST', '/memory/'],
      ['PUT', '/memory'],
      ['PATCH', `/memory/${ABSENT}`],
      ['GET', '/memory/search'],
      ['POST', '/usage'],
      ['GET', '/memory/%zz'],
      ['GET', `/memory/${ABSENT}/history`],
    ])('answers "Not Found" to %s %s, which is not an endpoint', async (method, path) => {
      fails(await azen.send(method, path), 404, 'not_found', 'Not Found');
      fails(await call(method, `${service.url}/api/v1${path}`), 404, 'not_found', 'Not Found');
    });
  });

  it('answers 429 rate_limited to a key with an empty bucket', async () => {
    const slow = await newAzenKey(service.url, azen.workspace.id, { rpm_limit: 1, burst_limit: 6 });
    for (const [method, path] of CALLS) expect((await slow.send(method, path)).status).not.toBe(429);
    for (const [method, path] of CALLS) {
      const refused = await slow.send(method, path);
      fails(refused, 429, 'rate_limited', 'Rate limit exceeded for this API key');
      expect(Number(refused.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    }
    fails(await raw('/memory', '{', { 'azen-api-key': slow.key }), 429, 'rate_limited', 'Rate limit exceeded for this API key');
    expect((await azen.list()).status).toBe(200);
  });

  it('answers a status outside the table with its own number and the status internal_server_error', async () => {
    const large = JSON.stringify({ text: 'x'.repeat(262_144) });
    fails(await raw('/memory', large), 413, 'internal_server_error', 'Payload exceeds the 256 KB limit');
  });

  describe('500 internal_server_error', () => {
    const broken = (answer: Answer, message: string) => fails(answer, 500, 'internal_server_error', message);
    const total = async () => (await azen.list()).body.total_count;

    it('answers "Failed to create memory record"', async () => {
      const before = await total();
      broken(await azen.create('no record of this'), 'Failed to create memory record');
      expect(await total()).toBe(before);
    });

    it('answers "Failed to create embedding job record" and leaves no memory without a job behind', async () => {
      const before = await total();
      broken(await azen.create('no job for this'), 'Failed to create embedding job record');
      expect(await total()).toBe(before);
    });

    it('answers "Failed to delete vectors for memory" and keeps the record', async () => {
      const id = await azen.remember(`no vectors: ${'a long story of the sea. '.repeat(100)}`);
      broken(await azen.remove(id), 'Failed to delete vectors for memory');
      expect((await azen.get(id)).body.memory).toMatchObject({ id, embedded: true });
    });

    it('answers "Failed to delete memory record"', async () => {
      const id = await azen.remember('no deletion of this');
      broken(await azen.remove(id), 'Failed to delete memory record');
      expect((await azen.get(id)).status).toBe(200);
    });

    it('answers "Failed to embed query"', async () => {
      openai.failWith({ status: 401 });
      broken(await azen.search('what nobody has asked before'), 'Failed to embed query');
      openai.succeed();
      expect((await azen.search('what nobody has asked before')).status).toBe(200);
    });

    it('answers "Internal Server Error: Unhandled exception."', async () =>
      broken(await azen.usage(), 'Internal Server Error: Unhandled exception.'));

    it('is logged with its cause, but without a key or a text', async () => {
      await untilWritten(service, /disk full at \/var\/lib\/secret/);
      for (const secret of [azen.key, 'sk-test', 'a long story', 'no record of']) expect(service.output()).not.toContain(secret);
    });
  });
});
