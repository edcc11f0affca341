import { setTimeout as sleep } from 'node:timers/promises';
import { call, workspaceClient } from '../../support/client.js';
import { mnemonest } from '../../support/command-line.js';
import { embedded, type TestDatabase } from '../../support/engines.js';
import { Receiver } from '../../support/receiver.js';
import { ADMIN_TOKEN, BOOTSTRAP_KEY, type RunningService, startService } from '../../support/service.js';

describe('the command line', () => {
  let database: TestDatabase;
  let service: RunningService;
  let env: Record<string, string>;
  beforeAll(async () => {
    database = await embedded.create();
    service = await startService({ ...database.env, WEBHOOK_ALLOW_LOOPBACK: 'true' });
    env = { MNEMONEST_URL: service.url, MNEMONEST_ADMIN_TOKEN: ADMIN_TOKEN };
  });
  afterAll(async () => {
    await service?.stop();
    await database?.drop();
  });

  const run = (...args: string[]) => mnemonest(args, env);
  const json = async (...args: string[]) => {
    const { code, stdout, stderr } = await run(...args, '--json');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    return JSON.parse(stdout);
  };
  const statusWith = async (token: string) => (await call('GET', `${service.url}/v1/status`, { token })).status;

  it('creates a workspace with a valid key', async () => {
    const { code, stdout, stderr } = await run('workspace', 'create', 'Acme', '--plan', 'free');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^workspace +\d+ "Acme"$/m);
    const [, key = ''] = /^API key \d+, shown only now: (mnx_ws_[0-9a-f]{40})$/m.exec(stdout) ?? [];
    const { body } = await call('GET', `${service.url}/v1/status`, { token: key });
    expect(body).toMatchObject({ workspace_name: 'Acme', plan_name: 'Free' });
    expect((await mnemonest(['status'], { ...env, MNEMONEST_KEY: key })).stdout).toMatch(/^workspace +\d+ "Acme"$/m);
  });

  it('creates, disables, enables, regenerates and deletes a key', async () => {
    const { workspace } = await json('workspace', 'create', 'Keys');
    const { id, key } = await json('key', 'create', '--workspace', String(workspace.id), '--label', 'ci');
    expect(await statusWith(key)).toBe(200);
    const { stdout } = await run('key', 'disable', String(id));
    expect(stdout.split('\n')[0]).toBe(`API key ${id} (${key.slice(0, 14)}…, "ci") is disabled`);
    expect(await statusWith(key)).toBe(403);
    expect(await json('key', 'enable', String(id))).toMatchObject({ id, label: 'ci', enabled: true });
    expect(await statusWith(key)).toBe(200);
    const { key: renewed } = await json('key', 'regenerate', String(id));
    expect([await statusWith(key), await statusWith(renewed)]).toEqual([401, 200]);
    expect(await run('key', 'delete', String(id), '--yes')).toEqual({
      code: 0,
      stdout: `API key ${id} is deleted\n`,
      stderr: '',
    });
    expect(await statusWith(renewed)).toBe(401);
  });

  it('changes, suspends and deletes a workspace', async () => {
    const { workspace, api_key } = await json('workspace', 'create', 'Limits', '--plan', 'starter', '--account', '1');
    const id = String(workspace.id);
    expect(await json('workspace', 'update', id, '--no-plan', '--rpm-limit', '5', '--write-limit', '0')).toEqual({
      ...workspace,
      plan: null,
      billing_cycle: null,
      anchor: null,
      rpm_limit: 5,
      memory_write_limit: 0,
    });
    const changed = await json('workspace', 'update', id, '--plan', 'growth', '--rpm-limit', 'none', '--status', 'suspended');
    expect(changed).toMatchObject({ plan: 'growth', rpm_limit: null, memory_write_limit: 0, status: 'suspended' });
    expect(await run('workspace', 'delete', id)).toMatchObject({ code: 2, stdout: '', stderr: expect.stringMatching(/--yes/) });
    expect(await run('workspace', 'delete', id, '--yes', '--json')).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(await statusWith(api_key.key)).toBe(403);
  });

  it('suspends and resumes an account', async () => {
    const probe = () => call('POST', `${service.url}/v1/memory/retrieve`, { token: BOOTSTRAP_KEY, body: { query: 'anything' } });
    expect((await run('account', 'suspend', '1')).stdout).toBe('account 1 "Default" is suspended\n');
    expect((await probe()).body).toMatchObject({ code: 'account_suspended' });
    expect(await json('account', 'resume', '1')).toMatchObject({ suspended: false });
    expect((await probe()).status).toBe(200);
  });

  it('creates, tests, replays, disables and deletes a webhook', async () => {
    const receiver = new Receiver();
    await receiver.start();
    const received = async (count: number) => {
      for (const end = Date.now() + 30_000; receiver.received.length < count && Date.now() < end; ) await sleep(20);
    };
    const { workspace, api_key } = await json('workspace', 'create', 'Hooks');
    const made = await run('webhook', 'create', receiver.url, '--workspace', String(workspace.id), '--types', 'memory.stored');
    expect(made).toMatchObject({ code: 0, stderr: '', stdout: expect.stringMatching(/^types +memory\.stored$/m) });
    const [, id = '', secret = ''] = /^secret of webhook (\d+), shown only now: (whsec_\S+)$/m.exec(made.stdout) ?? [];
    receiver.secrets = [secret];
    expect((await run('webhook', 'list', '--workspace', String(workspace.id))).stdout).toContain(receiver.url);
    expect((await run('webhook', 'test', id)).stdout).toMatch(/^delivery \d+ of webhook\.test .* is delivered: answered 204\n$/);
    await workspaceClient(service.url, api_key.key).store('The office is in Lisbon');
    await received(2);
    const { deliveries } = await json('webhook', 'deliveries', id, '--state', 'delivered');
    const stored = deliveries.find(({ event_type }: { event_type: string }) => event_type === 'memory.stored');
    expect(await json('webhook', 'replay', String(stored.id))).toMatchObject({ event_id: stored.event_id, state: 'pending' });
    await received(3);
    expect([receiver.types, receiver.refused]).toEqual([['webhook.test', 'memory.stored', 'memory.stored'], []]);
    expect((await run('webhook', 'disable', id)).stdout).toMatch(/^state +disabled$/m);
    expect(await json('webhook', 'enable', id)).toMatchObject({ enabled: true });
    expect(await json('webhook', 'update', id, '--types', 'all', '--include-text')).toMatchObject({
      event_types: null,
      include_text: true,
    });
    expect((await json('webhook', 'rotate-secret', id)).secret).toMatch(/^whsec_/);
    expect((await run('webhook', 'show', id)).stdout).toMatch(/^previous secret +signs along until /m);
    expect(await run('webhook', 'delete', id, '--yes')).toMatchObject({ code: 0, stdout: `webhook ${id} is deleted\n` });
    expect(await run('webhook', 'show', id)).toMatchObject({ code: 1, stderr: expect.stringContaining('Webhook not found') });
    await receiver.stop();
    const { webhook } = await json('webhook', 'create', receiver.url, '--workspace', String(workspace.id));
    expect(await run('webhook', 'test', String(webhook.id))).toMatchObject({
      code: 1,
      stdout: expect.stringMatching(/ is dead: /),
    });
  });

  it('shows the readiness of the service if there is no key', async () => {
    expect(await json('status')).toMatchObject({ status: 'ready' });
  });

  describe('prints one line', () => {
    const failsWith = async (args: string[], stderr: RegExp, changed: Record<string, string> = {}, code = 1) => {
      const result = await mnemonest(args, { ...env, ...changed });
      expect(result).toMatchObject({ code, stdout: '', stderr: expect.stringMatching(stderr) });
      expect(result.stderr.trimEnd()).not.toContain('\n');
    };

    it('with the refusal of the service', async () => {
      await failsWith(['workspace', 'create', 'x', '--plan', 'gold'], /^mnemonest: Plan not found \[http:\/\/\S+\]$/m);
      await failsWith(
        ['workspace', 'update', '1', '--rpm-limit', '0'],
        /^mnemonest: rpm_limit: Input should be greater than or equal to 1 \[http:\/\/\S+\]$/m,
      );
      await failsWith(['key', 'enable', '999999'], /^mnemonest: API key not found \[http:\/\/\S+\]$/m);
    });

    it('with the source of an invalid credential, without the credential', async () => {
      await failsWith(
        ['key', 'enable', '1'],
        /^mnemonest: Invalid API key \(taken from MNEMONEST_ADMIN_TOKEN\) \[http:\/\/\S+\]$/m,
        {
          MNEMONEST_ADMIN_TOKEN: 'not-the-admin-token',
        },
      );
      await failsWith(['status'], /^mnemonest: Invalid API key \(taken from MNEMONEST_API_KEY\) \[http:\/\/\S+\]$/m, {
        MNEMONEST_API_KEY: 'mnx_ws_no',
      });
      await failsWith(['key', 'enable', '1'], /^mnemonest: no admin token: set MNEMONEST_ADMIN_TOKEN/m, {
        MNEMONEST_ADMIN_TOKEN: '',
        DATA_DIR: '/nowhere',
      });
    });

    it('with the address of a service that does not answer', async () => {
      await failsWith(['status'], /^mnemonest: cannot reach http:\/\/127\.0\.0\.1:1 .*Is the service running\?$/m, {
        MNEMONEST_URL: 'http://127.0.0.1:1',
      });
    });

    it('with the fault in the command', async () => {
      const isWrong = (args: string[], stderr: RegExp) => failsWith(args, stderr, {}, 2);
      await isWrong(['workspace', 'update', '1'], /^mnemonest: nothing to change/m);
      await isWrong(['key', 'enable', 'x'], /^mnemonest: .*It must be a whole number\.$/m);
      await isWrong(['webhook', 'update', '1'], /^mnemonest: nothing to change/m);
      await isWrong(['nonsense'], /^mnemonest: unknown command 'nonsense'$/m);
      await isWrong(['remember', 'x', '--meta', '[]'], /^mnemonest: .*It must be a JSON object/m);
    });
  });

  it('prints the body of a refusal with --json, and exits with 1', async () => {
    const { code, stdout } = await run('workspace', 'create', 'x', '--plan', 'gold', '--json');
    expect({ code, body: JSON.parse(stdout) }).toEqual({ code: 1, body: { detail: 'Plan not found' } });
  });

  it('needs only the data directory, and migrates it unless a service uses it', async () => {
    const own = await embedded.create();
    expect(await mnemonest(['migrate'], own.env)).toEqual({ code: 0, stdout: 'schema is up to date\n', stderr: '' });
    const other = await startService({ ...own.env, ADMIN_TOKEN: '' });
    const made = await mnemonest(['workspace', 'create', 'Mine', '--json'], { MNEMONEST_URL: other.url, ...own.env });
    const busy = await mnemonest(['migrate'], own.env);
    await other.stop();
    await own.drop();
    expect(JSON.parse(made.stdout).workspace).toMatchObject({ name: 'Mine' });
    expect(busy).toMatchObject({ code: 1, stdout: '', stderr: expect.stringMatching(/^mnemonest: DATA_DIR .* is in use.*\n$/) });
  });
});
