import { DataSource, type MigrationInterface, type QueryRunner } from 'typeorm';
import { loadConfig } from '../../src/config/config.js';
import { openDatabase, postgresOptions } from '../../src/database/data-source.js';
import { placeNewTable } from '../../src/database/distribution/place-table.js';
import { FOREIGN_KEYS } from '../../src/database/distribution/tables.js';
import { keyringOf } from '../../src/database/encryption/keyring.js';
import { migrations } from '../../src/database/migrations/index.js';
import { openServer } from '../../src/database/move/cell.js';
import { type DatabaseIdentity, prepareDatabase } from '../../src/database/prepare-database.js';
import { isOnCitus } from '../support/citus.js';
import { describeOnPostgres } from '../support/engines.js';
import { distributes, installFakeCitus } from '../support/fake-citus.js';
import { insertMemory } from '../support/memory-rows.js';

describeOnPostgres('an upgrade of a distributed database', (engine) => {
  let url: string;
  let env: Record<string, string>;
  let drop: () => Promise<void>;
  const ids: number[] = [];
  const onServer = async <T>(work: (query: (text: string) => Promise<T[]>) => Promise<void>) => {
    const server = await openServer(url, 'DATABASE_URL');
    try {
      await work((text) => server.db.query(null, text, []));
    } finally {
      await server.close();
    }
  };

  /** Starts a version that has one migration more. */
  async function upgrade(migration: new () => MigrationInterface): Promise<DatabaseIdentity> {
    const config = loadConfig(env);
    const dataSource = new DataSource({ ...postgresOptions(url, 3), migrations: [...migrations, migration] });
    try {
      return await prepareDatabase(dataSource, config.embeddings, keyringOf(config.encryption));
    } finally {
      if (dataSource.isInitialized) await dataSource.destroy();
    }
  }

  const KEYS = FOREIGN_KEYS.filter(({ table }) => table === 'memory_links');

  const NAME_OF_LINKS = `SELECT to_regclass('memory_links')::text AS name`;

  async function distributeOnFake(): Promise<void> {
    const server = await openServer(url, 'DATABASE_URL');
    await installFakeCitus(server.db);
    await server.close();
    while (!(await distributes(url)));
  }

  class AddLinks1999999999999 implements MigrationInterface {
    async up(runner: QueryRunner): Promise<void> {
      await this.create(runner);
      await placeNewTable(runner, 'memory_links');
      for (const { name, definition } of KEYS)
        await runner.query(`ALTER TABLE memory_links ADD CONSTRAINT ${name} ${definition}`);
      await runner.query('ALTER TABLE memories ADD COLUMN shelf integer');
      await runner.query(`CREATE FUNCTION shelve_link() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          UPDATE memories SET shelf = 1 WHERE workspace_id = NEW.workspace_id AND id = NEW.newer_id;
          RETURN NEW;
        END $$`);
      await runner.query('CREATE TRIGGER shelve AFTER INSERT ON memory_links FOR EACH ROW EXECUTE FUNCTION shelve_link()');
    }

    protected async create(runner: QueryRunner): Promise<void> {
      await runner.query('CREATE TABLE memory_links (LIKE earlier_links INCLUDING ALL)');
    }

    async down(): Promise<void> {}
  }

  class ForgetLinks1999999999999 extends AddLinks1999999999999 {
    override up(runner: QueryRunner): Promise<void> {
      return this.create(runner);
    }
  }

  beforeAll(async () => {
    const created = await engine.create();
    ({ drop } = created);
    env = created.env;
    url = env['DATABASE_URL'] as string;
    const open = () => openDatabase(loadConfig(env));
    await (await open()).close();
    if (!isOnCitus) await distributeOnFake();
    const database = await open();
    for (const text of ['The vault opens at noon', 'The key hangs by the door'])
      ids.push(Number(await insertMemory(database, { workspaceId: 1, text })));
    await database.close();
    // A version before the table of links.
    await onServer(async (query) => {
      await query('CREATE TABLE earlier_links (LIKE memory_links INCLUDING ALL)');
      if (!isOnCitus) await query(`DELETE FROM pg_dist_partition WHERE logicalrelid = 'memory_links'::regclass`);
      await query('DROP TABLE memory_links');
    });
  });
  afterAll(() => drop());

  it('refuses a migration that leaves its table on the coordinator, and undoes it', async () => {
    await expect(upgrade(ForgetLinks1999999999999)).rejects.toThrow('distributed in part (not yet: memory_links)');
    await onServer(async (query) => expect(await query(NAME_OF_LINKS)).toEqual([{ name: null }]));
  });

  it('distributes a new table, and a session that dies meanwhile leaves nothing of it', async () => {
    // The stand-in ends the session of the first try.
    if (!isOnCitus) await expect(upgrade(AddLinks1999999999999)).rejects.toThrow(/terminat/);
    await onServer(async (query) => expect(await query(NAME_OF_LINKS)).toEqual([{ name: null }]));
    expect(await upgrade(AddLinks1999999999999)).toMatchObject({ isDistributed: true });
    await onServer<{ name: string }>(async (query) => {
      expect(
        await query(`SELECT partmethod AS name FROM pg_dist_partition WHERE logicalrelid = 'memory_links'::regclass`),
      ).toEqual([{ name: 'h' }]);
      const keys = await query(
        `SELECT conname AS name FROM pg_constraint
         WHERE conrelid = 'memory_links'::regclass AND contype = 'f' AND conparentid = 0`,
      );
      expect(keys.map(({ name }) => name).sort()).toEqual(KEYS.map(({ name }) => name).sort());
    });
  });

  it('writes to what the migration has made, triggers included', async () => {
    // This build has no such migration.
    await expect(openDatabase(loadConfig(env))).rejects.toThrow('schema of a newer version (AddLinks');
    await onServer<{ shelf: number | null }>(async (query) => {
      await query(`INSERT INTO memory_links (workspace_id, newer_id, older_id, confidence) VALUES (1, ${ids[1]}, ${ids[0]}, 1)`);
      expect(await query('SELECT shelf FROM memories WHERE workspace_id = 1 ORDER BY id')).toEqual([
        { shelf: null },
        { shelf: 1 },
      ]);
    });
  });
});
