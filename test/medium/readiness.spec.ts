import 'reflect-metadata';
import pg from 'pg';
import { loadConfig } from '../../src/config/config.js';
import { openDatabase } from '../../src/database/data-source.js';
import { Database, poolOf } from '../../src/database/database.js';
import { ReadinessService } from '../../src/modules/status/readiness.service.js';
import { Embedders } from '../../src/providers/embeddings/embedders.js';
import { describeOnPostgres } from '../support/engines.js';

describeOnPostgres('the readiness of a process', (engine) => {
  it('is that of a database which takes writes, and is free', async () => {
    const files = await engine.create();
    const config = loadConfig(files.env);
    const opened = await openDatabase(config);
    const embedders = new Embedders(config);
    const database = new Database(opened.dataSource, opened.statements);
    // A new one looks anew, while a service remembers the answer for a second.
    const databaseState = async () => (await new ReadinessService(database, embedders, null).check()).checks.database;
    const administrator = new pg.Client({ connectionString: config.databaseUrl });
    await administrator.connect();
    try {
      expect(await databaseState()).toBe('up');
      await administrator.query(`ALTER DATABASE ${administrator.database} SET default_transaction_read_only = on`);
      await administrator.query(END_OTHERS);
      // Connections that were ended fail once.
      let state = await databaseState();
      for (let attempt = 0; state === 'down' && attempt < config.databasePoolSize; attempt++) state = await databaseState();
      expect(state).toBe('read_only');
      const taken = Array.from({ length: poolOf(opened.dataSource).options.max }, () =>
        opened.dataSource.query('SELECT pg_sleep(2.5)'),
      );
      expect(await databaseState()).toBe('busy');
      await Promise.all(taken);
    } finally {
      await administrator.end();
      await embedders.close();
      await opened.close();
      await files.drop();
    }
  });
});

const END_OTHERS = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
  WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'`;
