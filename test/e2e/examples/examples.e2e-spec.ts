import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { type FakeOpenAi, startFakeOpenAi } from '../../fixtures/fake-openai.js';
import { newWorkspace } from '../../support/client.js';
import { embedded } from '../../support/engines.js';
import { memoriesClient } from '../../support/memories.js';
import { startScriptedServer } from '../../support/scripted-server.js';
import { useSharedService } from '../../support/shared-service.js';

const FACT = 'My sister Ana Lindqvist lives in Lisbon';
const QUESTION = 'Where does my sister live?';
const SECRET = 'my password is my dog and the year';
/** Maximum time until a turn becomes a memory on a busy machine. */
const INGEST_MS = 30_000;

describe('the examples', () => {
  const service = useSharedService(embedded);
  let openai: FakeOpenAi;
  beforeAll(async () => {
    openai = await startFakeOpenAi();
    // Repeats all messages but the question: a memory in the answer comes from the memories of the agent.
    openai.reply = ({ messages }) => `I was told: ${JSON.stringify(messages.slice(0, -1))}`;
  });
  afterAll(() => openai?.close());

  const workspace = async () => {
    const { key, ...made } = await newWorkspace(service.url, 'examples');
    const env = { MNEMONEST_URL: service.url, MNEMONEST_API_KEY: key, OPENAI_BASE_URL: openai.url, OPENAI_MODEL: 'fake' };
    return { ...made, ...memoriesClient(service.url, key), env };
  };
  const run = async (command: string, args: string[], env: Record<string, string>, input?: string) => {
    const { PATH = '' } = process.env;
    const child = spawn(command, args, { env: { PATH, ...env } });
    // A program that reads no input may have ended before its input is closed.
    if (input === undefined) child.stdin.destroy();
    else child.stdin.end(input);
    const [stdout, stderr, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
    return { code, stdout, stderr };
  };
  const node = (file: string, args: string[], env: Record<string, string>, input?: string) =>
    run(process.execPath, [`examples/${file}`, ...args], env, input);

  it('include chat-agent.js, which knows a fact from an earlier conversation', async () => {
    const { env, list } = await workspace();
    const first = await node('chat-agent.js', [], env, `Hello!\n\n${FACT}\n${SECRET}\n`);
    expect(first).toMatchObject({ code: 0, stderr: '' });
    expect(first.stdout.match(/^(?:> )+I was told/gm)).toHaveLength(3);
    expect(first.stdout).toContain('You remember nothing about this yet.');
    const kept = await waitFor(
      async () => (await list()).body.memories,
      ({ length }) => length > 0,
    );
    expect(kept).toMatchObject([{ text: FACT, meta: { role: 'user', source: 'chat-agent' } }]);

    const second = await node('chat-agent.js', [], env, `${QUESTION}\n`);
    expect(second).toMatchObject({ code: 0, stderr: '' });
    expect(second.stdout).toContain(`You remember:\\n- ${FACT}`);
    expect(second.stdout).not.toContain('my dog');
  });

  it.each(['langchain', 'ai-sdk'])('include %s.js, which uses memories and continues after a refused secret', async (name) => {
    const { env, list } = await workspace();
    const { code, stdout, stderr } = await node(`${name}.js`, [FACT, SECRET, QUESTION], env);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const [, first = '', , third = ''] = stdout.split(/^> .*$/m);
    expect(first).toContain('You remember nothing about this yet.');
    expect(third).toContain(`You remember:\\n- ${FACT}`);
    const texts = (await list()).body.memories.map((memory: { text: string }) => memory.text);
    expect(texts).toEqual([QUESTION, FACT]);
  });

  it('go on without memory where it is away, and say how they are used', async () => {
    const away = {
      MNEMONEST_URL: 'http://127.0.0.1:1',
      MNEMONEST_API_KEY: 'mnx_ws_x',
      OPENAI_BASE_URL: openai.url,
      OPENAI_MODEL: 'fake',
    };
    for (const file of ['chat-agent.js', 'langchain.js', 'ai-sdk.js']) {
      const { code, stdout, stderr } = await node(file, ['Hello'], away, 'Hello\n');
      expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringContaining('I was told: ') });
      expect(stderr).toMatch(/^(?:going on without memory: no answer of http:\/\/127\.0\.0\.1:1: .*\n){2}$/);
    }
    expect(await node('ai-sdk.js', [], {})).toMatchObject({ code: 2, stderr: expect.stringContaining('usage: node ') });
    expect((await run('sh', ['examples/tour.sh'], away)).stderr).toContain(
      'no service answers at http://127.0.0.1:1: start it with',
    );
  });

  it('wait as long as a rate limit says, and go on without memory where that is too long', async () => {
    const limited = (seconds: string) => ({ status: 429, headers: { 'retry-after': seconds }, body: { detail: 'Slow down' } });
    const [waiting, full] = [
      await startScriptedServer(limited('1'), { status: 200, body: { memories: [] } }),
      await startScriptedServer(limited('86400')),
    ];
    const chat = ({ url }: typeof waiting) =>
      node('ai-sdk.js', ['Hello'], {
        MNEMONEST_URL: url,
        MNEMONEST_API_KEY: 'mnx_ws_x',
        OPENAI_BASE_URL: openai.url,
        OPENAI_MODEL: 'fake',
      });
    expect(await chat(waiting)).toMatchObject({ code: 0, stderr: '' });
    const [first, second] = waiting.requests;
    expect(second).toMatchObject({ url: first!.url, body: first!.body });
    expect(second!.at - first!.at).toBeGreaterThanOrEqual(990);
    expect(await chat(full)).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('I was told: '),
      stderr: expect.stringMatching(/^going on without memory: the memory answered 429: Slow down\n/),
    });
    for (const server of [waiting, full]) await server.close();
  });

  it('print the missing setting', async () => {
    for (const file of ['chat-agent.js', 'langchain.js', 'ai-sdk.js']) {
      const { code, stderr } = await node(file, ['Hi'], {}, 'Hi\n');
      expect(code).toBe(1);
      expect(stderr).toContain('set MNEMONEST_API_KEY to the key of a workspace');
    }
  });

  it('include tour.sh, which stores, edits and deletes a memory and leaves none behind', async () => {
    const { env, list } = await workspace();
    const { code, stdout, stderr } = await run('sh', ['examples/tour.sh'], env);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stepsOf(stdout)).toEqual([
      ['Who am I?', '200'],
      ['Remember a fact', '200'],
      ['The same again: nothing is added', '200'],
      ['A secret with a clear place is cut out', '200'],
      ['One without is refused', '422'],
      ['Find by meaning', '200'],
      ['And why it is the best', '200'],
      ['A field that breaks a rule', '422'],
      ['List what the tour has stored', '200'],
      ['Correct it', '200'],
      ['What it said before', '200'],
      ['How good are the memories?', '200'],
      ['Forget it', '204'],
      ['It is gone', '404'],
      ['Clean up', '200'],
    ]);
    expect(stdout).toContain('"action":"duplicate_exact"');
    expect(stdout).toContain('[REDACTED_');
    expect((await list()).body.memories).toEqual([]);
    expect((await run('sh', ['examples/tour.sh'], {})).code).not.toBe(0);
  });
});

/** Returns each step of the tour with its status. */
const stepsOf = (output: string): [string, string][] =>
  [...output.matchAll(/^# (.*)\n[\s\S]*?^(\d{3})$/gm)].map(([, step = '', status = '']) => [step, status]);

async function waitFor<T>(look: () => Promise<T>, isThere: (seen: T) => boolean): Promise<T> {
  const deadline = Date.now() + INGEST_MS;
  for (;;) {
    const seen = await look();
    if (isThere(seen) || Date.now() > deadline) return seen;
    await sleep(100);
  }
}
