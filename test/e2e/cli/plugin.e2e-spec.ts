import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { mnemonest } from '../../support/command-line.js';

describe('mnemonest plugin', () => {
  let home: string;
  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'mnemonest-plugin-cli-'));
  });
  afterEach(() => rmSync(home, { recursive: true, force: true }));

  const run = (...args: string[]) => mnemonest(['plugin', ...args], { HOME: home, PATH: join(home, 'bin') });

  /** Puts a program into the PATH that notes how it was called, and fails for what has the word. */
  function provide(name: string, failing = 'nothing') {
    mkdirSync(join(home, 'bin'), { recursive: true });
    const script = `#!/bin/sh\necho "$*" >> '${home}/calls'\ncase "$*" in *'${failing}'*) exit 3 ;; esac\n`;
    writeFileSync(join(home, 'bin', name), script);
    chmodSync(join(home, 'bin', name), 0o755);
  }
  const calls = () => readFileSync(join(home, 'calls'), 'utf8').trim().split('\n');

  it('lets Claude Code take the plugin from a copy that stays, and removes both', async () => {
    provide('claude', 'marketplace remove');
    expect(await run('install', 'claude')).toEqual({
      code: 0,
      stdout:
        'The plugin for claude is installed.\nSet MNEMONEST_API_KEY, and MNEMONEST_URL, where claude runs.\n' +
        'Then start a new session.\n',
      stderr: '',
    });
    const copy = join(home, '.mnemonest/plugins/claude');
    expect(calls().slice(2)).toEqual([`plugin marketplace add ${copy}`, 'plugin install mnemonest@mnemonest']);
    for (const file of ['.claude-plugin/marketplace.json', 'mnemonest/.mcp.json', 'mnemonest/hook.mjs'])
      expect(existsSync(join(copy, file))).toBe(true);
    const { code, stderr } = await run('remove', 'claude');
    expect([code, stderr]).toEqual([1, 'mnemonest: claude plugin marketplace remove mnemonest failed\n']);
    provide('claude');
    expect(await run('remove', 'claude')).toEqual({ code: 0, stdout: 'The plugin for claude is removed.\n', stderr: '' });
    expect(existsSync(copy)).toBe(false);
  });

  it.each([
    ['cursor', '.cursor/plugins/local/mnemonest/.cursor-plugin/plugin.json'],
    ['opencode', '.config/opencode/plugins/mnemonest.js'],
  ])('puts the plugin where %s looks for it, and takes it away', async (client, file) => {
    expect((await run('install', client)).code).toBe(0);
    expect(existsSync(join(home, file))).toBe(true);
    if (client === 'opencode') {
      const [, target = ''] = /'file:\/\/([^']+)'/.exec(readFileSync(join(home, file), 'utf8')) ?? [];
      expect(existsSync(join(dirname(target), 'core/memory.mjs'))).toBe(true);
    }
    expect((await run('remove', client)).code).toBe(0);
    expect(existsSync(join(home, file))).toBe(false);
  });

  it('says if the client is not there, and refuses others', async () => {
    expect(await run('install', 'gemini')).toEqual({
      code: 1,
      stdout: '',
      stderr: 'mnemonest: there is no command gemini here\n',
    });
    const { code, stderr } = await run('install', 'emacs');
    expect(code).toBe(2);
    expect(stderr).toContain('Allowed choices are claude, codex, cursor, gemini, opencode');
  });
});
