import 'reflect-metadata';
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { TENANT_ROLE, WORKSPACE_SETTING } from '../../src/database/tenancy/tenant-client.js';
import { vectorTypeFor } from '../../src/database/vector-index.js';
import { toVectorText } from '../../src/database/vector-text.js';
import { NeighbourRepository } from '../../src/modules/memory/records/neighbour.repository.js';
import { WorkspaceLayouts } from '../../src/modules/memory/records/workspace-layouts.js';
import { LexemeStatistics } from '../../src/modules/memory/retrieve/lexeme-statistics.js';
import { queryWords } from '../../src/modules/memory/retrieve/query-words.js';
import { type SearchShape, searchStatement } from '../../src/modules/memory/retrieve/search-statement.js';
import { MINILM } from '../../src/providers/embeddings/calibration.js';
import { contextOf } from '../support/context.js';
import { encryptionOf, handlesOf, useDatabase } from '../support/database.js';
import { type Engine, engines } from '../support/engines.js';

const DIMENSIONS = 384;
const MEMORIES = 1_500;
const STEP = 100;
const SUBJECTS = ['heron', 'lantern', 'kayak', 'tavern', 'quarry', 'saffron', 'glacier', 'violin'];
const spaceOn = ({ name }: Engine) =>
  ({
    id: 1,
    vectorColumn: 'embedding',
    vectorType: vectorTypeFor(name === 'embedded', DIMENSIONS),
    dimensions: DIMENSIONS,
    embedder: { calibration: MINILM },
  }) as Parameters<typeof searchStatement>[0];

/** Vectors of texts about one subject are near each other. */
const vectorOf = (i: number) => {
  const vector = Float32Array.from(
    { length: DIMENSIONS },
    (_, d) => Math.sin((i % SUBJECTS.length) * 7 + d) + 0.5 * Math.sin(i * 13.7 + d * 1.3),
  );
  const length = Math.hypot(...vector);
  return vector.map((value) => value / length);
};

describe.each(engines)('the search on $name', (engine) => {
  const SPACE = spaceOn(engine);
  const database = useDatabase(engine);
  const query = (text: string, values: unknown[] = []) => database().dataSource.query(text, values);
  const insert = (workspaceId: number, memories: readonly { text: string; vector: Float32Array }[]) =>
    query(
      `INSERT INTO memories (workspace_id, text, text_hash, meta, importance, categories,
                             temporal_type, temporal_raw_text, embedding, embedding_model_id, created_at, updated_at)
       SELECT $1, text, sha256((text || ordinality)::bytea), '{}', 5, '{knowledge}',
              'persistent', text, vector::halfvec, 1, now(), now()
       FROM unnest($2::text[], $3::text[]) WITH ORDINALITY AS m (text, vector)`,
      [workspaceId, memories.map(({ text }) => text), memories.map(({ vector }) => toVectorText(vector))],
    );
  // biome-ignore lint/suspicious/noExplicitAny: as rows of the driver are.
  const ask = (text: string, values: unknown[]) => handlesOf(database()).db.query<any>(null, text, values);
  const statistics = () => new LexemeStatistics(handlesOf(database()).db);
  const layout = (workspaceId: number) => new WorkspaceLayouts(handlesOf(database()).db).layoutOf(workspaceId);

  describe('of a big workspace', () => {
    const workspaceId = 1;
    beforeAll(async () => {
      // The embedded database gives a statement 30 s, on a busy machine, too.
      for (let from = 0; from < MEMORIES; from += STEP)
        await insert(
          workspaceId,
          Array.from({ length: STEP }, (_, k) => from + k).map((i) => ({
            text: `Note ${i} about the ${SUBJECTS[i % SUBJECTS.length]}`,
            vector: vectorOf(i),
          })),
        );
      await statistics().count();
      const { partition } = await layout(workspaceId);
      await query(`ANALYZE memories_${partition}`);
    }, 120_000);

    const shape = async (exact: boolean, wide = false): Promise<SearchShape> => ({
      partition: (await layout(workspaceId)).partition,
      exact,
      indexed: !exact,
      wide,
      nearest: 100,
      explain: true,
      past: false,
      encrypted: false,
      period: false,
      foreign: false,
    });
    const values = (i: number, text: string, topK: number) => [
      workspaceId,
      toVectorText(vectorOf(i)),
      queryWords(text),
      0.35,
      new Date(),
      topK,
    ];
    const search = async (exact: boolean, ...what: Parameters<typeof values>) =>
      ask(searchStatement(SPACE, await shape(exact)), values(...what));

    it('knows how many memories there are, and where', async () => {
      expect((await layout(workspaceId)).memories).toBe(MEMORIES);
      const [{ partition }] = await query(
        'SELECT tableoid::regclass::text AS partition FROM memories WHERE workspace_id = $1 LIMIT 1',
        [workspaceId],
      );
      expect(partition).toBe(`memories_${(await layout(workspaceId)).partition}`);
    });

    it('finds by its indexes what looking at every memory finds', async () => {
      for (const i of [3, 420, MEMORIES - 1]) {
        const text = `note ${i} ${SUBJECTS[i % SUBJECTS.length]}`;
        const [exact, indexed] = [await search(true, i, text, 5), await search(false, i, text, 5)];
        expect(exact[0].text).toBe(`Note ${i} about the ${SUBJECTS[i % SUBJECTS.length]}`);
        expect(indexed[0]).toEqual(expect.objectContaining({ id: exact[0].id, similarity: exact[0].similarity }));
        expect(indexed[0].score).toBeCloseTo(exact[0].score, 4);
      }
    });

    it('walks the index on a broader path for one statement, where it is asked to', async () => {
      const [usual, wide] = [await shape(false), await shape(false, true)];
      const width = async () => (await query('SHOW hnsw.ef_search'))[0]['hnsw.ef_search'];
      await database().dataSource.transaction(async (manager) => {
        await manager.query(`SET LOCAL enable_sort = off`);
        const what = values(3, 'note 3', 5);
        const ids = async (how: SearchShape) =>
          (await manager.query(searchStatement(SPACE, how), what)).map(({ id }: { id: number }) => id);
        const usually = await ids(usual);
        expect(await ids(wide)).toEqual(usually);
        const explained = await manager.query(`EXPLAIN (FORMAT JSON) ${searchStatement(SPACE, wide)}`, what);
        expect(JSON.stringify(explained)).toMatch(/memories_\d+_embedding\w*_idx|memories_\d+_expr_idx|memories_\d+_embedding_1/);
        expect((await manager.query('SHOW hnsw.ef_search'))[0]['hnsw.ef_search']).toBe('200');
      });
      expect(await width()).toBe('100');
      await ask(searchStatement(SPACE, await shape(false, true)), values(3, 'note 3', 5));
      expect(await width()).toBe('100');
    });

    it('brings in a memory for a rare word that its vector alone would not', async () => {
      const far = 1_001;
      // Nearest to this vector are all notes about the same subject; the word is about another one, which is near enough.
      const hits = await search(false, 1_000, `note ${far}`, 50);
      expect(hits.map(({ text }: { text: string }) => text)).toContain(
        `Note ${far} about the ${SUBJECTS[far % SUBJECTS.length]}`,
      );
    });

    it('uses the vector index and the word index', async () => {
      const statement = searchStatement(SPACE, await shape(false));
      const { partition } = await layout(workspaceId);
      const plan = await database().dataSource.transaction(async (manager) => {
        await manager.query('SET LOCAL enable_seqscan = off');
        // As if this workspace were one of thousands, and the others small.
        await manager.query(`ALTER TABLE memories_${partition} ALTER COLUMN workspace_id SET (n_distinct = 5000)`);
        await manager.query(`ANALYZE memories_${partition}`);
        // As the service has it planned: once, for any values.
        await manager.query('SET LOCAL plan_cache_mode = force_generic_plan');
        await manager.query(
          `SELECT set_config('role', '${TENANT_ROLE}', true), set_config('${WORKSPACE_SETTING}', '${workspaceId}', true)`,
        );
        await manager.query(`PREPARE searching AS ${statement}`);
        const literals = `${workspaceId}, '${toVectorText(vectorOf(3))}', '{note,3,heron}', 0.35, now(), 5`;
        const explained = await manager.query(`EXPLAIN (FORMAT JSON) EXECUTE searching(${literals})`);
        await manager.query('DEALLOCATE searching');
        return JSON.stringify(explained);
      });
      expect(plan).toMatch(/memories_\d+_embedding\w*_idx|memories_\d+_expr_idx|memories_\d+_embedding_1/);
      expect(plan).toMatch(/memories_\d+_workspace_lexemes_idx/);
      expect(plan).not.toMatch(/Seq Scan","[^}]*"Relation Name":"memories_/);
    });
  });

  describe('never returns an archived memory, or one of another workspace,', () => {
    const OWN = 50;
    const FILLERS = 60;
    /** More than the candidates that the words, or the vectors, of a statement for one memory yield. */
    const HIDDEN = 45;
    /** The vector of each hidden memory, and of the query: nothing is nearer. */
    const BEST = vectorOf(0);
    const hidden = (whose: string) => Array.from({ length: HIDDEN }, (_, i) => ({ text: `Quetzal ${whose} ${i}`, vector: BEST }));
    let stranger: number;

    beforeAll(async () => {
      const { partition } = await layout(OWN);
      // In one partition: what is in another one is out of reach of the statement anyway.
      for (stranger = OWN + 1; (await layout(stranger)).partition !== partition; ) stranger++;
      await insert(stranger, hidden('of a stranger'));
      await insert(OWN, hidden('of the archive'));
      await insert(
        OWN,
        Array.from({ length: FILLERS }, (_, i) => ({ text: `Note ${i} about ${SUBJECTS[i % 8]}`, vector: vectorOf(i + 8) })),
      );
      // Between what is archived, which are its neighbours in time.
      await insert(OWN, [{ text: 'Quetzal archived before', vector: BEST }]);
      await insert(OWN, [{ text: 'Quetzal feathers are green', vector: vectorOf(1_004) }]);
      await insert(OWN, [{ text: 'Quetzal archived after', vector: BEST }]);
      await query(`UPDATE memories SET archived_at = now() WHERE workspace_id = $1 AND text ~ 'archive'`, [OWN]);
      await statistics().count();
    });

    const places: [string, Pick<SearchShape, 'exact' | 'indexed' | 'wide'>][] = [
      ['looking at every vector', { exact: true, indexed: false, wide: false }],
      ['whatever index the planner takes', { exact: false, indexed: false, wide: false }],
      ['the vector index', { exact: false, indexed: true, wide: false }],
      ['a broader path through the vector index', { exact: false, indexed: true, wide: true }],
    ];
    const found = async (
      place: (typeof places)[number][1],
      words: string,
      more: Partial<SearchShape> = {},
      asOf = new Date(),
    ) => {
      const { partition } = await layout(OWN);
      const shape = {
        partition,
        ...place,
        nearest: 1,
        explain: false,
        past: false,
        encrypted: false,
        period: false,
        foreign: false,
        ...more,
      };
      const values = [OWN, toVectorText(BEST), queryWords(words), 0, asOf, 50];
      const hits: { text: string }[] = await ask(searchStatement(SPACE, shape), values);
      return hits.map(({ text }) => text);
    };

    it.each(places)('for its vector, searched by %s', async (_name, place) => {
      const [one, ...others] = await found(place, 'xylophone');
      // The nearest of those that are left.
      expect([one, others]).toEqual([expect.stringMatching(/^Note \d+ about heron$/), []]);
      const all = await found(place, 'xylophone', { nearest: 200, explain: true });
      expect(all.join()).not.toMatch(/Quetzal (of|archived)/);
      expect(all.length).toBeGreaterThan(1);
    });

    it.each(places)('for its words, beside vectors searched by %s', async (_name, place) => {
      const texts = await found(place, 'quetzal');
      expect(texts).toContain('Quetzal feathers are green');
      expect(texts.join()).not.toMatch(/Quetzal (of|archived)/);
    });

    it('when the past is searched', async () => {
      const texts = await found(places[0]![1], 'quetzal', { past: true, nearest: 200 });
      expect(texts).toContain('Quetzal feathers are green');
      expect(texts.join()).not.toMatch(/Quetzal (of|archived)/);
    });

    it.each([
      ['a small', 300],
      ['a big', 10_000],
      ['a huge', 100_000],
    ])('as the neighbour or duplicate of a new text in %s workspace', async (_size, memories) => {
      // The size of a workspace decides how it is searched.
      await query(`UPDATE lexeme_statistics SET memories = $2 WHERE workspace_id = $1 AND lexeme = ''`, [OWN, memories]);
      const { db } = handlesOf(database());
      const layouts = new WorkspaceLayouts(db);
      expect((await layouts.searchPlan(OWN)).exact).toBe(memories === 300);
      const neighbours = new NeighbourRepository(db, layouts, encryptionOf(database()));
      const neighboursOf = (text: string) => {
        // As `insert` has it for the first text of a call.
        const textHash = createHash('sha256').update(`${text}1`).digest();
        return neighbours.find(
          contextOf(OWN, new Date()),
          { space: SPACE, vector: BEST },
          { textHash, scopes: [Buffer.alloc(0)] },
          5,
        );
      };
      for (const text of ['Quetzal of a stranger 0', 'Quetzal of the archive 0']) {
        const { nearest, hasDuplicate } = await neighboursOf(text);
        expect(hasDuplicate).toBe(false);
        expect(nearest.map((near) => near.text)).toEqual(Array(5).fill(expect.stringMatching(/^Note /)));
      }
      expect((await neighboursOf('Quetzal feathers are green')).hasDuplicate).toBe(true);
    });
  });

  it('counts the words of live memories, whatever is done to them', async () => {
    let workspaceId = 100;
    const action = fc.record({
      kind: fc.constantFrom('insert', 'edit', 'delete', 'archive', 'unarchive', 'count'),
      target: fc.nat(5),
      words: fc.array(fc.constantFrom('heron', 'herons', 'the', 'kayak', '5,000', 'getUserName'), { minLength: 1, maxLength: 4 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(action, { minLength: 1, maxLength: 12 }), async (actions) => {
        workspaceId++;
        for (const [i, { kind, target, words }] of actions.entries()) {
          const text = words.join(' ');
          const inWorkspace = `workspace_id = ${workspaceId}`;
          const targetId = `SELECT id FROM memories WHERE ${inWorkspace} ORDER BY id LIMIT 1 OFFSET ${target}`;
          const at = `${inWorkspace} AND id = (${targetId})`;
          if (kind === 'insert') await insert(workspaceId, [{ text: `${text} ${i}`, vector: vectorOf(i) }]);
          else if (kind === 'edit') await query(`UPDATE memories SET text = $1 WHERE ${at}`, [text]);
          else if (kind === 'delete') await query(`DELETE FROM memories WHERE ${at}`);
          else if (kind === 'archive') await query(`UPDATE memories SET archived_at = now() WHERE ${at}`);
          else if (kind === 'unarchive')
            await query(`UPDATE memories SET archived_at = NULL, text_hash = sha256(random()::text::bytea) WHERE ${at}`);
          else await statistics().count();
        }
        await statistics().count();
        const counted = await query(
          'SELECT lexeme, memories FROM lexeme_statistics WHERE workspace_id = $1 ORDER BY lexeme COLLATE "C"',
          [workspaceId],
        );
        const held = await query(
          `SELECT lexeme, count(*) AS memories FROM memories, unnest(array_append(tsvector_to_array(lexemes), '')) AS lexeme
           WHERE workspace_id = $1 AND archived_at IS NULL GROUP BY lexeme ORDER BY lexeme COLLATE "C"`,
          [workspaceId],
        );
        expect(counted).toEqual(held);
      }),
      { numRuns: 12 },
    );
  });

  it('counts once what several processes count at the same time', async () => {
    const workspaceId = 99;
    await insert(
      workspaceId,
      Array.from({ length: 200 }, (_, i) => ({ text: `heron ${i}`, vector: vectorOf(i) })),
    );
    await Promise.all(Array.from({ length: 4 }, () => statistics().count()));
    expect((await layout(workspaceId)).memories).toBe(200);
  });
});
