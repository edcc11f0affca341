import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeServiceFile } from '../../config/service-file.js';
import { adminToken, agentSettings, keyFrom, serviceSetting, workspaceKey } from './environment.js';

describe('serviceSetting', () => {
  it.each([
    [undefined, 'http://127.0.0.1:8080'],
    ['', 'http://127.0.0.1:8080'],
    ['https://memory.example.com/', 'https://memory.example.com'],
    ['http://[::1]:9000', 'http://[::1]:9000'],
    ['https://example.com/memory//', 'https://example.com/memory'],
  ])('reads the URL %j', (given, url) => {
    expect(serviceSetting({ MNEMONEST_URL: given, DATA_DIR: '/nowhere' }).value).toBe(url);
  });

  it.each(['127.0.0.1:8080', 'ftp://x', 'http://', 'http://user:secret@host', 'http://host?x=1', 'http://host#x', 'http://a b'])(
    'refuses the URL %j without repeating it',
    (given) => {
      expect(() => serviceSetting({ MNEMONEST_URL: given })).toThrow(
        /^MNEMONEST_URL must be an http:\/\/ or https:\/\/ URL such as http:\/\/127\.0\.0\.1:8080$/,
      );
    },
  );
});

describe('serviceSetting without a variable', () => {
  it('is where the service of the data directory runs', () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'mnemonest-cli-'));
    expect(serviceSetting({ DATA_DIR: dataDir }).source).toContain('the default');
    writeServiceFile(dataDir, 'http://127.0.0.1:9000');
    const found = { value: 'http://127.0.0.1:9000', source: join(dataDir, 'service.json') };
    expect(serviceSetting({ DATA_DIR: dataDir })).toEqual(found);
    expect(serviceSetting({ DATA_DIR: dataDir, MNEMONEST_BASE_URL: 'http://b' })).toEqual({
      value: 'http://b',
      source: 'MNEMONEST_BASE_URL',
    });
    rmSync(dataDir, { recursive: true });
  });
});

describe('adminToken', () => {
  let dataDir: string;
  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'mnemonest-cli-'));
  });
  afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

  it('prefers MNEMONEST_ADMIN_TOKEN to ADMIN_TOKEN, and both to the file', () => {
    writeFileSync(join(dataDir, 'admin-token'), 'from-the-file\n');
    const env = { MNEMONEST_ADMIN_TOKEN: 'one', ADMIN_TOKEN: 'two', DATA_DIR: dataDir };
    expect(adminToken(env)).toEqual({ value: 'one', source: 'MNEMONEST_ADMIN_TOKEN' });
    expect(adminToken({ ...env, MNEMONEST_ADMIN_TOKEN: '' })).toEqual({ value: 'two', source: 'ADMIN_TOKEN' });
    expect(adminToken({ DATA_DIR: dataDir })).toEqual({ value: 'from-the-file', source: join(dataDir, 'admin-token') });
  });

  it('names the file that it could not read in its error', () => {
    const file = join(dataDir, 'admin-token');
    expect(() => adminToken({ DATA_DIR: dataDir })).toThrow(`no admin token: set MNEMONEST_ADMIN_TOKEN, or DATA_DIR`);
    expect(() => adminToken({ DATA_DIR: dataDir })).toThrow(`(there is no ${file})`);
    rmSync(dataDir, { recursive: true });
    writeFileSync(dataDir, '');
    expect(() => adminToken({ DATA_DIR: dataDir })).toThrow(`(${file} cannot be read (ENOTDIR))`);
  });

  it('refuses a token that no header can carry, without showing it', () => {
    expect(() => adminToken({ ADMIN_TOKEN: 'two words' })).toThrow(
      /^ADMIN_TOKEN must hold printable ASCII characters without spaces$/,
    );
    writeFileSync(join(dataDir, 'admin-token'), ' \n');
    expect(() => adminToken({ DATA_DIR: dataDir })).toThrow(/admin-token must hold/);
  });
});

describe('keyFrom', () => {
  it('prefers the --key option to a variable', () => {
    const env = { MNEMONEST_KEY: 'mnx_ws_1' };
    expect(keyFrom('mnx_ws_2', env)).toEqual({ value: 'mnx_ws_2', source: '--key' });
    expect(keyFrom(undefined, env)).toEqual({ value: 'mnx_ws_1', source: 'MNEMONEST_KEY' });
    expect(() => keyFrom(undefined, {})).toThrow('no API key: set MNEMONEST_API_KEY, or give --key');
  });
});

describe('workspaceKey', () => {
  it('returns MNEMONEST_API_KEY or an alias, or undefined if none is set', () => {
    expect(workspaceKey({})).toBeUndefined();
    const old = { MNEMONEST_KEY: 'mnx_ws_1', MNEMEXA_API_KEY: 'bxk_ws_1' };
    expect(workspaceKey(old)).toEqual({ value: 'mnx_ws_1', source: 'MNEMONEST_KEY' });
    expect(workspaceKey({ ...old, MNEMONEST_API_KEY: 'mnx_ws_2' })).toMatchObject({ source: 'MNEMONEST_API_KEY' });
  });
});

describe('agentSettings', () => {
  it('prefers options to MNEMONEST_… variables, and those to MNEMEXA_… variables', () => {
    const mnemexa = { MNEMEXA_BASE_URL: 'http://a:1/', MNEMEXA_API_KEY: 'ka' };
    expect(agentSettings({}, mnemexa)).toEqual({
      url: { value: 'http://a:1', source: 'MNEMEXA_BASE_URL' },
      secret: { value: 'ka', source: 'MNEMEXA_API_KEY' },
    });
    const both = { ...mnemexa, MNEMONEST_URL: '', MNEMONEST_BASE_URL: 'http://b', MNEMONEST_API_KEY: 'kb' };
    expect(agentSettings({}, both)).toMatchObject({ url: { source: 'MNEMONEST_BASE_URL' }, secret: { value: 'kb' } });
    expect(agentSettings({ url: 'http://c', key: 'kc' }, both)).toEqual({
      url: { value: 'http://c', source: '--url' },
      secret: { value: 'kc', source: '--key' },
    });
    expect(agentSettings({}, { MNEMONEST_KEY: 'k', DATA_DIR: '/nowhere' }).url.value).toBe('http://127.0.0.1:8080');
  });

  it('names the missing or invalid setting in its error', () => {
    expect(() => agentSettings({}, {})).toThrow(/^no API key: set MNEMONEST_API_KEY, or give --key$/);
    expect(() => agentSettings({ url: 'x', key: 'k' }, {})).toThrow(/^--url must be an http/);
    expect(() => agentSettings({}, { MNEMEXA_API_KEY: 'a b' })).toThrow(/^MNEMEXA_API_KEY must hold printable ASCII/);
  });
});
