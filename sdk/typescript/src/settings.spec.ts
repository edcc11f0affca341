import { inspect } from 'node:util';
import { AuthenticationError } from './errors.js';
import { Mnemonest } from './mnemonest.js';
import { type ClientOptions, toSettings } from './settings.js';

const KEY = 'mnx_ws_0123456789';
const from = (environment: Record<string, string>, options: ClientOptions = {}) =>
  toSettings(options, (name) => environment[name]);

describe('toSettings', () => {
  it('prefers options to MNEMONEST_… variables, those to MNEMEXA_… variables, and those to defaults', () => {
    const old = { MNEMEXA_API_KEY: 'old', MNEMEXA_BASE_URL: 'http://old' };
    const both = { ...old, MNEMONEST_API_KEY: 'new', MNEMONEST_BASE_URL: 'http://new' };
    expect(from(old)).toMatchObject({ apiKey: 'old', baseUrl: 'http://old' });
    expect(from(both)).toMatchObject({ apiKey: 'new', baseUrl: 'http://new' });
    expect(from({ ...both, MNEMONEST_URL: 'http://newest' }).baseUrl).toBe('http://newest');
    expect(from(both, { apiKey: 'mine', baseUrl: 'http://mine' })).toMatchObject({ apiKey: 'mine', baseUrl: 'http://mine' });
    expect(from({ ...old, MNEMONEST_API_KEY: '', MNEMONEST_BASE_URL: '' })).toMatchObject({
      apiKey: 'old',
      baseUrl: 'http://old',
    });
    expect(from({ MNEMONEST_API_KEY: KEY })).toMatchObject({
      baseUrl: 'http://127.0.0.1:8080',
      timeoutMs: 30_000,
      maxRetries: 2,
    });
  });

  it('reads the environment of the process', () => {
    process.env['MNEMONEST_API_KEY'] = KEY;
    try {
      expect(toSettings({}).apiKey).toBe(KEY);
    } finally {
      delete process.env['MNEMONEST_API_KEY'];
    }
  });

  it('removes trailing slashes from the URL', () => {
    expect(from({}, { apiKey: KEY, baseUrl: 'https://host/memory//' }).baseUrl).toBe('https://host/memory');
  });

  it('requires an API key', () => {
    expect(() => from({})).toThrow(AuthenticationError);
    expect(() => from({ MNEMONEST_API_KEY: KEY }, { apiKey: '' })).toThrow(AuthenticationError);
  });

  it('does not show an invalid key in its error', () => {
    const error = (() => {
      try {
        return from({}, { apiKey: `${KEY}\nx` });
      } catch (caught) {
        return caught;
      }
    })();
    expect(error).toBeInstanceOf(AuthenticationError);
    expect(inspect(error)).not.toContain(KEY);
  });

  it.each([
    { baseUrl: 'localhost:8080' },
    { baseUrl: 'ftp://host' },
    { baseUrl: 'http://user:password@host' },
    { baseUrl: 'http://host/?a=1' },
    { baseUrl: '' },
    { timeoutMs: -1 },
    { timeoutMs: Number.NaN },
    { maxRetries: 1.5 },
    { maxRetries: -1 },
  ])('refuses the options %j', (options) => {
    expect(() => from({}, { apiKey: KEY, ...options })).toThrow(TypeError);
  });
});

describe('Mnemonest', () => {
  it('does not show its API key when it is inspected or serialised', () => {
    const client = new Mnemonest({ apiKey: KEY });
    expect(inspect(client, { depth: 9, showHidden: true }) + JSON.stringify(client)).not.toContain(KEY);
  });
});
