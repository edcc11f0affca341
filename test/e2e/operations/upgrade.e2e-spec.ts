import 'reflect-metadata';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { loadConfig } from '../../../src/config/config.js';
import { type OpenDatabase, openDatabase } from '../../../src/database/data-source.js';
import { vectorIndexDefinition } from '../../../src/database/vector-index.js';
import { workspaceClient } from '../../support/client.js';
import { embedded, type TestDatabase } from '../../support/engines.js';
import { spawnService, startService } from '../../support/service.js';

const MEMORIES = 2_000;
const KILLED_AFTER_MS = [0, 200, 500];
const BUILDING = /indexing the vectors of 2001 memories anew/;
const OLD_MODEL = { id: 1, vectorColumn: 'embedding', vectorType: 'halfvec', dimensions: 384 } as const;

/** Adds memories with random vectors, and takes the database back to the version that indexed them as `halfvec`. */
async function makeOld({ dataSource }: OpenDatabase): Promise<void> {
  await dataSource.query(
    `INSERT INTO memories (workspace_id, text, text_hash, meta, importance, categories, temporal_type, temporal_raw_text,
                           embedding, embedding_model_id, created_at, updated_at)
     SELECT 1, 'box ' || i, sha256(('box ' || i)::bytea), '{}', 5, '{}', 'persistent', '',
            (SELECT array_agg(sin(i * d))::real[]::vector(384)::halfvec FROM generate_series(1, 384) AS d), 1, now(), now()
     FROM generate_series(1, ${MEMORIES}) AS i`,
  );
  await dataSource.query('DROP INDEX memories_embedding_1');
  await dataSource.query(`CREATE INDEX memories_embedding_1 ON memories ${vectorIndexDefinition(OLD_MODEL)}`);
  await dataSource.query('ALTER TABLE embedding_models DROP COLUMN vector_type');
  await dataSource.query(`DELETE FROM migrations WHERE name LIKE 'VectorTypes%'`);
}

/** A digest of all memories, and the definition of the index of their vectors. */
async function contentOf({ dataSource }: OpenDatabase): Promise<{ memories: string; index: string }> {
  const [content] = await dataSource.query(
    `SELECT (SELECT md5(string_agg(m::text, '' ORDER BY id)) FROM memories m) AS memories,
       pg_get_indexdef('memories_embedding_1'::regclass) AS index`,
  );
  return content;
}

describe('an upgrade of an embedded database from the version that indexed vectors as halfvec', () => {
  let files: TestDatabase;
  beforeAll(async () => {
    files = await embedded.create();
  });
  afterAll(() => files?.drop());
  const inDatabase = async <T>(work: (database: OpenDatabase) => Promise<T>): Promise<T> => {
    const database = await openDatabase(loadConfig(files.env));
    return work(database).finally(() => database.close());
  };

  it('keeps every memory through any number of kills, and indexes the vectors as vector', async () => {
    const first = await startService(files.env);
    await workspaceClient(first.url).store('Marta keeps bees behind the old mill');
    await first.stop();
    const before = await inDatabase(async (database) => {
      await makeOld(database);
      return contentOf(database);
    });
    expect(before.index).toContain('halfvec_cosine_ops');

    for (const delay of KILLED_AFTER_MS) await killWhileBuilding(files.env, delay);

    const service = await startService(files.env);
    const { body } = await workspaceClient(service.url).retrieve('who keeps bees');
    expect(body.memories[0].text).toBe('Marta keeps bees behind the old mill');
    await service.stop();
    const after = await inDatabase(contentOf);
    expect(after.memories).toBe(before.memories);
    expect(after.index).toContain('vector_cosine_ops');
    expect(after.index).not.toContain('halfvec');
  }, 300_000);
});

async function killWhileBuilding(env: Record<string, string>, delayMs: number): Promise<void> {
  const child = spawnService(env);
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk) => {
      output += chunk;
    });
  const exited = once(child, 'exit');
  while (!BUILDING.test(output) && child.exitCode === null) await sleep(5);
  await sleep(delayMs);
  child.kill('SIGKILL');
  await exited;
  expect(output).toMatch(BUILDING);
  expect(output).not.toMatch(/is ready at/);
}
