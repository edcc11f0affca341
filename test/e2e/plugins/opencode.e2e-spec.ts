import { join } from 'node:path';
import { Mnemonest } from '../../../plugins/mnemonest/opencode.mjs';
import { Machine } from '../../support/plugin-hooks.js';
import { startScriptedServer } from '../../support/scripted-server.js';

interface Part {
  type: string;
  text: string;
  synthetic?: boolean;
}

describe('the plugin for OpenCode', () => {
  const before = { ...process.env };
  afterEach(() => {
    process.env = { ...before };
  });

  /** The messages of a session as OpenCode's client tells them; `child` is one of a subagent. */
  const clientWith = (messages: object[]) => ({
    session: {
      get: async ({ path }: { path: { id: string } }) => ({ data: path.id === 'child' ? { parentID: 'ses_1' } : {} }),
      messages: async () => ({ data: messages }),
    },
  });

  async function withPlugin(answer: { status: number; body: unknown }, run: (plugin: Plugin) => Promise<void>) {
    const server = await startScriptedServer(answer);
    const machine = new Machine({});
    Object.assign(process.env, {
      MNEMONEST_URL: server.url,
      MNEMONEST_API_KEY: 'mnx_ws_0',
      MNEMONEST_HOOK_LIMIT_MS: '60000',
      MNEMONEST_PLUGIN_DATA: join(machine.home, 'data'),
    });
    const assistant = { info: { role: 'assistant', parentID: 'msg_1' }, parts: [{ type: 'text', text: 'On Mondays.' }] };
    const hooks = await Mnemonest({ client: clientWith([assistant]), directory: machine.folder });
    const sent = () => server.requests.map(({ url, body }) => ({ url, body: JSON.parse(body) }));
    try {
      await run({ hooks, sent });
    } finally {
      await server.close();
      machine.remove();
    }
  }

  interface Plugin {
    hooks: Awaited<ReturnType<typeof Mnemonest>>;
    sent: () => { url: string; body: Record<string, unknown> }[];
  }

  const say = async ({ hooks }: Plugin, text: string, sessionID = 'ses_1') => {
    const parts: Part[] = [{ type: 'text', text }];
    await hooks['chat.message']!({ sessionID }, { message: { id: 'msg_1' }, parts });
    return parts.filter(({ synthetic }) => synthetic);
  };

  it('tells memories in parts marked as synthetic, once, and hands over the turn when the session is idle', () =>
    withPlugin({ status: 200, body: { memories: [{ id: 1, text: 'The deploy runs on Mondays', meta: {} }] } }, async (plugin) => {
      const told = await say(plugin, 'When does the deploy run?');
      expect(told).toEqual([
        {
          id: expect.stringMatching(/^prt_/),
          sessionID: 'ses_1',
          messageID: 'msg_1',
          type: 'text',
          synthetic: true,
          text: expect.stringContaining('- The deploy runs on Mondays\n'),
        },
      ]);
      expect(await say(plugin, 'Which deploy was that, again?', 'child')).toEqual([]);
      await plugin.hooks['event']!({ event: { type: 'session.idle', properties: { sessionID: 'ses_1' } } });
      await plugin.hooks['event']!({ event: { type: 'session.idle', properties: { sessionID: 'child' } } });
      const [start, prompt, events, ...others] = plugin.sent();
      expect([start, prompt].map((each) => each!.url)).toEqual(['/v1/memory/retrieve', '/v1/memory/retrieve']);
      expect(others).toEqual([]);
      expect(events).toMatchObject({
        url: '/v1/events',
        body: {
          source: 'opencode:ses_1',
          events: [
            { role: 'user', content: 'When does the deploy run?', meta: { project: 'github.com/acme/shop' } },
            { role: 'assistant', content: 'On Mondays.' },
          ],
        },
      });
    }));

  it('keeps failures to itself, and does nothing without a key', () =>
    withPlugin({ status: 503, body: {} }, async (plugin) => {
      expect(await say(plugin, 'When does the deploy run?')).toEqual([]);
      await plugin.hooks['experimental.session.compacting']!({ sessionID: 'ses_1' });
      delete process.env['MNEMONEST_API_KEY'];
      expect(await Mnemonest({ client: {}, directory: '.' })).toEqual({});
    }));
});
