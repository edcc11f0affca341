import { newWorkspace } from '../../support/client.js';
import { engines } from '../../support/engines.js';
import { eventsClient, said } from '../../support/events.js';
import { useSharedService } from '../../support/shared-service.js';

describe.each(engines)('200 of GET /v1/events/{event_id} on $name', (engine) => {
  const service = useSharedService(engine);

  it('shows the result of each turn', async () => {
    const workspace = await newWorkspace(service.url);
    const events = eventsClient(service.url, workspace.key);
    const id = await events.submit(
      said('Ana leads the design team', 'Good morning!', "the password is my dog's name plus two digits"),
      'crm',
    );
    await events.until(id);
    const { status, body } = await events.get(id);
    expect(status).toBe(200);
    const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    expect(body).toEqual({
      event_id: id,
      status: 'failed',
      source: 'crm',
      accepted: 3,
      attempts: 1,
      created_at: time,
      started_at: time,
      finished_at: time,
      results: [
        {
          index: 0,
          status: 'ok',
          attempts: 1,
          memory_id: expect.any(Number),
          dedup: { action: 'stored_new', existing_id: null },
        },
        { index: 1, status: 'dropped', attempts: 0, reason: 'small_talk' },
        {
          index: 2,
          status: 'error',
          attempts: 0,
          code: 'pii_rejected',
          detail: 'Submitted memory contains sensitive data and cannot be stored.',
        },
      ],
    });
  });

  it('has the status done if no turn had to be stored', async () => {
    const { key } = await newWorkspace(service.url);
    const events = eventsClient(service.url, key);
    const id = await events.submit(said('Hello!', '👍'));
    expect((await events.get(id)).body).toMatchObject({
      status: 'done',
      source: null,
      attempts: 0,
      results: [{ status: 'dropped' }, { status: 'dropped' }],
    });
  });

  it('lists the calls, the newest first, with how many of their turns became what', async () => {
    const { key } = await newWorkspace(service.url);
    const events = eventsClient(service.url, key);
    const first = await events.submit(said('Ana leads the design team', 'Hello!'), 'crm');
    await events.until(first);
    const second = await events.submit(said("the password is my dog's name plus two digits"));
    const { body } = await events.list();
    const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    const times = { created_at: time, started_at: time, finished_at: time };
    expect(body).toEqual({
      events: [
        { event_id: second, status: 'failed', source: null, accepted: 1, stored: 0, dropped: 0, failed: 1, waiting: 0, ...times },
        { event_id: first, status: 'done', source: 'crm', accepted: 2, stored: 1, dropped: 1, failed: 0, waiting: 0, ...times },
      ],
      next_cursor: null,
    });
    const idsOf = async (query: string) => (await events.list(query)).body.events.map(({ event_id: id }: Listed) => id);
    expect(await idsOf('?status=failed')).toEqual([second]);
    expect(await idsOf('?source=crm&status=done')).toEqual([first]);
    expect(await idsOf('?status=queued')).toEqual([]);
    const page = (await events.list('?limit=1')).body;
    expect(await idsOf(`?limit=1&cursor=${page.next_cursor}`)).toEqual([first]);
    expect((await events.list(`?status=done&cursor=${page.next_cursor}`)).status).toBe(422);
  });
});

interface Listed {
  readonly event_id: number;
}
