import { admin, newWorkspace } from '../../support/client.js';
import { embedded } from '../../support/engines.js';
import { eventsClient, said } from '../../support/events.js';
import { useSharedService } from '../../support/shared-service.js';

describe('403 of the events endpoints', () => {
  const service = useSharedService(embedded);

  it.each([
    ['workspace_suspended', (id: number) => admin(service.url, 'PATCH', `/workspaces/${id}`, { status: 'suspended' })],
    ['workspace_deleted', (id: number) => admin(service.url, 'DELETE', `/workspaces/${id}`)],
    ['api_key_disabled', (_id: number, keyId: number) => admin(service.url, 'PATCH', `/keys/${keyId}`, { enabled: false })],
  ])('answers with the code %s', async (code, refuse) => {
    const { id, keyId, key } = await newWorkspace(service.url);
    await refuse(id, keyId);
    const events = eventsClient(service.url, key);
    for (const answer of [await events.post({ events: said('x') }), await events.get(1)])
      expect(answer).toMatchObject({ status: 403, body: { error: code, code, detail: expect.any(String) } });
  });
});
