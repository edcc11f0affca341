import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import 'reflect-metadata';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { StartError } from '../common/start-error.js';
import { loadConfig } from './config.js';
import { poolSizeFor } from './environment.js';

describe('loadConfig', () => {
  it('returns the defaults for an empty environment', () => {
    expect(loadConfig({})).toEqual({
      port: 8080,
      host: '127.0.0.1',
      maxConnections: 2_000,
      corsOrigins: [],
      trustedProxies: [],
      retentionDays: { audit: 365, events: 7 },
      databasePoolSize: poolSizeFor(availableParallelism()),
      dataDir: resolve('data'),
      embeddings: { provider: 'local', model: 'all-MiniLM-L6-v2', dimensions: 384 },
      llm: { provider: 'rules', model: 'gpt-4o-mini' },
      openai: { baseUrl: 'https://api.openai.com/v1' },
      authFailuresPerMinute: 30,
      stopDelayMs: 1000,
      webhooks: {
        allowLoopback: false,
        retryDelaysMs: [5_000, 30_000, 120_000, 900_000, 3_600_000, 21_600_000],
        retentionDays: 7,
      },
      logLevel: 'info',
    });
  });

  it.each([
    [1, 4],
    [2, 6],
    [4, 10],
    [96, 20],
  ])('derives the size of the pool from the number of cores: %i cores, %i connections', (cores, connections) => {
    expect(poolSizeFor(cores)).toBe(connections);
  });

  it('reads the budget and the prices of the language model', () => {
    const { llm } = loadConfig({ LLM_TOKENS_PER_DAY: '50000', LLM_PRICES: '0.15, 0.60' });
    expect(llm).toMatchObject({ tokensPerDay: 50_000, prices: { prompt: 0.15, completion: 0.6 } });
  });

  it('reads encryption keys in hex and base64', () => {
    const key = Buffer.alloc(32, 0xfb);
    const previous = Buffer.alloc(32, 1);
    const keys = [key.toString('hex').toUpperCase(), key.toString('base64'), key.toString('base64url')];
    for (const ENCRYPTION_KEY of keys) expect(loadConfig({ ENCRYPTION_KEY }).encryption).toEqual({ key, previousKeys: [] });
    const ENCRYPTION_KEYS_PREVIOUS = `${previous.toString('hex')}, ${key.toString('base64')}`;
    expect(loadConfig({ ENCRYPTION_KEYS_PREVIOUS }).encryption).toEqual({ previousKeys: [previous, key] });
  });

  it.each([
    ['https://memory.example.org', 'https://memory.example.org'],
    ['HTTPS://Memory.Example.org:443/', 'https://memory.example.org'],
    ['http://127.0.0.1:8080', 'http://127.0.0.1:8080'],
  ])('reads the public address %s', (PUBLIC_URL, publicUrl) =>
    expect(loadConfig({ PUBLIC_URL, OAUTH_ACCESS_SECONDS: '600' }).oauth).toEqual({
      publicUrl,
      accessSeconds: 600,
      clientDocuments: true,
    }),
  );

  it('reads a list of origins', () => {
    expect(loadConfig({ CORS_ORIGINS: 'https://a.example, http://b.example:3000' }).corsOrigins).toEqual([
      'https://a.example',
      'http://b.example:3000',
    ]);
    for (const CORS_ORIGINS of ['a.example', 'https://a.example/', 'https://a.example,*'])
      expect(() => loadConfig({ CORS_ORIGINS })).toThrow(/^CORS_ORIGINS must be origins/);
  });

  it('reads the addresses of proxies', () => {
    expect(loadConfig({ TRUSTED_PROXIES: '127.0.0.1, 10.244.0.0/16' }).trustedProxies).toEqual(['127.0.0.1', '10.244.0.0/16']);
  });

  it.each(['memory.example.org', 'http://memory.example.org', 'https://example.org/memory', 'https://u@example.org'])(
    'refuses the public address %s',
    (PUBLIC_URL) => expect(() => loadConfig({ PUBLIC_URL })).toThrow(/^PUBLIC_URL must be an https:\/\/ address without a path/),
  );

  it('treats an empty variable as not set', () => {
    expect(loadConfig({ PORT: '', DATABASE_URL: '', EMBEDDINGS: '' })).toEqual(loadConfig({}));
  });

  it.each(['EMBEDDINGS', 'LLM'])('wants a key of OpenAI where %s is openai, and of no other endpoint', (name) => {
    const env = { [name]: 'openai' };
    expect(() => loadConfig(env)).toThrow(`OPENAI_API_KEY must be set while ${name} is openai`);
    expect(loadConfig({ ...env, OPENAI_API_KEY: 'sk-x' }).openai.apiKey).toBe('sk-x');
    expect(loadConfig({ ...env, OPENAI_BASE_URL: 'http://127.0.0.1:9/v1' }).openai.apiKey).toBeUndefined();
  });

  it('defaults to the OpenAI model and its dimensions when EMBEDDINGS is openai', () => {
    expect(loadConfig({ EMBEDDINGS: 'openai', OPENAI_BASE_URL: 'http://127.0.0.1:9/v1/' })).toMatchObject({
      embeddings: { provider: 'openai', model: 'text-embedding-3-small', dimensions: 1536 },
      openai: { baseUrl: 'http://127.0.0.1:9/v1' },
    });
  });

  it.each([
    ['WEBHOOK_ALLOW_LOOPBACK', 'yes'],
    ['OAUTH_CLIENT_DOCUMENTS', 'yes'],
    ['WEBHOOK_RETRY_SECONDS', '7;8'],
    ['WEBHOOK_RETRY_SECONDS', '-1'],
    ['OUTBOX_RETENTION_DAYS', '0'],
    ['TRUSTED_PROXIES', '0.0.0.0/0'],
    ['PORT', '80a'],
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['PORT', '1e3'],
    ['HOST', 'a b'],
    ['DATABASE_URL', 'mysql://localhost/x'],
    ['DATABASE_POOL_SIZE', '2500'],
    ['REDIS_URL', 'localhost:6379'],
    ['ADMIN_TOKEN', 'two words'],
    ['ENCRYPTION_KEY', 'c2hvcnQgc2VjcmV0'],
    ['ENCRYPTION_KEY', 'g'.repeat(64)],
    ['ENCRYPTION_KEYS_PREVIOUS', `${'a'.repeat(64)},bbbb`],
    ['MNEMONEST_BOOTSTRAP_KEY', 'sk-secret-value-000000'],
    ['WORKSPACE_ID_START', '3000000000'],
    ['CELL_NAME', 'eu-west'],
    ['EMBEDDINGS', 'cohere'],
    ['LLM', 'yes'],
    ['OPENAI_BASE_URL', 'ftp://example.org'],
    ['EMBEDDING_MODEL', 'bge small'],
    ['EMBEDDING_DIMENSIONS', '99999'],
    ['EMBEDDING_THREADS', '650'],
    ['EMBEDDING_CALIBRATION', '0.7:0.35,0.5:0.7'],
    ['LOG_LEVEL', 'loud'],
  ])('refuses a bad %s with a message that does not repeat its value (%s)', (name, value) => {
    const attempt = () => loadConfig({ [name]: value });
    expect(attempt).toThrow(StartError);
    expect(attempt).toThrow(new RegExp(`^${name} must be `));
    expect(attempt).not.toThrow(value);
  });

  it('refuses another model or other dimensions for the local embedder', () => {
    expect(() => loadConfig({ EMBEDDING_MODEL: 'bge-small' })).toThrow('EMBEDDING_MODEL must be all-MiniLM-L6-v2');
    expect(() => loadConfig({ EMBEDDING_DIMENSIONS: '512' })).toThrow('EMBEDDING_DIMENSIONS must be 384');
    expect(() => loadConfig({ EMBEDDING_CALIBRATION: '0.3:0.35' })).toThrow('EMBEDDING_CALIBRATION must not be set');
  });

  describe('with the directory of a model', () => {
    const EMBEDDING_MODEL_DIR = mkdtempSync(join(tmpdir(), 'acme-embed-'));
    const network = { model_type: 'bert', hidden_size: 8, num_hidden_layers: 1, num_attention_heads: 2, intermediate_size: 8 };
    const config = { ...network, vocab_size: 9, max_position_embeddings: 16, type_vocab_size: 2 };
    beforeAll(() => {
      writeFileSync(join(EMBEDDING_MODEL_DIR, 'config.json'), JSON.stringify(config));
      for (const file of ['tokenizer.json', 'model.safetensors']) writeFileSync(join(EMBEDDING_MODEL_DIR, file), '{}');
    });
    afterAll(() => rmSync(EMBEDDING_MODEL_DIR, { recursive: true }));

    it('takes name, dimensions and calibration from it and the environment', () => {
      const { embeddings } = loadConfig({ EMBEDDING_MODEL_DIR, EMBEDDING_CALIBRATION: '0.3:0.35' });
      const model = expect.stringMatching(/^acme-embed-\w+@[0-9a-f]{12}$/);
      expect(embeddings).toEqual({
        provider: 'local',
        model,
        dimensions: 8,
        directory: EMBEDDING_MODEL_DIR,
        calibration: [[0.3, 0.35]],
      });
      const pinned = { EMBEDDING_MODEL_DIR, EMBEDDING_MODEL: embeddings.model, EMBEDDING_DIMENSIONS: '8' };
      expect(loadConfig(pinned).embeddings).toMatchObject({ model: embeddings.model });
      const directory = relative('.', EMBEDDING_MODEL_DIR);
      expect(loadConfig({ EMBEDDING_MODEL_DIR: directory }).embeddings).toMatchObject({ directory: EMBEDDING_MODEL_DIR });
    });

    it.each([
      [{ EMBEDDINGS: 'openai' }, 'EMBEDDING_MODEL_DIR must not be set while EMBEDDINGS is openai'],
      [{ EMBEDDING_DIMENSIONS: '384' }, 'EMBEDDING_DIMENSIONS must be 8'],
      [
        { EMBEDDING_MODEL: 'acme@0123456789ab' },
        'EMBEDDING_MODEL_DIR must be the directory of an embedding model: it holds acme@',
      ],
      [{ EMBEDDING_MODEL_DIR: '/no/such' }, 'EMBEDDING_MODEL_DIR must be the directory of an embedding model: ENOENT'],
    ])('refuses %j with it', (env, message) => {
      const attempt = () => loadConfig({ EMBEDDING_MODEL_DIR, ...env });
      expect(attempt).toThrow(StartError);
      expect(attempt).toThrow(message);
    });
  });
});
