import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StartError } from '../common/start-error.js';
import { loadConfig } from './config.js';

describe('A secret in a file', () => {
  let directory: string;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'mnemonest-test-'));
  });
  afterEach(() => rmSync(directory, { recursive: true, force: true }));
  const file = (content: string) => {
    const path = join(directory, 'secret');
    writeFileSync(path, content);
    return path;
  };
  const KEY = 'ab'.repeat(32);

  it.each([
    ['DATABASE_URL', 'postgres://u:p@h/d', { databaseUrl: 'postgres://u:p@h/d' }],
    ['REDIS_URL', 'redis://:p@h', { redisUrl: 'redis://:p@h' }],
    ['ADMIN_TOKEN', 'a-token-of-20-letters', { adminToken: 'a-token-of-20-letters' }],
    ['METRICS_TOKEN', 'a-token-of-20-letters', { metricsToken: 'a-token-of-20-letters' }],
    ['ENCRYPTION_KEY', KEY, { encryption: { key: Buffer.from(KEY, 'hex'), previousKeys: [] } }],
    ['ENCRYPTION_KEYS_PREVIOUS', KEY, { encryption: { previousKeys: [Buffer.from(KEY, 'hex')] } }],
    ['MNEMONEST_BOOTSTRAP_KEY', 'mnx_ws_0123456789', { bootstrapKey: 'mnx_ws_0123456789' }],
    ['OPENAI_API_KEY', 'sk-1', { openai: { apiKey: 'sk-1' } }],
  ])('is read as %s, without the line break at its end', (name, value, expected) => {
    expect(loadConfig({ [`${name}_FILE`]: file(`${value}\n`) })).toMatchObject(expected);
  });

  it('is checked like a variable', () => {
    expect(() => loadConfig({ DATABASE_URL_FILE: file('mysql://x') })).toThrow('DATABASE_URL must be a postgres://');
  });

  it.each([
    [
      'is refused where the variable is set too',
      { ADMIN_TOKEN: 'x' },
      'both',
      'ADMIN_TOKEN and ADMIN_TOKEN_FILE must not both be set',
    ],
    ['must not be empty', {}, ' \n', 'ADMIN_TOKEN_FILE must be a file with the secret in it'],
    ['must be there', {}, undefined, 'ADMIN_TOKEN_FILE must be a file that this user can read: ENOENT'],
  ])('%s', (_what, env, content, message) => {
    const path = content === undefined ? join(directory, 'none') : file(content);
    const load = () => loadConfig({ ...env, ADMIN_TOKEN_FILE: path });
    expect(load).toThrow(StartError);
    expect(load).toThrow(message);
  });

  it('is none where the name of the file is empty', () => {
    expect(loadConfig({ ADMIN_TOKEN_FILE: '', ADMIN_TOKEN: 'x' }).adminToken).toBe('x');
  });
});
