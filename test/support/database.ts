import { loadConfig } from '../../src/config/config.js';
import { type OpenDatabase, openDatabase } from '../../src/database/data-source.js';
import { Database } from '../../src/database/database.js';
import { Transactions } from '../../src/database/transactions.js';
import type { EmbeddingSpaces } from '../../src/modules/embeddings/embedding-spaces.service.js';
import { IdempotentWrites } from '../../src/modules/idempotency/idempotent-writes.js';
import { MemoryRepository } from '../../src/modules/memory/records/memory.repository.js';
import { MemoryEncryption } from '../../src/modules/memory/records/memory-encryption.js';
import { ReplacementRepository } from '../../src/modules/memory/records/replacement.repository.js';
import { WorkspaceLayouts } from '../../src/modules/memory/records/workspace-layouts.js';
import { MemoryWriter } from '../../src/modules/memory/store/memory-writer.service.js';
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
export const encryptionOf = ({ keyring }: OpenDatabase): MemoryEncryption => new MemoryEncryption(keyring);

/** Returns the handles that the code under test runs its statements on. */
export function handlesOf({ dataSource, isDistributed }: OpenDatabase) {
  const transactions = new Transactions(dataSource);
  return { db: new Database(dataSource, undefined, isDistributed), transactions, writes: new IdempotentWrites(transactions) };
}

export function memoryWriterOf(database: OpenDatabase, spaces: EmbeddingSpaces): MemoryWriter {
  const { db, writes } = handlesOf(database);
  const encryption = encryptionOf(database);
  return new MemoryWriter(
    db,
    writes,
    spaces,
    encryption,
    new MemoryRepository(encryption, new WorkspaceLayouts(db)),
    new ReplacementRepository(encryption),
  );
}
