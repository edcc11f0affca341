import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { loadConfig } from '../../../src/config/config.js';
import { openDatabase } from '../../../src/database/data-source.js';
import { type FakeOpenAi, publicScaleEnv, startFakeOpenAi } from '../../fixtures/fake-openai.js';
import { admin, workspaceClient as clientAt, newWorkspace } from '../../support/client.js';
import { mnemonest } from '../../support/command-line.js';
import { engines, oneEngine, type TestDatabase } from '../../support/engines.js';
import { storeOnce } from '../../support/idempotency.js';
import { memoriesClient } from '../../support/memories.js';
import { ADMIN_TOKEN, type RunningService, runService, startService, untilWritten } from '../../support/service.js';
import { everythingIn, linesWith } from '../../support/stored-text.js';
import { exportLines, importLines } from '../../support/transfer.js';

/** The vectors are those of a fake: no start of the service, of which there are many, loads the model. */
const DIMENSIONS = 64;
/** Enough memories to kill a rotation in the middle. */
const MEMORIES = 144;
const [FIRST, SECOND] = [randomBytes(32).toString('hex'), randomBytes(32).toString('base64')];
const textOf = (i: number) => `Crate ${i} of the zylophant holds ${(i * 7919) % 1009} lamps`;
const DONE_WITHIN_MS = 60_000;
/** Timeout of each test, which starts the service several times. */
const TIMEOUT_MS = 240_000;

describe.each(engines)('a key rotation on $name', (engine) => {
  let database: TestDatabase;
  let openai: FakeOpenAi;
  let env: Record<string, string>;
  let service: RunningService;
  let workspace: Awaited<ReturnType<typeof newWorkspace>>;
  let ids: number[];
  let edited: number;

  const start = async (variables: Record<string, string>) => {
    await service?.stop();
    service = await startService({ ...env, ...variables });
  };
  const client = () => memoriesClient(service.url, workspace.key);
  const store = async (text: string) =>
    (await storeOnce(service.url, workspace.key, `once ${text}`, text, { crate: 'quibbleworth' })).body;
  const progress = async () => (await admin(service.url, 'GET', '/key-rotation')).body;
  const until = async (isReached: (rotation: Awaited<ReturnType<typeof progress>>) => boolean) => {
    const deadline = Date.now() + DONE_WITHIN_MS;
    for (;;) {
      const now = await progress();
      if (isReached(now)) return now;
      if (Date.now() > deadline) throw new Error(`the rotation got no further: ${JSON.stringify(now)}`);
      await sleep(5);
    }
  };
  const cli = (...args: string[]) =>
    mnemonest(args, { MNEMONEST_URL: service.url, MNEMONEST_ADMIN_TOKEN: ADMIN_TOKEN, DATA_DIR: database.dataDir });
  /**
   * Returns all columns of the database. Stops the service first, because the embedded database serves one process
   * only.
   */
  const everything = async (variables: Record<string, string>) => {
    await service.stop();
    const opened = await openDatabase(loadConfig({ ...env, ...variables }));
    const lines = await everythingIn(opened);
    await opened.close();
    return lines;
  };
  /** Expects that all memories are recognised as duplicates and found, whichever key they are under. */
  const expectAllThere = async () => {
    for (const i of [0, 1, Math.floor(MEMORIES / 2), MEMORIES - 1]) {
      const id = ids[i] as number;
      const { body } = await workspace.store(textOf(i).toUpperCase());
      expect(body).toMatchObject({ memory_id: id, dedup: { action: 'duplicate_exact' } });
      const hits = await workspace.retrieve(textOf(i), { filter: { meta: { n: i } }, explain: true });
      expect(hits.body.memories).toMatchObject([{ id, text: textOf(i), explain: { lexical: expect.any(Number) } }]);
      expect(hits.body.memories[0].explain.lexical).toBeGreaterThan(0.95);
    }
    const byText = (await client().list(`?q=crate ${MEMORIES - 1} of&meta.n=${MEMORIES - 1}`)).body;
    expect(byText.memories.map(({ id }: { id: number }) => id)).toEqual([ids.at(-1)]);
  };
  const stampsOf = async () =>
    (await exportLines(service.url, workspace.key)).lines.map((line) => {
      const { last_accessed_at: _, access_count: __, ...rest } = JSON.parse(line);
      return rest;
    });

  beforeAll(async () => {
    database = await engine.create();
    openai = await startFakeOpenAi(DIMENSIONS);
    env = { ...database.env, ...publicScaleEnv(openai.url, DIMENSIONS) };
    await start({});
    workspace = await newWorkspace(service.url, 'rotated');
    workspace = { ...workspace, ...withUrl() };
    const lines = Array.from({ length: MEMORIES }, (_, i) => ({
      id: i + 1,
      text: textOf(i),
      meta: { n: i, crate: 'quibbleworth' },
    }));
    expect((await importLines(service.url, workspace.key, lines)).body).toMatchObject({ created: MEMORIES });
    const exported = (await exportLines(service.url, workspace.key)).lines.map((line) => JSON.parse(line));
    ids = lines.map(({ text }) => exported.find((line) => line.text === text).id);
    ({ memory_id: edited } = await store('The snarkleton is blue'));
    await client().edit(edited, { meta: { seen: 'vexingham' } });
    await client().edit(edited, { text: 'The snarkleton is green' });
  }, TIMEOUT_MS);
  afterAll(async () => {
    await service?.stop();
    await openai?.close();
    await database?.drop();
  });

  /** Returns the calls of the workspace, at the present address of the service. */
  function withUrl() {
    const { key } = workspace;
    const now = () => clientAt(service.url, key);
    return {
      store: (...args: Parameters<ReturnType<typeof clientAt>['store']>) => now().store(...args),
      retrieve: (...args: Parameters<ReturnType<typeof clientAt>['retrieve']>) => now().retrieve(...args),
    };
  }

  it('is refused without a key', async () => {
    const { code, stderr } = await cli('rotate-key');
    expect([code, stderr]).toEqual([1, expect.stringContaining('without ENCRYPTION_KEY')]);
    expect((await admin(service.url, 'GET', '/key-rotation')).status).toBe(404);
  });

  it(
    'encrypts plain texts, across kill -9 and concurrent edits',
    async () => {
      // The first duplicates of memories mark them; those below do not.
      await expectAllThere();
      const before = await stampsOf();
      await start({ ENCRYPTION_KEY: FIRST });
      await expectAllThere();
      expect((await store('The snarkleton is blue')).memory_id).toBe(edited);
      expect((await admin(service.url, 'POST', '/key-rotation')).status).toBe(202);
      const { rows_total } = await until(({ rows_done }) => rows_done > 0);
      await service.stop('SIGKILL');
      await start({ ENCRYPTION_KEY: FIRST });
      const resumed = await progress();
      expect([resumed.state, resumed.rows_total]).toEqual(['rotating', rows_total]);
      expect(resumed.rows_done).toBeLessThan(rows_total);
      const edits = [10, 60, 110, MEMORIES - 2].map(async (i) => {
        const id = ids[i] as number;
        expect((await client().edit(id, { meta: { mark: `edited ${i}` } })).status).toBe(200);
        return id;
      });
      const marked = await Promise.all(edits);
      await expectAllThere();
      expect(await until(({ finished_at }) => finished_at !== null)).toMatchObject({
        state: 'done',
        rows_failed: 0,
        rows_done: rows_total,
      });
      for (const id of marked)
        expect((await client().get(id)).body.meta).toMatchObject({ mark: expect.stringMatching(/^edited/) });
      const after = await stampsOf();
      const unchanged = (lines: { id: number }[]) => lines.filter(({ id }) => !marked.includes(id));
      expect(unchanged(after)).toEqual(unchanged(before));
      const lines = await everything({ ENCRYPTION_KEY: FIRST });
      for (const word of ['zyloph', 'quibblew', 'snarkl', 'vexingh'])
        expect(linesWith(lines, word).filter((line) => !/^idempotency_(keys|parts)\.key:/.test(line))).toEqual([]);
    },
    TIMEOUT_MS,
  );

  // What follows is the same on both engines; test/medium/reencryption.spec.ts runs its statements on each.
  if (!oneEngine.includes(engine)) return;

  it(
    'requires the key: a start without it or with another one is refused',
    async () => {
      for (const variables of [{}, { ENCRYPTION_KEY: SECOND }]) {
        const { code, output } = await runService({ ...env, ...variables });
        expect(code).toBe(1);
        expect(output).toMatch(/^mnemonest: ENCRYPTION_KEY .*the key [0-9a-f]{16} \(/m);
        expect(output).not.toContain(SECOND);
      }
    },
    TIMEOUT_MS,
  );

  it(
    're-encrypts everything under another key, so that the old one is not needed',
    async () => {
      await start({ ENCRYPTION_KEY: SECOND, ENCRYPTION_KEYS_PREVIOUS: FIRST });
      await expectAllThere();
      const before = await stampsOf();
      const { code, stdout } = await cli('rotate-key');
      expect([code, stdout]).toEqual([0, expect.stringContaining('ENCRYPTION_KEYS_PREVIOUS is not needed any more.')]);
      await start({ ENCRYPTION_KEY: SECOND });
      await expectAllThere();
      expect(await stampsOf()).toEqual(before);
      // The record is under a key that is gone, but the request is still recognised.
      expect((await store('The snarkleton is blue')).memory_id).toBe(edited);
      expect((await storeOnce(service.url, workspace.key, 'once The snarkleton is blue', 'other')).status).toBe(409);
      const { code: refused } = await runService({ ...env, ENCRYPTION_KEY: FIRST });
      expect(refused).toBe(1);
    },
    TIMEOUT_MS,
  );

  it(
    'reports a memory that was tampered with, and does not affect the others',
    async () => {
      await service.stop();
      const opened = await openDatabase(loadConfig({ ...env, ENCRYPTION_KEY: SECOND }));
      const [victim, donor] = [ids[3], ids[4]] as [number, number];
      await opened.dataSource.query(
        `UPDATE memories m SET text = d.text FROM memories d
         WHERE m.workspace_id = $1 AND m.id = $2 AND d.workspace_id = $1 AND d.id = $3`,
        [workspace.id, victim, donor],
      );
      await opened.close();
      await start({ ENCRYPTION_KEY: SECOND });
      const { status, body } = await client().get(victim);
      expect([status, body]).toEqual([500, { detail: 'Internal Server Error' }]);
      await untilWritten(
        service,
        new RegExp(`text of memory ${victim} in workspace ${workspace.id} cannot be decrypted: authentication failed`),
      );
      expect((await client().list('?limit=100&meta.n=3')).status).toBe(500);
      expect((await workspace.retrieve('crate', { min_score: 0, filter: { meta: { n: 3 } } })).status).toBe(500);
      expect((await client().get(donor)).status).toBe(200);
      const { lines } = await exportLines(service.url, workspace.key);
      expect(lines.filter((line) => line.includes('"error"'))).toEqual([
        JSON.stringify({ format: 1, id: victim, error: 'cannot be decrypted' }),
      ]);
      const other = await newWorkspace(service.url, 'import');
      const report = (await importLines(service.url, other.key, lines.slice(0, 8))).body;
      expect(report).toMatchObject({ created: 7, failed: 1 });
      // An import of a backup restores it, under another id.
      const backup = { format: 1, id: victim, text: 'The zorbling is mauve' };
      const restored = (await importLines(service.url, workspace.key, [backup])).body;
      expect(restored).toMatchObject({ created: 1, failed: 0, renumbered_lines: [{ line: 1, id: victim }] });
      expect((await client().remove(restored.renumbered_lines[0].new_id)).status).toBe(204);
      await start({ ENCRYPTION_KEY: FIRST, ENCRYPTION_KEYS_PREVIOUS: SECOND });
      expect((await cli('rotate-key')).stdout).toMatch(/cannot be decrypted +1,/);
      const { code } = await runService({ ...env, ENCRYPTION_KEY: FIRST });
      expect(code).toBe(1);
      expect((await client().remove(victim)).status).toBe(204);
      expect((await client().list('?meta.n=3')).body.memories).toEqual([]);
    },
    TIMEOUT_MS,
  );

  it(
    'decrypts everything when encryption is turned off',
    async () => {
      await start({ ENCRYPTION_KEYS_PREVIOUS: `${SECOND}, ${FIRST}` });
      await expectAllThere();
      const before = await stampsOf();
      expect((await cli('rotate-key')).code).toBe(0);
      await start({});
      await expectAllThere();
      expect(await stampsOf()).toEqual(before);
      const lines = await everything({});
      expect(lines.filter((line) => line.includes('\u0001mn1.') || line.includes('\\u0001mn1.'))).toEqual([]);
      expect(lines.filter((line) => /^memories\.text: Crate \d+ of the zylophant/.test(line)).length).toBeGreaterThanOrEqual(
        MEMORIES - 1,
      );
      expect(lines.filter((line) => /^memories\.lexemes: .*'zyloph'/.test(line)).length).toBeGreaterThanOrEqual(MEMORIES - 1);
    },
    TIMEOUT_MS,
  );
});
