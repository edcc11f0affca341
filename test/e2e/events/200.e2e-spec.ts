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
});
