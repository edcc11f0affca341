import 'reflect-metadata';
import { text } from 'node:stream/consumers';
import { loadConfig } from '../../src/config/config.js';
import { type OpenDatabase, openDatabase } from '../../src/database/data-source.js';
import { poolOf } from '../../src/database/database.js';
import { Snapshots } from '../../src/database/snapshots.js';
import { ExportRepository } from '../../src/modules/memory/transfer/export.repository.js';
import { ExportService } from '../../src/modules/memory/transfer/export.service.js';
import { contextOf } from '../support/context.js';
import { encryptionOf, handlesOf } from '../support/database.js';
import { engines, type TestDatabase } from '../support/engines.js';

const ROWS = 1_000;
const CONTENT = 'text, meta, importance, categories, temporal_type, temporal_raw_text, valid_until';

describe.each(engines)('an export on $name', (engine) => {
  let files: TestDatabase;
  let database: OpenDatabase;
  let service: ExportService;
  let workspaceId = 0;

  beforeAll(async () => {
    files = await engine.create();
    database = await openDatabase(loadConfig(files.env));
    service = new ExportService(
      new Snapshots(handlesOf(database).db, database.snapshots),
      new ExportRepository(encryptionOf(database)),
    );
  });
  afterAll(async () => {
    await database?.close();
    await files?.drop();
  });
  beforeEach(async () => {
    workspaceId++;
    await insert(1, ROWS);
  });

  // biome-ignore lint/suspicious/noExplicitAny: rows of any shape
  const query = (statement: string, values: unknown[] = []): Promise<any> => database.dataSource.manager.query(statement, values);
  const idOf = (n: number) => workspaceId * 100_000 + n;
  const insert = (from: number, to: number) =>
    query(
      `INSERT INTO memories (workspace_id, id, text, text_hash, meta, importance, categories, temporal_type, temporal_raw_text,
                             embedding, embedding_model_id, created_at, updated_at)
       SELECT $1, $2 + n, 'memory ' || n || repeat(' x', 500), sha256(n::text::bytea), '{}', 5, '{knowledge}', 'persistent', '',
              ('[' || repeat('0,', 383) || '1]')::halfvec, $3, '2026-01-01', '2026-01-01'
       FROM generate_series($4::int, $5::int) n`,
      [workspaceId, idOf(0), database.embeddingModelId, from, to],
    );
  const change = async (n: number, words: string) => {
    const values = [workspaceId, idOf(n), new Date()];
    await query(
      `INSERT INTO memory_revisions (workspace_id, memory_id, revision, cause, created_at, ${CONTENT})
       SELECT workspace_id, id, 1 + (SELECT count(*) FROM memory_revisions WHERE workspace_id = $1 AND memory_id = $2),
              'updated_existing', $3, ${CONTENT} FROM memories WHERE workspace_id = $1 AND id = $2`,
      values,
    );
    await query('UPDATE memories SET text = $4, updated_at = $3 WHERE workspace_id = $1 AND id = $2', [...values, words]);
  };
  const exporting = () => service.export(contextOf(workspaceId, new Date()));
  const linesOf = async ({ lines }: { lines: NodeJS.ReadableStream }) => (await text(lines as never)).split('\n').filter(Boolean);

  it('is consistent, whatever is written while it is read', async () => {
    await change(900, 'changed before');
    const before = await linesOf(await exporting());
    expect(before).toHaveLength(ROWS);
    const under = await exporting();
    await insert(ROWS + 1, ROWS + 50);
    await change(900, 'changed again');
    await change(901, 'changed once');
    await change(901, 'changed twice');
    expect(await linesOf(under)).toEqual(before);
    expect(under.count).toBe(ROWS);
    const after = (await linesOf(await exporting())).map((line) => JSON.parse(line));
    expect(after).toHaveLength(ROWS + 50);
    expect(after.find(({ id }) => id === idOf(901))).toMatchObject({
      text: 'changed twice',
      revisions: [{}, { text: 'changed once' }],
    });
  });

  it('runs once a workspace, and in three at once, and takes no connection from the other calls', async () => {
    const ofOther = (n: number) => service.export(contextOf(1_000 + n, new Date()));
    const three = [await exporting(), await ofOther(1), await ofOther(2)];
    await expect(exporting()).rejects.toMatchObject({ code: 'rate_limited', message: 'An export of this workspace is running' });
    await expect(ofOther(3)).rejects.toMatchObject({ code: 'rate_limited', message: 'Too many exports at once' });
    const { max } = poolOf(database.dataSource).options;
    await Promise.all(
      Array.from({ length: max }, () => handlesOf(database).transactions.run((tx) => tx.query(null, 'SELECT 1', []))),
    );
    const closed = new Promise((resolve) => three[0]!.lines.once('close', resolve));
    three[0]!.lines.destroy();
    await closed;
    expect(await linesOf(await exporting())).toHaveLength(ROWS);
    for (const each of three.slice(1)) expect(await linesOf(each)).toEqual([]);
  });
});
