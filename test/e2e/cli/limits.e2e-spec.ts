import { workspaceClient } from '../../support/client.js';
import { mnemonest } from '../../support/command-line.js';
import { embedded } from '../../support/engines.js';
import { ADMIN_TOKEN } from '../../support/service.js';
import { useSharedService } from '../../support/shared-service.js';

describe('the command line for limits', () => {
  const service = useSharedService(embedded);
  const run = (...args: string[]) => mnemonest(args, { MNEMONEST_URL: service.url, MNEMONEST_ADMIN_TOKEN: ADMIN_TOKEN });
  const json = async (...args: string[]) => {
    const { code, stdout, stderr } = await run(...args, '--json');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    return JSON.parse(stdout);
  };
  const lines = async (...args: string[]) => {
    const { code, stdout, stderr } = await run(...args);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    return stdout.trimEnd().split('\n');
  };
  const refused = async (...args: string[]) => {
    const { code, stdout, stderr } = await run(...args);
    expect(stdout).toBe('');
    // 2: the command line itself is wrong; 1: the service refuses it.
    expect(code).toBe(/ \[http:\/\/\S+\]\n$/.test(stderr) ? 1 : 2);
    return stderr.trimEnd();
  };

  it('creates, shows, lists and changes a plan', async () => {
    expect((await lines('plan', 'list')).slice(0, 3)).toEqual([
      'plan         requests a minute  burst  writes a month  retrieves a month  name',
      'self-hosted               6000   1000        no quota           no quota  "Self-hosted"',
      'free                        30     15            1000               5000  "Free"',
    ]);
    expect(await lines('plan', 'create', 'team', '--name', 'Team', '--write-limit', '5', '--retrieve-limit', 'none')).toEqual([
      'plan               team "Team"',
      'requests a minute  30',
      'burst              15',
      'writes a month     5',
      'retrieves a month  no quota',
    ]);
    const changed = await json('plan', 'update', 'team', '--rpm-limit', '90', '--burst-limit', '9', '--write-limit', 'none');
    expect(changed).toMatchObject({ name: 'Team', rpm_limit: 90, burst_limit: 9, memory_write_limit: null });
    expect(await json('plan', 'show', 'team')).toEqual(changed);
    expect((await json('plan', 'list')).plans).toContainEqual(changed);
  });

  it('shows the usage of a workspace as a table, and resets it', async () => {
    const terms = ['--plan', 'self-hosted', '--billing-cycle', 'yearly', '--anchor', '2026-01-31'];
    const { workspace, api_key } = await json('workspace', 'create', 'Acme\u001b[2J', ...terms);
    const id = String(workspace.id);
    expect(workspace).toMatchObject({ billing_cycle: 'yearly', anchor: '2026-01-31T00:00:00Z' });
    expect(await lines('workspace', 'update', id, '--write-limit', '1', '--billing-cycle', 'monthly')).toEqual(
      expect.arrayContaining(['billing cycle      monthly', 'months count from  2026-01-31T00:00:00Z', 'writes a month     1']),
    );
    const { store } = workspaceClient(service.url, api_key.key);
    expect([(await store('x')).status, (await store('y')).status]).toEqual([200, 429]);

    const { cycle } = await json('usage', id);
    expect(await lines('usage', id)).toEqual([
      String.raw`workspace   ${id} "Acme\u001b[2J"`,
      'status      limit_reached',
      'plan        self-hosted, billed monthly',
      `month       ${cycle.start} to ${cycle.end}`,
      'rate limit  6000 requests a minute, 1000 at once, of all keys together',
      '',
      'quota             used      limit  remaining',
      'memory writes        1          1          0',
      'memory retrieves     0  unlimited  unlimited',
      '',
      'key  prefix           kind       enabled  requests a minute  burst  label',
      `${String(api_key.id).padStart(3)}  ${api_key.prefix}…  workspace  yes                   6000   1000  "default"`,
    ]);
    expect(await refused('usage', 'reset', id)).toMatch(/--yes/);
    expect(await json('usage', 'show', id)).toMatchObject({ memory_writes: { used: 1 } });
    expect(await json('usage', 'reset', id, '--yes')).toMatchObject({ status: 'active', memory_writes: { used: 0 } });
    expect((await store('y')).status).toBe(200);
  });

  it('sets the limits of keys', async () => {
    const made = await json('key', 'create', '--workspace', '1', '--label', 'ci', '--rpm-limit', '5', '--burst-limit', '2');
    const id = String(made.id);
    expect(await lines('key', 'update', id, '--rpm-limit', '6')).toEqual([
      `API key ${id} (${made.prefix}…, "ci") is enabled`,
      'requests a minute: 6',
      'burst: 2',
    ]);
    const changed = await json('key', 'update', id, '--rpm-limit', 'none', '--burst-limit', 'none');
    expect(changed).toMatchObject({ rpm_limit: null, burst_limit: null });
  });

  it.each([
    [['plan', 'show', 'gold'], /^mnemonest: Plan not found \[http/],
    [['plan', 'show', ''], /must not be empty\.$/],
    [['plan', 'create', 'free', '--name', 'x'], /^mnemonest: There is a plan with the code free already \[http/],
    [['plan', 'create', 'A b', '--name', 'x'], /^mnemonest: code: Value error, a code is made of lower-case words/],
    [['plan', 'create', 'x'], /^mnemonest: required option '--name <name>'/],
    [['plan', 'update', 'free'], /^mnemonest: nothing to change.*mnemonest plan update --help/],
    [['key', 'update', '1'], /^mnemonest: nothing to change.*mnemonest key update --help/],
    [['usage'], /^mnemonest: missing required argument 'workspace'$/],
    [['usage', 'x'], /whole number\.$/],
    [['usage', '999999'], /^mnemonest: Workspace not found \[http/],
    [['workspace', 'update', '1', '--billing-cycle', 'weekly'], /Allowed choices are monthly, yearly\.$/],
    [['workspace', 'update', '1', '--anchor', 'soon'], /^mnemonest: anchor: Input should be a valid datetime/],
    [['workspace', 'create', 'x', '--no-plan', '--anchor', '2026-01-31'], /^mnemonest: billing_cycle and anchor need a plan/],
  ])('prints one line with the fault of %j', async (args, stderr) => {
    const message = await refused(...args);
    expect(message).toMatch(stderr);
    expect(message).not.toContain('\n');
  });
});
