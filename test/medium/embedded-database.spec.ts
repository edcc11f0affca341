import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Worker } from 'node:worker_threads';
import { Logger } from '@nestjs/common';
import pg from 'pg';
import { EmbeddedDatabase } from '../../src/database/embedded/embedded-database.js';

describe('EmbeddedDatabase', () => {
  let directory: string;
  let database: EmbeddedDatabase;
  let pool: pg.Pool;
  beforeAll(async () => {
    // Keeps the expected log lines of the crash below out of the report of the tests.
    Logger.overrideLogger(false);
    directory = mkdtempSync(join(tmpdir(), 'mnemonest-test-'));
    database = await EmbeddedDatabase.open(directory, { 'hnsw.ef_search': '123' });
    pool = new pg.Pool({ host: database.socketDirectory, user: 'postgres', database: 'postgres', max: 1 });
    pool.on('error', () => {});
  });
  afterAll(async () => {
    await pool.end();
    await database.close();
    rmSync(directory, { recursive: true, force: true });
  });

  it('has the settings that it was opened with', async () => {
    expect((await pool.query('SHOW hnsw.ef_search')).rows).toEqual([{ 'hnsw.ef_search': '123' }]);
  });

  it('restarts by itself after a crash of its thread, with all committed data', async () => {
    await pool.query('CREATE TABLE kept AS SELECT generate_series(1, 100) AS id');
    await (database as unknown as { worker: Worker }).worker.terminate();
    const count = () => pool.query('SELECT count(*)::int AS n FROM kept').then(({ rows }) => rows[0].n);
    let answer: number | undefined;
    for (let attempt = 0; answer === undefined && attempt < 100; attempt++) {
      answer = await count().catch(() => undefined);
      await sleep(100);
    }
    expect(answer).toBe(100);
  });
});
