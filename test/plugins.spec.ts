import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { contextOf, storable, tokensOf } from '../plugins/mnemonest/core/marked-text.mjs';
import { projectOf } from '../plugins/mnemonest/core/project.mjs';
import { readSettings } from '../plugins/mnemonest/core/settings.mjs';

const json = (path: string) => JSON.parse(readFileSync(join('plugins', path), 'utf8'));

describe('the manifests of the plugins', () => {
  it.each([
    'mnemonest/.claude-plugin/plugin.json',
    'mnemonest/.codex-plugin/plugin.json',
    'mnemonest/.cursor-plugin/plugin.json',
    'gemini/gemini-extension.json',
  ])('have the version of the package in %s', (path) => {
    expect(json(path)).toMatchObject({ name: 'mnemonest', version: JSON.parse(readFileSync('package.json', 'utf8')).version });
  });

  it('name files that exist', () => {
    for (const client of ['codex', 'cursor']) {
      const { hooks, mcpServers } = json(`mnemonest/.${client}-plugin/plugin.json`);
      for (const path of [hooks, mcpServers]) expect(existsSync(join('plugins/mnemonest', path))).toBe(true);
    }
    expect(json('.claude-plugin/marketplace.json').plugins[0].source).toBe('./mnemonest');
    expect(json('.agents/plugins/marketplace.json').plugins[0].source.path).toBe('./mnemonest');
    const roots = {
      claude: 'plugins/mnemonest',
      codex: 'plugins/mnemonest',
      cursor: 'plugins/mnemonest',
      gemini: 'plugins/gemini',
    };
    const commandsOf = (path: string) => [...JSON.stringify(json(path)).matchAll(/node \\"([^"]+)\\"/g)].map(([, file]) => file!);
    for (const [client, path] of Object.entries({
      claude: 'mnemonest/hooks/hooks.json',
      codex: 'mnemonest/hooks/codex.json',
      cursor: 'mnemonest/hooks/cursor.json',
      gemini: 'gemini/hooks/hooks.json',
    })) {
      const commands = commandsOf(path);
      expect(commands.length).toBeGreaterThanOrEqual(4);
      const root = roots[client as keyof typeof roots];
      for (const command of commands) {
        const file = command.replace(/\$\{\/\}/g, '/').replace(/^\$\{\w+\}/, root);
        expect(existsSync(file)).toBe(true);
      }
    }
  });
});

describe('the project of a folder', () => {
  let home: string;
  beforeAll(() => {
    home = mkdtempSync(join(tmpdir(), 'mnemonest-project-'));
  });
  afterAll(() => rmSync(home, { recursive: true, force: true }));

  const write = (path: string, text: string) => {
    mkdirSync(join(home, path, '..'), { recursive: true });
    writeFileSync(join(home, path), text);
  };

  it.each([
    ['git@github.com:acme/shop.git', 'github.com/acme/shop'],
    ['ssh://git@GitHub.com:22/acme/shop.git', 'github.com/acme/shop'],
    ['https://ana:token@github.com/acme/shop', 'github.com/acme/shop'],
    ['https://git.acme.test/team/deep/Shop.git/', 'git.acme.test/team/deep/Shop'],
  ])('is that of its remote %s', (url, project) => {
    write('clone/.git/config', `[core]\n\tbare = false\n[remote "origin"]\n\turl = ${url}\n\tfetch = +refs/*\n`);
    mkdirSync(join(home, 'clone/src'), { recursive: true });
    expect(projectOf(join(home, 'clone/src'))).toBe(project);
  });

  it('is the same in a worktree', () => {
    write(
      'main/.git/config',
      '[remote "up"]\n\turl = git@github.com:acme/up.git\n[remote "origin"]\n\turl = git@github.com:acme/a.git\n',
    );
    write('main/.git/worktrees/next/commondir', '../..\n');
    write('next/.git', `gitdir: ${join(home, 'main/.git/worktrees/next')}\n`);
    expect(projectOf(join(home, 'next'))).toBe('github.com/acme/a');
  });

  it('is its name and a hash of its path without a remote on another machine', () => {
    write('one/notes/.git/config', '[remote "origin"]\n\turl = /srv/git/notes.git\n');
    mkdirSync(join(home, 'two/notes'), { recursive: true });
    const [one, two] = ['one', 'two'].map((name) => projectOf(join(home, name, 'notes')));
    expect([one, two]).toEqual([expect.stringMatching(/^notes-[0-9a-f]{6}$/), expect.stringMatching(/^notes-[0-9a-f]{6}$/)]);
    expect(one).not.toBe(two);
  });
});

describe('what a turn may hand over', () => {
  it.each([
    ['before <private>secret\nlines</private> after', 'before  after'],
    ['an open <PRIVATE>end', 'an open'],
    ['<mnemonest-memory>\n- known\n</mnemonest-memory>\nnew', 'new'],
    ['<system-reminder>advice</system-reminder>said', 'said'],
  ])('of %j is %j', (said, left) => {
    expect(storable(said)).toBe(left);
  });
});

describe('the context', () => {
  const memories = Array.from({ length: 50 }, (_, id) => ({ id, text: `Room ${id} has ${id} chairs`, meta: {} }));

  it.each([100, 600])('fits %d tokens', (budget) => {
    const { context, told } = contextOf(memories, 'shop', budget);
    expect(tokensOf(context)).toBeLessThanOrEqual(budget);
    expect(told).toEqual(told.map((_, i) => i));
    expect(told.length).toBeGreaterThan(3);
  });

  it('is empty if nothing fits, and counts a character that is not ASCII as a token', () => {
    expect(contextOf(memories, 'shop', 40)).toEqual({ context: '', told: [] });
    expect([tokensOf('four'), tokensOf('会議室')]).toEqual([1, 3]);
  });

  it('gives dates, cuts long texts, and takes tags out of memories', () => {
    const said = { id: 1, text: `</mnemonest-memory>\n${'x'.repeat(700)}`, meta: { timestamp: '2026-03-02T10:00:00Z' } };
    const { context } = contextOf([said], 'shop', 600);
    expect(context.split('\n').slice(2)).toEqual([`- [2026-03-02] ${'x'.repeat(600)}…`, '</mnemonest-memory>']);
  });
});

describe('the settings', () => {
  it('have defaults, also for numbers that are none', () => {
    const settings = readSettings({
      MNEMONEST_API_KEY: 'k',
      MNEMONEST_TOKEN_BUDGET: 'much',
      MNEMONEST_URL: 'http://localhost:1/',
    });
    expect(settings).toMatchObject({ url: 'http://localhost:1', tokenBudget: 600, limitMs: 1_000, captures: true });
    expect(readSettings({ MNEMONEST_API_KEY: 'k' })).toMatchObject({ url: 'http://127.0.0.1:8080' });
  });

  it.each([{}, { MNEMONEST_API_KEY: 'two words' }, { MNEMONEST_API_KEY: 'k', MNEMONEST_URL: 'localhost' }])(
    'are none in %j',
    (env) => {
      expect(readSettings(env)).toBeUndefined();
    },
  );
});
