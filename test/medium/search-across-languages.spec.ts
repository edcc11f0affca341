import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vectorTypeFor } from '../../src/database/vector-index.js';
import { toVectorText } from '../../src/database/vector-text.js';
import type { EmbeddingSpace } from '../../src/modules/embeddings/embedding-space.js';
import { WorkspaceLayouts } from '../../src/modules/memory/records/workspace-layouts.js';
import { searchStatement } from '../../src/modules/memory/retrieve/search-statement.js';
import { isForeign, MINILM_LANGUAGES } from '../../src/providers/embeddings/language-calibration.js';
import { LocalEmbedder } from '../../src/providers/embeddings/local/local-embedder.js';
import { handlesOf, useDatabase } from '../support/database.js';
import { engines } from '../support/engines.js';

const FOREIGN = [
  'Der Schlüssel zum Schuppen liegt unter dem Blumentopf',
  'La llave del cobertizo está debajo de la maceta',
  'La clef de la remise se trouve sous le pot de fleurs',
  'Klucz do szopy leży pod doniczką',
];
const OTHERS = [
  'The key to the shed is under the flower pot',
  'Björn lives in Malmö and works for Électricité de France',
  'SELECT id FROM orders WHERE total > 100',
  'Ключ от сарая лежит под цветочным горшком',
  '物置の鍵は植木鉢の下にある',
];
const TEXTS = [...FOREIGN, ...OTHERS];
const QUERIES = ['Where is the key to the shed?', 'Wo ist der Schlüssel zum Schuppen?', 'Где ключ от сарая?'];

const dot = (a: Float32Array, b: Float32Array) => a.reduce((sum, value, i) => sum + value * b[i]!, 0);

describe('a search across languages', () => {
  const home = mkdtempSync(join(tmpdir(), 'languages-'));
  const embedder = new LocalEmbedder(home);
  const vectors = new Map<string, Float32Array>();
  const vectorOf = (text: string) => vectors.get(text) as Float32Array;
  const isForeignText = (text: string) => isForeign(MINILM_LANGUAGES, vectorOf(text));

  beforeAll(async () => {
    const texts = [...TEXTS, ...QUERIES];
    const embedded = await embedder.embed(texts);
    for (const [i, text] of texts.entries()) vectors.set(text, embedded[i] as Float32Array);
  }, 120_000);
  afterAll(async () => {
    await embedder.close();
    rmSync(home, { recursive: true });
  });

  it.each(FOREIGN)('knows by its vector that this is in another language: %s', (text) => expect(isForeignText(text)).toBe(true));
  it.each(OTHERS)('knows by its vector that this is in English or unread: %s', (text) => expect(isForeignText(text)).toBe(false));

  describe.each(engines)('on $name', (engine) => {
    const WORKSPACE = 1;
    const database = useDatabase(engine);
    const db = () => handlesOf(database()).db;

    beforeAll(() =>
      database().dataSource.query(
        `INSERT INTO memories (workspace_id, text, text_hash, meta, importance, categories,
                               temporal_type, temporal_raw_text, embedding, embedding_model_id, created_at, updated_at)
         SELECT $1, text, sha256(text::bytea), '{}', 5, '{knowledge}', 'persistent', text, vector::halfvec, 1, now(), now()
         FROM unnest($2::text[], $3::text[]) AS m (text, vector)`,
        [WORKSPACE, TEXTS, TEXTS.map((text) => toVectorText(vectorOf(text)))],
      ),
    );

    const find = async (query: string, minScore: number, languages?: typeof MINILM_LANGUAGES) => {
      const space = {
        id: 1,
        vectorColumn: 'embedding',
        vectorType: vectorTypeFor(engine.name === 'embedded', embedder.dimensions),
        dimensions: embedder.dimensions,
        embedder: { calibration: embedder.calibration, languages },
      } as EmbeddingSpace;
      const shape = {
        ...(await new WorkspaceLayouts(db()).searchPlan(WORKSPACE)),
        ...{ nearest: 100, explain: false, past: false, encrypted: false, period: false },
        foreign: languages !== undefined && isForeignText(query),
      };
      const values = [WORKSPACE, toVectorText(vectorOf(query)), [], minScore, new Date(), 50];
      const hits = await db().query<{ text: string; similarity: number }>(null, searchStatement(space, shape), values);
      return new Map(hits.map(({ text, similarity }) => [text, similarity]));
    };

    it.each(QUERIES)('takes the calibration of the languages of both texts: %s', async (query) => {
      const [found, fitting] = [await find(query, 0, embedder.languages), await find(query, 0.35, embedder.languages)];
      expect([...found.keys()].sort()).toEqual([...TEXTS].sort());
      for (const text of TEXTS) {
        const isAcross = isForeignText(query) !== isForeignText(text);
        const { similarityOf } = isAcross ? MINILM_LANGUAGES.across : embedder.calibration;
        // The database may have rounded the vectors to half precision.
        expect(found.get(text)).toBeCloseTo(similarityOf(dot(vectorOf(query), vectorOf(text))), 2);
        expect(fitting.get(text)).toBe((found.get(text) as number) >= 0.35 ? found.get(text) : undefined);
      }
    });

    it('has one calibration for a model without one across languages', async () => {
      const found = await find(QUERIES[0] as string, 0);
      for (const text of FOREIGN) {
        const cosine = dot(vectorOf(QUERIES[0] as string), vectorOf(text));
        expect(found.get(text)).toBeCloseTo(embedder.calibration.similarityOf(cosine), 2);
      }
    });
  });
});
