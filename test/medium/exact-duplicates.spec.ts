import 'reflect-metadata';
import { StorePipeline } from '../../src/modules/memory/store/store.pipeline.js';
import type { DecisionMaker, Neighbour } from '../../src/text/dedup/decision.js';
import { LocalRules } from '../../src/text/dedup/local-rules.js';
import { contextOf } from '../support/context.js';
import { engines } from '../support/engines.js';
import { useScriptedEmbeddings, vectorAt } from '../support/scripted-embeddings.js';

const NOW = new Date('2026-03-02T10:00:00.000Z');
const DIMENSIONS = 8;
const FIRST = 'First Postgres, then Redis, then the API: that is the start order';
/** Has the content of {@link FIRST} in another exact form: only its vector makes it a duplicate. */
const SAME = 'First Postgres then Redis then the API; that is the start order';
const OTHER = 'First Redis, then Postgres, then the API: that is the start order';

/** A unit vector at this cosine to that of {@link FIRST}. */
const at = (cosine: number) => vectorAt(cosine, DIMENSIONS);

describe.each(engines)('exact duplicates by similarity, on $name', (engine) => {
  const opened = useScriptedEmbeddings(engine, DIMENSIONS);
  let storing: StorePipeline;
  /** The neighbours that the decision maker was asked about. */
  let asked: Neighbour[];
  let workspaceId = 0;

  beforeAll(() => {
    storing = opened().pipeline(keepingAll);
  });
  beforeEach(() => {
    workspaceId++;
    asked = [];
  });

  /** Takes no two texts for one, so that a duplicate is none of its decisions. */
  const rules = new LocalRules();
  const keepingAll: DecisionMaker = {
    decide: async (question) => {
      asked.push(...question.neighbours);
      const { traits } = await rules.decide({ ...question, neighbours: [] });
      return { decision: { action: 'stored_new' }, traits };
    },
  };
  const store = (text: string, cosine: number) => {
    opened().openai.vectors.set(text, at(cosine));
    return storing.store(contextOf(workspaceId, NOW), { text });
  };

  // Kept in half precision, a vector has three decimals: .98 itself may be stored on either side.
  it.each([0.981, 0.99])('takes the same content at a similarity of %s for the memory that is there', async (similarity) => {
    const first = await store(FIRST, 1);
    expect(await store(SAME, similarity)).toMatchObject({ id: first.id, action: 'duplicate_exact' });
    expect(asked).toEqual([]);
  });

  it.each([0.97, 0.979])('leaves the same content at a similarity of %s to the decision maker', async (similarity) => {
    const first = await store(FIRST, 1);
    expect(await store(SAME, similarity)).toMatchObject({ action: 'stored_new' });
    expect(asked).toMatchObject([{ id: first.id, similarity: expect.closeTo(similarity, 3) }]);
  });

  it.each([0.981, 0.999])(
    'leaves another order of the same words at a similarity of %s to the decision maker',
    async (cosine) => {
      const first = await store(FIRST, 1);
      expect(await store(OTHER, cosine)).toMatchObject({ action: 'stored_new' });
      expect(asked).toMatchObject([{ id: first.id }]);
    },
  );

  it('asks nobody about a memory below a similarity of 0.7', async () => {
    await store(FIRST, 1);
    await store(SAME, 0.699);
    expect(asked).toEqual([]);
    await store(OTHER, 0.701);
    // Both of them lie on one side of the first.
    expect(asked.map(({ text }) => text)).toEqual([SAME, FIRST]);
  });
});
