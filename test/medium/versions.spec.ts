import 'reflect-metadata';
import { queryWords } from '../../src/modules/memory/retrieve/query-words.js';
import { StorePipeline } from '../../src/modules/memory/store/store.pipeline.js';
import type { DecisionMaker } from '../../src/text/dedup/decision.js';
import { LocalRules } from '../../src/text/dedup/local-rules.js';
import { contextOf } from '../support/context.js';
import { engines } from '../support/engines.js';
import { useScriptedEmbeddings, vectorAt } from '../support/scripted-embeddings.js';

const T0 = new Date('2026-03-02T10:00:00.000Z');
const T1 = new Date('2026-03-03T10:00:00.000Z');
const DIMENSIONS = 8;
const BERN = 'The office is in Bern';
const BASEL = 'Our office moved to Basel';
const CHUR = 'The office is in Chur';
/** A version by its words, but not linked: both can hold. */
const BRANCH = 'My sister opened the office in Basel';
const LONG = `The office is in ${Array.from({ length: 30 }, (_, i) => `house${i}x`).join(' ')}`;
const QUESTION = 'Where do we work?';

/** A unit vector at this cosine to that of {@link BERN}. */
const at = (cosine: number) => vectorAt(cosine, DIMENSIONS);

const cases = engines.flatMap((engine) => [
  { name: engine.name, engine, encrypted: false },
  { name: `${engine.name}, encrypted,`, engine, encrypted: true },
]);

describe.each(cases)('versions of a fact on $name', ({ engine, encrypted }) => {
  const opened = useScriptedEmbeddings(engine, DIMENSIONS, encrypted);
  let storing: StorePipeline;
  let workspaceId = 0;

  beforeAll(() => {
    storing = opened().pipeline(keepingAll);
  });
  beforeEach(() => {
    workspaceId++;
  });

  /** Takes no text for an update of another one: then both stay, which is what the ranking of versions is for. */
  const rules = new LocalRules();
  const keepingAll: DecisionMaker = {
    decide: async (question) => {
      const { traits } = await rules.decide({ ...question, neighbours: [] });
      return { decision: { action: 'stored_new' }, traits };
    },
  };
  const store = async (text: string, cosine: number, meta: object = {}, now = T0) => {
    opened().openai.vectors.set(text, at(cosine));
    const { id, action } = await storing.store(contextOf(workspaceId, now), { text, meta: { ...meta } });
    expect(action).toBe('stored_new');
    return id;
  };
  const query = (text: string, ...values: unknown[]) => opened().database.dataSource.query(text, [workspaceId, ...values]);
  const followedBy = async (id: number) =>
    (await query('SELECT follows FROM memories WHERE workspace_id = $1 AND id = $2', id))[0].follows;
  const linksOf = (id: number) =>
    query('SELECT older_id, confidence FROM memory_links WHERE workspace_id = $1 AND newer_id = $2', id);
  const accessesOf = async (id: number) =>
    query(
      'SELECT access_count, inherited_count, last_accessed_at FROM memory_accesses WHERE workspace_id = $1 AND memory_id = $2',
      id,
    );
  const use = (id: number, times: number, usedAt = T0) =>
    query(
      `INSERT INTO memory_accesses AS known VALUES ($1, $2, $3, $4)
       ON CONFLICT (workspace_id, memory_id) DO UPDATE SET access_count = known.access_count + $3, last_accessed_at = $4`,
      id,
      times,
      usedAt,
    );
  const search = async (text: string, cosine: number, topK = 10, asOf?: Date) => {
    opened().openai.vectors.set(text, at(cosine));
    const ctx = contextOf(workspaceId, T1);
    const embedded = await opened().spaces.embedQuery(ctx, text);
    const words = queryWords(text);
    const hits = await opened().searching.search(ctx, {
      embedded,
      words,
      topK,
      minScore: 0,
      filter: undefined,
      explain: false,
      asOf,
    });
    return hits.map(({ id }) => id);
  };

  describe('are told when they are stored', () => {
    it.each([0.61, 0.9])('at a similarity of %s', async (similarity) => {
      const older = await store(BERN, 1);
      expect(await followedBy(older)).toBeNull();
      expect(await followedBy(await store(BASEL, similarity, {}, T1))).toBe(older);
    });

    it('by the nearest of the older ones that may be one', async () => {
      await store(BERN, 1);
      const nearer = await store('The office is in Basel', 0.9);
      expect(await followedBy(await store(CHUR, 0.8))).toBe(nearer);
      workspaceId++;
      const only = await store(BERN, 1);
      await store('Mira drinks her coffee black', 0.95);
      await store(LONG, 0.9);
      expect(await followedBy(await store(BASEL, 0.85))).toBe(only);
    });

    it.each([
      ['of another conversation', { session_id: 'a' }, { session_id: 'b' }],
      ['of none', { session_id: 'a' }, {}],
      ['that is beside a conversation', {}, { thread_id: 7 }],
    ])('in a text of the same user %s, not in one of nobody', async (_name, before, after) => {
      const older = await store(BERN, 1, { user_id: 'ann', ...before });
      expect(await followedBy(await store(BASEL, 0.9, { user_id: 'ann', ...after }))).toBe(older);
      // Without a user, conversations are scopes of their own: nobody knows that both are of one person.
      await store(BERN, 1, before);
      expect(await followedBy(await store(BASEL, 0.9, after))).toBeNull();
    });

    it.each([{ session_id: 'a' }, { thread_id: 7 }, { run_id: 'r', n: 1 }, { source: 'chat' }])(
      'and two turns of the conversation %j are none',
      async (meta) => {
        await store(BERN, 1, meta);
        expect(await followedBy(await store(BASEL, 0.9, { ...meta, n: 2 }))).toBeNull();
      },
    );

    it.each<[string, string, string, number]>([
      ['too far from each other', BERN, BASEL, 0.59],
      ['about something else', BERN, 'Mira drinks her coffee black', 0.9],
      ['of which the newer one is long', BERN, LONG, 0.9],
      ['of which the older one is long', LONG, BERN, 0.9],
    ])('and two texts are none that are %s', async (_name, before, after, similarity) => {
      await store(before, 1);
      expect(await followedBy(await store(after, similarity))).toBeNull();
    });

    it('and what was said earlier, and is told late, is none', async () => {
      await store(BERN, 1, {}, T1);
      expect(await followedBy(await store(BASEL, 0.9, {}, T0))).toBeNull();
    });

    it('and what is archived has none', async () => {
      const older = await store(BERN, 1);
      await query('UPDATE memories SET archived_at = now() WHERE workspace_id = $1 AND id = $2', older);
      expect(await followedBy(await store(BASEL, 0.9))).toBeNull();
    });
  });

  describe('rank the newest first', () => {
    it('however often the older one was used', async () => {
      const older = await store(BERN, 1);
      const newer = await store(BASEL, 0.8);
      const other = await store('Mira drinks her coffee black', 0.3);
      await use(older, 5, T1);
      expect(await search(QUESTION, 0.95)).toEqual([newer, older, other]);
      expect(await search(QUESTION, 0.95, 1)).toEqual([newer]);
      await use(older, 500, T1);
      expect(await search(QUESTION, 0.95)).toEqual([newer, older, other]);
    });

    it('whatever the query is, if they are linked', async () => {
      const older = await store(BERN, 1);
      const newer = await store(BASEL, 0.8);
      await use(older, 50, T1);
      expect(await linksOf(newer)).toEqual([{ older_id: older, confidence: expect.any(Number) }]);
      expect(await search('Was there anything in Bern?', 1)).toEqual([newer, older]);
      expect(await linksOf(older)).toEqual([]);
    });

    it('unless the query names what the older one alone holds, or is nearer to it by far', async () => {
      const older = await store(BERN, 1);
      const newer = await store(BRANCH, 0.8);
      expect(await linksOf(newer)).toEqual([]);
      await use(older, 50, T1);
      expect(await search('Was there something in Bern?', 0.95)).toEqual([older, newer]);
      expect(await search('What is in Basel?', 0.95)).toEqual([newer, older]);
      // A text of its own: the vectors of queries are cached.
      expect(await search('Whereabouts do we sit?', 1)).toEqual([older, newer]);
    });

    it('unless the older one got another text since', async () => {
      const older = await store(BERN, 1);
      await store(BASEL, 0.8);
      await use(older, 50, T1);
      await query('UPDATE memories SET updated_at = $3 WHERE workspace_id = $1 AND id = $2', older, T1);
      expect((await search(QUESTION, 0.95))[0]).toBe(older);
    });

    it('of those that were stored by then, if the past is searched', async () => {
      const older = await store(BERN, 1);
      const newer = await store(BASEL, 0.8, {}, T1);
      expect(await search(QUESTION, 0.95, 10, new Date(T1.getTime() - 1_000))).toEqual([older]);
      expect(await search(QUESTION, 0.95, 10, T1)).toEqual([newer, older]);
    });
  });

  describe('inherit how often the older one was used', () => {
    it('apart from their own count', async () => {
      const older = await store(BERN, 1);
      await use(older, 7);
      const newer = await store(BASEL, 0.8);
      expect(await accessesOf(newer)).toEqual([{ access_count: 0, inherited_count: 7, last_accessed_at: null }]);
      await use(newer, 2);
      const newest = await store(CHUR, 0.7);
      expect(await accessesOf(newest)).toEqual([{ access_count: 0, inherited_count: 9, last_accessed_at: null }]);
      expect(await accessesOf(older)).toEqual([{ access_count: 7, inherited_count: 0, last_accessed_at: T0 }]);
    });

    it('even among the turns of one conversation, which are none', async () => {
      await use(await store(BERN, 1, { session_id: 'a' }), 7);
      expect(await accessesOf(await store(BASEL, 0.8, { session_id: 'a' }))).toMatchObject([{ inherited_count: 7 }]);
    });

    it('but not from a memory that is far from it, or was never used', async () => {
      const older = await store(BERN, 1);
      expect(await accessesOf(await store(BASEL, 0.8))).toEqual([]);
      await use(older, 7);
      expect(await accessesOf(await store('Mira drinks her coffee black', 0.5))).toEqual([]);
    });
  });
});
