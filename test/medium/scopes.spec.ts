import 'reflect-metadata';
import { plainScope, scopeOf } from '../../src/modules/memory/records/scope.js';
import { StorePipeline } from '../../src/modules/memory/store/store.pipeline.js';
import { RescopingRepository } from '../../src/modules/scopes/rescoping.repository.js';
import { RescopingRequests } from '../../src/modules/scopes/rescoping-requests.repository.js';
import { LocalRules } from '../../src/text/dedup/local-rules.js';
import { contextOf } from '../support/context.js';
import { encryptionOf, handlesOf } from '../support/database.js';
import { engines } from '../support/engines.js';
import { useScriptedEmbeddings, vectorAt } from '../support/scripted-embeddings.js';

const NOW = new Date('2026-03-02T10:00:00.000Z');
const DIMENSIONS = 8;
const ALLERGY = 'I am allergic to peanuts';
const TEA = 'My favourite drink is green tea';
const COFFEE = 'My favourite drink is black coffee';

describe.each(
  engines.flatMap((engine) =>
    [false, true].map((encrypted) => ({ engine, name: `${engine.name}${encrypted ? ', encrypted' : ''}`, encrypted })),
  ),
)('scopes, on $name', ({ engine, encrypted }) => {
  const opened = useScriptedEmbeddings(engine, DIMENSIONS, encrypted);
  let storing: StorePipeline;
  // Above the ids of the workspaces that the database makes itself.
  let workspaceId = 1_000;

  beforeAll(() => {
    storing = opened().pipeline(new LocalRules());
    const { vectors } = opened().openai;
    vectors.set(ALLERGY, vectorAt(0, DIMENSIONS));
    vectors.set(TEA, vectorAt(1, DIMENSIONS));
    vectors.set(COFFEE, vectorAt(0.9, DIMENSIONS));
  });
  beforeEach(() => {
    workspaceId++;
  });

  const context = (scopeKeys?: readonly string[]) => ({ ...contextOf(workspaceId, NOW), ...(scopeKeys && { scopeKeys }) });
  const store = (text: string, meta: Record<string, unknown>, scopeKeys?: readonly string[]) =>
    storing.store(context(scopeKeys), { text, meta });

  it('keeps an equal text of each user', async () => {
    const [ana, ben] = [await store(ALLERGY, { user_id: 'ana' }), await store(ALLERGY, { user_id: 'ben' })];
    expect([ana.action, ben.action]).toEqual(['stored_new', 'stored_new']);
    expect(await store(ALLERGY, { user_id: 'ben', source: 'again' })).toMatchObject({ id: ben.id, action: 'duplicate_exact' });
    expect(await store(ALLERGY, { user_id: 'ana' })).toMatchObject({ id: ana.id, action: 'duplicate_exact' });
    expect((await store(ALLERGY, {})).action).toBe('stored_new');
  });

  it('replaces a fact of one user with one of the same user only', async () => {
    const ana = await store(TEA, { user_id: 'ana' });
    expect(await store(COFFEE, { user_id: 'ben' })).toMatchObject({ action: 'stored_new' });
    expect(await store(COFFEE, { user_id: 'ana' })).toMatchObject({ id: ana.id, action: 'updated_existing' });
  });

  it('compares across all users in a workspace without scope keys', async () => {
    const ana = await store(ALLERGY, { user_id: 'ana' }, []);
    expect(await store(ALLERGY, { user_id: 'ben' }, [])).toMatchObject({ id: ana.id, action: 'duplicate_exact' });
  });

  it('gives memories other scopes after the keys of their workspace changed, and loses none', async () => {
    const { database } = opened();
    const [{ id: account }] = await database.dataSource.query(`INSERT INTO accounts (name) VALUES ('a') RETURNING id`);
    const [{ id }] = await database.dataSource.query(`INSERT INTO workspaces (account_id, name) VALUES ($1, 'w') RETURNING id`, [
      account,
    ]);
    workspaceId = id;
    const { db, transactions } = handlesOf(database);
    const runs = new RescopingRepository(db, transactions, encryptionOf(database));
    const rescope = async (scopeKeys: readonly string[]) => {
      await database.dataSource.query('UPDATE workspaces SET scope_keys = $2 WHERE id = $1', [id, scopeKeys]);
      await transactions.run((tx) => new RescopingRequests().begin(tx, id));
      // No process stores by the old keys any more.
      await database.dataSource.query(`UPDATE rescopings SET requested_at = now() - interval '1 hour'`);
      const run = await runs.claim('5f0c7a3e-0000-4000-8000-000000000000');
      expect(run?.workspaceId).toBe(id);
      for (let state = await runs.next(run!); state !== 'finished'; ) state = await runs.next(run!);
      expect(await runs.claim('5f0c7a3e-0000-4000-8000-000000000000')).toBeUndefined();
    };
    const { scopeKeys } = context();
    const ana = await store(ALLERGY, { user_id: 'ana' });
    const ben = await store(ALLERGY, { user_id: 'ben' });

    await rescope([]);
    const known = await store(ALLERGY, { user_id: 'cem' }, []);
    expect(known.action).toBe('duplicate_exact');
    expect([ana.id, ben.id]).toContain(known.id);
    const [{ count }] = await database.dataSource.query('SELECT count(*)::int AS count FROM memories WHERE workspace_id = $1', [
      id,
    ]);
    expect(count).toBe(2);

    await rescope(scopeKeys);
    expect(await store(ALLERGY, { user_id: 'ana' })).toMatchObject({ id: ana.id, action: 'duplicate_exact' });
    expect(await store(ALLERGY, { user_id: 'ben' })).toMatchObject({ id: ben.id, action: 'duplicate_exact' });
    expect(await store(ALLERGY, { user_id: 'cem' })).toMatchObject({ action: 'stored_new' });
  });

  it('keeps a text under an external id, once for each user', async () => {
    const put = (text: string, user_id: string) => storing.store(context(), { text, meta: { user_id }, externalId: 'drink' });
    const ana = await put(TEA, 'ana');
    expect(await put(TEA, 'ben')).toMatchObject({ action: 'stored_new' });
    expect(await put(COFFEE, 'ana')).toMatchObject({ id: ana.id, action: 'updated_existing' });
    expect(await put(COFFEE, 'ana')).toMatchObject({ id: ana.id, action: 'duplicate_exact' });
    expect(await store(COFFEE, { user_id: 'ana' })).toMatchObject({ action: 'stored_new' });
  });

  it('is computed by the database as here', async () => {
    const metas = [
      {},
      { user_id: '' },
      { user_id: null, run_id: 'r' },
      { user_id: 'ana', run_id: 'r', source: 's' },
      { user_id: 7, agent_id: 'a"\\\n\u0001\u007f\u2028é😀' },
      { thread_id: 't', session_id: 's', project: 'p', app_id: true },
    ].map((meta) => JSON.stringify(meta));
    const rows = await opened().database.dataSource.query(
      'SELECT memory_scope(meta::jsonb) AS scope FROM unnest($1::text[]) WITH ORDINALITY AS m (meta, place) ORDER BY place',
      [metas],
    );
    const { scopeKeys } = context();
    expect(rows.map(({ scope }: { scope: Uint8Array }) => Buffer.from(scope).toString('hex'))).toEqual(
      metas.map((meta) => plainScope(scopeOf(meta, scopeKeys)).toString('hex')),
    );
  });
});
