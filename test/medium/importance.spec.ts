import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LocalEmbedder } from '../../src/providers/embeddings/local/local-embedder.js';
import { importanceOf } from '../../src/text/importance/importance.js';
import { withMeaning } from '../../src/text/importance/meaning.js';
import { copyModel } from '../support/template.js';

/** Texts that are not in the training set, in ten languages, and their bands: low 1 to 3, mid 4 to 6, high 7 to 10. */
const SAMPLE: readonly { readonly text: string; readonly band: 'low' | 'mid' | 'high' }[] = readFileSync(
  new URL('../fixtures/importance.jsonl', import.meta.url),
  'utf8',
)
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line));
const LEAST_RIGHT = 0.78;
/** The most texts that would never fade although they are chat or ordinary facts. */
const MOST_WRONG_LASTING = 2;

const bandOf = (importance: number) => (importance <= 3 ? 'low' : importance <= 6 ? 'mid' : 'high');

describe('importance with the vectors of the built-in model', () => {
  const home = mkdtempSync(join(tmpdir(), 'importance-'));
  const judged: { text: string; band: string; importance: number }[] = [];

  beforeAll(async () => {
    await copyModel(home);
    const embedder = new LocalEmbedder(home);
    const vectors = await embedder.embed(SAMPLE.map(({ text }) => text));
    SAMPLE.forEach(({ text, band }, i) => {
      judged.push({
        text,
        band,
        importance: withMeaning(text, importanceOf(text), { model: embedder.model, vector: vectors[i]! }),
      });
    });
    await embedder.close();
  });
  afterAll(() => rmSync(home, { recursive: true }));

  it('is in the right band for most texts outside the training set', () => {
    const wrong = judged.filter(({ band, importance }) => bandOf(importance) !== band);
    expect(wrong.length <= judged.length * (1 - LEAST_RIGHT) ? [] : wrong).toEqual([]);
  });

  it('is 8 or more for hardly any chat or ordinary fact', () => {
    const wrong = judged.filter(({ band, importance }) => band !== 'high' && importance >= 8);
    expect(wrong.length <= MOST_WRONG_LASTING ? [] : wrong).toEqual([]);
  });
});
