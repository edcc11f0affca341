import { loadConfig } from '../../src/config/config.js';
import { type OpenDatabase, openDatabase } from '../../src/database/data-source.js';
import { Sql } from '../../src/database/sql.js';
import { MemoryEncryption } from '../../src/modules/memory/records/memory-encryption.js';
import type { Engine, TestDatabase } from './engines.js';

/** Creates an empty database on an engine for the tests of one suite; it exists from `beforeAll` to `afterAll`. */
export function useDatabase(engine: Engine): () => OpenDatabase {
  let files: TestDatabase;
  let database: OpenDatabase;
  beforeAll(async () => {
    files = await engine.create();
    database = await openDatabase(loadConfig(files.env));
  });
  afterAll(async () => {
    await database?.close();
    await files?.drop();
  });
  return () => database;
}

/** Returns the encryption of memories in a database. */
export const encryptionOf = ({ keyring, dataSource }: OpenDatabase): MemoryEncryption =>
  new MemoryEncryption(keyring, new Sql(dataSource));
