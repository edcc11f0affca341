import { Logger } from '@nestjs/common';
import { AppError } from '../../src/common/app-error.js';
import type { Embedding } from '../../src/providers/embeddings/embedder.js';
import { OpenAiEmbedder, type OpenAiEmbedderOptions } from '../../src/providers/embeddings/openai/openai-embedder.js';
import { unitVector } from '../../src/providers/embeddings/unit-vector.js';
import { type FakeOpenAi, type Quirk, startFakeOpenAi } from '../fixtures/fake-openai.js';

const GOOD = ['Ana likes tea', 'Ben likes coffee', 'Cleo likes milk'];
const BAD = 'a text that this model turns into NaN';
const LONG = 'The harvest report covers vineyards and barrels. '.repeat(70);
const DIMENSIONS = 8;

const refusal = (status: number, message: string) => ({ status, body: { error: { message } } });
const inputsOf = ({ input }: { input: string | string[] }) => [input].flat();
/** Refuses a request that has a text for which `test` is true. */
const refuses =
  (test: (text: string) => boolean, status = 400, message = 'input is too long'): Quirk =>
  (body) =>
    inputsOf(body).some(test) ? refusal(status, message) : undefined;

describe('embedding servers as they are', () => {
  let server: FakeOpenAi;
  let embedder: OpenAiEmbedder;
  const open = (options: Partial<OpenAiEmbedderOptions> = {}) => {
    embedder = new OpenAiEmbedder({ baseUrl: server.url, model: 'm', dimensions: DIMENSIONS, backoff: 5, ...options });
    return embedder;
  };
  const vectorsOf = (texts: readonly string[]) => texts.map((text) => unitVector(server.vectorOf(text)));
  const codesOf = (embeddings: readonly Embedding[]) =>
    embeddings.map((embedding) => (embedding instanceof AppError ? embedding.code : 'ok'));
  const failureOf = (call: Promise<unknown>): Promise<AppError> =>
    call.then(
      () => Promise.reject(new Error('it succeeded')),
      (error) => error,
    );

  beforeAll(async () => {
    Logger.overrideLogger(false);
    server = await startFakeOpenAi(DIMENSIONS);
  });
  beforeEach(() => {
    server.succeed();
    server.quirk = () => undefined;
    server.requests.length = 0;
  });
  afterEach(() => embedder.close());
  afterAll(() => server.close());

  it.each<[string, Quirk]>([
    ['knows no encoding_format', (body) => ('encoding_format' in body ? refusal(400, 'unknown field') : undefined)],
    ['accepts at most two texts', (body) => (body.input.length > 2 ? refusal(400, 'batch size is invalid') : undefined)],
    [
      'accepts 30 characters in a request',
      (body) => (inputsOf(body).join('').length > 30 ? refusal(413, 'too large') : undefined),
    ],
    [
      'accepts one text and no list',
      (body) => (Array.isArray(body.input) ? refusal(422, 'should be a valid string') : undefined),
    ],
    ['fails on lists', (body) => (Array.isArray(body.input) ? refusal(500, 'cannot unmarshal array') : undefined)],
    [
      'answers for the first text only',
      (body) => (body.input.length > 1 ? { body: { data: [{ embedding: server.vectorOf(body.input[0]) }] } } : undefined),
    ],
  ])('embeds all texts by a server that %s, which it knows from then on', async (_name, quirk) => {
    server.quirk = quirk;
    expect(await open().embed(GOOD)).toEqual(vectorsOf(GOOD));
    server.requests.length = 0;
    expect(await embedder.embed(GOOD)).toEqual(vectorsOf(GOOD));
    const sent = server.requests.flatMap(({ body }) => inputsOf(body));
    expect(sent).toEqual(GOOD);
  });

  it.each<[string, Quirk]>([
    ['refuses it with 400', refuses((text) => text === BAD)],
    ['refuses it with 413', refuses((text) => text === BAD, 413)],
    ['refuses it with 422', refuses((text) => text === BAD, 422)],
    ['fails on it with 500', refuses((text) => text === BAD, 500, 'unsupported value: NaN')],
    ['answers NaN for it', (body) => (inputsOf(body).includes(BAD) ? { body: '{"data":[{"embedding":[NaN]}]}' } : undefined)],
    [
      'answers null for it',
      (body) =>
        inputsOf(body).includes(BAD)
          ? { body: { data: inputsOf(body).map((text) => ({ embedding: text === BAD ? null : server.vectorOf(text) })) } }
          : undefined,
    ],
  ])('finds the one text that is refused where the server %s', async (_name, quirk) => {
    server.quirk = quirk;
    const embeddings = await open().embedEach([GOOD[0]!, BAD, GOOD[1]!, GOOD[2]!]);
    expect(codesOf(embeddings)).toEqual(['ok', 'embedding_rejected', 'ok', 'ok']);
    expect(embeddings.filter((embedding) => !(embedding instanceof AppError))).toEqual(vectorsOf(GOOD));
    expect((await failureOf(embedder.embed([BAD]))).code).toBe('embedding_rejected');
    expect(await embedder.embed(GOOD)).toEqual(vectorsOf(GOOD));
  });

  it('cuts a text by halves until the server accepts it', async () => {
    server.quirk = refuses((text) => text.length > 2000);
    const [vector] = await open().embed([LONG]);
    expect(vector).toEqual(vectorsOf([LONG.slice(0, LONG.length / 2)])[0]);
    expect(await embedder.embed(GOOD)).toEqual(vectorsOf(GOOD));
  });

  it('cuts no text shorter than 100 characters', async () => {
    server.quirk = refuses((text) => text.length > 60);
    expect((await failureOf(open().embed([LONG]))).code).toBe('embedding_rejected');
    expect(Math.min(...server.requests.map(({ body }) => inputsOf(body)[0]!.length).filter((units) => units > 10))).toBe(107);
    expect(await embedder.embed(GOOD)).toEqual(vectorsOf(GOOD));
  });

  it('sends no more tokens and texts than it is told', async () => {
    await open({ maxTokens: 64, batch: 2 }).embed([LONG, ...GOOD]);
    expect(server.requests.map(({ body }) => body.input.length)).toEqual([2, 2]);
    expect(server.requests[0]!.body.input[0]!.length).toBeLessThan(130);
  });

  it('sends no more tokens and texts than the model accepts, if it knows the model', async () => {
    await open({ model: 'text-embedding-v4' }).embed(Array.from({ length: 11 }, (_, i) => `text ${i}`));
    expect(server.requests.map(({ body }) => body.input.length)).toEqual([10, 1]);
  });

  it('logs why a text was refused, without the text', async () => {
    const warn = jest.spyOn(Logger.prototype, 'warn').mockImplementation();
    server.quirk = refuses((text) => text === BAD, 400, `context length exceeded by: ${BAD}`);
    const error = await failureOf(open({ apiKey: 'sk-very-secret' }).embed([BAD]));
    const said = `${warn.mock.calls.flat().join()} ${(error.cause as Error).message}`;
    expect(said).toContain('status 400: context length exceeded by: …');
    expect(said).not.toContain('turns');
    warn.mockRestore();
  });

  it.each<[string, Quirk, string]>([
    ['refuses every text', refuses(() => true, 400, 'no such model'), 'status 400: no such model'],
    ['fails on every text', refuses(() => true, 500, 'out of memory'), 'status 500: out of memory'],
    ['answers in HTML', () => ({ body: '<html>' }), 'not JSON'],
    ['streams', () => ({ headers: { 'content-type': 'text/event-stream' }, body: 'data: {}\n\n' }), 'a stream of events'],
    ['streams without saying so', () => ({ body: 'data: {}\n\n' }), 'a stream of events'],
    ['redirects', () => ({ status: 307, headers: { location: 'http://127.0.0.1:9/' }, body: '' }), 'not followed'],
  ])('is unavailable, with a reason, where the server %s', async (_name, quirk, reason) => {
    server.quirk = quirk;
    const error = await failureOf(open().embedEach(GOOD));
    expect(error.code).toBe('unavailable');
    expect((error.cause as Error).message).toContain(reason);
    server.quirk = () => undefined;
    expect(await embedder.embed(GOOD)).toEqual(vectorsOf(GOOD));
  });

  it.each([200, 503])('reads no more of an endless answer with status %d than it needs', async (status) => {
    let sent = 0;
    server.quirk = () => ({
      status,
      body: (function* () {
        for (yield '{"data":['; ; sent += 2 ** 16) yield ' '.repeat(2 ** 16);
      })(),
    });
    expect((await failureOf(open({ retries: 0 }).embed([GOOD[0]!]))).code).toBe('unavailable');
    // Of each of three requests; the sockets hold some more.
    expect(sent).toBeLessThan(30 * 2 ** 20);
    server.quirk = () => undefined;
    expect(await embedder.embed(GOOD)).toEqual(vectorsOf(GOOD));
  });

  describe('when it hangs', () => {
    const untilEmbedded = async (texts: readonly string[]) => {
      for (;;) {
        const vectors = await embedder.embed(texts).catch(() => new Promise<undefined>((done) => setTimeout(done, 10)));
        if (vectors) return vectors;
      }
    };

    it('fails at once after three timeouts, with a time to try again, until a probe is answered', async () => {
      open({ callTimeout: 150, probePause: 20 });
      server.behaviour = { kind: 'stall' };
      for (let call = 1; call <= 3; call++) expect((await failureOf(embedder.embed([GOOD[0]!]))).code).toBe('unavailable');
      const error = await failureOf(embedder.embed(GOOD));
      expect(error.options.retryAfterSeconds).toBe(1);
      expect((error.cause as Error).message).toContain('not asked for now');
      expect(server.requests.filter(({ body }) => body.input.length > 1)).toEqual([]);

      server.succeed();
      expect(await untilEmbedded(GOOD)).toEqual(vectorsOf(GOOD));
    });

    it('sends fewer texts at a time from then on', async () => {
      open({ callTimeout: 150, probePause: 20 });
      server.behaviour = { kind: 'stall' };
      await failureOf(embedder.embed(GOOD));
      server.succeed();
      server.requests.length = 0;
      expect(await untilEmbedded(GOOD)).toEqual(vectorsOf(GOOD));
      for (const { body } of server.requests) expect(body.input.length).toBeLessThan(3);
    });
  });
});
