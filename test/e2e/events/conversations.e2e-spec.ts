import { call, newWorkspace } from '../../support/client.js';
import { engines } from '../../support/engines.js';
import { eventsClient } from '../../support/events.js';
import { useSharedService } from '../../support/shared-service.js';

const turnsOf = (...lines: string[]) =>
  lines.map((line) => ({ role: line.startsWith('a: ') ? 'assistant' : 'user', content: line.slice(3) }));

const CHAT = turnsOf(
  'u: Hi there!',
  'a: Hello! How can I help you?',
  'u: I restore old boats in a yard near Pärnu',
  'a: How nice! How many people work with you?',
  'u: Five, and my cousin Mart keeps the books',
  'a: Great. How much does a winter berth cost?',
  'u: around 1800 euros with electricity',
  'a: Shall I write that to the harbour?',
  'u: yes please',
  'u: when does the crane come back',
  'a: The crane returns on 4 May. Anything else?',
  'u: no thanks',
);

describe.each(engines)('conversations on $name', (engine) => {
  const service = useSharedService(engine);
  const submit = async (body: object) => {
    const workspace = await newWorkspace(service.url);
    const events = eventsClient(service.url, workspace.key);
    const { event_id } = (await events.post(body)).body;
    const { results } = await events.until(event_id);
    const list = await call('GET', `${service.url}/v1/memory?limit=50`, { token: workspace.key });
    const memories = list.body.memories.map(({ text, meta }: { text: string; meta: Record<string, unknown> }) => ({
      text,
      role: meta['role'],
      ...(meta['in_reply_to'] !== undefined && { question: meta['in_reply_to'] }),
    }));
    return { workspace, fates: results.map(({ status, reason }: Record<string, unknown>) => reason ?? status), memories };
  };

  it('become facts: no question, no talk, and every answer with its question', async () => {
    const { workspace, fates, memories } = await submit({ source: 'chat 1', events: CHAT });
    expect(fates).toEqual([
      'small_talk',
      'small_talk',
      'ok',
      'question',
      'ok',
      'question',
      'ok',
      'question',
      'ok',
      'question',
      'ok',
      'small_talk',
    ]);
    expect(memories.reverse()).toEqual([
      { text: 'I restore old boats in a yard near Pärnu', role: 'user' },
      { text: 'Five, and my cousin Mart keeps the books', role: 'user', question: 'How many people work with you?' },
      { text: 'around 1800 euros with electricity', role: 'user', question: 'How much does a winter berth cost?' },
      { text: 'Shall I write that to the harbour: yes please', role: 'user' },
      { text: 'The crane returns on 4 May.', role: 'assistant', question: 'when does the crane come back' },
    ]);
    const [hit] = (await workspace.retrieve('price of a berth in winter')).body.memories;
    expect(hit.text).toBe('around 1800 euros with electricity');
  });

  it('go on from one call to the next of the same source', async () => {
    const workspace = await newWorkspace(service.url);
    const events = eventsClient(service.url, workspace.key);
    const texts = async (lines: readonly string[], source?: string) => {
      await events.until(await events.submit(turnsOf(...lines), source));
      const { body } = await call('GET', `${service.url}/v1/memory?limit=1`, { token: workspace.key });
      return body.memories[0];
    };
    await events.submit(turnsOf('a: Which harbour is your boat in?'), 'chat 2');
    expect((await texts(['u: the old one, behind the mill'], 'chat 2')).meta.in_reply_to).toBe('Which harbour is your boat in?');
    await events.submit(turnsOf('a: Shall I rent the crane for Tuesday?'), 'chat 2');
    expect((await texts(['u: ok'], 'chat 2')).text).toBe('Shall I rent the crane for Tuesday: ok');
    expect((await texts(['u: my boat has a green hull'], 'chat 3')).meta).not.toHaveProperty('in_reply_to');
    await events.submit(turnsOf('a: What colour is the sail?'));
    expect((await texts(['u: red, with a white stripe'])).meta).not.toHaveProperty('in_reply_to');
  });

  it('keep their turns with extract: false, but for small talk', async () => {
    const { memories } = await submit({ events: CHAT.slice(0, 5), extract: false });
    expect(memories.map(({ text }: { text: string }) => text)).toEqual([
      'Five, and my cousin Mart keeps the books',
      'How nice! How many people work with you?',
      'I restore old boats in a yard near Pärnu',
      'Hello! How can I help you?',
    ]);
  });

  it('keep no secret that only the question tells', async () => {
    const { memories } = await submit({ events: turnsOf('a: What is the PIN of your card?', 'u: 4921') });
    expect(JSON.stringify(memories)).not.toContain('4921');
  });

  describe('whose turns have an external_id', () => {
    const open = async () => {
      const workspace = await newWorkspace(service.url);
      const events = eventsClient(service.url, workspace.key);
      const send = async (turns: readonly object[], more: object = {}) => {
        const { event_id } = (await events.post({ source: 'chat', events: turns, ...more })).body;
        const { results } = await events.until(event_id);
        return results.map(({ status, reason, dedup }: Record<string, { action: string }>) => reason ?? dedup?.action ?? status);
      };
      const memories = async (): Promise<{ id: number; text: string; meta: Record<string, unknown> }[]> =>
        (await call('GET', `${service.url}/v1/memory?limit=50`, { token: workspace.key })).body.memories;
      const texts = async () => (await memories()).map(({ text }) => text).sort();
      return { workspace, events, send, memories, texts };
    };
    const turn = (external_id: string, content: string, more: object = {}) => ({ role: 'user', external_id, content, ...more });

    it('replace what an earlier version became, with a revision, and take the same text once', async () => {
      const { workspace, send, memories, texts } = await open();
      expect(await send([turn('1', 'The boat lies in berth 12'), turn('2', 'My sister is called Kadri')])).toEqual(
        Array(2).fill('stored_new'),
      );
      const before = await memories();
      expect(before[1]).toMatchObject({ meta: { external_id: '1', turns: ['1'], source: 'chat' } });
      expect(await send([turn('1', 'The boat lies in berth 12'), turn('1', 'The boat lies in berth 14')])).toEqual([
        'edited',
        'updated_existing',
      ]);
      expect(await send([turn('1', 'The boat lies in berth 14'), turn('2', 'My sister is called Kadri')])).toEqual(
        Array(2).fill('repeated'),
      );
      expect((await memories()).map(({ id }) => id).sort()).toEqual(before.map(({ id }) => id).sort());
      expect(await texts()).toEqual(['My sister is called Kadri', 'The boat lies in berth 14']);
      const history = await call('GET', `${service.url}/v1/memory/${before[1]!.id}/history`, { token: workspace.key });
      expect(history.body.revisions.map(({ text }: { text: string }) => text)).toEqual(['The boat lies in berth 12']);
      expect(await send([turn('1', 'The boat lies in berth 12')])).toEqual(['updated_existing']);
    });

    it('take back a memory if nothing remains of the turn, and what they changed of another', async () => {
      const { send, texts } = await open();
      await send([turn('1', 'The mast is made of spruce'), turn('2', 'The crane weighs 40 tons')]);
      expect(await send([turn('3', 'The mast is no longer made of spruce but of carbon')])).toEqual(['updated_existing']);
      expect(await texts()).toEqual(['The crane weighs 40 tons', 'The mast is no longer made of spruce but of carbon']);
      expect(
        await send([turn('3', 'What is the mast made of?'), turn('2', 'the password is my dog name plus two digits')]),
      ).toEqual(['question', 'error']);
      expect(await texts()).toEqual(['The mast is made of spruce']);
    });

    it('are others in another source and of another user, and leave alone what was changed since', async () => {
      const { workspace, send, texts } = await open();
      await send([turn('1', 'The mast is made of spruce')]);
      await send([turn('1', 'The anchor weighs 20 kilos')], { source: 'other' });
      await send([turn('1', 'My cat is called Miisu')], { user_id: 'ana' });
      expect(await texts()).toEqual(['My cat is called Miisu', 'The anchor weighs 20 kilos', 'The mast is made of spruce']);
      const { body } = await workspace.store('The mast is no longer made of spruce but of carbon');
      expect(body.dedup.action).toBe('updated_existing');
      await send([turn('1', 'What is it made of?')]);
      expect(await texts()).toContain('The mast is no longer made of spruce but of carbon');
    });

    it('are edited while their earlier version still waits, and by an id that looks like a secret', async () => {
      const { events, texts, memories } = await open();
      const ids = ['4111 1111 1111 1111', '5500 0000 0000 0004'];
      const versions = ['The key hangs behind the door', 'The rope is 30 metres long'];
      const sent = [versions, versions.map((text) => `${text}, says Mart`)].map((contents) =>
        events.submit(
          contents.map((content, i) => turn(ids[i]!, content)),
          'chat',
        ),
      );
      for (const id of sent) await events.until(await id);
      expect((await texts()).length).toBe(2);
      expect(JSON.stringify(await memories())).not.toContain('1111');
    });
  });
});
