import { Logger } from '@nestjs/common';
import { AppError } from '../../src/common/app-error.js';
import { loadConfig } from '../../src/config/config.js';
import { createEmbedder } from '../../src/providers/embeddings/create-embedder.js';
import { OpenAiEmbedder, type OpenAiEmbedderOptions } from '../../src/providers/embeddings/openai/openai-embedder.js';
import { unitVector } from '../../src/providers/embeddings/unit-vector.js';
import { type Behaviour, type FakeOpenAi, startFakeOpenAi } from '../fixtures/fake-openai.js';

const API_KEY = 'sk-very-secret';
const TEXT = 'a private memory';
const RETRIES = 2;

describe('the embedder of OpenAI-compatible APIs', () => {
  let provider: FakeOpenAi;
  const opened: OpenAiEmbedder[] = [];

  const open = (options: Partial<OpenAiEmbedderOptions> = {}) => {
    const embedder = new OpenAiEmbedder({
      baseUrl: provider.url,
      apiKey: API_KEY,
      model: 'text-embedding-3-small',
      dimensions: 8,
      retries: RETRIES,
      backoff: 5,
      ...options,
    });
    opened.push(embedder);
    return embedder;
  };
  const failureOf = async (call: Promise<unknown>): Promise<AppError> => {
    const error = await call.then(
      () => undefined,
      (reason) => reason,
    );
    expect(error).toBeInstanceOf(AppError);
    return error;
  };
  const messageOf = (error: AppError) => (error.options.cause as Error).message;

  beforeAll(async () => {
    provider = await startFakeOpenAi(8);
  });
  beforeEach(() => {
    provider.succeed();
    provider.requests.length = 0;
  });
  afterEach(async () => {
    jest.restoreAllMocks();
    await Promise.all(opened.splice(0).map((embedder) => embedder.close()));
  });
  afterAll(() => provider.close());

  describe('requests', () => {
    it('floats in the configured dimensions, with the key', async () => {
      await open().embed([TEXT]);
      expect(provider.requests).toEqual([
        {
          path: '/v1/embeddings',
          authorization: `Bearer ${API_KEY}`,
          // Without encoding_format, which some servers refuse.
          body: { model: 'text-embedding-3-small', input: [TEXT], dimensions: 8 },
        },
      ]);
    });

    it('vectors of the configured model from the configured URL', async () => {
      const embedder = createEmbedder(
        loadConfig({ EMBEDDINGS: 'openai', OPENAI_BASE_URL: provider.url, OPENAI_API_KEY: API_KEY, EMBEDDING_DIMENSIONS: '8' }),
      );
      await embedder.warmUp();
      expect(embedder).toMatchObject({ model: 'text-embedding-3-small', dimensions: 8 });
      expect(await embedder.embed([TEXT])).toEqual([unitVector(provider.vectorOf(TEXT))]);
      expect(provider.requests[0]!.authorization).toBe(`Bearer ${API_KEY}`);
      await embedder.close();
    });

    it('vectors without dimensions if the model cannot shorten them, and without a key if there is none', async () => {
      await open({ model: 'nomic-embed-text', apiKey: undefined }).embed([TEXT]);
      expect(provider.requests[0]).toMatchObject({ authorization: undefined });
      expect(provider.requests[0]!.body).not.toHaveProperty('dimensions');
    });

    it('vectors of texts that OpenAI accepts', async () => {
      await open().embed(['', 'half \ud83d', '漢'.repeat(10_000)]);
      expect(provider.requests[0]!.body.input).toEqual([' ', 'half \ufffd', '漢'.repeat(4000)]);
    });

    it('vectors in batches of 128, and returns them in order', async () => {
      const texts = Array.from({ length: 300 }, (_, i) => `text ${i}`);
      provider.behaviour = { kind: 'answer', reversed: true };
      const vectors = await open().embed(texts);
      expect(provider.requests.map(({ body }) => body.input.length)).toEqual([128, 128, 44]);
      expect(vectors).toEqual(texts.map((text) => unitVector(provider.vectorOf(text))));
    });

    it('nothing for an empty list of texts', async () => {
      expect(await open().embed([])).toEqual([]);
      expect(provider.requests).toEqual([]);
    });
  });

  const data = (...embeddings: unknown[]) =>
    JSON.stringify({ data: embeddings.map((embedding, index) => ({ index, embedding })) });
  const eight = Array(8).fill(1);
  /** Only a provider that stalls is given up soon: the first request of a process may take longer than that by itself. */
  const patienceFor = ({ kind }: Behaviour) => (kind === 'stall' ? { attemptTimeout: 300 } : {});
  const transient: [string, Behaviour, string][] = [
    ['is down', { kind: 'status', status: 503 }, 'status 503'],
    ['times out itself', { kind: 'status', status: 408 }, 'status 408'],
    ['is busy', { kind: 'status', status: 429 }, 'status 429'],
    ['stalls', { kind: 'stall' }, 'no answer within 300 ms'],
    ['drops the connection', { kind: 'drop' }, 'could not be reached (UND_ERR_SOCKET)'],
    ['drops the connection halfway', { kind: 'drop', halfway: true }, 'could not be reached'],
  ];
  const lasting: [string, Behaviour, string][] = [
    ['knows no such model', { kind: 'status', status: 404 }, 'status 404'],
    [
      'redirects',
      { kind: 'status', status: 308, headers: { location: 'http://127.0.0.1:1/' } },
      'a redirect, which is not followed',
    ],
  ];
  // What may be a fault of the text: the provider is asked for the vector of another one, in a list and without.
  const doubtful: [string, Behaviour, string][] = [
    ['refuses the request', { kind: 'status', status: 400 }, 'status 400'],
    ['fails', { kind: 'status', status: 500 }, 'status 500'],
    ['answers in HTML', { kind: 'rubbish', body: '<html>' }, 'not JSON'],
    ['answers with too many vectors', { kind: 'rubbish', body: data(eight, eight) }, '2 vectors for 1 texts'],
    ['answers in other dimensions', { kind: 'rubbish', body: data([1, 2]) }, '2 dimensions where EMBEDDING_DIMENSIONS is 8'],
    ['answers with NaN', { kind: 'rubbish', body: data(eight).replace('1,', 'NaN,') }, 'not JSON'],
    ['answers with a hole', { kind: 'rubbish', body: data([...eight.slice(1), null]) }, 'something else than numbers'],
    ['answers with zeros', { kind: 'rubbish', body: data(Array(8).fill(0)) }, 'no direction'],
  ];

  const retriedOnce = (name: string) => Number(name === 'fails');
  describe.each([
    ...transient.map((row) => [...row, 1 + RETRIES] as const),
    ...lasting.map((row) => [...row, 1] as const),
    ...doubtful.map((row) => [...row, 1 + retriedOnce(row[0]) + 2] as const),
  ])('when the provider %s', (_name, behaviour, message, attempts) => {
    it(`is unavailable after ${attempts} attempts with a reason, and works again afterwards`, async () => {
      const embedder = open(patienceFor(behaviour));
      provider.behaviour = behaviour;
      const error = await failureOf(embedder.embed([TEXT]));
      expect(error).toMatchObject({ code: 'unavailable', options: { retryAfterSeconds: 5 } });
      expect(messageOf(error)).toContain(message);
      expect(provider.requests).toHaveLength(attempts);

      provider.succeed();
      expect(await embedder.embed([TEXT])).toEqual([unitVector(provider.vectorOf(TEXT))]);
    });
  });

  describe('retries', () => {
    it.each(transient)('a provider that %s once', async (_name, behaviour) => {
      provider.next = [behaviour];
      expect(await open(patienceFor(behaviour)).embed([TEXT])).toHaveLength(1);
      expect(provider.requests).toHaveLength(2);
    });

    it('no sooner than the provider demands', async () => {
      provider.next = [{ kind: 'status', status: 429, headers: { 'retry-after': '1' } }];
      const start = performance.now();
      await open().embed([TEXT]);
      expect(performance.now() - start).toBeGreaterThan(990);
    });

    it('not at all if the provider demands a long wait, which the error passes on', async () => {
      provider.behaviour = { kind: 'status', status: 429, headers: { 'retry-after': '30' } };
      const start = performance.now();
      const error = await failureOf(open().embed([TEXT]));
      expect(performance.now() - start).toBeLessThan(1000);
      expect(error.options.retryAfterSeconds).toBe(30);
      expect(provider.requests).toHaveLength(1);
    });

    it('only within the total timeout of a call', async () => {
      provider.behaviour = { kind: 'stall' };
      const start = performance.now();
      const error = await failureOf(open({ retries: 100, attemptTimeout: 100, callTimeout: 350 }).embed([TEXT]));
      expect(performance.now() - start).toBeLessThan(2000);
      expect(error.code).toBe('unavailable');
      expect(provider.requests.length).toBeLessThanOrEqual(4);
    });
  });

  it('is unavailable if nothing listens', async () => {
    const gone = await startFakeOpenAi(8);
    const baseUrl = gone.url;
    await gone.close();
    const error = await failureOf(open({ baseUrl }).embed([TEXT]));
    expect(messageOf(error)).toBe('The embedding provider could not be reached (ECONNREFUSED)');
  });

  it.each([401, 403])('logs a refusal with %d once, without the key', async (status) => {
    const log = jest.spyOn(Logger.prototype, 'error').mockImplementation();
    provider.failWith({ status });
    const embedder = open();
    const first = await failureOf(embedder.embed([TEXT]));
    await failureOf(embedder.embed([TEXT]));
    expect(first.code).toBe('unavailable');
    expect(provider.requests).toHaveLength(2);
    expect(log).toHaveBeenCalledTimes(1);
    expect(log.mock.calls[0]![0]).toContain('OPENAI_API_KEY');
    const said = JSON.stringify([log.mock.calls, messageOf(first), (first.options.cause as Error).stack]);
    expect(said).not.toContain(API_KEY);
    expect(said).not.toContain(TEXT);
  });

  it('ends its requests when it is closed', async () => {
    provider.behaviour = { kind: 'stall' };
    const embedder = open({ attemptTimeout: 30_000 });
    const call = failureOf(embedder.embed([TEXT]));
    while (provider.requests.length === 0) await new Promise(setImmediate);
    await embedder.close();
    expect((await call).code).toBe('unavailable');
    expect((await failureOf(embedder.embed([TEXT]))).code).toBe('unavailable');
    expect(provider.requests).toHaveLength(1);
  });
});
