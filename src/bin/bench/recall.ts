import { toHalfvec } from '../../database/halfvec.js';
import { type Recall, SIZES, type Workspaces } from './memories.js';
import type { RawStack } from './raw-stack.js';
import { questionOf } from './sentences.js';

const DEPTH = 50;
const QUERIES = 40;
/** Numbers of questions that nothing else asks. */
const FIRST_QUESTION = 1_900_000_000;

/** Two vectors are as near as each other, however their distances are rounded. */
const TIE = 1e-9;

/**
 * Recall@50 of the service's vector statement against an exact search of the same rows, over some questions. A hit is what is as near as the
 * 50th of the exact search: of many that are equally near, either search may take any (Aumüller, Bernhardsson, Faithfull: ANN-Benchmarks, 2020).
 */
export async function measureRecall(raw: RawStack, ids: Workspaces): Promise<Recall> {
  const questions = Array.from({ length: QUERIES }, (_, i) => questionOf(FIRST_QUESTION + i));
  const vectors = await raw.embedTexts(questions);
  const recall: Partial<Recall> = {};
  for (const size of SIZES) {
    let found = 0;
    let there = 0;
    for (const vector of vectors) {
      const [exact, indexed] = [await exactlyNearest(raw, ids[size], vector), await raw.nearest(ids[size], vector, DEPTH)];
      const farthest = exact.at(-1) ?? 1;
      there += exact.length;
      found += indexed.filter((cosine) => cosine >= farthest - TIE).length;
    }
    recall[size] = found / there;
  }
  return recall as Recall;
}

/** The cosines, sorted outside any index: the rows are taken out first. */
async function exactlyNearest({ dataSource, space }: RawStack, workspaceId: number, vector: Float32Array): Promise<number[]> {
  const rows: { cosine: number }[] = await dataSource.query(
    `WITH live AS MATERIALIZED (
       SELECT ${space.slot} AS vector FROM memories
       WHERE workspace_id = $1 AND ${space.slot}_model_id = ${space.id} AND archived_at IS NULL)
     SELECT 1 - (vector <=> $2::halfvec(${space.dimensions})) AS cosine FROM live ORDER BY cosine DESC LIMIT ${DEPTH}`,
    [workspaceId, toHalfvec(vector)],
  );
  return rows.map(({ cosine }) => cosine);
}
