import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newWorkspace } from '../../support/client.js';
import { mnemonest } from '../../support/command-line.js';
import { embedded } from '../../support/engines.js';
import { useSharedService } from '../../support/shared-service.js';

describe('mnemonest export and import', () => {
  const service = useSharedService(embedded);
  let directory: string;
  beforeAll(() => {
    directory = mkdtempSync(join(tmpdir(), 'mnemonest-transfer-'));
  });
  afterAll(() => rmSync(directory, { recursive: true, force: true }));

  const run = (key: string, ...args: string[]) => mnemonest(args, { MNEMONEST_URL: service.url, MNEMONEST_API_KEY: key });
  const path = (name: string) => join(directory, name);

  it('copy a workspace by a file', async () => {
    const [from, to] = [await newWorkspace(service.url), await newWorkspace(service.url)];
    for (let n = 0; n < 3; n++) await from.store(`Drawer ${n} holds ${n + 5} pens`);
    const file = path('backup.ndjson');
    expect(await run(from.key, 'export', file)).toEqual({ code: 0, stdout: `3 memories in ${file}\n`, stderr: '' });
    expect(readdirSync(directory)).toEqual(['backup.ndjson']);
    const lines = readFileSync(file, 'utf8');
    const imported = await mnemonest(['import', file, '--key', to.key], { MNEMONEST_URL: service.url });
    expect(imported).toEqual({ code: 0, stdout: '3 created, 0 skipped (there already), 0 failed\n', stderr: '' });
    expect(await run(to.key, 'export')).toEqual({ code: 0, stdout: lines, stderr: '' });
    const again = await run(to.key, '--json', 'import', file);
    expect(JSON.parse(again.stdout)).toMatchObject({ status: 'ok', created: 0, skipped: 3 });
  });

  it('print the failed lines, and exit with 1', async () => {
    const { key } = await newWorkspace(service.url);
    const file = path('mixed.ndjson');
    writeFileSync(file, '{"text":"Good"}\n{"text":""}\nnonsense\n');
    expect(await run(key, 'import', file)).toEqual({
      code: 1,
      stdout: [
        '1 created, 0 skipped (there already), 2 failed',
        'line 2: text: String should have at least 1 character',
        'line 3: JSON decode error: Expecting value: line 1 column 1 (char 0)',
        '',
      ].join('\n'),
      stderr: '',
    });
  });

  it('print the reason of a failure, and leave no incomplete file behind', async () => {
    const file = path('never.ndjson');
    const wrongKey = await run('mnx_ws_wrong', 'export', file);
    expect(wrongKey).toEqual({
      code: 1,
      stdout: '',
      stderr: `mnemonest: Invalid API key (taken from MNEMONEST_API_KEY) [${service.url}]\n`,
    });
    expect(existsSync(file)).toBe(false);
    expect((await run('', 'export', file)).stderr).toBe('mnemonest: no API key: set MNEMONEST_API_KEY, or give --key\n');
    expect((await run('mnx_ws_wrong', 'import', file)).stderr).toBe(`mnemonest: ${file} cannot be read (ENOENT)\n`);
    expect((await run('mnx_ws_wrong', 'import', directory)).stderr).toBe(`mnemonest: ${directory} is not a file\n`);
    writeFileSync(path('one.ndjson'), '{"text":"One"}\n');
    expect((await run('mnx_ws_wrong', 'import', path('one.ndjson'))).stderr).toBe(
      `mnemonest: Invalid API key (taken from MNEMONEST_API_KEY) [${service.url}]\n`,
    );
  });

  it('import what another product has exported, of whom it says, once', async () => {
    const { key } = await newWorkspace(service.url);
    const said = (text: string) => ({ sender: 'human', text, created_at: '2026-01-02T03:04:05Z' });
    const chat_messages = [
      said('I am allergic to peanuts.'),
      said('What can I eat?'),
      said('My card is 4111 1111 1111 1111, cvv 123'),
    ];
    const file = path('conversations.json');
    writeFileSync(file, JSON.stringify([{ uuid: 'c1', name: 'Dinner', chat_messages }]));
    const args = ['import', file, '--from', 'claude', '--user', 'ana'];
    const leftOut = 'left out:\n  1 a question (conversations.json: Dinner)\n';
    expect(await run('', ...args, '--dry-run')).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^2 memories would be imported: 2 of ana\n {2}I am allergic to peanuts\.\n/),
    });
    const first = await run(key, ...args);
    expect(first.stdout).toBe(`2 created, 0 skipped (there already), 0 failed\n${leftOut}`);
    const [memory] = JSON.parse((await run(key, '--json', 'list', '--text', 'peanuts')).stdout).memories;
    expect(memory).toMatchObject({ meta: { user_id: 'ana', conversation: 'Dinner' }, created_at: '2026-01-02T03:04:05Z' });
    expect((await run(key, ...args)).stdout).toBe(`0 created, 2 skipped (there already), 0 failed\n${leftOut}`);
    expect(JSON.parse((await run(key, '--json', ...args)).stdout)).toMatchObject({
      skipped: 2,
      left_out: [{ reason: 'a question' }],
    });
    expect(await run(key, 'import', file, '--dry-run')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('--dry-run needs --from'),
    });
    const wrong = await run(key, 'import', file, '--from', 'hindsight');
    expect(wrong.stderr).toMatch(/^mnemonest: nothing of it is recognized: expected is the zip of a bank of Hindsight/);
  });
});
