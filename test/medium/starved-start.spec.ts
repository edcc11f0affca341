import { setTimeout as sleep } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { loadConfig } from '../../src/config/config.js';
import { postgresOptions } from '../../src/database/data-source.js';
import { keyringOf } from '../../src/database/encryption/keyring.js';
import { prepareDatabase } from '../../src/database/prepare-database.js';
import { describeOnPostgres, type TestDatabase } from '../support/engines.js';

describeOnPostgres('a start that gets no CPU time after it has begun its transaction', (engine) => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await engine.create();
  });
  afterAll(() => database?.drop());

  it('is not ended by the timeout of idle transactions, and leaves the timeout as it was', async () => {
    const { databaseUrl, embeddings } = loadConfig(database.env);
    const extra = { options: '-c idle_in_transaction_session_timeout=150ms' };
    const dataSource = new DataSource(Object.assign(postgresOptions(databaseUrl as string, 1), { extra }));
    const createQueryRunner = dataSource.createQueryRunner.bind(dataSource);
    dataSource.createQueryRunner = (mode) => {
      const runner = createQueryRunner(mode);
      const begin = runner.startTransaction.bind(runner);
      runner.startTransaction = async (isolation) => {
        await begin(isolation);
        await sleep(500);
      };
      return runner;
    };
    const { installationId } = await prepareDatabase(dataSource, embeddings, keyringOf(undefined));
    expect(installationId).toMatch(/^[0-9a-f-]{36}$/);
    expect(await dataSource.query('SHOW idle_in_transaction_session_timeout')).toEqual([
      { idle_in_transaction_session_timeout: '150ms' },
    ]);
    await dataSource.destroy();
  });
});
