import { newWorkspace } from '../../support/client.js';
import { engines } from '../../support/engines.js';
import { eventsClient, said } from '../../support/events.js';
import { useSharedService } from '../../support/shared-service.js';

describe.each(engines)('404 of GET /v1/events/{event_id} on $name', (engine) => {
  const service = useSharedService(engine);

  it('answers an unknown id and an id of another workspace in the same way', async () => {
    const [own, other] = await Promise.all(
      [1, 2].map(async () => eventsClient(service.url, (await newWorkspace(service.url)).key)),
    );
    const id = await own!.submit(said('Mine alone'));
    expect((await own!.get(id)).status).toBe(200);
    for (const answer of [await other!.get(id), await own!.get(id + 1_000), await own!.get(Number.MAX_SAFE_INTEGER)])
      expect(answer).toMatchObject({ status: 404, body: { detail: 'Event not found' } });
  });
});
