import { loadConfig } from '../../src/config/config.js';
import { createLlm } from '../../src/providers/llm/create-llm.js';
import { Llm, type LlmOptions, type Task } from '../../src/providers/llm/llm.js';
import { InvalidAnswer, ProviderFailure } from '../../src/providers/openai/provider-failure.js';
import { type Behaviour, type FakeOpenAi, type Quirk, type SeenChat, startFakeOpenAi } from '../fixtures/fake-openai.js';

const API_KEY = 'sk-very-secret';
const SECRET_TEXT = 'a private "memory"\n';
const TASK: Task = {
  name: 'colour',
  instructions: 'Name the colour.',
  data: { text: SECRET_TEXT },
  answer: {
    type: 'object',
    properties: { colour: { type: 'string', enum: ['red', 'blue'] } },
    required: ['colour'],
    additionalProperties: false,
  },
};

describe('the client of OpenAI-compatible language models', () => {
  let provider: FakeOpenAi;
  const open = (options: Partial<LlmOptions> = {}) =>
    new Llm({ baseUrl: provider.url, apiKey: API_KEY, model: 'gpt-4o-mini', backoff: 5, ...options });
  const ask = (llm = open(), patience = 5_000) => llm.ask(TASK, AbortSignal.timeout(patience));
  /** A failure is over with the next good answer. */
  const expectGoodCall = async (llm: Llm) => {
    provider.succeed();
    provider.reply = () => ({ colour: 'red' });
    expect(await ask(llm)).toEqual({ colour: 'red' });
  };
  const failureOf = async (call: Promise<unknown>): Promise<ProviderFailure> => {
    const error = await call.then(
      () => undefined,
      (reason) => reason,
    );
    expect(error).toBeInstanceOf(ProviderFailure);
    return error;
  };

  beforeAll(async () => {
    provider = await startFakeOpenAi();
  });
  beforeEach(() => {
    provider.succeed();
    provider.reply = () => ({ colour: 'blue' });
    provider.chats.length = 0;
  });
  afterAll(() => provider.close());

  it('asks for structured output, with the texts of users in a separate message', async () => {
    expect(await ask()).toEqual({ colour: 'blue' });
    expect(provider.chats).toEqual([
      {
        authorization: `Bearer ${API_KEY}`,
        body: {
          model: 'gpt-4o-mini',
          messages: [
            { role: 'system', content: TASK.instructions },
            { role: 'user', content: JSON.stringify(TASK.data) },
          ],
          response_format: { type: 'json_schema', json_schema: { name: 'colour', strict: true, schema: TASK.answer } },
          temperature: 0,
        },
      },
    ]);
  });

  it.each(['o3-mini', 'gpt-5'])('asks %s without a temperature', async (model) => {
    await ask(open({ model }));
    expect(provider.chats[0]!.body).not.toHaveProperty('temperature');
  });

  it('uses the configured model, or none', async () => {
    const env = { LLM: 'openai', LLM_MODEL: 'qwen3:8b', OPENAI_BASE_URL: provider.url, OPENAI_API_KEY: API_KEY };
    const llm = createLlm(loadConfig(env));
    expect(await ask(llm!)).toEqual({ colour: 'blue' });
    expect(provider.chats[0]).toMatchObject({ authorization: `Bearer ${API_KEY}`, body: { model: 'qwen3:8b' } });
    expect(createLlm(loadConfig({}))).toBeNull();
  });

  const completion = (message: object) => JSON.stringify({ choices: [{ message }] });
  it.each<[string, Behaviour | string, string]>([
    ['prose', 'It is blue.', 'content that is not JSON'],
    ['half an object', '{"colour":', 'content that is not JSON'],
    ['another word', '{"colour":"green"}', 'another shape'],
    ['nothing', 'null', 'another shape'],
    ['a refusal', { kind: 'rubbish', body: completion({ content: null, refusal: 'no' }) }, 'without content'],
    ['no choice', { kind: 'rubbish', body: '{"choices":[]}' }, 'without content'],
    ['an odd choice', { kind: 'rubbish', body: '{"choices":[null]}' }, 'without content'],
    ['HTML', { kind: 'rubbish', body: '<html>' }, 'not JSON'],
  ])('refuses the answer %s', async (_name, answer, message) => {
    if (typeof answer === 'string') provider.reply = () => answer;
    else provider.behaviour = answer;
    const llm = open();
    const failure = await failureOf(ask(llm));
    expect(failure).toBeInstanceOf(InvalidAnswer);
    expect(failure.message).toContain(message);
    expect(provider.chats).toHaveLength(1);
    await expectGoodCall(llm);
  });

  it.each<[string, Behaviour, number]>([
    ['fails', { kind: 'status', status: 500 }, 2],
    ['is busy', { kind: 'status', status: 429 }, 2],
    ['drops the connection', { kind: 'drop' }, 2],
    ['is busy for long', { kind: 'status', status: 429, headers: { 'retry-after': '5' } }, 1],
    ['refuses in every form', { kind: 'status', status: 400 }, 4],
    ['knows no such model', { kind: 'status', status: 401 }, 1],
  ])('gives up if the model %s', async (_name, behaviour, attempts) => {
    provider.behaviour = behaviour;
    const llm = open();
    const failure = await failureOf(ask(llm));
    expect(failure).not.toBeInstanceOf(InvalidAnswer);
    expect(failure.message).not.toContain('private');
    expect(failure.message).not.toContain(API_KEY);
    expect(provider.chats).toHaveLength(attempts);
    await expectGoodCall(llm);
  });

  const BLUE = '{"colour":"blue"}';
  it.each<[string, Behaviour | string]>([
    ['in a fence', `\`\`\`json\n${BLUE}\n\`\`\``],
    ['in prose', `Of course! ${BLUE} Is there {anything} else?`],
    ['behind its thoughts', `<think>{"colour":"red"}? No.</think>\n\n${BLUE}`],
    ['with another key', '{"colour":"blue","confidence":0.9}'],
    ['as its thoughts', { kind: 'rubbish', body: completion({ content: '', reasoning_content: BLUE }) }],
    ['in parts', { kind: 'rubbish', body: completion({ content: [{ type: 'text', text: BLUE }] }) }],
    ['after an example of another shape', `{"color":"red"} would be wrong: ${BLUE}`],
    ['before another object', `${BLUE} {"note":"done"}`],
  ])('reads an answer that the model writes %s', async (_name, answer) => {
    if (typeof answer === 'string') provider.reply = () => answer;
    else provider.behaviour = answer;
    const llm = open();
    expect(await ask(llm)).toEqual({ colour: 'blue' });
    await expectGoodCall(llm);
  });

  describe('a server with a smaller API', () => {
    const refusing =
      (isKnown: (body: SeenChat['body']) => boolean, message = 'bad request', status = 400): Quirk =>
      (body) =>
        isKnown(body) ? undefined : { status, body: { error: { message } } };
    const isPlain = (body: SeenChat['body']) => !('response_format' in body);
    const isObject = (body: SeenChat['body']) => isPlain(body) || body.response_format.type === 'json_object';
    const isCool = (body: SeenChat['body']) => !('temperature' in body);
    afterEach(() => {
      provider.quirk = () => undefined;
    });

    it.each<[string, Quirk, number]>([
      ['without json_schema', refusing(isObject, "'response_format.type' must be json_object"), 2],
      ['without json_schema, which it does not explain', refusing(isObject, '', 422), 2],
      ['without response_format', refusing(isPlain, 'unknown field response_format'), 3],
      ['whose grammar fails', refusing(isPlain, 'failed to parse grammar', 500), 5],
      ['without a temperature', refusing(isCool, "'temperature' does not support 0 with this model"), 2],
      ['without either', refusing((body) => isPlain(body) && isCool(body)), 4],
    ])('%s is asked again, and from then on as it likes', async (_name, quirk, attempts) => {
      provider.quirk = quirk;
      const llm = open();
      expect(await ask(llm)).toEqual({ colour: 'blue' });
      expect(provider.chats).toHaveLength(attempts);
      expect(await ask(llm)).toEqual({ colour: 'blue' });
      expect(provider.chats).toHaveLength(attempts + 1);
    });

    it('is told the schema in the instructions instead', async () => {
      provider.quirk = refusing(isObject);
      await ask();
      const { messages } = provider.chats.at(-1)!.body;
      expect(messages[0]!.content).toContain(TASK.instructions);
      expect(messages[0]!.content).toContain(JSON.stringify(TASK.answer));
      expect(messages[0]!.content).not.toContain('private');
    });

    it('is not asked in every form again and again if none helps', async () => {
      provider.quirk = refusing(() => false, 'the context is too long');
      const llm = open();
      expect((await failureOf(ask(llm))).message).toContain('status 400: the context is too long');
      provider.chats.length = 0;
      await failureOf(ask(llm));
      expect(provider.chats).toHaveLength(1);
    });

    it.each<[string, Quirk]>([
      ['says so', () => ({ headers: { 'content-type': 'text/event-stream' }, body: 'data: {"choices":[]}\n\n' })],
      ['does not say so', () => ({ body: 'data: {"choices":[]}\n\n' })],
    ])('is refused with a clear line if it can only stream and %s', async (_name, quirk) => {
      provider.quirk = quirk;
      expect((await failureOf(ask())).message).toContain('only as a stream of events');
      provider.quirk = () => undefined;
      expect(await ask()).toEqual({ colour: 'blue' });
    });
  });

  it('counts the tokens of all answers, and none of a server that does not tell', async () => {
    const llm = open();
    await ask(llm);
    provider.reply = () => 'It is blue.';
    await failureOf(ask(llm));
    provider.behaviour = { kind: 'rubbish', body: completion({ content: BLUE }) };
    await ask(llm);
    expect(llm.tokens).toEqual({ prompt: 1_400, completion: 80 });
  });

  it('retries once after a failure', async () => {
    provider.next = [{ kind: 'status', status: 503 }];
    expect(await ask()).toEqual({ colour: 'blue' });
  });

  it('waits until the deadline, and no longer', async () => {
    provider.behaviour = { kind: 'stall' };
    const llm = open();
    expect((await failureOf(ask(llm, 200))).message).toBe('gave no answer in time');
    await expectGoodCall(llm);
  });

  it('sends no request after it was closed', async () => {
    const llm = open();
    llm.close();
    await failureOf(ask(llm));
    expect(provider.chats).toEqual([]);
  });
});
