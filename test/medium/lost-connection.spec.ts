import 'reflect-metadata';
import { createServer } from 'node:net';
import pg from 'pg';
import { loadConfig } from '../../src/config/config.js';
import { type OpenDatabase, openDatabase } from '../../src/database/data-source.js';
import { giveUpWhenSilent } from '../../src/database/silent-connection.js';
import { isUnavailable } from '../../src/database/unavailable.js';
import { handlesOf } from '../support/database.js';
import { describeOnPostgres, type TestDatabase } from '../support/engines.js';
import { startTcpProxy, type TcpProxy } from '../support/tcp-proxy.js';

const QUIET_MS = 200;
/** Shows that a call has failed before the timeout of a statement could end it. */
const LONG_BEFORE_THE_TIMEOUT_MS = 20_000;

describeOnPostgres('a connection to the database', (engine) => {
  let files: TestDatabase;
  let proxy: TcpProxy;
  let url: URL;
  beforeAll(async () => {
    files = await engine.create();
    url = new URL(files.env['DATABASE_URL']!);
    proxy = await startTcpProxy({ host: url.hostname, port: Number(url.port) });
    url.hostname = '127.0.0.1';
    url.port = String(proxy.port);
  });
  afterAll(async () => {
    await proxy?.close();
    await files?.drop();
  });

  const connect = async () => {
    const client = new pg.Client({ connectionString: url.href });
    client.on('error', () => {});
    await client.connect();
    const { rows } = await client.query('SELECT pg_backend_pid() AS pid');
    giveUpWhenSilent(client, rows[0].pid, QUIET_MS, QUIET_MS);
    return client;
  };

  it('waits for a statement that takes long', async () => {
    const client = await connect();
    await client.query(`SELECT pg_sleep(${(4 * QUIET_MS) / 1000})`);
    await client.end();
  });

  it('is given up when the path has gone silent, and not before a statement needs it', async () => {
    const client = await connect();
    proxy.stall();
    const started = Date.now();
    const failure = await client.query('SELECT 1').catch((error: Error) => error);
    expect(isUnavailable(failure)).toBe(true);
    expect(Date.now() - started).toBeLessThan(LONG_BEFORE_THE_TIMEOUT_MS);
    await proxy.mend();
  });

  it('is unavailable whatever the code of the failure to connect', async () => {
    const database = await openDatabase(loadConfig({ ...files.env, DATABASE_URL: url.href }));
    const refusing = createServer((socket) =>
      socket.end(errorResponse('42501', 'permission denied'), () => socket.destroySoon()),
    );
    try {
      proxy.cut();
      await new Promise<void>((resolve) => refusing.listen(proxy.port, '127.0.0.1', resolve));
      const failure = await firstFailure(database);
      expect(failure).toMatchObject({ code: '42501' });
      expect(isUnavailable(failure)).toBe(true);
    } finally {
      await new Promise((resolve) => refusing.close(resolve));
      await proxy.mend();
      await database.close();
    }
  });
});

/** Connections that the cut has ended fail first, each in its own way. */
async function firstFailure(database: OpenDatabase): Promise<Error & { code?: string }> {
  const { db } = handlesOf(database);
  for (;;) {
    const failure = await db.query(null, 'SELECT 1', []).then(
      () => undefined,
      (error) => error,
    );
    if (failure?.code === '42501') return failure;
  }
}

/** An ErrorResponse of PostgreSQL's protocol. */
function errorResponse(code: string, message: string): Buffer {
  const fields = Buffer.from(`SFATAL\0C${code}\0M${message}\0\0`);
  const header = Buffer.from('E\0\0\0\0');
  header.writeInt32BE(fields.length + 4, 1);
  return Buffer.concat([header, fields]);
}

describeOnPostgres('a process that is frozen in a transaction', (engine) => {
  it('loses its session, and its locks, after seconds', async () => {
    const files = await engine.create();
    const database = await openDatabase(loadConfig(files.env));
    const [row] = await database.dataSource.query(
      `SELECT current_setting('idle_in_transaction_session_timeout') AS idle, current_setting('lock_timeout') AS lock`,
    );
    await database.close();
    await files.drop();
    expect(row).toEqual({ idle: '5s', lock: '10s' });
  });
});
