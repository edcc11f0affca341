import { setTimeout as sleep } from 'node:timers/promises';
import { call, newWorkspace } from '../../support/client.js';
import { embedded } from '../../support/engines.js';
import { HOOK_CLIENTS, type HookClient, Machine, type Moment, toldBy } from '../../support/plugin-hooks.js';
import { useSharedService } from '../../support/shared-service.js';

const EVENTS: Record<HookClient, { start: string; prompt: string }> = {
  'claude-code': { start: 'SessionStart', prompt: 'UserPromptSubmit' },
  codex: { start: 'SessionStart', prompt: 'UserPromptSubmit' },
  cursor: { start: 'sessionStart', prompt: 'beforeSubmitPrompt' },
  gemini: { start: 'SessionStart', prompt: 'BeforeAgent' },
};
const SETTLE_TIMEOUT_MS = 40_000;

describe('the hooks of plugins', () => {
  const service = useSharedService(embedded);
  const machines: Machine[] = [];
  afterAll(() => {
    for (const machine of machines) machine.remove();
  });

  async function userOf(more: Record<string, string> = {}) {
    const workspace = await newWorkspace(service.url);
    const machine = new Machine({ MNEMONEST_URL: service.url, MNEMONEST_API_KEY: workspace.key, ...more });
    machines.push(machine);
    const memories = async () => (await call('GET', `${service.url}/v1/memory?limit=50`, { token: workspace.key })).body.memories;
    return { workspace, machine, memories };
  }

  describe.each(HOOK_CLIENTS)('of %s', (client) => {
    const events = EVENTS[client];

    it('tell what is known at the start and for a prompt, once, and hand over the turn', async () => {
      const { workspace, machine, memories } = await userOf();
      const { project } = machine;
      const run = async (moment: Moment, changes?: object) => {
        const { code, stdout, stderr } = await machine.hook(client, moment, changes);
        expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
        return stdout;
      };
      await workspace.store('The deploy of the shop runs on Mondays at noon', { project });
      await workspace.store('The bakery is deployed by hand', { project: 'github.com/acme/bakery' });
      await workspace.store('Ana prefers short answers');
      const known = toldBy(client, events.start, await run('start'));
      expect(known.split('\n')).toEqual([
        '<mnemonest-memory>',
        expect.stringContaining(`in ${project}. `),
        expect.stringMatching(/^- /),
        expect.stringMatching(/^- /),
        '</mnemonest-memory>',
      ]);
      expect(known).toContain('\n- Ana prefers short answers\n');
      expect(known).toContain('\n- The deploy of the shop runs on Mondays at noon\n');

      await workspace.store('The shop is deployed with Nomad', { project });
      const told = toldBy(client, events.prompt, await run('prompt'));
      expect(told).toContain('\n- The shop is deployed with Nomad\n</mnemonest-memory>');
      expect(told).not.toContain('Mondays');

      if (client === 'cursor') expect(await run('answer')).toBe('');
      expect(await run('stop')).toBe('');
      const turns = async () => (await memories()).filter(({ meta }: { meta: { client?: string } }) => meta.client === client);
      for (const end = Date.now() + SETTLE_TIMEOUT_MS; (await turns()).length < 1 && Date.now() < end; ) await sleep(100);
      const texts = JSON.stringify(await turns());
      expect(await turns()).toContainEqual(
        expect.objectContaining({ meta: expect.objectContaining({ project, source: expect.stringContaining(`${client}:`) }) }),
      );
      expect(texts).not.toMatch(/4711|Mondays|private|mnemonest-memory/);
    });
  });

  it('keep users apart, and do nothing that is switched off', async () => {
    const { workspace, machine } = await userOf({ MNEMONEST_USER_ID: 'ana', MNEMONEST_CAPTURE: 'off' });
    const store = (text: string, user_id: string) =>
      call('POST', `${service.url}/v1/memory/store`, { token: workspace.key, body: { text, user_id } });
    await store('Ana deploys the shop on Mondays', 'ana');
    await store('Ben deploys the shop on Fridays', 'ben');
    const { stdout } = await machine.hook('claude-code', 'start');
    expect(stdout).toContain('Ana deploys');
    expect(stdout).not.toContain('Ben deploys');
    await machine.hook('claude-code', 'prompt');
    await machine.hook('claude-code', 'stop');
    expect((await call('GET', `${service.url}/v1/events/1`, { token: workspace.key })).status).toBe(404);
    const without = new Machine({ ...machine.env, MNEMONEST_TOKEN_BUDGET: '0' });
    machines.push(without);
    expect((await without.hook('claude-code', 'start')).stdout).toBe('');
  });

  it('tell nothing again to a resumed session, and nothing to subagents', async () => {
    const { workspace, machine } = await userOf();
    await workspace.store('The deploy of the shop runs on Mondays at noon');
    expect((await machine.hook('claude-code', 'start', { source: 'resume' })).stdout).toBe('');
    expect((await machine.hook('claude-code', 'prompt', { agent_id: 'agent-1' })).stdout).toBe('');
    expect((await machine.hook('claude-code', 'prompt', { prompt: '/deploy the shop on Mondays' })).stdout).toBe('');
    expect((await machine.hook('claude-code', 'prompt')).stdout).toContain('Mondays');
  });
});
