import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { admin, newWorkspace } from '../../support/client.js';
import { mnemonest } from '../../support/command-line.js';
import { oneEngine } from '../../support/engines.js';
import { ADMIN_TOKEN } from '../../support/service.js';
import { useSharedService } from '../../support/shared-service.js';

describe.each(oneEngine)('the command line for memories and operators, on $name', (engine) => {
  const service = useSharedService(engine);
  let workspace: Awaited<ReturnType<typeof newWorkspace>>;
  beforeAll(async () => {
    workspace = await newWorkspace(service.url, 'By hand');
  });
  const variables = () => ({
    MNEMONEST_URL: service.url,
    MNEMONEST_API_KEY: workspace.key,
    MNEMONEST_ADMIN_TOKEN: ADMIN_TOKEN,
  });
  const run = (...args: string[]) => mnemonest(args, variables());
  const json = async (...args: string[]) => {
    const { code, stdout, stderr } = await run(...args, '--json');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    return stdout && JSON.parse(stdout);
  };

  it('remembers, recalls, lists, shows and forgets', async () => {
    const subject = ['--user', 'ana', '--meta', '{"source":"cli"}', '--ttl', '7d', '--external-id', 'note-1'];
    const { memory_id: id } = await json('remember', 'The office is in Lisbon', ...subject);
    expect((await run('recall', 'Where is the office?', '--user', 'ana')).stdout).toMatch(
      new RegExp(`^0\\.\\d{3}  ${id}  The office is in Lisbon\\n$`),
    );
    expect((await run('recall', 'Where is the office?', '--user', 'ben')).stdout).toBe('no memory fits\n');
    const filter = ['--filter', '{"meta.source":"cli"}', '--external-id', 'note-1', '--limit', '1'];
    expect((await json('list', ...filter)).memories).toEqual([
      expect.objectContaining({ id, meta: { source: 'cli', user_id: 'ana' } }),
    ]);
    const shown = (await run('show', String(id))).stdout;
    expect(shown).toMatch(/^meta +\{.*"user_id":"ana".*\}$/m);
    expect(shown).toMatch(/^expires +20\d\d-/m);
    expect(await run('forget', String(id))).toMatchObject({ code: 2, stderr: expect.stringContaining('--yes') });
    expect((await run('forget', String(id), '--yes')).stdout).toBe(`memory ${id} is deleted\n`);
    expect(await run('show', String(id))).toMatchObject({
      code: 1,
      stderr: `mnemonest: Memory not found [${service.url}]\n`,
    });
    expect((await run('erase', '--user', 'ana', '--dry-run')).stdout).toMatch(/^0 memories, .* would be erased\n$/);
  });

  it('imports what it exports, through pipes', async () => {
    const to = await newWorkspace(service.url);
    await workspace.store('The canteen opens at noon');
    const { stdout: lines } = await run('export', '-');
    const cli = [join(process.cwd(), 'dist/bin/mnemonest.js'), 'import', '-'];
    const env = { PATH: process.env['PATH'] ?? '', MNEMONEST_URL: service.url, MNEMONEST_API_KEY: to.key };
    const child = spawn(process.execPath, cli, { env, stdio: ['pipe', 'pipe', 'inherit'], cwd: tmpdir() });
    child.stdin.end(lines);
    expect(await text(child.stdout)).toBe('1 created, 0 skipped (there already), 0 failed\n');
  });

  it('lists, shows and changes what operators arrange', async () => {
    const account = await json('account', 'create', 'CLI');
    expect(await json('account', 'update', String(account.id), '--name', 'Renamed')).toMatchObject({ name: 'Renamed' });
    expect((await run('account', 'show', String(account.id))).stdout).toBe(`account ${account.id} "Renamed" is active\n`);
    expect((await json('account', 'list', '--limit', '1')).accounts).toHaveLength(1);
    const id = String(workspace.id);
    expect((await run('workspace', 'list', '--name', 'By hand', '--limit', '100')).stdout).toContain('"By hand"');
    expect((await run('workspace', 'show', id)).stdout).toMatch(/^workspace +\d+ "By hand"/);
    const key = await json('key', 'create', '--workspace', id, '--label', 'x', '--operations', 'read', '--user', 'ana');
    const changes = ['--user', 'none', '--expires-at', '2999-01-01', '--label', 'y'];
    expect(await json('key', 'update', String(key.id), ...changes)).toMatchObject({
      label: 'y',
      user_id: null,
      operations: ['read'],
      expires_at: '2999-01-01T00:00:00Z',
    });
    expect((await run('key', 'list', '--workspace', id)).stdout).toMatch(/read +any +2999-01-01T00:00:00Z +never +"y"$/m);
    expect((await run('plan', 'list', '--limit', '1')).stdout).toMatch(/more with --cursor /);
    expect((await run('usage', 'series', id, '--by', 'day')).stdout.split('\n')).toHaveLength(32);
    expect((await run('audit', '--workspace', id, '--action', 'key')).stdout).toMatch(/admin +\d+ +key\.updated/);
    expect((await run('overview')).stdout).toMatch(/^workspaces +\d+ active/m);
    const { body } = await admin(service.url, 'POST', '/workspaces', { name: 'Shut' });
    const shut = String(body.workspace.id);
    await run('workspace', 'delete', shut, '--yes');
    expect(await json('workspace', 'restore', shut)).toMatchObject({ deleted_at: null });
    expect((await run('workspace', 'purge', shut, '--confirm', 'Open')).stderr).toMatch(/confirm must equal the name/);
    expect((await run('workspace', 'purge', shut, '--confirm', 'Shut')).stdout).toMatch(/^workspace \d+: (purging|done)/);
    expect((await run('workspace', 'purged', shut)).code).toBe(0);
  });

  it('tells what is configured, what answers and which limits hold', async () => {
    const { code, stdout } = await run('doctor');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^ok service +http:\/\/\S+ \(MNEMONEST_URL\) answers$/m);
    expect(stdout).toMatch(/^ok API key +MNEMONEST_API_KEY: mnx_ws_.* of workspace \d+ "By hand", active, plan Self-hosted$/m);
    expect(stdout).toMatch(/^ok rate limit +6000 calls a minute, 1000 at once$/m);
    const away = await mnemonest(['doctor', '--json'], { ...variables(), MNEMONEST_URL: 'http://127.0.0.1:1' });
    expect([away.code, JSON.parse(away.stdout).at(-1)]).toEqual([
      1,
      { check: 'service', state: 'failure', detail: expect.stringContaining('cannot reach http://127.0.0.1:1 (MNEMONEST_URL)') },
    ]);
  });
});
