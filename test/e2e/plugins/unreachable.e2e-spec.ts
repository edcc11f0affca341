import { Machine, type Moment } from '../../support/plugin-hooks.js';
import { breakOff, hang, type ScriptedAnswer, startScriptedServer } from '../../support/scripted-server.js';

const NOTHING = { code: 0, stdout: '', stderr: '' };
const ACCEPTED = { status: 202, body: { event_id: 1, status: 'queued', accepted: 1 } };

describe('the hooks of plugins', () => {
  const machines: Machine[] = [];
  const machineWith = (env: Record<string, string>) => {
    const machine = new Machine(env);
    machines.push(machine);
    return machine;
  };
  afterAll(() => {
    for (const machine of machines) machine.remove();
  });

  /** Runs a test with a service that gives the answers in order. */
  async function withService(answers: ScriptedAnswer[], run: (machine: Machine, turns: () => Turn[]) => Promise<void>) {
    const server = await startScriptedServer(...answers);
    const turns = () =>
      server.requests
        .filter(({ url }) => url === '/v1/events')
        .map(({ headers, body }) => ({ key: headers['idempotency-key'], ...(body && JSON.parse(body)) }));
    try {
      await run(machineWith({ MNEMONEST_URL: server.url, MNEMONEST_API_KEY: 'mnx_ws_0', MNEMONEST_TOKEN_BUDGET: '0' }), turns);
    } finally {
      await server.close();
    }
  }

  interface Turn {
    key: string;
    source: string;
    events: { role: string; content: string }[];
  }

  it.each([
    ['a dead port', ['start', 'prompt', 'stop'], { MNEMONEST_URL: 'http://127.0.0.1:2', MNEMONEST_API_KEY: 'mnx_ws_0' }],
    ['no key', ['stop'], {}],
    ['an address that is none', ['stop'], { MNEMONEST_URL: 'mnemonest', MNEMONEST_API_KEY: 'mnx_ws_0' }],
  ] as [string, Moment[], Record<string, string>][])('are silent with %s', async (_name, moments, env) => {
    const machine = machineWith(env);
    for (const moment of moments) expect(await machine.hook('claude-code', moment)).toEqual(NOTHING);
  });

  it('are silent for input that is none, and for another client', async () => {
    const machine = machineWith({ MNEMONEST_API_KEY: 'mnx_ws_0' });
    expect(await machine.run('claude-code', '{"hook_event_name":')).toEqual(NOTHING);
    expect(await machine.run('claude-code', '{"hook_event_name":"Notification"}')).toEqual(NOTHING);
    expect(await machine.run('emacs', '{}')).toEqual(NOTHING);
  });

  it('end at the limit, although the service or the client does not', async () => {
    const server = await startScriptedServer(hang);
    const machine = machineWith({
      MNEMONEST_URL: server.url,
      MNEMONEST_API_KEY: 'mnx_ws_0',
      MNEMONEST_HOOK_LIMIT_MS: '500',
    });
    expect(await machine.hook('claude-code', 'start')).toEqual(NOTHING);
    await server.close();
  });

  it('say why they did nothing if they are asked', async () => {
    const machine = machineWith({ MNEMONEST_URL: 'http://127.0.0.1:2', MNEMONEST_API_KEY: 'x', MNEMONEST_DEBUG: '1' });
    const { code, stdout, stderr } = await machine.hook('claude-code', 'start');
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    expect(stderr).toMatch(/^mnemonest: .*ECONNREFUSED/);
  });

  it('keep turns until the service is back, and send each with its own key', () =>
    withService([{ status: 503 }, breakOff, ACCEPTED], async (machine, turns) => {
      await machine.hook('claude-code', 'prompt');
      await machine.hook('claude-code', 'stop');
      await machine.hook('claude-code', 'prompt', { prompt_id: 'prompt-2', prompt: 'We moved the deploy to Tuesdays' });
      await machine.hook('claude-code', 'stop', { prompt_id: 'prompt-2', last_assistant_message: 'Noted: Tuesdays.' });
      expect(turns()).toHaveLength(2);
      await machine.hook('claude-code', 'compact');
      const [refused, broken, first, second, ...others] = turns();
      expect(others).toEqual([]);
      expect([refused!.key, broken!.key]).toEqual([first!.key, first!.key]);
      expect(second!.key).not.toBe(first!.key);
      expect(first).toEqual(refused);
      expect([first!, second!].flatMap(({ events }) => events.map(({ role, content }) => [role, content]))).toEqual([
        ['user', 'When does the deploy of the shop run, and who watches it?'],
        ['assistant', 'The deploy of the shop is watched by Priya.'],
        ['user', 'We moved the deploy to Tuesdays'],
        ['assistant', 'Noted: Tuesdays.'],
      ]);
    }));

  it('use the same key for a turn that the client tells twice, and send a prompt once that it tells twice', () =>
    withService([ACCEPTED], async (machine, turns) => {
      await machine.hook('codex', 'prompt');
      for (let i = 0; i < 2; i++) {
        await machine.hook('codex', 'prompt');
        await machine.hook('codex', 'stop');
      }
      const [first, second, ...others] = turns();
      expect(second!.key).toBe(first!.key);
      expect(others).toEqual([]);
    }));

  it('hand over a prompt before a compaction and one without an answer, and send neither again', () =>
    withService([ACCEPTED], async (machine, turns) => {
      const contents = () => turns().map(({ events }) => events.map(({ content }) => content));
      await machine.hook('gemini', 'prompt', { prompt: 'The build takes nine minutes' });
      await machine.hook('gemini', 'compact');
      await machine.hook('gemini', 'stop', { prompt_response: 'I will look at it.' });
      await machine.hook('gemini', 'prompt', { prompt: 'The cache was cold' });
      await machine.hook('gemini', 'prompt', { prompt: '<private>only this</private>' });
      await machine.hook('gemini', 'stop', { prompt_response: '' });
      expect(contents()).toEqual([['The build takes nine minutes'], ['I will look at it.'], ['The cache was cold']]);
    }));

  it('give up what the service refuses, and go on', () =>
    withService([{ status: 422 }, ACCEPTED], async (machine, turns) => {
      await machine.hook('claude-code', 'stop', { prompt_id: 'a', last_assistant_message: 'One' });
      await machine.hook('claude-code', 'stop', { prompt_id: 'b', last_assistant_message: 'Two' });
      expect(turns().map(({ events }) => events[0]!.content)).toEqual(['One', 'Two']);
    }));

  it('send to no other workspace what waits for one', () =>
    withService([{ status: 503 }, ACCEPTED], async (machine, turns) => {
      await machine.hook('claude-code', 'stop');
      machine.env['MNEMONEST_API_KEY'] = 'mnx_ws_1';
      await machine.hook('claude-code', 'compact');
      expect(turns()).toHaveLength(1);
    }));
});
