import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { adminToken, agentSettings, keyFrom, serviceUrl, workspaceKey } from './environment.js';

describe('serviceUrl', () => {
  it.each([
    [undefined, 'http://127.0.0.1:8080'],
    ['', 'http://127.0.0.1:8080'],
    ['https://memory.example.com/', 'https://memory.example.com'],
    ['http://[::1]:9000', 'http://[::1]:9000'],
    ['https://example.com/memory//', 'https://example.com/memory'],
  ])('reads the URL %j', (given, url) => {
    expect(serviceUrl({ MNEMONEST_URL: given })).toBe(url);
  });

  it.each(['127.0.0.1:8080', 'ftp://x', 'http://', 'http://user:secret@host', 'http://host?x=1', 'http://host#x', 'http://a b'])(
    'refuses the URL %j without repeating it',
    (given) => {
      expect(() => serviceUrl({ MNEMONEST_URL: given })).toThrow(
        /^MNEMONEST_URL must be an http:\/\/ or https:\/\/ URL such as http:\/\/127\.0\.0\.1:8080$/,
      );
    },
  );
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
  it('prefers the --key option to MNEMONEST_KEY', () => {
    const env = { MNEMONEST_KEY: 'mnx_ws_1' };
    expect(keyFrom('mnx_ws_2', env)).toEqual({ value: 'mnx_ws_2', source: '--key' });
    expect(keyFrom(undefined, env)).toEqual({ value: 'mnx_ws_1', source: 'MNEMONEST_KEY' });
    expect(() => keyFrom(undefined, {})).toThrow('no API key: set MNEMONEST_KEY, or give --key');
  });
});

describe('workspaceKey', () => {
  it('returns MNEMONEST_KEY, or undefined if it is not set', () => {
    expect(workspaceKey({})).toBeUndefined();
    expect(workspaceKey({ MNEMONEST_KEY: 'mnx_ws_1' })).toEqual({ value: 'mnx_ws_1', source: 'MNEMONEST_KEY' });
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
    expect(agentSettings({}, { MNEMONEST_KEY: 'k' }).url.value).toBe('http://127.0.0.1:8080');
  });

  it('names the missing or invalid setting in its error', () => {
    expect(() => agentSettings({}, {})).toThrow(
      /^no API key: set MNEMONEST_KEY, MNEMONEST_API_KEY or MNEMEXA_API_KEY, or give --key$/,
    );
    expect(() => agentSettings({ url: 'x', key: 'k' }, {})).toThrow(/^--url must be an http/);
    expect(() => agentSettings({}, { MNEMEXA_API_KEY: 'a b' })).toThrow(/^MNEMEXA_API_KEY must hold printable ASCII/);
  });
});
