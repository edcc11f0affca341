import 'reflect-metadata';
import { loadConfig } from '../../src/config/config.js';
import { openDatabase } from '../../src/database/data-source.js';
import { describeOnPostgres, type TestDatabase } from '../support/engines.js';
import { startTcpProxy } from '../support/tcp-proxy.js';

/** The length of a startup message, and of its protocol version. */
const HEADER = 8;

/** Returns the startup message without its parameter `options`, as some poolers pass it on. */
function withoutOptions(message: Buffer): Buffer {
  const fields = message.toString('latin1', HEADER).split('\0');
  const at = fields.indexOf('options');
  expect(at).toBeGreaterThan(-1);
  const rest = Buffer.from(fields.toSpliced(at, 2).join('\0'), 'latin1');
  const header = Buffer.from(message.subarray(0, HEADER));
  header.writeInt32BE(HEADER + rest.length);
  return Buffer.concat([header, rest]);
}

describeOnPostgres('sessions behind a pooler that drops the options of a start', (engine) => {
  let files: TestDatabase;
  beforeAll(async () => {
    files = await engine.create();
  });
  afterAll(() => files?.drop());

  it('have the settings all the same, in both pools', async () => {
    const url = new URL(files.env['DATABASE_URL']!);
    const proxy = await startTcpProxy({ host: url.hostname, port: Number(url.port) }, withoutOptions);
    url.hostname = '127.0.0.1';
    url.port = String(proxy.port);
    const database = await openDatabase(loadConfig({ ...files.env, DATABASE_URL: url.href }));
    try {
      const settings = `SELECT name, setting FROM pg_settings WHERE name = ANY ($1) ORDER BY name`;
      const names = [
        'hnsw.ef_search',
        'hnsw.iterative_scan',
        'hnsw.scan_mem_multiplier',
        'jit',
        'plan_cache_mode',
        'statement_timeout',
      ];
      const common = {
        'hnsw.ef_search': '100',
        'hnsw.iterative_scan': 'relaxed_order',
        'hnsw.scan_mem_multiplier': '1000',
        jit: 'off',
        statement_timeout: '30000',
      };
      // Loads the library whose settings are asked for.
      await database.dataSource.query(`SELECT '[1]'::vector`);
      const shared = await database.dataSource.query(settings, [names]);
      expect(toObject(shared)).toEqual({ ...common, plan_cache_mode: 'auto' });
      const client = await database.statements.connect();
      await client.query(`SELECT '[1]'::vector`);
      const { rows } = await client.query(settings, [names]);
      client.release();
      expect(toObject(rows)).toEqual({ ...common, plan_cache_mode: 'force_generic_plan' });
    } finally {
      await database.close();
      await proxy.close();
    }
  });
});

const toObject = (rows: readonly { name: string; setting: string }[]): Record<string, string> =>
  Object.fromEntries(rows.map(({ name, setting }) => [name, setting]));
