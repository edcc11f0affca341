import { admin, newWorkspace, workspaceClient } from '../../support/client.js';
import { engines } from '../../support/engines.js';
import { useSharedService } from '../../support/shared-service.js';

type Client = ReturnType<typeof workspaceClient>;
const memoryCalls = (client: Client) => [client.store('x'), client.retrieve('x')];
const diagnosticCalls = (client: Client) => [client.status(), client.health()];

describe.each(engines)('403 on $name', (engine) => {
  const service = useSharedService(engine);

  const expectAll = async (calls: ReturnType<typeof memoryCalls>, status: number, code?: string) => {
    for (const answer of await Promise.all(calls)) {
      expect(answer.status).toBe(status);
      if (code) expect(answer.body).toEqual({ error: code, code, detail: expect.any(String) });
    }
  };

  it('refuses a disabled key everywhere until it is enabled again', async () => {
    const workspace = await newWorkspace(service.url);
    await expectAll(memoryCalls(workspace), 200);
    await admin(service.url, 'PATCH', `/keys/${workspace.keyId}`, { enabled: false });
    await expectAll([...memoryCalls(workspace), ...diagnosticCalls(workspace)], 403, 'api_key_disabled');
    await admin(service.url, 'PATCH', `/keys/${workspace.keyId}`, { enabled: true });
    await expectAll([...memoryCalls(workspace), ...diagnosticCalls(workspace)], 200);
  });

  it('refuses every key of a deleted workspace everywhere', async () => {
    const workspace = await newWorkspace(service.url);
    expect((await admin(service.url, 'DELETE', `/workspaces/${workspace.id}`)).status).toBe(204);
    await expectAll([...memoryCalls(workspace), ...diagnosticCalls(workspace)], 403, 'workspace_deleted');
  });

  it('refuses memory calls of a suspended workspace, and tells why by the others', async () => {
    const workspace = await newWorkspace(service.url);
    await admin(service.url, 'PATCH', `/workspaces/${workspace.id}`, { status: 'suspended' });
    await expectAll(memoryCalls(workspace), 403, 'workspace_suspended');
    await expectAll(diagnosticCalls(workspace), 200);
    expect((await workspace.status()).body.workspace_status).toBe('suspended');
    await admin(service.url, 'PATCH', `/workspaces/${workspace.id}`, { status: 'pending_payment' });
    await expectAll(memoryCalls(workspace), 200);
  });

  it('refuses every key of a suspended account everywhere', async () => {
    const { body: account } = await admin(service.url, 'POST', '/accounts', { name: 'Suspended' });
    const { body: made } = await admin(service.url, 'POST', '/workspaces', { name: 'Suspended', account_id: account.id });
    const workspace = workspaceClient(service.url, made.api_key.key);
    const suspend = (suspended: boolean) => admin(service.url, 'PATCH', `/accounts/${account.id}`, { suspended });
    await suspend(true);
    await expectAll([...memoryCalls(workspace), ...diagnosticCalls(workspace)], 403, 'account_suspended');
    await suspend(false);
    await expectAll([...memoryCalls(workspace), ...diagnosticCalls(workspace)], 200);
  });
});
